import type { LayeredView } from '../view.ts';
import { SetError } from './set-error.ts';

const GO_MAP = 'map[string]interface {}';
const GO_LIST = '[]interface {}';

/** Throws `SetError` with Go's words for taking something else for a map or a list; a list item that is null may become either. */
export function requireKind(view: LayeredView, wanted: 'map' | 'list'): void {
  if (view.kind === wanted || view.kind === 'absent' || view.unknown) return;
  const isItem = typeof view.key === 'number';
  if (isItem && view.type === 'null') return;
  const name = wanted === 'map' ? GO_MAP : GO_LIST;
  throw new SetError(`unable to parse key: interface conversion: interface {} is ${goType(view)}, not ${name}`);
}

function goType(view: LayeredView): string {
  const node = view.top?.node;
  if (node?.kind === 'map') return GO_MAP;
  if (node?.kind === 'list') return GO_LIST;
  const value = node?.kind === 'scalar' ? (view.int64 ?? node.value) : null;
  if (value === null) return 'nil';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'number' ? 'float64' : typeof value === 'bigint' ? 'int64' : 'string';
}
