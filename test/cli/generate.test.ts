import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Io, Terminal } from '../../src/commands/io.ts';
import { main } from '../../src/main.ts';
import { folder } from '../input/folder.ts';
import { run, runIn } from './run.ts';

describe('runner-lint generate', () => {
  it('prints values from the defaults where nobody can be asked', async () => {
    const { code, stdout, stderr } = await run(['generate', 'values']);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^gitlabUrl: https:\/\/gitlab\.com$/m);
  });

  it('prints what lint finds nothing in', async () => {
    const { root, remove } = folder({});
    const answers = [
      '--answer',
      'gitlabUrl=https://gitlab.example.com',
      '--answer',
      'build=dind',
      '--answer',
      'mtu=1400',
    ];
    const written = await runIn(root, ['generate', 'values', ...answers, '--output', 'values.yaml']);
    const linted = await runIn(root, [
      'values.yaml',
      ...'--preset strict --fail-on info --fact jobs.useCache=false --namespace gitlab-runner'.split(' '),
    ]);
    remove();
    assert.deepEqual(written, { code: 0, stdout: '', stderr: 'runner-lint: values.yaml: written\n' });
    assert.deepEqual(linted, { code: 0, stdout: 'Nothing found: 1 file checked.\n', stderr: '' });
  });

  it('takes answers from a file, from standard input, and over them from flags', async () => {
    const files = { 'a.yaml': 'concurrent: 3\nreleaseNamespace: ci\n' };
    const flags = ['--answer', 'concurrent=4', '--answer', 'concurrent=5'];
    const fromFile = await run(['generate', 'config', '--answers', 'a.yaml', ...flags], { files });
    const typed = await run(['generate', 'config', '--answers', '-', ...flags], { stdin: files['a.yaml'] });
    assert.equal(fromFile.code, 0);
    assert.match(fromFile.stdout, /^concurrent = 5$/m);
    assert.deepEqual(typed, fromFile);
  });

  it('says where an answer is wrong, and writes nothing', async () => {
    const { root, remove } = folder({ 'a.yaml': 'cache:\n  tpye: s3\nbuild: dnd\n' });
    const result = await runIn(root, ['generate', 'values', '--answers', 'a.yaml', '-o', 'out.yaml']);
    const isThere = fs.existsSync(path.join(root, 'out.yaml'));
    remove();
    assert.deepEqual(result, {
      code: 2,
      stdout: '',
      stderr:
        'runner-lint: a.yaml:2:3: cache.tpye: there is no such answer; did you mean type?\n' +
        'runner-lint: a.yaml:3:8: build: this must be plain, dind, dind-rootless, buildkit-rootless; did you mean dind?\n',
    });
    assert.equal(isThere, false);
  });

  it('says which answers contradict each other', async () => {
    const files = { 'a.yaml': 'os: windows\nbuild: dind\n' };
    const { code, stderr } = await run(['generate', 'values', '--answers', 'a.yaml'], { files });
    assert.equal(code, 2);
    assert.equal(
      stderr,
      'runner-lint: a.yaml:2:8: build: dind runs on Linux only; on Windows nodes it must be plain\n',
    );
  });

  it('says which answer the file lacks', async () => {
    const { stderr } = await run(['generate', 'values', '--answers', 'a.yaml'], {
      files: { 'a.yaml': 'privateCa: true\n' },
    });
    assert.equal(
      stderr,
      'runner-lint: a.yaml: caSecret: privateCa needs it: the Secret with the certificate of the authority\n',
    );
  });

  const wrong: readonly (readonly [readonly string[], string])[] = [
    [[], 'generate what? One of values, config, chart, ci, pre-commit, renovate'],
    [
      ['valeus'],
      'generate valeus: it must be one of values, config, chart, ci, pre-commit, renovate; did you mean values?',
    ],
    [['values', 'x'], 'generate values takes no "x"'],
    [['values', '--answers', 'nowhere.yaml'], 'nowhere.yaml: no such file or directory'],
    [
      ['values', '--answer', 'concurent=1'],
      '--answer concurent=1: there is no answer concurent; did you mean concurrent?',
    ],
    [['values', '--answer', 'spot=1'], '--answer spot=1: this must be true or false'],
    [['values', '--diff', '--answer', 'spot=true'], '--diff needs --output: what to compare with'],
    [['values', '--answer', 'spot=true', '-o', '.'], '.: it is a directory'],
  ];
  for (const [words, message] of wrong)
    it(`refuses ${words.join(' ')}`, async () => {
      const { code, stdout, stderr } = await run(['generate', ...words]);
      assert.deepEqual([code, stdout], [2, '']);
      assert.ok(stderr.startsWith(`runner-lint: ${message}`), stderr);
    });
});

describe('the output of generate', () => {
  const values = ['generate', 'values', '--answer', 'concurrent=7', '-o', 'sub/values.yaml'];

  it('makes the folder that it needs', async () => {
    const { root, remove } = folder({});
    const { code } = await runIn(root, values);
    const text = fs.readFileSync(path.join(root, 'sub/values.yaml'), 'utf8');
    remove();
    assert.equal(code, 0);
    assert.match(text, /^concurrent: 7$/m);
  });

  it('leaves another file alone without --force', async () => {
    const { root, remove } = folder({ 'sub/values.yaml': 'mine: true\n' });
    const refused = await runIn(root, values);
    const before = fs.readFileSync(path.join(root, 'sub/values.yaml'), 'utf8');
    const forced = await runIn(root, [...values, '--force']);
    const after = fs.readFileSync(path.join(root, 'sub/values.yaml'), 'utf8');
    const again = await runIn(root, values);
    remove();
    assert.deepEqual([refused.code, forced.code, again.code], [2, 0, 0]);
    assert.equal(
      refused.stderr,
      'runner-lint: sub/values.yaml: there already, and different; --diff shows how, --force overwrites\n',
    );
    assert.equal(before, 'mine: true\n');
    assert.match(after, /^concurrent: 7$/m);
    assert.equal(again.stderr, 'runner-lint: sub/values.yaml: nothing to change\n');
  });

  it('shows with --diff what would change, and writes nothing', async () => {
    const { root, remove } = folder({});
    await runIn(root, values);
    const same = await runIn(root, [...values, '--diff']);
    const other = await runIn(root, [...values, '--answer', 'concurrent=8', '--diff', '--force']);
    const text = fs.readFileSync(path.join(root, 'sub/values.yaml'), 'utf8');
    remove();
    assert.deepEqual(same, { code: 0, stdout: '', stderr: '' });
    assert.equal(other.code, 1);
    assert.match(other.stdout, /^-concurrent: 7\n\+concurrent: 8$/m);
    assert.match(text, /^concurrent: 7$/m);
  });
});

describe('generate --from', () => {
  const files = {
    'values.yaml': 'gitlabUrl: https://gitlab.example.com/\nrunners:\n  secret: t\n',
    'config.toml': '[[runners]]\n  executor = "kubernetes"\n',
    'other.yaml': 'a: 1\n',
  };

  it('prints the corrected file and tells what was done', async () => {
    const { code, stdout, stderr } = await run(['generate', 'values', '--from', 'values.yaml'], { files });
    assert.equal(code, 0);
    assert.ok(stdout.startsWith('gitlabUrl: https://gitlab.example.com/\nrunners:\n  secret: t\n'), stdout);
    assert.match(stderr, /^runner-lint: values\.yaml: \d+ fixes \(.*no-rbac/);
  });

  it('overwrites the file where that is asked for, and only then', async () => {
    const { root, remove } = folder(files);
    const order = ['generate', 'values', '--from', 'values.yaml', '-o', 'values.yaml'];
    const refused = await runIn(root, order);
    const forced = await runIn(root, [...order, '--force']);
    const text = fs.readFileSync(path.join(root, 'values.yaml'), 'utf8');
    remove();
    assert.deepEqual([refused.code, forced.code], [2, 0]);
    assert.match(text, /# no-rbac: The manager has no right to create pods\.\n {2}create: true/);
  });

  const wrong: readonly (readonly [string, string])[] = [
    ['values --from config.toml', 'config.toml: this is no file for generate values'],
    ['config --from values.yaml', 'values.yaml: this is no file for generate config'],
    ['values --from other.yaml', 'other.yaml: this is no file for generate values'],
    ['values --from nowhere.yaml', 'nowhere.yaml: no such file or directory'],
    ['values --from values.yaml --templates t', '--from uses no templates; leave out --templates'],
  ];
  for (const [words, message] of wrong)
    it(`refuses ${words}`, async () => {
      const { code, stdout, stderr } = await run(['generate', ...words.split(' ')], { files: { ...files, 't/x': '' } });
      assert.deepEqual({ code, stdout, stderr }, { code: 2, stdout: '', stderr: `runner-lint: ${message}\n` });
    });
});

describe('templates of users', () => {
  const order = ['generate', 'config', '--answer', 'jobNamespace=a', '--templates', 't'];

  it('take the place of ours', async () => {
    const files = { 't/runner.toml.hbs': '[[runners]]\n  name = {{toml jobNamespace}}\n' };
    const { code, stdout } = await run(order, { files });
    assert.equal(code, 0);
    assert.match(stdout, /\n\n\[\[runners\]\]\n {2}name = "a"\n$/);
  });

  const wrong: readonly (readonly [string, string, string])[] = [
    ['runer.toml', '', 't/runer.toml.hbs: there is no template runer.toml; did you mean runner.toml?'],
    ['runner.toml', '\n{{#if x}}', 't/runner.toml.hbs:2: Parse error on line 2'],
    ['runner.toml', '\n\n{{nobody}}', 't/runner.toml.hbs:3: "nobody" not defined in [object Object]'],
    [
      'runner.toml',
      '{{shell "rm"}}',
      't/runner.toml.hbs:1: You specified knownHelpersOnly, but used the unknown helper shell',
    ],
    ['runner.toml', '{{constructor.constructor}}', 't/runner.toml.hbs:1: "constructor" not defined'],
    ['runner.toml', '{{#if (chartKnows "x.y")}}{{/if}}', 't/runner.toml.hbs: no version knows the key x.y'],
  ];
  for (const [name, text, message] of wrong)
    it(`are refused: ${JSON.stringify(text)} in ${name}`, async () => {
      const { code, stdout, stderr } = await run(order, { files: { [`t/${name}.hbs`]: text } });
      assert.deepEqual([code, stdout], [2, '']);
      assert.ok(stderr.startsWith(`runner-lint: ${message}`), stderr);
    });

  it('must be in a folder', async () => {
    const { code, stderr } = await run(order);
    assert.deepEqual([code, stderr], [2, 'runner-lint: t: no such file or directory\n']);
  });
});

describe('the questions of generate', () => {
  /** Types lines one after the other, the input ends behind the last; or what it is told for a question after others. */
  async function typing(lines: readonly string[] | ((question: string, before: readonly string[]) => string)) {
    const left = typeof lines === 'function' ? undefined : [...lines];
    const seen = { out: '', err: '', asked: [] as string[], closed: false };
    const terminal: Terminal = {
      say: (text) => void (seen.err += text),
      ask: async (question) => {
        const line = typeof lines === 'function' ? lines(question, seen.asked) : left?.shift();
        seen.asked.push(question);
        return line;
      },
      close: () => void (seen.closed = true),
    };
    const io: Io = {
      cwd: '/',
      env: {},
      today: '2026-11-21',
      stdout: { write: (text) => void (seen.out += text), isTTY: true },
      stderr: { write: (text) => void (seen.err += text), isTTY: true },
      readStdin: async () => new Uint8Array(),
      run: () => assert.fail('no program is needed'),
      now: () => 0,
      terminal: async () => terminal,
      uninterrupted: (work) => work(),
      fs,
    };
    const code = await main(['generate', 'values'], io);
    return { code, ...seen };
  }

  it('show the default and its reason, and take an empty line for it', async () => {
    const { code, asked, err, out, closed } = await typing(Array.from({ length: 60 }, () => ''));
    assert.deepEqual([code, closed], [0, true]);
    assert.ok(asked.includes('gitlabUrl [https://gitlab.com]: '), asked.join('\n'));
    assert.match(
      err,
      /How jobs build images \(plain, dind, dind-rootless, buildkit-rootless\)\n {2}plain needs no rights/,
    );
    assert.match(out, /^gitlabUrl: https:\/\/gitlab\.com$/m);
  });

  it('leave out what earlier answers settle', async () => {
    const { asked } = await typing(Array.from({ length: 60 }, () => ''));
    for (const name of ['cache.bucket', 'caSecret', 'noProxy'])
      assert.ok(!asked.some((question) => question.startsWith(name)), name);
  });

  it('ask again where an answer is wrong', async () => {
    const { code, asked, err, out } = await typing([
      'gitlab',
      'https://git.example.com',
      ...Array.from({ length: 60 }, () => ''),
    ]);
    assert.equal(code, 0);
    assert.equal(asked[0], asked[1]);
    assert.match(err, /this must be an address such as/);
    assert.match(out, /^gitlabUrl: https:\/\/git\.example\.com$/m);
  });

  it('ask again where answers contradict each other', async () => {
    const { code, asked, err, out } = await typing((question, before) => {
      if (question.startsWith('gitlabUrl')) return 'https://git.corp.internal';
      return before.includes(question) ? 'false' : '';
    });
    assert.equal(asked.at(-1), 'privateCa [false]: ', asked.join('\n'));
    assert.deepEqual([code, asked.filter((question) => question.startsWith('privateCa')).length], [0, 2]);
    assert.match(err, /privateCa: who signs for git\.corp\.internal\?/);
    assert.match(out, /^gitlabUrl: https:\/\/git\.corp\.internal$/m);
  });

  it('give nothing where the input ends', async () => {
    const { code, out, err, closed } = await typing(['']);
    assert.deepEqual([code, out, closed], [2, '', true]);
    assert.match(err, /no answers: the input ended\n$/);
  });
});
