import assert from 'node:assert/strict';
import { openFile } from '../../../src/document/open.ts';
import type { Facts } from '../../../src/model/facts.ts';
import type { Release, RunnerView } from '../../../src/model/release.ts';
import { releasesOf } from '../../../src/runner/release.ts';

/** The one release of a file, judged as the newest chart and runner unless told otherwise. */
export function releaseOf(text: string, path = 'values.yaml', runner = '19.3.0', facts: Facts = {}): Release {
  const opened = openFile(path, text);
  assert.ok(opened.is !== 'skipped', 'the file is one of ours');
  const [[release] = []] = releasesOf(path, opened, { chart: '0.92.0', runner, newestRunner: '19.3.0', facts });
  assert.ok(release);
  return release;
}

/** The one runner of a config.toml whose [runners.kubernetes] has these lines, with its release. */
export function runnerWith(lines: string, runner?: string): { release: Release; runner: RunnerView } {
  const text = `[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n${lines}`;
  const release = releaseOf(text, 'config.toml', runner);
  const [first] = release.runners;
  assert.ok(first);
  return { release, runner: first };
}
