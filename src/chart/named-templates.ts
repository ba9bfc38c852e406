import { goQuote } from '../template/go/text.ts';
import { outputText } from '../template/go/value.ts';
import type { Chart } from './chart.ts';
import { image } from './image.ts';
import { cacheSecret, fullname, serviceAccountName, shortened, tokenSecret } from './names.ts';
import { isAuthToken } from './register.ts';
import { sessionServerSetting, sessionServerTest, sessionServiceType } from './session-server.ts';
import { Undecided } from './stop.ts';
import { isSet, orDefault, quoted, stringOf, valueOf } from './values.ts';
import type { HelmValue } from '../model/helm-value.ts';

/** A named template of the chart: since when it exists, until when, and the text that it writes. */
interface NamedTemplate {
  readonly since: string;
  readonly until?: string;
  /** Absent where nobody is known to ask for the text. */
  readonly text?: (chart: Chart) => string;
}

/** Those of `gitlab-runner.*` (templates/_helpers.tpl and its like). */
const TEMPLATES: Readonly<Record<string, readonly NamedTemplate[]>> = {
  name: [{ since: '0.1.19', text: name }],
  fullname: [{ since: '0.1.19', text: fullname }],
  chart: [{ since: '0.1.45', text: chartLabel }],
  secret: [{ since: '0.1.21', text: secretText }],
  'cache.secret': [
    { since: '0.1.23', until: '0.53.0', text: cacheSecretText },
    { since: '0.53.2', text: cacheSecretText },
  ],
  'cache.s3ServerAddress': [{ since: '0.1.26', until: '0.53.0', text: s3ServerAddress }],
  gitlabUrl: [{ since: '0.1.19', text: (chart) => quotedText(valueOf(chart.at('gitlabUrl'))) }],
  serviceAccount: [{ since: '0.64.0', until: '0.66.0', text: (chart) => quotedText(serviceAccountName(chart)) }],
  serviceAccountName: [{ since: '0.66.0', text: (chart) => quotedText(serviceAccountName(chart)) }],
  image: [{ since: '0.1.45', text: (chart) => outputText(image(chart)) }],
  'server-session-timeout': [{ since: '0.37.0', text: (chart) => sessionServerSetting(chart, 'timeout') }],
  'server-session-external-port': [{ since: '0.37.0', text: (chart) => sessionServerSetting(chart, 'externalPort') }],
  'server-session-internal-port': [{ since: '0.37.0', text: (chart) => sessionServerSetting(chart, 'internalPort') }],
  'server-session-service-name': [{ since: '0.67.0', text: (chart) => `${fullname(chart)}-session-server` }],
  'server-session-service-type': [{ since: '0.67.0', text: sessionServiceType }],
  isSessionServerAllowed: [{ since: '0.62.0', text: sessionServerTest }],
  isAuthToken: [{ since: '0.53.0', until: '0.74.0', text: (chart) => String(isAuthToken(chart)) }],
  unregisterRunners: [{ since: '0.18.0' }],
  unregisterRunner: [{ since: '0.41.0', until: '0.45.0' }],
  'runner-env-vars': [{ since: '0.1.19' }],
  cache: [{ since: '0.1.40', until: '0.53.0' }],
  cache_s3: [{ since: '0.1.19', until: '0.1.40' }],
};

/** How to find the text of a named template of the chart; undefined where this release has none of that name. */
export function namedTemplate(chart: Chart, name: string): (() => string) | undefined {
  const own = name.startsWith('gitlab-runner.') ? TEMPLATES[name.slice('gitlab-runner.'.length)] : undefined;
  const found = own?.find(({ since, until }) => chart.since(since) && !(until !== undefined && chart.since(until)));
  if (!found) return undefined;
  const { text } = found;
  return () => {
    if (!text) throw new Undecided({ unknown: 'template', text: name });
    return text(chart);
  };
}

function quotedText(value: HelmValue): string {
  const text = quoted(value);
  return text === null ? '' : goQuote(text);
}

function name(chart: Chart): string {
  const override = chart.at('nameOverride');
  return shortened(isSet(override) ? stringOf(override) : chart.name);
}

function chartLabel(chart: Chart): string {
  return shortened(`${chart.name}-${chart.version}`.replaceAll('+', '_'));
}

/** Since 0.62.0 only a name that is given stands in quotes. */
function secretText(chart: Chart): string {
  const isBare = chart.since('0.62.0') && !chart.isSet('runners.secret');
  return isBare ? fullname(chart) : quotedText(tokenSecret(chart));
}

/** Before 0.10.0 a missing name was `s3access`. */
function cacheSecretText(chart: Chart): string {
  return quotedText(cacheSecret(chart) ?? (chart.before('0.10.0') ? 's3access' : null));
}

function s3ServerAddress(chart: Chart): string {
  return quotedText(orDefault(chart.at('runners.cache.s3ServerAddress'), ''));
}
