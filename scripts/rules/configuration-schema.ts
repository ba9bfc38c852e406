import { PRESETS, SEVERITIES } from '../../src/config/configuration.ts';
import { FACTS, type FactType } from '../../src/knowledge/index.ts';
import type { Rule } from '../../src/model/rule.ts';

const TEXT = { type: 'string', minLength: 1 };
const TEXTS = { type: 'array', items: TEXT };
const VERSION = { type: 'string', pattern: String.raw`^v?\d+(\.\d+){0,2}$` };

/** JSON Schema of `.runner-lint.yaml`, for editors; it says the same as src/config/read.ts. */
export function configurationSchema(rules: readonly Rule[]): object {
  const settings = {
    preset: { description: 'Which rules run.', enum: PRESETS, default: 'recommended' },
    rules: { description: 'Severity by rule.', $ref: '#/$defs/rules' },
    facts: { description: 'What the files cannot tell.', $ref: '#/$defs/facts' },
    chartVersion: { description: 'Version of the Helm chart to judge by.', ...VERSION },
    runnerVersion: { description: 'Version of GitLab Runner to judge by.', ...VERSION },
  };
  const release = {
    name: TEXT,
    namespace: TEXT,
    values: { description: 'Values files from the folder of this one; later ones win.', ...TEXTS },
    set: { description: 'Values as --set takes them.', ...TEXTS },
    chartVersion: VERSION,
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://gitlab.com/runner-lint/runner-lint/-/raw/main/schemas/configuration.schema.json',
    title: 'Configuration of runner-lint',
    $comment: 'Made by "npm run rules"; do not edit.',
    ...objectOf(
      Object.entries({
        extends: {
          description: 'Configurations to build on: a path that begins with ./ or ../, or the name of a package.',
          anyOf: [TEXT, TEXTS],
        },
        ...settings,
        locked: { description: 'Rules that nothing can silence.', type: 'array', items: { enum: idsOf(rules) } },
        overrides: {
          description: 'Settings for some files.',
          type: 'array',
          items: {
            ...objectOf(
              Object.entries({ files: { description: 'Patterns as in .gitignore.', ...TEXTS }, ...settings }),
            ),
            required: ['files'],
          },
        },
        releases: {
          description: 'Releases that several values files make together.',
          type: 'array',
          items: { ...objectOf(Object.entries(release)), required: ['name', 'values'] },
        },
        ignore: { description: 'Patterns as in .gitignore of files to leave out of folders.', ...TEXTS },
        failOn: { description: 'Severity that makes the exit code 1.', enum: ['info', 'warning', 'error'] },
        maxWarnings: {
          description: 'Warnings make the exit code 1 if there are more than so many, whatever failOn says of them.',
          type: 'integer',
          minimum: 0,
        },
        baseline: { description: 'File with findings that are known.', ...TEXT },
      }),
    ),
    $defs: definitions(rules),
  };
}

/** What stands in the overrides as well. */
function definitions(rules: readonly Rule[]): object {
  return {
    // YAML 1.1 reads a bare `off` as false.
    severity: { enum: [...SEVERITIES, false] },
    rules: objectOf(rules.map(({ id, docs }) => [id, { description: docs.what, $ref: '#/$defs/severity' }])),
    facts: objectOf(
      Object.entries(FACTS).map(([name, { type, what }]) => [name, { description: what, ...fact(type) }]),
    ),
  };
}

function objectOf(properties: readonly (readonly [string, unknown])[]): object {
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(properties) };
}

function idsOf(rules: readonly Rule[]): readonly string[] {
  return rules.map(({ id }) => id);
}

function fact(type: FactType): object {
  if (typeof type === 'object') return { enum: type };
  const amount = { type: ['string', 'integer'] };
  const kinds = {
    boolean: { type: 'boolean' },
    number: { type: 'integer', minimum: 0 },
    string: TEXT,
    list: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    bytes: amount,
    seconds: amount,
  };
  return kinds[type];
}
