import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installedFolder, npm, tarball } from './tarball.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const VALUES = 'gitlabUrl: https://gitlab.example.com/\nconcurent: 5\n';

describe('the package', function () {
  this.timeout(120_000);

  it('holds the program and what belongs to it, and nothing else', () => {
    const patterns = [
      /^(?:CHANGELOG|README)\.md$/,
      /^LICENSE$/,
      /^package\.json$/,
      /^bin\/(?:run\.js|package\.json)$/,
      /^dist\/[a-z_-]+\.cjs$/,
      /^dist\/help\/[a-z-]+\.txt$/,
      /^dist\/index\.(?:mjs|d\.mts|d\.cts)$/,
      /^dist\/licences\.txt$/,
      /^dist\/types\/(?:[\w/-]+\.d\.ts|package\.json)$/,
      /^schemas\/(?:README\.md|[a-z]+\.schema\.json)$/,
      /^templates\/[\w.-]+\.hbs$/,
    ];
    const paths = tarball().files.map((file) => file.path);
    assert.deepEqual(
      paths.filter((name) => !patterns.some((pattern) => pattern.test(name))),
      [],
    );
    for (const pattern of patterns)
      assert.ok(
        paths.some((name) => pattern.test(name)),
        String(pattern),
      );
  });

  it('takes at most 3 MB on the disk', () => {
    const { unpackedSize } = tarball();
    assert.ok(unpackedSize <= 3_000_000, `${unpackedSize} bytes`);
  });

  it('is one package when it is installed', () => {
    const modules = path.join(installedFolder(), 'node_modules');
    assert.deepEqual(
      readdirSync(modules).filter((name) => !name.startsWith('.')),
      ['runner-lint'],
    );
    const manifest = JSON.parse(readFileSync(path.join(modules, 'runner-lint/package.json'), 'utf8')) as object;
    for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies'])
      assert.ok(!(kind in manifest), kind);
  });

  it('brings the licence of every package that is in it', () => {
    const text = readFileSync(path.join(installedFolder(), 'node_modules/runner-lint/dist/licences.txt'), 'utf8');
    const parts = text.split(`\n${'-'.repeat(80)}\n\n`);
    assert.ok([...text.matchAll(/^\S+ \d+\.\d+\.\d+: \S+$/gm)].length > 20);
    for (const part of parts)
      assert.match(part, /^\S+ \d+\.\d+\.\d+: [\w.-]+\n\n[^]*(?:permission|redistribution|licen[cs]e)/i);
  });

  it('runs by npx in a bare folder', () => {
    const folder = installedFolder();
    writeFileSync(path.join(folder, 'values.yaml'), VALUES);
    const { status, stdout, stderr } = spawnSync('npx', ['--offline', 'runner-lint', 'values.yaml'], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(status, 1, stderr);
    assert.match(stdout, /unknown-values-key/);
  });

  for (const [what, argv] of [
    ['fix', ['fix', 'values.yaml']],
    ['upgrade', ['upgrade', '--from', '0.60', 'values.yaml']],
    ['render', ['render', 'values.yaml']],
    ['explain', ['explain', 'musl-helper-image']],
    ['rules', ['rules']],
    ['schema', ['schema', 'values']],
    ['generate', ['generate', 'values']],
    ['completion', ['completion', 'bash']],
    ['help', ['lint', '--help']],
    ['usage', ['--nope']],
  ] as const)
    it(`has all that ${what} needs`, () => {
      const folder = installedFolder();
      writeFileSync(path.join(folder, 'values.yaml'), VALUES);
      const bin = path.join(folder, 'node_modules/.bin/runner-lint');
      const { status, stdout, stderr } = spawnSync(bin, argv, { cwd: folder, encoding: 'utf8' });
      assert.notEqual(status, 3, stderr);
      assert.equal(status === 2, what === 'usage', stderr);
      assert.ok((stdout + stderr).length > 20);
    });

  const said = 'values.yaml,musl-helper-image,true,gitlab-runner';
  const script = `
    const [file] = [{ path: 'values.yaml', text: ${JSON.stringify(VALUES)} }];
    const { rule } = lint({ files: [file] }).findings.find(({ rule }) => rule === 'musl-helper-image');
    const [fixed] = fix({ files: [file] }).files;
    console.log([file.path, rule, fixed.changed, render({ files: [file] }).release.name].join());`;
  for (const [kind, name, head] of [
    ['an ES module', 'consumer.mjs', "import { fix, lint, render } from 'runner-lint';"],
    ['a CommonJS module', 'consumer.cjs', "const { fix, lint, render } = require('runner-lint');"],
  ] as const)
    it(`can be loaded by ${kind}`, () => {
      const folder = installedFolder();
      writeFileSync(path.join(folder, name), `${head}\n${script}`);
      assert.equal(execFileSync(process.execPath, [name], { cwd: folder, encoding: 'utf8' }), `${said}\n`);
    });

  it('gives its schemas by name', () => {
    const script = "console.log(require('runner-lint/schemas/report.schema.json').title)";
    assert.match(execFileSync(process.execPath, ['-e', script], { cwd: installedFolder(), encoding: 'utf8' }), /\w/);
  });

  for (const [module, resolution] of [
    ['node16', 'node16'],
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ] as const)
    it(`has types for moduleResolution ${resolution}`, () => {
      const folder = installedFolder();
      const source = (right: boolean) => `
import { fix, lint, render, report, type JsonReport } from 'runner-lint';
const found: JsonReport = lint({ files: [{ path: 'values.yaml', text: '' }] }, { preset: 'strict', facts: { 'network.podMtu': 1400 } });
const line: number | undefined = found.findings[0]?.start?.line;
const text: string | undefined = fix({ values: [] }, { unsafe: true }).files[0]?.text;
const origin: string | undefined = render({})?.effective[0]?.origin.kind;
const sarif: string = report('sarif', {});
export const all = [line, text, origin, sarif${right ? '' : ", lint({ files: 'values.yaml' })"}];
`;
      const check = (name: string, text: string) => {
        writeFileSync(path.join(folder, name), text);
        const options = [
          '--strict',
          '--noEmit',
          '--module',
          module,
          '--moduleResolution',
          resolution,
          '--target',
          'es2022',
        ];
        const argv = [
          path.join(ROOT, 'node_modules/typescript/bin/tsc'),
          ...options,
          '--ignoreConfig',
          '--types',
          '',
          name,
        ];
        return spawnSync(process.execPath, argv, { cwd: folder, encoding: 'utf8' }).stdout;
      };
      assert.equal(check('right.mts', source(true)), '');
      assert.equal(check('right.cts', source(true)), '');
      assert.match(check('wrong.mts', source(false)), /TS2322/);
    });

  it('needs no script to be installed', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    for (const name of ['preinstall', 'install', 'postinstall']) assert.ok(!(name in scripts), name);
    assert.match(npm(installedFolder(), 'ls', '--all'), /runner-lint@/);
  });
});
