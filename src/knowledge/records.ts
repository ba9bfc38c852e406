import { parseRecords, type Document, type KeyRecord, type Provenance, type ShapeRecord } from './record.ts';
import texts from './records.generated.js';

/** Everything that is known about the keys of a document: what the look-ups of this room know, and descriptions besides. */
export function allRecords(document: Document): {
  readonly provenance: Provenance;
  readonly records: readonly KeyRecord[];
  readonly shapes: Readonly<Record<string, ShapeRecord>>;
} {
  const shapes = JSON.parse(texts.shapes) as Record<Document, Record<string, ShapeRecord>>;
  return { ...parseRecords<KeyRecord>(texts[document]), shapes: shapes[document] };
}
