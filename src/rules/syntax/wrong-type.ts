import { chartKey, decodeError } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { PatchValue } from '../../model/patch.ts';
import type { Problem, Shape } from '../../model/problem.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dotted, enumerate } from '../shared/names.ts';
import { refusal } from '../shared/refusal.ts';
import { isSecretName } from '../shared/secrets.ts';
import { swallowedSettings } from '../shared/map-tables.ts';
import { imageAsString, pullSecretAsMap, tagsAsList } from '../shared/values-shape.ts';

type WrongType = Extract<Problem, { code: 'wrong-type' }>;

export default defineRule({
  id: 'wrong-type',
  group: 'syntax',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'A value has a type that its reader refuses or misreads.',
    why: 'The runner decodes its configuration strictly: `cpu_limit = 1` is an integer where a string is due, and the whole file is refused. In values, the chart pastes the value into templates: text where a number is due makes broken TOML, and every text that is not empty counts as true, "false" too.',
    remedy: 'Write the value with the type that the setting has.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/',
      'gitlab-runner v19.3.0: common/config.go',
      'gitlab-runner chart 0.92.0: templates/configmap.yaml, templates/_helpers.tpl',
    ],
    fix: 'Writes the same value with the type that the setting has, where nobody can doubt it: `"true"` as true, `1` as "1". A small number of memory is left alone, as its unit is not known.',
  },
  examples: {
    bad: [
      `concurrent: ten
runners:
  secret: gitlab-runner-token
`,
      `# As other charts take it; Helm cannot render it.
runnerToken:
  existingSecret: gitlab-runner-token
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        cpu_limit = 1
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    privileged = "true"
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    [runners.kubernetes.node_selector]
      gpu = true
`,
      },
    ],
    good: [
      `# Text that prints as the number is harmless.
concurrent: "10"
runners:
  secret: gitlab-runner-token
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        cpu_limit = "1"
        poll_timeout = 600
        pull_policy = "always"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
    privileged = false
    pull_policy = ["always", "if-not-present"]
    [runners.kubernetes.node_selector]
      gpu = "true"
`,
      },
    ],
    fixed: [
      null,
      null,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        cpu_limit = "1"
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    privileged = true
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    [runners.kubernetes.node_selector]
      gpu = "true"
`,
    ],
  },
  check(release, report) {
    const swallowed = new Set(swallowedSettings(release).map(({ at }) => JSON.stringify(at.route)));
    for (const problem of release.problems) {
      if (problem.code !== 'wrong-type' || isOfAnotherRule(problem)) continue;
      const { at, document } = problem;
      if (document === 'config' && swallowed.has(JSON.stringify(at.route))) continue;
      const secret = isSecretName(at.key);
      report({
        at: at.valuePlace,
        secret,
        message:
          document === 'config'
            ? configMessage(problem, release)
            : valuesMessage(problem, secret) + helmError(at, release),
        ...(secret ? remedyForSecret(problem) : remedyFor(problem)),
        fix: secret ? undefined : correct(problem),
      });
    }
  },
});

function isOfAnotherRule(problem: WrongType): boolean {
  return Boolean(imageAsString(problem)?.string) || [tagsAsList, pullSecretAsMap].some((rule) => rule(problem));
}

/** A token that is given as the name of a Secret, as other charts take it. */
function remedyForSecret({ at, actual }: WrongType): { remedy?: string } {
  return actual === 'map' && /^runner(Registration)?Token$/.test(at.route.join('.'))
    ? { remedy: `Remove ${at.key}, and name the Secret with the token in runners.secret.` }
    : {};
}

/** What Helm ends at, if it does not take the value; the finding is one for both. */
function helmError(at: View, { problems }: Release): string {
  const route = JSON.stringify(at.route);
  const refusal = problems.find(
    (problem) => problem.code === 'chart-refuses' && JSON.stringify(problem.place.route) === route,
  );
  return refusal?.code === 'chart-refuses' ? ` Helm cannot render the chart with this: ${refusal.message}` : '';
}

function remedyFor({ at, correction, document, expected }: WrongType): { remedy?: string } {
  if (correction !== undefined) return { remedy: `Write ${at.key} as ${correction}${unitOf(at)}.` };
  const keys = document === 'values' && expected.includes('map') ? [...(chartKey(at.route)?.keys.keys() ?? [])] : [];
  return keys.length > 0 ? { remedy: `Write ${at.key} as a mapping with the keys ${enumerate(keys)}.` } : {};
}

function correct({ at, correction }: WrongType): Proposal | undefined {
  if (correction === undefined || lacksUnit(at)) return undefined;
  const value = JSON.parse(correction) as PatchValue;
  return { disposition: 'safe', title: `Write ${at.key} as ${correction}.`, changes: [{ op: 'set', at, value }] };
}

function unitOf(at: View): string {
  return lacksUnit(at) ? ` with a unit, "${at.number}Mi" for mebibytes: without one it counts bytes` : '';
}

/** A number of memory in quotes counts bytes, which is not meant by one that is less than any container needs. */
function lacksUnit({ key, number }: View): boolean {
  const isAmount = /(memory|ephemeral_storage)_(request|limit)/i.test(String(key));
  return isAmount && number !== undefined && number !== 0 && number < MEBIBYTE;
}

const MEBIBYTE = 2 ** 20;

function valuesMessage({ at, expected, actual }: WrongType, secret: boolean): string {
  const wanted = `${dotted(at.route)} must be ${wantedWords(expected, actual, VALUES_WORDS)}`;
  const read =
    secret || at.value === undefined
      ? `this is ${VALUES_WORDS[actual]}`
      : `Helm reads ${shown(at)} as ${VALUES_WORDS[actual]}`;
  const truth =
    actual === 'string' && chartKey(at.route)?.type === 'truth' ? ', and every text counts as true, "false" too' : '';
  return `${wanted}; ${read}${truth}.`;
}

function configMessage({ at, expected, actual }: WrongType, release: Release): string {
  const wanted = `${nameOf(at)} must be ${wantedWords(expected, actual, TOML_WORDS)}, this is ${TOML_WORDS[actual]}`;
  const why = decodeError(expected, actual);
  return `${wanted}: \`(last key "${dotted(at.route)}")${why ? `: ${why}` : ''}\`. ${refusal(release)}`;
}

/** A key by its name, an item by that of its list. */
function nameOf({ key, route }: View): string {
  return typeof key === 'string' ? key : `An item of ${route.findLast((step) => typeof step === 'string')}`;
}

function shown(view: View): string {
  const text = JSON.stringify(view.value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Where the type is right, the form is not: durations are text, and some integers have 32 bits. */
function wantedWords(expected: readonly Shape[], actual: Shape, words: Record<Shape, string>): string {
  if (!expected.includes(actual))
    return enumerate(
      expected.map((shape) => (shape === 'boolean' ? 'true or false' : words[shape])),
      'or',
    );
  return actual === 'string' ? 'a duration such as "90s" or "1h30m"' : `${words[actual]} of 32 bits`;
}

const VALUES_WORDS: Record<Shape, string> = {
  string: 'text',
  integer: 'a whole number',
  float: 'a number',
  boolean: 'a boolean',
  datetime: 'a date',
  null: 'nothing',
  map: 'a mapping',
  list: 'a list',
  'list of maps': 'a list of mappings',
};

const TOML_WORDS: Record<Shape, string> = {
  string: 'a string in quotes',
  integer: 'an integer',
  float: 'a float',
  boolean: 'a boolean',
  datetime: 'a date-time',
  null: 'nothing',
  map: 'a table',
  list: 'an array',
  'list of maps': 'an array of tables',
};
