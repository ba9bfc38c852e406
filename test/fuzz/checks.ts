import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import type { LintedFile } from '../../src/engine/lint.ts';
import { fingerprints } from '../../src/engine/fingerprint.ts';
import type { Node } from '../../src/model/node.ts';
import type { Place } from '../../src/model/place.ts';
import type { Span } from '../../src/text/span.ts';

/** A span must lie in its text. */
export function checkSpan({ start, end }: Span, text: string): void {
  assert.ok(start >= 0 && start <= end && end <= text.length, `span ${start}–${end} of ${text.length}`);
}

/** Spans must lie in the text, and follow each other. */
export function checkInOrder(list: readonly { readonly span: Span }[], text: string): void {
  let before = 0;
  for (const { span } of list) {
    checkSpan(span, text);
    assert.ok(span.start >= before, `span ${span.start} before ${before}`);
    before = span.start;
  }
}

/** The spans of all nodes must lie in the text. */
export function checkTree(root: Node, text: string, seen: Set<Node> = new Set()): void {
  if (seen.has(root)) return;
  seen.add(root);
  checkSpan(root.span, text);
  if (root.kind === 'list') for (const item of root.items) checkTree(item, text, seen);
  if (root.kind !== 'map') return;
  for (const { keySpan, value } of root.entries) {
    checkSpan(keySpan, text);
    checkTree(value, text, seen);
  }
}

/** Places must lie in their file, findings be in order, fingerprints tell findings apart. */
export function checkFindings(file: LintedFile): void {
  const inFile = (place: Place): void => {
    assert.ok(place.file === null || place.file === file.path, `place in ${place.file}`);
    if (place.file !== null) checkSpan(place.span, file.text);
  };
  let before = 0;
  for (const { place, related, message, why, remedy } of file.findings) {
    inFile(place);
    for (const other of related) inFile(other.place);
    assert.ok(place.span.start >= before, 'findings are not in order');
    before = place.span.start;
    assert.ok(message !== '' && why !== '' && remedy !== '', 'empty words');
  }
  const prints = fingerprints(file.findings);
  assert.equal(new Set(prints).size, prints.length, 'fingerprints are not unique');
}

/** Nothing that a terminal would obey, but line breaks. */
export function checkPrintable(text: string): void {
  const found = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u.exec(text);
  assert.equal(found, null, `control character ${JSON.stringify(found?.[0])}`);
}

const validators = new Map<string, (data: unknown) => void>();

/** A JSON document must be as its schema in `schemas/` says. */
export function checkDocument(json: string, schema: string): void {
  let check = validators.get(schema);
  if (!check) {
    const text = readFileSync(new URL(`../../schemas/${schema}`, import.meta.url), 'utf8');
    const validate = new Ajv2020({ strictTypes: false, formats: { uri: true } }).compile(JSON.parse(text));
    check = (data) => assert.ok(validate(data), JSON.stringify(validate.errors));
    validators.set(schema, check);
  }
  check(JSON.parse(json));
}
