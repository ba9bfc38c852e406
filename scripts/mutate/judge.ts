import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Mutant, mutated } from './mutants.ts';
import type { Stage } from './rooms.ts';

/** A stage and how long its tests may take, in milliseconds. */
export interface Timed {
  readonly stage: Stage;
  readonly limit: number;
}

/** A mutant may be slower than the source so many times, and by so many milliseconds, before it counts as endless. */
const SLOWER = 4;
const GRACE = 10_000;

/** What is copied of the project; `node_modules` and `dist` are the same. */
const COPIED = [
  'src',
  'test',
  'scripts',
  'schemas',
  'templates',
  'docs',
  'examples',
  'bin',
  'package.json',
  'tsconfig.json',
];
const SHARED = ['node_modules', 'dist'];

/** A copy of the project to try mutants in. */
export class Copy {
  readonly #root = mkdtempSync(path.join(tmpdir(), 'mutants-'));

  constructor() {
    for (const name of [...COPIED, '.mocharc.json', 'README.md', 'CONTRIBUTING.md'])
      cpSync(name, path.join(this.#root, name), { recursive: true });
    for (const name of SHARED) symlinkSync(path.resolve(name), path.join(this.#root, name));
  }

  /** Runs the tests on the sources as they are, to know how long they take. Throws where they fail, or the compiler does. */
  timed(stages: readonly Stage[]): readonly Timed[] {
    if (!this.#compiles()) throw new Error('the sources do not compile without a mutant');
    return stages.map((stage) => {
      const start = performance.now();
      if (!this.#passes(stage)) throw new Error(`the tests fail without a mutant: ${stage.join(' ')}`);
      return { stage, limit: Math.ceil((performance.now() - start) * SLOWER + GRACE) };
    });
  }

  /** False for a mutant that the compiler refuses: nobody could commit it. */
  compiles(mutant: Mutant, source: string): boolean {
    return this.#with(mutant, source, () => this.#compiles());
  }

  /** The number of the stage whose tests fail, or do not end, with a mutant; -1 where it survives all. */
  stageThatKills(mutant: Mutant, source: string, stages: readonly Timed[]): number {
    return this.#with(mutant, source, () => stages.findIndex(({ stage, limit }) => !this.#passes(stage, limit)));
  }

  remove(): void {
    rmSync(this.#root, { recursive: true });
  }

  #with<T>(mutant: Mutant, source: string, judge: () => T): T {
    const file = path.join(this.#root, mutant.file);
    writeFileSync(file, mutated(source, mutant));
    try {
      return judge();
    } finally {
      writeFileSync(file, source);
    }
  }

  #compiles(): boolean {
    const tsc = ['node_modules/typescript/bin/tsc', '-p', '.', '--incremental', '--tsBuildInfoFile', 'types.json'];
    return spawnSync(process.execPath, tsc, { cwd: this.#root }).status === 0;
  }

  #passes(stage: Stage, limit?: number): boolean {
    const mocha = ['--import', 'tsx', 'node_modules/mocha/bin/mocha.js', '--bail', '--reporter', 'min', ...stage];
    return spawnSync(process.execPath, mocha, { cwd: this.#root, timeout: limit, killSignal: 'SIGKILL' }).status === 0;
  }
}
