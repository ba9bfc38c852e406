import fc from 'fast-check';
import { tomlText } from '../property/toml-text.ts';
import { yamlText } from '../property/yaml-text.ts';
import type { PatchValue } from '../../src/model/patch.ts';

/** Keys that mean something, keys that are none, and keys that a careless program takes for its own. */
const KEYS = [
  'gitlabUrl',
  'concurrent',
  'checkInterval',
  'runners',
  'config',
  'rbac',
  'create',
  'rules',
  'serviceAccount',
  'name',

  'image',
  'tag',
  'resources',
  'limits',
  'memory',
  'cpu',
  'certsSecretName',
  'envVars',
  'extraEnv',
  'gitlab-runner',

  'kubernetes',
  'privileged',
  'helper_image_flavor',
  'dns_config',
  'options',
  'value',
  'namespace',
  'node_selector',

  'environment',
  'volumes',
  'host_path',
  'cache',
  's3',
  'token',
  'executor',
  'feature_flags',
  'FF_USE_FASTZIP',
  'url',
  '__proto__',
  'constructor',
  'toString',
  'a',
  'on',
  'x y',
  'é',
  '',
  '1.5',
  'null',
];

const TEXTS = [
  'alpine',
  'ubuntu',
  'https://gitlab.com',
  '1Gi',
  '500m',
  '30m',
  'true',
  'docker+machine',
  'kubernetes',
  '${TOKEN}',

  '{{ .Values.image }}',
  '{{- if .Values.x }}a{{ else }}b{{ end }}',
  'a\nb\n',
  ' a',
  "it's",
  '"',
  '\\',
  '#',
  ': ',
  'é😀',
];

const key = fc.constantFrom(...KEYS);
const scalar = fc.oneof(
  fc.constantFrom<PatchValue>(...TEXTS),
  fc.integer({ min: -2, max: 70_000 }),
  fc.boolean(),
  fc.string({ maxLength: 8 }),
);

/** Data for YAML, `null` among it, or for TOML, which has none. */
function data(leaf: fc.Arbitrary<PatchValue>): fc.Arbitrary<Record<string, PatchValue>> {
  const { tree } = fc.letrec<{ tree: PatchValue }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      { weight: 3, arbitrary: leaf },
      { weight: 1, arbitrary: fc.array(tie('tree'), { maxLength: 3 }) },
      { weight: 2, arbitrary: fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }) },
    ),
  }));
  return fc.dictionary(key, tree, { maxKeys: 6, noNullPrototype: true });
}

const ACTIONS = [
  '{{- if .Values.x }}\n',
  '{{- else }}\n',
  '{{- end }}\n',
  '{{ range .Values.list }}\n',
  '{{ with .Values.map -}}\n',
  '{{- /* c */}}\n',
  '{{ .Values.line | quote }}\n',
  '{{ toToml .Values.map | nindent 2 }}\n',
];

/** A config.toml, with actions of a template between its lines here and there. */
export const configToml: fc.Arbitrary<string> = fc
  .tuple(
    data(scalar).chain((runner) => tomlText({ concurrent: 4, runners: [{ name: 'a', ...runner }] })),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...ACTIONS)), { maxLength: 3 }),
  )
  .map(([text, actions]) => {
    const lines = text.split(/(?<=\n)/);
    for (const [at, action] of actions) lines.splice(at % (lines.length + 1), 0, action);
    return lines.join('');
  });

/** A values file that holds such a TOML in a string of any style. */
export const valuesYaml: fc.Arbitrary<string> = fc
  .tuple(data(fc.oneof(scalar, fc.constant(null))), configToml, fc.boolean())
  .chain(([values, config, isWithin]) => {
    const own = { gitlabUrl: 'https://gitlab.com', ...values, runners: { config } };
    return yamlText(isWithin ? { 'gitlab-runner': own } : own);
  });
