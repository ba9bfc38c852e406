import { factsOf } from '../facts.ts';
import type { GeneratedFile } from '../generate.ts';
import type { Generator, Material } from '../generators.ts';
import { values } from '../values.ts';
import { environmentsOf, OPENSHIFT_VALUES, releasesOf } from './environments.ts';
import { valuesSchema } from './values-schema.ts';
import { ALIAS, wrapperView } from './wrapper.ts';

const FOLDER = 'chart/';
const SCHEMA = 'values.schema.json';

/** A chart around the chart gitlab-runner. Whatever depends on answers is in its values; its own templates are the same for all. */
export const chart: Generator = {
  summary:
    'a Helm chart around gitlab-runner, with NetworkPolicy, schema, tests and a values file for each environment.',
  makes: 'folder',
  takes: 'NAME',
  refuses: (name) =>
    /^[a-z0-9](?:[-a-z0-9]{0,51}[a-z0-9])?$/.test(name)
      ? undefined
      : 'the name of a chart has small letters, digits and -, and at most 53 of them',
  files: (material) => [
    ...templated(material),
    ...environmentFiles(material),
    ...verbatim(material),
    schemaFile(material),
  ],
};

function templated(material: Material): readonly GeneratedFile[] {
  const { answers, view, render, name = '' } = material;
  const all = {
    ...view,
    ...wrapperView(answers),
    name,
    facts: factsOf(answers),
    releases: releasesOf(name, answers),
  };
  const runner = values
    .files({ ...material, view: { ...view, wrapped: true, priorityClass: answers.chart.priorityClass } })
    .map(({ text }) => indented(text));
  const files = ['Chart.yaml', 'values.yaml', 'README.md', '.runner-lint.yaml'];
  return [...files, ...(answers.openshift ? [OPENSHIFT_VALUES] : [])].map((file) => ({
    path: file,
    text: render(FOLDER + file, { ...all, runner: runner.join('') }),
  }));
}

function environmentFiles({ answers, view, render, name }: Material): readonly GeneratedFile[] {
  return environmentsOf(answers).map((environment) => ({
    path: `values-${environment.environment}.yaml`,
    text: render(`${FOLDER}values-environment.yaml`, { ...view, ...environment, name }),
  }));
}

function verbatim({ texts }: Material): readonly GeneratedFile[] {
  return Object.entries(texts)
    .filter(([path]) => path.startsWith(FOLDER) && path !== FOLDER + SCHEMA)
    .map(([path, text]) => ({ path: path.slice(FOLDER.length), text }));
}

function schemaFile({ answers, texts }: Material): GeneratedFile {
  return { path: SCHEMA, text: valuesSchema(texts[FOLDER + SCHEMA] ?? '', ALIAS, answers.chartVersion) };
}

/** A YAML document as the value of a key. Lines within block scalars move with the rest. */
function indented(text: string): string {
  const lines = text.replace(/(?<!\n)\n+$/, '').split('\n');
  return lines.map((line) => (line === '' ? line : `  ${line}`)).join('\n');
}
