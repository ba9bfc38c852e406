import { chartKey } from '../../knowledge/index.ts';
import type { Release, View } from '../../model/release.ts';
import { forLatest } from '../../text/for-latest.ts';
import { legacyRunnersKeys } from './legacy.ts';
import { swallowedSettings } from './map-tables.ts';

/**
 * Names of settings, in lower case, that stand where the runner does not read them: misspelt, in another table, swallowed by a free map, or in
 * values of old charts. Each is reported there, so a rule that misses one of them has nothing to add.
 */
const droppedNames = forLatest(
  (release: Release): ReadonlySet<string> => new Set(namesIn(release).map((name) => name.toLowerCase())),
);

/** True where a setting of that name, or one that the pattern describes, is written and not read. */
export function isDropped(release: Release, name: string | RegExp): boolean {
  const names = droppedNames(release);
  return typeof name === 'string' ? names.has(name.toLowerCase()) : [...names].some((one) => name.test(one));
}

function namesIn(release: Release): readonly string[] {
  const unknown = release.problems.flatMap((problem) =>
    problem.code === 'unknown-key' && problem.document === 'config' ? keysIn(problem.at) : [],
  );
  const swallowed = swallowedSettings(release).map(({ at }) => String(at.key));
  const legacy = legacyRunnersKeys(release).flatMap(({ dead }) =>
    dead.map(({ route }) => chartKey(route)?.configKey?.split('.').at(-1) ?? ''),
  );
  return [...unknown, ...swallowed, ...legacy];
}

function keysIn(at: View): readonly string[] {
  return [String(at.key), ...at.entries().map(({ key }) => String(key))];
}
