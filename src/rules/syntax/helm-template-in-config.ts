import leven from 'leven';
import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { isReadByHelmAlone } from '../shared/helm-reads.ts';
import { textOf } from '../shared/truth.ts';

export default defineRule({
  id: 'helm-template-in-config',
  group: 'syntax',
  since: '0.1.0',
  severity: 'warning',
  gravest: 'error',
  confidence: 'high',
  docs: {
    what: 'Braces in the configuration that are meant for another program, such as docker --format, are rendered by Helm.',
    why: 'The chart sends runners.config through Helm\'s `tpl`. `{{.Names}}` is a field to Helm too, and as there is none of that name, nothing is left of it: the command in the script runs without its format. With a field of a field rendering fails: "nil pointer evaluating interface {}.Status".',
    remedy: 'Put the braces into a text of the template: {{ `{{.Names}}` }}.',
    references: [
      'https://helm.sh/docs/howto/charts_tips_and_tricks/#using-the-tpl-function',
      'gitlab-runner chart 0.92.0: templates/configmap.yaml',
    ],
    keys: ['runners.config'],
    fix: 'Puts the braces into a text of the template, everywhere in the configuration. Not where a field is spelled much like one of Helm.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      pre_build_script = "docker ps --format '{{.Names}}'"
      [runners.kubernetes]
        image = "docker:28"
`,
      `# Rendering fails.
runners:
  config: |
    [[runners]]
      pre_build_script = '''
      docker inspect -f '{{ .State.Status }}' dind
      '''
`,
      `# The value may be meant.
runners:
  config: |
    [[runners]]
      name = "build-farm"
      [runners.kubernetes]
        image = "{{ .Value.image }}"
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      pre_build_script = "docker ps --format '{{ \`{{.Names}}\` }}'"
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        namespace = "{{ .Release.Namespace }}"
        image = "{{ .Values.ciImage }}"
`,
      `# Within range and with the dot is another one.
runners:
  config: |
    [[runners]]
      {{- with .Values.ci }}
      limit = {{ .limit }}
      {{- end }}
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  pre_build_script = "docker ps --format '{{.Names}}'"
`,
      },
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      pre_build_script = "docker ps --format '{{ \`{{.Names}}\` }}'"
      [runners.kubernetes]
        image = "docker:28"
`,
      `# Rendering fails.
runners:
  config: |
    [[runners]]
      pre_build_script = '''
      docker inspect -f '{{ \`{{ .State.Status }}\` }}' dind
      '''
`,
      null,
    ],
  },
  check(release, report) {
    const { config, configRole } = release;
    const text = release.values?.at(configRole === 'whole' ? 'runners.configOverride' : 'runners.config');
    if (!config || !text?.written || !mayHaveForeignField(text.string) || !isReadByHelmAlone(release)) return;
    const fix = escaped(text);
    for (const at of unknownsBelow(config)) {
      const [field] = foreignFields(textOf(at) ?? '');
      if (field === undefined) continue;
      const [first = '', second] = field.split('.');
      report({
        at: at.valuePlace,
        ...(second === undefined ? {} : { severity: 'error' as const }),
        message:
          second === undefined
            ? `Helm renders \`{{.${first}}}\` to nothing, as it has no field of that name.`
            : `Helm cannot render \`{{.${field}}}\`, as it has no field \`${first}\`: \`nil pointer evaluating interface {}.${second}\`.`,
        remedy: `Write {{ \`{{.${field}}}\` }} where the braces are for another program.`,
        fix,
      });
    }
  },
});

/** One fix for all fields: they stand in one text. */
function escaped(config: View): Proposal | undefined {
  const text = config.string ?? '';
  if (foreignFields(text).some(isLikeHelm)) return undefined;
  const value = text.replaceAll(OWN_ACTION, (action, literal: string | undefined) =>
    literal === undefined && foreignFields(action).length > 0 ? `{{ \`${action}\` }}` : action,
  );
  const title = 'Put braces for other programs into texts of the template.';
  return value === text ? undefined : { disposition: 'safe', title, changes: [{ op: 'set', at: config, value }] };
}

/** An action that begins with a field; with its literal, one that only writes a text. */
const OWN_ACTION = /\{\{-?\s*(?:("[^"]*"|`[^`]*`)|\.[^{}`]*\}\})/g;

function isLikeHelm(field: string): boolean {
  const name = (field.split('.', 1)[0] ?? '').toLowerCase();
  return [...HELM_FIELDS].some((own) => leven(own.toLowerCase(), name, { maxDistance: 3 }) < 3);
}

/** Within these the dot is something else than what Helm gives to a template. */
const MOVES_DOT = /\{\{-?\s*(?:range|with|define|block)\b/;

function mayHaveForeignField(text: string | undefined): boolean {
  return text !== undefined && foreignFields(text).length > 0 && !MOVES_DOT.test(text);
}

/** Fields that actions of a text begin with, and that Helm does not give to templates (helm pkg/chartutil, ToRenderValues). */
function foreignFields(text: string): readonly string[] {
  return [...text.replaceAll(LITERAL, '').matchAll(/\{\{-?\s*\.([A-Za-z_][\w.]*)/g)]
    .map(([, field = '']) => field)
    .filter((field) => !HELM_FIELDS.has(field.split('.', 1)[0] ?? ''));
}

/** An action that writes a text in quotes: what looks like an action in it is none. */
const LITERAL = /\{\{-?\s*(?:"[^"]*"|`[^`]*`)/g;
const HELM_FIELDS = new Set(['Values', 'Release', 'Chart', 'Capabilities', 'Template', 'Files', 'Subcharts']);

function unknownsBelow(top: View): readonly View[] {
  const open = [top];
  const unknowns: View[] = [];
  for (let view = open.pop(); view; view = open.pop()) {
    if (view.unknown) unknowns.push(view);
    open.push(...view.entries(), ...view.items());
  }
  return unknowns;
}
