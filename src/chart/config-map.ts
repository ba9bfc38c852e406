import type { LayeredView } from '../document/view.ts';
import type { HelmValue } from '../model/helm-value.ts';
import type { Unknown } from '../model/node.ts';
import type { Chart } from './chart.ts';
import { arrived, configTemplate } from './config-template.ts';
import { globalConfig, type Line } from './global-config.ts';
import { known } from './stop.ts';
import { isSet, ranged, stringOf, valueOf } from './values.ts';
import { brokenYaml, isOneLine, mapIn, yamlOf } from './yaml-text.ts';

/** Keys of a ConfigMap with their values: texts, unless the user's own are something else. */
export type ConfigMapData = ReadonlyMap<string, HelmValue>;

/** Keys of the ConfigMap that are made of values, the user's own over those of the chart; its scripts are left out. */
export function configMap(chart: Chart): ConfigMapData {
  const template = known(() => configTemplate(chart));
  return new Map([
    ...(template === null ? generated(chart) : configuration(chart, template)),
    ...preEntrypointScript(chart),
    ...ownKeys(chart),
  ]);
}

function configuration(
  chart: Chart,
  template: NonNullable<ReturnType<typeof configTemplate>> | Unknown,
): ConfigMapData {
  if ('unknown' in template) return new Map([...generated(chart), ['config.template.toml', template]]);
  if (template.role === 'whole') return new Map([['config.toml', arrived(template)]]);
  return new Map([...generated(chart), ['config.template.toml', arrived(template)]]);
}

function generated(chart: Chart): ConfigMapData {
  const lines = known(() => globalConfig(chart));
  return 'unknown' in lines ? new Map([['config.toml', lines]]) : blockScalar('config.toml', lines);
}

/** A text in a block scalar; a line break in a value that is printed as it is may end it, and begin a key. */
function blockScalar(key: string, lines: readonly Line[]): ConfigMapData {
  const multiline = lines.find(({ text }) => !isOneLine(text));
  if (!multiline) return new Map([[key, lines.map(({ text }) => `${text}\n`).join('')]]);
  const body = lines.map(({ text }) => `    ${text}\n`).join('');
  const data = mapIn(`data:\n  ${key}: |\n${body}  z: 1\n`, multiline.of, 'data');
  return new Map([...data].filter(([name]) => name !== 'z'));
}

function preEntrypointScript(chart: Chart): ConfigMapData {
  const setting = chart.at('preEntrypointScript');
  if (chart.before('0.20.0') || !isSet(setting)) return new Map();
  const text = stringOf(setting);
  const value = readScript(hasOwnKeys(chart) ? text : text.trimEnd(), setting);
  return value === '' ? new Map() : new Map([['pre-entrypoint-script', value]]);
}

/** Where keys of the user's own follow; blanks at the end of the whole are cut off. */
function hasOwnKeys(chart: Chart): boolean {
  return chart.since('0.27.0') && chart.isSet('configMaps');
}

/** A script in a block scalar ends with one line break; what begins or ends with blanks is for the parser to judge. */
function readScript(text: string, setting: LayeredView): HelmValue {
  const lines = text.split('\n');
  const end = lines.findLastIndex((line) => line !== '') + 1;
  const last = lines[end - 1] ?? '';
  if (/^\S/.test(text) && last.trim() !== '' && lines.every(isOneLine)) return `${lines.slice(0, end).join('\n')}\n`;
  const body = text.replaceAll('\n', '\n    ');
  return mapIn(`data:\n  k: |\n    ${body}\n\n  z: 1\n`, setting, 'data').get('k') ?? null;
}

/** Scripts of the chart; one of the user's that takes the place of one is as little shown. */
const SCRIPTS = [
  'entrypoint',
  'configure',
  'register-the-runner',
  'check-live',
  'set-session-server-address',
  'set-session-server-port',
];

/** `configMaps` is written into the map as it is, at its end. */
function ownKeys(chart: Chart): ConfigMapData {
  const setting = chart.at('configMaps');
  if (!hasOwnKeys(chart)) return new Map();
  if (setting.kind !== 'map') throw brokenYaml("could not find expected ':'", setting);
  const own = ranged(setting).map(([key, value]) => [key, known(() => valueOf(value))] as const);
  const last = own.at(-1);
  if (last && typeof last[1] === 'string') own[own.length - 1] = [last[0], withoutLastBlanks(last[1])];
  return new Map(own.filter(([key]) => !SCRIPTS.includes(key)));
}

/** Of several line breaks at the end of a block scalar one is left. */
function withoutLastBlanks(text: string): string {
  return text.endsWith('\n\n') && yamlOf(text).startsWith('|') ? `${text.trimEnd()}\n` : text;
}
