import { SHAPE_WANTS, typeIn, type Key } from '../../knowledge/index.ts';
import type { View } from '../../model/release.ts';

/** True where a setting may have the value of another, by its type in a version; what cannot be told may. */
export function fits(view: View, key: Key, document: 'values' | 'config', version: string): boolean {
  return view.kind === 'unknown' || fitsType(view, typeIn(version, key), document);
}

function fitsType({ kind, type }: View, wanted: string, document: 'values' | 'config'): boolean {
  if (wanted.endsWith('[]')) return kind === 'list';
  if (wanted === 'table' || wanted.startsWith('map<')) return kind === 'map';
  const wants: readonly string[] = SHAPE_WANTS[document][wanted] ?? [];
  if (wants.length === 0) return true;
  return kind === 'scalar' ? type !== undefined && wants.includes(type) : wants.includes(kind);
}
