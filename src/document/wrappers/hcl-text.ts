import { ScalarMapBuilder, type ScalarMap } from '../../text/scalar-map.ts';
import { textWithin, type PlacedText } from '../placed-text.ts';
import type { Literal } from './hcl-tokens.ts';
import type { Expression } from './hcl.ts';

/** The text of a literal, decoded; interpolations stand in it as they are written. */
export function literalMap(text: string, literal: Literal): ScalarMap {
  return literal.type === 'heredoc' ? heredocMap(text, literal) : stringMap(text, literal);
}

/** True for a text that Terraform fills, or in which it decodes an escaped `${`. */
export function hasInterpolation(text: string, { span }: Literal): boolean {
  return /[$%]\{/.test(text.slice(span.start, span.end));
}

/** The same with the way back to the file. */
export function literalText(file: PlacedText, { route }: Expression, literal: Literal): PlacedText {
  const map = literalMap(file.text, literal);
  return textWithin(file.place, route, map.value, map);
}

/** The lines of a heredoc; of a `<<-` without the indentation that all lines with content share (hashicorp/hcl, flushHeredocTemplateParts). */
function heredocMap(text: string, { span: { start, end }, flush }: Literal): ScalarMap {
  const map = new ScalarMapBuilder(text, start);
  const lines = [...text.slice(start, end).matchAll(/[^\n]+\n?|\n/g)];
  const indents = lines.filter(([line]) => line.trim() !== '').map(([line]) => line.length - line.trimStart().length);
  const indent = flush ? Math.min(...indents, end - start) : 0;
  for (const { 0: line, index } of lines) {
    const blank = line.length - line.trimStart().length;
    map.copy(start + index + Math.min(indent, line.trim() === '' ? 0 : blank), start + index + line.length);
  }
  return map.build();
}

const ESCAPE = /\\(?:u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|[^])/g;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** A quoted string with its escapes decoded; what Terraform does not know stays as it is. */
function stringMap(text: string, { span: { start, end } }: Literal): ScalarMap {
  const map = new ScalarMapBuilder(text, start);
  let at = start;
  for (const { 0: escape, index } of text.slice(start, end).matchAll(ESCAPE)) {
    const from = start + index;
    map.copy(at, from);
    at = from + escape.length;
    map.replace(decoded(escape), from, at);
  }
  map.copy(at, end);
  return map.build();
}

/** What an escape stands for (hashicorp/hcl, hclsyntax ParseStringLiteralToken). */
function decoded(escape: string): string {
  const point = escape.length > 2 ? Number.parseInt(escape.slice(2), 16) : Infinity;
  return point <= 0x10ffff ? String.fromCodePoint(point) : (ESCAPES[escape[1] ?? ''] ?? escape);
}
