import assert from 'node:assert/strict';
import { helmValues } from '../../src/document/helm-values.ts';
import type { SetArgument } from '../../src/document/set/set-argument.ts';
import { userLayers, type UserInput } from '../../src/document/user-layers.ts';
import { LayeredView } from '../../src/document/view.ts';
import type { HelmValue } from '../../src/model/helm-value.ts';

/** Values that stand in plain objects, for comparing. */
export function plain(value: HelmValue): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, member]) => [key, plain(member)]));
  return Array.isArray(value) ? value.map(plain) : value;
}

/** What the user gives: texts of files, and arguments as on a command line (`--set a=b`). */
export function input(files: readonly string[], sets: readonly string[] = [], helm: 3 | 4 = 3): UserInput {
  return {
    files: files.map((text, index) => ({ path: `values-${index + 1}.yaml`, text })),
    sets: sets.map((words) => {
      const [flag = '', ...rest] = words.split(' ');
      return { flag, argument: rest.join(' ') } as SetArgument;
    }),
    helm,
    textOfFile: (path) => (path === 'there.txt' ? 'text\nof a file\n' : undefined),
  };
}

/** The user's values, seen without any defaults. */
export function given(files: readonly string[], sets: readonly string[] = [], helm: 3 | 4 = 3): LayeredView {
  const layers = userLayers(input(files, sets, helm));
  assert.equal(layers.is, 'layers', 'message' in layers ? layers.message : undefined);
  assert.ok('layers' in layers);
  return new LayeredView(layers.layers, { parent: null });
}

/** The same as plain data. */
export function merged(files: readonly string[], sets: readonly string[] = [], helm: 3 | 4 = 3): unknown {
  return plain(helmValues(given(files, sets, helm)));
}

/** Helm's message about what the user gives. */
export function refused(files: readonly string[], sets: readonly string[] = [], helm: 3 | 4 = 3): string {
  const refusal = userLayers(input(files, sets, helm));
  assert.equal(refusal.is, 'refused');
  return 'message' in refusal ? refusal.message : '';
}
