import { compareVersions } from '../knowledge/index.ts';
import type { Problem } from '../model/problem.ts';
import type { Release, View } from '../model/release.ts';
import type { EnvironmentLayers } from './environment-layers.ts';

/** A value of the right type that the runner does not take, with the runner's own words. */
export type RefusedValue = Extract<Problem, { code: 'refused-value' }>;

/** Levels that logrus parses, in any letter case (log/configuration.go of the runner). */
const LOG_LEVELS = ['panic', 'fatal', 'error', 'warn', 'warning', 'info', 'debug', 'trace'];
/** Formats, in this letter case. */
const LOG_FORMATS = ['runner', 'text', 'json'];
/** common/labels.go of the runner. */
const LABEL_KEY = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{2,64}$/;
const LABEL_VALUE = /^[a-zA-Z0-9._-]{1,256}$/;
const MOST_LABELS = 32;
/** Fields of a period at least: minute, hour, day, month, weekday (the runner's timeperiod package reads cron expressions). */
const PERIOD_FIELDS = 5;

type Read = Pick<Release, 'values' | 'config' | 'configRole' | 'runners' | 'runner'>;

/** The values at which the runner ends when it has decoded its configuration (recorded from runners 15.0 to 19.4). */
export function refusedValues(release: Read): readonly RefusedValue[] {
  const { config, runners, runner } = release;
  return [...logSettings(release), ...(config ? refusedOnLoad(config, runners, runner) : [])];
}

/** Those that are refused in any file that a version of the runner loads, a template too. */
export function refusedOnLoad(config: View, runners: readonly View[], version: string): readonly RefusedValue[] {
  return [...labels(config, runners, version), ...runners.flatMap(ofRunner)];
}

/** Variables of the manager that `register` cannot read. */
export function refusedVariables({ refused: variables }: EnvironmentLayers): readonly RefusedValue[] {
  return variables.flatMap(({ at, error, type }) =>
    at ? [{ ...refused(at, error, `Write ${wanted(type)}.`), ...correctionOf(at, type) }] : [],
  );
}

function wanted(type: string): string {
  if (type === 'boolean') return '"true" or "false"';
  if (type === 'integer') return 'a whole number in quotes';
  if (type === 'duration') return 'a duration such as "5m"';
  return `one pair, name:value, with ${type === 'map<boolean>' ? 'true or false' : 'a whole number'} for the value`;
}

/** An empty variable asks for nothing; people write yes and no for true and false. */
function correctionOf({ string }: View, type: string): Pick<RefusedValue, 'correction'> {
  const text = string?.trim().toLowerCase();
  if (text === '') return { correction: null };
  const correction = type === 'boolean' && text !== undefined ? TRUTHS[text] : undefined;
  return correction === undefined ? {} : { correction };
}

const TRUTHS: Readonly<Record<string, string>> = {
  true: 'true',
  yes: 'true',
  on: 'true',
  false: 'false',
  no: 'false',
  off: 'false',
};

function refused(at: View, error: string, remedy: string): RefusedValue {
  return { code: 'refused-value', at, error, remedy };
}

/** Of the values for the chart only what is not empty reaches the file; in a template, global keys are lost anyway. */
function logSettings({ values, config, configRole }: Read): readonly RefusedValue[] {
  if (configRole === 'whole' && config) return [...level(config.at('log_level')), ...format(config.at('log_format'))];
  if (!values) return [];
  const [logLevel, logFormat] = [values.at('logLevel'), values.at('logFormat')];
  return [...(logLevel.string ? level(logLevel) : []), ...(logFormat.string ? format(logFormat) : [])];
}

function level(at: View): readonly RefusedValue[] {
  if (at.string === undefined || LOG_LEVELS.includes(at.string.toLowerCase())) return [];
  const error = `failed to parse log level: not a valid logrus Level: "${at.string}"`;
  return [refused(at, error, `Write ${oneOf(LOG_LEVELS)}.`)];
}

function format(at: View): readonly RefusedValue[] {
  if (at.string === undefined || LOG_FORMATS.includes(at.string)) return [];
  const meant = at.string.trim().toLowerCase();
  const refusal = refused(at, 'unknown log format', `Write ${oneOf(LOG_FORMATS)}, in lower case.`);
  return [LOG_FORMATS.includes(meant) ? { ...refusal, correction: meant } : refusal];
}

function oneOf(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** Labels exist since 18.5; before, the key is unknown. Those of the global section count for every runner. */
function labels(config: View, runners: readonly View[], version: string): readonly RefusedValue[] {
  if (compareVersions(version, '18.5') < 0) return [];
  const shared = labelsOf(config);
  const tooMany = runners.filter((runner) => countLabels([...shared, ...labelsOf(runner)]) > MOST_LABELS);
  const error = `exceeded maximum computed labels number of ${MOST_LABELS}`;
  const remedy = 'Remove labels; those of the global section count for every runner.';
  return [
    ...[...shared, ...runners.flatMap(labelsOf)].flatMap(label),
    ...tooMany.map((runner) => refused(runner.at('labels'), error, remedy)),
  ];
}

function labelsOf(table: View): readonly View[] {
  return table.at('labels').entries();
}

function countLabels(all: readonly View[]): number {
  return new Set(all.map(({ key }) => key)).size;
}

function label(at: View): readonly RefusedValue[] {
  const remedy = 'Use letters, digits, ".", "_" and "-"; keys have at least three characters.';
  const invalid = (what: string, pattern: RegExp, text: string): RefusedValue =>
    refused(at, `invalid label ${what}, doesn't match "${pattern.source}": ${text}`, remedy);
  if (!LABEL_KEY.test(String(at.key))) return [invalid('key', LABEL_KEY, String(at.key))];
  return at.string === undefined || LABEL_VALUE.test(at.string) ? [] : [invalid('value', LABEL_VALUE, at.string)];
}

function ofRunner(runner: View): readonly RefusedValue[] {
  const monitored = runner.at('monitoring.job_queuing_durations').items();
  return [
    ...monitored.flatMap((entry) => [
      ...entry.at('periods').items().flatMap(period),
      ...timezone(entry.at('timezone')),
    ]),
    ...monitored.flatMap((entry) => expression(entry.at('jobs_running_for_project'))),
    ...runner
      .at('machine.autoscaling')
      .items()
      .flatMap((entry) => timezone(entry.at('Timezone'))),
    ...runner.at('machine.MachineOptionsWithName').items().flatMap(machineOption),
  ];
}

function period(at: View): readonly RefusedValue[] {
  if (at.string === undefined || at.string.trim().split(/\s+/).length >= PERIOD_FIELDS) return [];
  return [refused(at, 'periods: missing field(s)', 'Write a cron expression such as "* * 9-17 * * mon-fri *".')];
}

/** The runner takes names of the IANA database; so does the platform, which knows at least as many. */
function timezone(at: View): readonly RefusedValue[] {
  if (!at.string || at.string === 'Local' || isTimezone(at.string)) return [];
  return [refused(at, `unknown time zone ${at.string}`, 'Write a name such as "Europe/Zurich" or "UTC".')];
}

function isTimezone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Only what is broken in every dialect: a bracket that is never closed. */
function expression(at: View): readonly RefusedValue[] {
  if (at.string === undefined || !isUnclosed(at.string)) return [];
  const error = `jobs_running_for_project: error parsing regexp: missing closing ): \`${at.string}\``;
  return [refused(at, error, 'Close the bracket, or escape it with a backslash.')];
}

function isUnclosed(pattern: string): boolean {
  const plain = pattern.replaceAll(/\\[^]|\[[^\]]*\]?/g, (part) =>
    part.startsWith('[') && !part.endsWith(']') ? part.replaceAll(/\\[^]/g, '') : '',
  );
  return plain.split('(').length > plain.split(')').length;
}

function machineOption(at: View): readonly RefusedValue[] {
  if (at.string === undefined || at.string.includes('%s')) return [];
  const error = `machine option with name "${at.string}" must contain %s placeholder`;
  return [refused(at, error, 'Write %s where the name of the machine belongs, or use MachineOptions.')];
}
