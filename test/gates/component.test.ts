import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { load } from 'js-yaml';
import { VERSION } from '../../src/report/version.ts';
import { PRESETS } from '../../src/config/configuration.ts';
import { interpolated, readComponent } from '../../scripts/component.ts';
import { PROJECT } from './repository.ts';

const TEXT = readFileSync(path.join(PROJECT, 'templates/lint/template.yml'), 'utf8');
const component = readComponent(TEXT);
/** JSON Schema of .gitlab-ci.yml, of GitLab itself (test/gates/README.md). */
const isPipeline = formats
  .default(new Ajv({ strict: false, allErrors: true }))
  .compile(JSON.parse(readFileSync(path.join(PROJECT, 'test/gates/gitlab-ci.schema.json'), 'utf8')) as object);

describe('CI/CD component lint', () => {
  it('lies where GitLab looks for a component of that name', () => {
    assert.ok(existsSync(path.join(PROJECT, 'templates/lint/template.yml')));
  });

  it('has two documents, both right by the schema of GitLab', () => {
    for (const document of [TEXT.slice(0, TEXT.indexOf('\n---\n')), interpolated(component)]) {
      assert.ok(isPipeline(load(document)), JSON.stringify(isPipeline.errors));
    }
    assert.equal(TEXT.split('\n---\n').length, 2);
  });

  it('is judged by a schema that refuses what is wrong', () => {
    assert.ok(!isPipeline({ lint: { script: 'true', artifacts: { reports: { codequality: 1 } } } }));
  });

  it('says of every input what it does, and has a default for each', () => {
    for (const [name, { description, default: usual }] of Object.entries(component.inputs)) {
      assert.match(description ?? '', /\.$/, name);
      assert.notEqual(usual, undefined, name);
    }
  });

  it('uses every input and no other', () => {
    const used = [...component.jobs.matchAll(/\$\[\[(.*?)\]\]/g)].map(([, inner = '']) => inner);
    assert.deepEqual(
      [...new Set(used)].toSorted(),
      Object.keys(component.inputs)
        .map((name) => ` inputs.${name} `)
        .toSorted(),
    );
  });

  it('documents every input', () => {
    const page = readFileSync(path.join(PROJECT, 'docs/gates.md'), 'utf8');
    for (const [name, { default: usual }] of Object.entries(component.inputs))
      assert.ok(page.includes(`| \`${name}\` | ${usual === '' ? '' : `\`${String(usual)}\` `}|`), name);
  });

  it('offers the presets that there are, and installs this version', () => {
    assert.deepEqual(component.inputs['preset']?.options, ['', ...PRESETS]);
    assert.equal(component.inputs['version']?.default, VERSION);
  });

  it('is a right job whatever is chosen', () => {
    for (const [name, { options = [] }] of Object.entries(component.inputs))
      for (const option of options)
        assert.ok(isPipeline(load(interpolated(component, { [name]: option }))), `${name}: ${option}`);
  });
});

describe('the pipelines of examples/gates', () => {
  it('are right by the schema of GitLab', () => {
    for (const name of ['component.gitlab-ci.yml', 'plain.gitlab-ci.yml']) {
      const pipeline = load(readFileSync(path.join(PROJECT, 'examples/gates', name), 'utf8'));
      assert.ok(isPipeline(pipeline), `${name}: ${JSON.stringify(isPipeline.errors)}`);
    }
  });

  it('without a component have the job that the component comes to', () => {
    const plain = load(readFileSync(path.join(PROJECT, 'examples/gates/plain.gitlab-ci.yml'), 'utf8'));
    assert.deepEqual(plain, load(interpolated(component)));
  });

  it('with the component give it inputs that it has', () => {
    const { include } = load(readFileSync(path.join(PROJECT, 'examples/gates/component.gitlab-ci.yml'), 'utf8')) as {
      include: readonly { component: string; inputs: Readonly<Record<string, unknown>> }[];
    };
    assert.match(include[0]?.component ?? '', new RegExp(`/runner-lint/runner-lint/lint@${VERSION}$`));
    for (const name of Object.keys(include[0]?.inputs ?? {})) assert.ok(component.inputs[name], name);
  });
});
