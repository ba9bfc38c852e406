import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { render } from '../../src/api/index.ts';

const isRendering = new Ajv2020().compile(JSON.parse(readFileSync('schemas/rendering.schema.json', 'utf8')) as object);
const VALUES = {
  path: 'values.yaml',
  text: 'gitlabUrl: https://gitlab.example.com/\nrunnerToken: glrt-abcdefghijklmnopqrst\n',
};

describe('render for other programs', () => {
  it('gives the document of the command line', () => {
    const document = render({ files: [VALUES] });
    assert.ok(isRendering(document), JSON.stringify(isRendering.errors));
    assert.deepEqual(document?.release, { name: 'gitlab-runner', namespace: 'default' });
    assert.ok(Array.isArray(document.environment));
  });

  it('knows where a setting is from', () => {
    const set = [{ flag: '--set', argument: 'concurrent=20' }] as const;
    const settings = render({ values: [VALUES], set }, { release: { name: 'ci' } });
    assert.equal(settings?.release?.name, 'ci');
    const concurrent = settings.effective.find(({ route }) => route[0] === 'concurrent');
    assert.deepEqual([concurrent?.value, concurrent?.origin.kind], [20, 'set']);
  });

  it('says what Helm refuses', () => {
    const { error, effective } = render({ values: [{ path: 'bad.yaml', text: 'a: [' }] }) ?? {};
    assert.deepEqual([error?.file, error?.start?.line, effective], ['bad.yaml', 1, []]);
  });

  it('renders a config.toml without a chart', () => {
    const text =
      'concurrent = 3\n[[runners]]\nname = "a"\nurl = "https://gitlab.com"\ntoken = "glrt-1"\nexecutor = "shell"\n';
    const document = render({ files: [{ path: 'config.toml', text }] }, { runnerVersion: '17.0' });
    assert.deepEqual([document?.chart, document?.runner, document?.registered?.text], [null, '17.0', text]);
  });

  it('hides secrets if it is asked to', () => {
    assert.match(JSON.stringify(render({ files: [VALUES] })), /glrt-abc/);
    assert.doesNotMatch(JSON.stringify(render({ files: [VALUES] }, { redact: true })), /glrt-abc/);
  });

  it('has nothing to say of a file that is none of ours', () => {
    assert.equal(render({ files: [{ path: 'package.json', text: '{}' }] }), null);
  });

  it('refuses two files', () => {
    assert.throws(() => render({ files: [VALUES, VALUES] }), { name: 'RangeError', message: /one file/ });
  });
});
