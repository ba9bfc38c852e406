import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { parse, parseAllDocuments } from 'yaml';
import { findHelm } from './conformance/helm.ts';
import { standIn } from './generate/chart/charts.ts';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const README = readFileSync(path.join(PROJECT, 'examples/wrapper-chart/README.md'), 'utf8');

/** A block of commands of the page. */
interface Step {
  readonly commands: string;
  /** `helm`: only where Helm is; `cluster`: against a cluster; `fails`: ends with an exit code other than 0. */
  readonly marks: ReadonlySet<string>;
  /** What it must print, where the page shows something. */
  readonly shows: string | undefined;
}

function stepsOf(page: string): readonly Step[] {
  const blocks = [...page.matchAll(/^```(.*)\n([^]*?)^```$/gm)];
  return blocks.flatMap(([, info = '', text = ''], index) => {
    const [language, ...marks] = info.split(' ');
    const next = blocks[index + 1];
    return language === 'sh'
      ? [{ commands: text, marks: new Set(marks), shows: next?.[1] === 'text' ? next[2]?.trim() : undefined }]
      : [];
  });
}

/** Programs that stand in for what a test does not have: npm's registry, charts.gitlab.io, and a cluster. */
function programs(root: string, helm: string): Readonly<Record<string, string>> {
  const run = `exec "${process.execPath}" "${path.join(PROJECT, 'bin/run.js')}" "$@"`;
  return {
    npx: `[ "$1" = runner-lint ] || exit 9\nshift\n${run}`,
    kubectl: `echo "$*" >> "${root}/kubectl.log"`,
    helm: `case "$1 $2" in
"dependency update")
  sed -i.away 's|https://charts.gitlab.io|file://${root}/charts/gitlab-runner|' "$3/Chart.yaml"
  "${helm}" "$@" || exit
  mv "$3/Chart.yaml.away" "$3/Chart.yaml" ;;
"upgrade --install")
  shift 2
  "${helm}" template "$@" > "${root}/installed.yaml" ;;
"test "*) echo "$*" >> "${root}/helm.log" ;;
*) exec "${helm}" "$@" ;;
esac`,
  };
}

describe('the walk through examples/wrapper-chart', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'runner-lint-walk-'));
  const helm = findHelm();
  const at = (...steps: readonly string[]): string => path.join(root, 'work', ...steps);
  const text = (...steps: readonly string[]): string => readFileSync(path.join(root, ...steps), 'utf8');

  before(() => {
    for (const [file, content] of Object.entries(standIn())) put(path.join(root, file), content);
    // By its whole path: the one that stands in for it comes first on the PATH.
    const find = ['-c', 'command -v "$0"', helm?.command ?? 'helm'];
    const real = spawnSync('sh', find, { encoding: 'utf8' }).stdout.trim();
    for (const [name, script] of Object.entries(programs(root, real))) {
      put(path.join(root, 'bin', name), `#!/bin/sh\n${script}\n`);
      chmodSync(path.join(root, 'bin', name), 0o755);
    }
    mkdirSync(at());
  });
  after(() => rmSync(root, { recursive: true }));

  for (const { commands, marks, shows } of stepsOf(README))
    it(commands.trim().split('\n').at(0) ?? '', function () {
      if ((marks.has('helm') || marks.has('cluster')) && !helm) {
        this.skip();
        return;
      }
      const { status, stdout, stderr } = spawnSync('sh', ['-eu', '-c', commands], {
        cwd: at(),
        encoding: 'utf8',
        timeout: 60_000,
        env: {
          ...process.env,
          PATH: `${path.join(root, 'bin')}${path.delimiter}${process.env['PATH']}`,
          NO_COLOR: '1',
          RUNNER_TOKEN: 'glrt-x',
          S3_ACCESS_KEY: 'key',
          S3_SECRET_KEY: 'secret',
        },
      });
      assert.equal(status !== 0, marks.has('fails'), `${stdout}${stderr}`);
      if (shows !== undefined) assert.ok(`${stdout}${stderr}`.includes(shows), `${stdout}${stderr}`);
    });

  it('installs what it has linted', function () {
    if (!helm) {
      this.skip();
      return;
    }
    assert.equal(text('installed.yaml'), readFileSync(at('manifests.yaml'), 'utf8'));
  });

  it('asks the cluster for what is there', function () {
    if (!helm) {
      this.skip();
      return;
    }
    const manifests = parseAllDocuments(text('installed.yaml')).map(
      (one) => one.toJS() as { kind: string; metadata: { name: string; namespace: string } } | null,
    );
    const pod = manifests.find((one) => one?.kind === 'Pod');
    const calls = text('kubectl.log');
    assert.ok(calls.includes(`logs --namespace ${pod?.metadata.namespace} ${pod?.metadata.name}\n`), calls);
    for (const [, secret = ''] of calls.matchAll(/create secret generic (\S+)/g))
      assert.ok(text('installed.yaml').includes(secret), secret);
    assert.equal(text('helm.log'), 'test ci-runner-prod --namespace gitlab-runner\n');
  });

  it('ends with a gate that GitLab takes, and an empty report', () => {
    const schema = JSON.parse(readFileSync(path.join(PROJECT, 'test/gates/gitlab-ci.schema.json'), 'utf8')) as object;
    const isPipeline = formats.default(new Ajv({ strict: false })).compile(schema);
    assert.ok(isPipeline(parse(readFileSync(at('.gitlab-ci.yml'), 'utf8'))), JSON.stringify(isPipeline.errors));
    assert.deepEqual(JSON.parse(readFileSync(at('gl-code-quality-report.json'), 'utf8')), []);
    assert.ok(!existsSync(at('ci-runner', 'values-prod.yaml.orig')));
  });
});

function put(file: string, content: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}
