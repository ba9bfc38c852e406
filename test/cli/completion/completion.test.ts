import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { COMMAND_NAMES } from '../../../src/commands/names.ts';
import { FLAG_TABLES } from '../../../src/commands/completion/tables.ts';
import { chartReleases, FACTS } from '../../../src/knowledge/index.ts';
import { rules } from '../../../src/rules/index.ts';
import { isInstalled } from '../../gates/repository.ts';
import { folder } from '../../input/folder.ts';
import { run } from '../run.ts';
import { bashOffers, fishOffers, scriptOf, type Shell, zshOffers } from './complete.ts';

const ids = rules.map(({ id }) => id);
const newest = chartReleases().toReversed();

/** What is offered at the end of a line, the same in every shell; words that more is to follow end with `=`. */
const OFFERS: Readonly<Record<string, readonly string[]>> = {
  'runner-lint ren': ['render'],
  'runner-lint completion ': ['bash', 'fish', 'zsh'],
  'runner-lint schema ': ['config', 'values'],
  'runner-lint --pres': ['--preset'],
  'runner-lint --preset s': ['security', 'strict'],
  'runner-lint lint --preset s': ['security', 'strict'],
  'runner-lint fix --unsa': ['--unsafe'],
  'runner-lint lint --unsa': [],
  'runner-lint lint --no-col': ['--no-color'],
  'runner-lint render --format ': ['env', 'json', 'toml'],
  'runner-lint --rule musl-h': ['musl-helper-image='],
  'runner-lint fix --rule musl-h': ['musl-helper-image'],
  'runner-lint explain musl-h': ['musl-helper-image'],
  'runner-lint --fact gitlab.privateCa=': ['gitlab.privateCa=false', 'gitlab.privateCa=true'],
  'runner-lint --fact network.': ['network.podMtu='],
  'runner-lint upgrade --to 0.91': newest.filter((version) => version.startsWith('0.91')),
  'runner-lint render --chart-version 0.90': newest.filter((version) => version.startsWith('0.90')),
  'runner-lint rules --group d': ['dns'],
  'runner-lint --format te': ['text'],
  'runner-lint generate co': ['config'],
  'runner-lint generate values --answer build=': [
    'build=buildkit-rootless',
    'build=dind',
    'build=dind-rootless',
    'build=plain',
  ],
  'runner-lint --changed --exit': ['--exit-zero'],
};

/** Every line that all shells are asked about. */
const LINES = [...Object.keys(OFFERS), 'runner-lint ', ...COMMAND_NAMES.map((name) => `runner-lint ${name} --`)];
let zsh: ReturnType<typeof zshOffers> | undefined;

const SHELLS: Readonly<Record<Shell, (line: string) => Promise<readonly string[]>>> = {
  bash: bashOffers,
  zsh: async (line) => (await (zsh ??= zshOffers(LINES))).get(line) ?? [],
  fish: fishOffers,
};

/** Bash and zsh are given what is behind the last `=` of what has been typed. */
function asTyped(line: string, offers: readonly string[], shell: Shell): readonly string[] {
  const word = /[^ ]*$/.exec(line)?.[0] ?? '';
  const cut = shell === 'bash' ? word.lastIndexOf('=') + 1 : 0;
  return offers.map((offer) => offer.slice(cut)).toSorted();
}

for (const [shell, offersOf] of Object.entries(SHELLS) as [Shell, (typeof SHELLS)[Shell]][])
  describe(`completion ${shell}`, () => {
    before(function () {
      if (isInstalled(shell)) return;
      console.log(`      skipped: there is no ${shell} on the PATH`);
      this.skip();
    });

    it('is a script without faults', async () => {
      const { root, remove } = folder({ script: await scriptOf(shell) });
      const { status, stderr } = spawnSync(shell, ['-n', `${root}/script`], { encoding: 'utf8' });
      remove();
      assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    });

    for (const [line, expected] of Object.entries(OFFERS))
      it(`${line}⇥`, async () => {
        const offers = await offersOf(line);
        const words = [...new Set(offers.map((offer) => offer.split('\t')[0] ?? ''))].toSorted();
        assert.deepEqual(words, asTyped(line, expected, shell));
      });

    it('offers every command first', async () => {
      const offers = (await offersOf('runner-lint ')).map((offer) => offer.split('\t')[0]);
      for (const name of COMMAND_NAMES) assert.ok(offers.includes(name), name);
    });

    for (const name of COMMAND_NAMES)
      it(`offers every flag of ${name}`, async () => {
        const offers = (await offersOf(`runner-lint ${name} --`)).map((offer) => offer.split('\t')[0]);
        for (const flag of Object.keys(FLAG_TABLES[name])) assert.ok(offers.includes(`--${flag}`), flag);
      });
  });

describe('completion', () => {
  it('knows every rule and every fact', async () => {
    for (const shell of ['bash', 'zsh', 'fish'] as const) {
      const script = await scriptOf(shell);
      for (const word of [...ids, ...Object.keys(FACTS)]) assert.ok(script.includes(word), `${shell}: ${word}`);
    }
  });

  it('registers itself with bash, and leaves files to it', async () => {
    const { stdout } = spawnSync('bash', ['--norc', '-c', `${await scriptOf('bash')}\ncomplete -p runner-lint`], {
      encoding: 'utf8',
    });
    assert.equal(stdout, 'complete -o bashdefault -o default -F _runner_lint runner-lint\n');
  });

  it('bash: severities behind the rule, and only them', async () => {
    assert.deepEqual(await bashOffers('runner-lint --rule musl-helper-image='), ['off', 'info', 'warning', 'error']);
  });

  it('bash: a value in the word of its flag', async () => {
    assert.deepEqual(await bashOffers('runner-lint --preset=st'), ['strict']);
    assert.deepEqual(await bashOffers('runner-lint --rule=musl-helper-image=wa'), ['warning']);
  });

  it('bash: no flags behind --', async () => {
    assert.deepEqual(await bashOffers('runner-lint lint -- --pre'), []);
  });

  it('names the shells where none is given, or another', async () => {
    for (const words of [[], ['powershell'], ['bash', 'zsh']]) {
      const { code, stdout, stderr } = await run(['completion', ...words]);
      assert.deepEqual(
        { code, stdout, stderr },
        { code: 2, stdout: '', stderr: 'runner-lint: completion for which shell? One of bash, zsh, fish\n' },
      );
    }
  });
});
