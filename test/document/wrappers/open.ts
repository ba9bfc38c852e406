import assert from 'node:assert/strict';
import { openFile } from '../../../src/document/open.ts';
import { lintFile, type LintedFile } from '../../../src/engine/lint.ts';
import type { Place } from '../../../src/model/place.ts';
import type { Release } from '../../../src/model/release.ts';
import { releasesOf } from '../../../src/runner/release.ts';

/** The installations of a file, the first variant of each. */
export function releasesIn(text: string, path = 'file.yaml', chart?: string): readonly Release[] {
  const opened = openFile(path, text);
  assert.ok(opened.is !== 'skipped', 'the file is one of ours');
  const judgement = { chart, runner: undefined, newestRunner: '19.4.0', facts: {} };
  return releasesOf(path, opened, judgement).flatMap(([first]) => first ?? []);
}

/** The only installation of a file. */
export function releaseIn(text: string, path?: string, chart?: string): Release {
  const [release, ...rest] = releasesIn(text, path, chart);
  assert.ok(release && rest.length === 0, 'one installation');
  return release;
}

/** What stands at a place, and the way to it. */
export function shown(text: string, { span, route, via, innerRoute, document }: Place): Record<string, unknown> {
  const all = { text: text.slice(span.start, span.end), route, via, innerRoute, document };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The reason for which a file is skipped. */
export function skipped(text: string, path = 'file.yaml'): string {
  const opened = openFile(path, text);
  assert.ok(opened.is === 'skipped', 'the file is skipped');
  return opened.reason;
}

/** The file as linted with every rule but the one about the pin of the chart. */
export function linted(text: string, path = 'file.yaml'): LintedFile {
  return lintFile({ path, text }, { facts: {}, preset: 'all', severities: new Map([['outdated-chart', 'off']]) });
}
