import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A Helm that can be run. */
export interface Helm {
  readonly command: string;
  readonly version: 3 | 4;
}

/** What Helm answers. */
export interface Rendered {
  /** What it prints; undefined where it fails. */
  readonly output: string | undefined;
  /** Its complaint. */
  readonly error: string;
}

/** The Helm that RUNNER_LINT_HELM names, or else that on the PATH; undefined if there is none. */
export function findHelm(): Helm | undefined {
  return helmAt(process.env['RUNNER_LINT_HELM'] ?? 'helm');
}

/** That Helm, and one of the other version where RUNNER_LINT_HELM4 names it or it is on the PATH as helm4. */
export function findHelms(): readonly Helm[] {
  return [findHelm(), helmAt(process.env['RUNNER_LINT_HELM4'] ?? 'helm4')].filter((helm) => helm !== undefined);
}

function helmAt(command: string): Helm | undefined {
  const { status, stdout } = spawnSync(command, ['version', '--short'], { encoding: 'utf8' });
  const major = status === 0 ? /^v([34])\./.exec(stdout)?.[1] : undefined;
  return major === undefined ? undefined : { command, version: major === '3' ? 3 : 4 };
}

type Files = Readonly<Record<string, string>>;

/** `helm template r CHART` with files of a chart and of the user, all by their paths. */
export function template(helm: Helm, chart: Files, user: Files = {}, flags: readonly string[] = []): Rendered {
  return run(helm, chart, user, ['template', 'r', 'chart', ...flags]);
}

/** `helm lint CHART` with the files of a chart by their paths. */
export function lint(helm: Helm, chart: Files, flags: readonly string[] = []): Rendered {
  return run(helm, chart, {}, ['lint', 'chart', ...flags]);
}

function run({ command }: Helm, chart: Files, user: Files, argv: readonly string[]): Rendered {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'runner-lint-helm-'));
  try {
    for (const [file, text] of Object.entries(chart)) put(path.join(folder, 'chart', file), text);
    for (const [file, text] of Object.entries(user)) put(path.join(folder, file), text);
    const { status, stdout, stderr } = spawnSync(command, argv, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    return { output: status === 0 ? stdout : undefined, error: stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function put(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
