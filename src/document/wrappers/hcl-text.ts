import { ScalarMapBuilder, type ScalarMap } from '../../text/scalar-map.ts';
import { textWithin, type PlacedText } from '../placed-text.ts';
import type { Expression, Literal } from './hcl.ts';

/** The text of a literal, decoded; interpolations stand in it as they are written. */
export function literalMap(text: string, literal: Literal): ScalarMap {
  return literal.type === 'heredoc' ? heredocMap(text, literal) : stringMap(text, literal);
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

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** A quoted string with its escapes decoded; those of Unicode characters stay as they are. */
function stringMap(text: string, { span: { start, end } }: Literal): ScalarMap {
  const map = new ScalarMapBuilder(text, start);
  let at = start;
  for (let slash = text.indexOf('\\', at); slash >= 0 && slash < end; slash = text.indexOf('\\', at)) {
    const decoded = ESCAPES[text[slash + 1] ?? ''];
    map.copy(at, slash);
    if (decoded === undefined) map.copy(slash, slash + 2);
    else map.replace(decoded, slash, slash + 2);
    at = slash + 2;
  }
  map.copy(at, end);
  return map.build();
}
