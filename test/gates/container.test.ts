import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { folder } from '../input/folder.ts';
import { isInstalled, PROJECT } from './repository.ts';

interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** The instructions of a Dockerfile, lines that go on put together, without comments. */
function instructionsOf(text: string): readonly Instruction[] {
  const lines = text.replace(/^#.*\n/gm, '').replace(/\\\n\s*/g, '');
  return [...lines.matchAll(/^([A-Z]+) (.*)$/gm)].map(([, name = '', rest = '']) => ({ name, text: rest }));
}

const instructions = instructionsOf(readFileSync(path.join(PROJECT, 'Dockerfile'), 'utf8'));
const textsOf = (name: string) => instructions.filter((one) => one.name === name).map(({ text }) => text);
const lastStage = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
const kept = readFileSync(path.join(PROJECT, '.dockerignore'), 'utf8')
  .split('\n')
  .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));

describe('Dockerfile', () => {
  it('builds in one stage and runs in another', () => {
    assert.deepEqual(
      textsOf('FROM').map((text) => /(?: AS (\w+))?$/.exec(text)?.[1]),
      ['build', undefined],
    );
  });

  it('starts from Debian at an exact version of Node: with Alpine, its own rules would find it', () => {
    for (const text of textsOf('FROM')) assert.match(text, /^node:\d+\.\d+\.\d+-bookworm-slim\b/);
  });

  it('runs as a user that is not root', () => {
    assert.deepEqual(
      lastStage.filter(({ name }) => name === 'USER').map(({ text }) => text),
      ['node'],
    );
  });

  it('copies nothing but the installed package into the last stage', () => {
    assert.deepEqual(
      lastStage.filter(({ name }) => name === 'COPY').map(({ text }) => text),
      ['--from=build /opt/runner-lint /opt/runner-lint'],
    );
  });

  it('copies what there is', () => {
    const [manifests = '', all] = textsOf('COPY');
    assert.equal(all, '. .');
    for (const name of manifests.split(' ').slice(0, -1)) assert.ok(kept.includes(name), name);
    for (const name of kept) assert.ok(existsSync(path.join(PROJECT, name)), name);
  });

  it('comes to a program that runs, from what .dockerignore leaves', function () {
    this.timeout(120_000);
    if (!isInstalled('npm')) {
      console.log('      skipped: there is no npm');
      this.skip();
    }
    const { root, remove } = folder({ 'src/': '', 'tmp/': '', 'opt/': '' });
    const source = path.join(root, 'src');
    for (const name of kept)
      cpSync(path.join(PROJECT, name), path.join(source, name), {
        recursive: true,
        filter: (from) => !from.endsWith('.generated.js'),
      });
    symlinkSync(path.join(PROJECT, 'node_modules'), path.join(source, 'node_modules'));
    const env = { ...process.env, NODE_V8_COVERAGE: '' };
    for (const command of textsOf('RUN').slice(1, 3)) {
      const here = command.replace(/(?<= )\/(?=opt|tmp)/g, `${root}/`);
      const { status, stdout, stderr } = spawnSync('sh', ['-c', here], { cwd: source, encoding: 'utf8', env });
      assert.equal(status, 0, `${here}\n${stdout}${stderr}`);
    }
    const [program = ''] = JSON.parse(textsOf('ENTRYPOINT')[0] ?? '[]') as readonly string[];
    const place = (textsOf('ENV')[0] ?? '').replace(/^PATH=/, root).replace('$PATH', process.env['PATH'] ?? '');
    const { status, stdout } = spawnSync(program, ['examples/broken/values.yaml'], {
      cwd: PROJECT,
      encoding: 'utf8',
      env: { ...env, PATH: place },
    });
    remove();
    assert.equal(status, 1);
    assert.match(stdout, /\n3 errors, 5 warnings: 1 file checked\.\n$/);
  });
});
