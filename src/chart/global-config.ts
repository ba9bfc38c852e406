import type { LayeredView } from '../document/view.ts';
import { goQuote } from '../template/go/text.ts';
import { outputText } from '../template/go/value.ts';
import type { Chart } from './chart.ts';
import { advertiseAddress, hasSessionServer, sessionServerSetting } from './session-server.ts';
import { isSet, orDefault, printed, quoted, valueOf } from './values.ts';

/** A line of a script or file that the chart writes, and the setting that is printed in it. */
export interface Line {
  readonly text: string;
  readonly of: LayeredView | null;
}

/** The config.toml that the chart makes of values; all but `log_level` and `log_format` are printed as they are. */
export function globalConfig(chart: Chart): readonly Line[] {
  return [
    ...(chart.since('0.58.0') ? [plain(chart, 'shutdown_timeout', 'shutdown_timeout')] : []),
    plain(chart, 'concurrent', 'concurrent'),
    plain(chart, 'check_interval', 'checkInterval'),
    ...logging(chart),
    ...listenAddress(chart),
    ...(chart.since('0.21.0') ? inQuotes(chart, 'sentry_dsn', 'sentryDsn') : []),
    ...(chart.since('0.64.0') ? inQuotes(chart, 'connection_max_age', 'connectionMaxAge') : []),
    ...(hasSessionServer(chart) ? sessionServer(chart) : []),
  ];
}

function plain(chart: Chart, key: string, path: string): Line {
  const of = chart.at(path);
  return { text: `${key} = ${printed(of)}`, of };
}

function inQuotes(chart: Chart, key: string, path: string): readonly Line[] {
  const of = chart.at(path);
  return isSet(of) ? [{ text: `${key} = "${printed(of)}"`, of }] : [];
}

function logging(chart: Chart): readonly Line[] {
  if (chart.before('0.1.30')) return [];
  const level = chart.at('logLevel');
  const format = chart.at('logFormat');
  return [
    { text: `log_level = ${goQuote(outputText(orDefault(level, 'info')))}`, of: level },
    ...(chart.since('0.10.0') && isSet(format)
      ? [{ text: `log_format = ${goQuote(quoted(valueOf(format)) ?? '')}`, of: format }]
      : []),
  ];
}

/** The port is that of `metrics.port` since 0.56.1. */
function listenAddress(chart: Chart): readonly Line[] {
  if (chart.before('0.1.20') || !chart.isSet('metrics.enabled')) return [];
  if (chart.since('0.56.1')) {
    const of = chart.at('metrics.port');
    return [{ text: `listen_address = ":${printed(of)}"`, of }];
  }
  const key = chart.since('0.1.34') ? 'listen_address' : 'metrics_server';
  return [{ text: `${key} = '${chart.since('0.16.0') ? '' : '[::]'}:9252'`, of: null }];
}

function sessionServer(chart: Chart): readonly Line[] {
  const of = chart.at('sessionServer');
  const port = sessionServerSetting(chart, 'internalPort');
  return [
    { text: '[session_server]', of: null },
    { text: `  session_timeout = ${sessionServerSetting(chart, 'timeout')}`, of },
    { text: `  listen_address = "0.0.0.0:${port}"`, of },
    { text: `  advertise_address = "${advertiseAddress(chart)}"`, of },
  ];
}
