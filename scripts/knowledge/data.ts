import { readFileSync } from 'node:fs';
import { parseRecords, type Document, type Provenance, type ShapeRecord } from '../../src/knowledge/record.ts';

/** A data file by its name. */
export function readRecords<R>(file: string): { readonly provenance: Provenance; readonly records: readonly R[] } {
  return parseRecords(readData(file));
}

/** The shapes of single values. */
export function readShapes(): Readonly<Record<Document, Readonly<Record<string, ShapeRecord>>>> {
  return JSON.parse(readData('shapes.json')) as Record<Document, Record<string, ShapeRecord>>;
}

/** The text of a data file. */
export function readData(file: string): string {
  return readFileSync(new URL(`data/${file}`, import.meta.url), 'utf8');
}
