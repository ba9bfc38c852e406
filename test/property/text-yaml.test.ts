import assert from 'node:assert/strict';
import fc from 'fast-check';
import { getScalarValue, parseEvents } from 'js-yaml';
import { Document, visit } from 'yaml';
import type { Node, ScalarNode } from '../../src/model/node.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { LineIndex } from '../../src/text/line-index.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { scalarMapOf } from '../../src/yaml/scalars.ts';

function scalarsOf(text: string): ScalarNode[] {
  const found: ScalarNode[] = [];
  const walk = (node: Node): void => {
    if (node.kind === 'scalar') found.push(node);
    if (node.kind === 'list') node.items.forEach(walk);
    if (node.kind === 'map') for (const entry of node.entries) walk(entry.value);
  };
  for (const { root } of parseYaml(text).documents) if (root) walk(root);
  return found;
}

/** Whether `outer`, a piece of the file, may stand for `inner`, a character of the value. */
function standsFor(inner: string, outer: string): boolean {
  if (inner === outer) return true;
  if (inner === '\n' || inner === ' ') return /^(?:\r\n?|\n)$/.test(outer) || outer.startsWith('\\');
  return outer.startsWith('\\') || (inner === "'" && outer === "''");
}

/** Checks the map of every scalar of a text in both ways; gives their number. */
function checkMaps(text: string): number {
  const scalars = scalarsOf(text);
  for (const node of scalars) {
    const map = scalarMapOf(text, node);
    if (node.type === 'string') assert.equal(map.value, node.value);
    let before = node.span.start;
    for (let i = 0; i < map.value.length; i++) {
      const { start, end } = map.toOuter({ start: i, end: i + 1 });
      assert.ok(start >= node.span.start && end > start && end <= text.length && start >= before);
      assert.ok(
        standsFor(map.value.charAt(i), text.slice(start, end)),
        JSON.stringify([text, i, text.slice(start, end)]),
      );
      const back = map.toInner(start);
      assert.ok(back === i || (back === i - 1 && start === before), JSON.stringify([text, i, back]));
      before = start;
    }
    assert.equal(map.toInner(map.toOuter({ start: map.value.length, end: map.value.length }).start), map.value.length);
  }
  return scalars.length;
}

/** Values must be those of the parser's own decoder, but for the end of a file without line break and lines behind an escaped one. */
function checkValues(text: string): void {
  if (!/[\r\n]$/.test(text) || /\\[\r\n]/.test(text) || parseYaml(text).problems.length > 0) return;
  const expected = parseEvents(text, {}).flatMap((event) => (event.type === 4 ? [getScalarValue(text, event)] : []));
  for (const node of scalarsOf(text)) assert.ok(expected.includes(scalarMapOf(text, node).value), JSON.stringify(text));
}

const CHUNKS = [
  'x',
  '  ',
  '\n',
  '\n\n',
  ' y',
  'z\n',
  '\t',
  '#c',
  ': ',
  '[[runners]]\n',
  '  name = "a"\n',
  '😀',
  'é',
  '"',
  "'",
];
const chunk = fc.constantFrom(...CHUNKS, '\\', '{{ .V }}', '- a\n');
const content = fc.array(chunk, { maxLength: 14 }).map((chunks) => chunks.join(''));
const style = fc.constantFrom('BLOCK_LITERAL', 'BLOCK_FOLDED', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'PLAIN');
const lineEnd = fc.constantFrom('\n', '\r\n');

function written(value: string, type: string, end: string): string {
  const document = new Document({ a: { b: value, c: [value, value] }, d: value });
  visit(document, {
    Scalar(key, scalar) {
      if (key !== 'key') Object.assign(scalar, { type });
    },
  });
  return document.toString({ lineWidth: 20 }).replaceAll('\n', end);
}

const MARKS = [
  ' ',
  '  ',
  '\n',
  '\r\n',
  '\t',
  'b: ',
  '|',
  '>',
  '|-',
  '|+',
  '|2',
  '>1-',
  '"',
  "'",
  '\\n',
  '\\\n',
  '#',
  '- ',
  ':',
];
const SIGNS = [
  '[',
  ']',
  '{',
  '}',
  ',',
  '&a ',
  '*a',
  '!t ',
  '---\n',
  '<<: ',
  '{{ x }}',
  '\\x41',
  '\ufeff',
  '\u2028',
  '\0',
];
const piece = fc.constantFrom('a', 'x', '1', '😀', ...MARKS, ...SIGNS);
const raw = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

const real = `# Runner
gitlabUrl: https://gitlab.example.com/
concurrent: 10
rbac: &rbac { create: true, rules: [] }
runners:
  <<: *rbac
  config: |
    [[runners]]
      name = "a"
      [runners.kubernetes]
        image = "alpine"
  tags: "a,b"
envVars:
  - name: X
    value: 'it''s'
`;

function checkWhole(text: string): void {
  const { documents, problems } = parseYaml(text);
  assert.ok(documents.length > 0);
  for (const { span } of [...problems, ...documents.flatMap(({ refusals, comments }) => [...refusals, ...comments])]) {
    assert.ok(span.start >= 0 && span.end >= span.start && span.end <= text.length, JSON.stringify([text, span]));
  }
  checkMaps(text);
}

describe('properties of text and YAML', function () {
  this.timeout(60_000);

  it('maps 100,000 scalars in all styles both ways', () => {
    let count = 0;
    fc.assert(
      fc.property(content, style, lineEnd, (value, type, end) => {
        const text = written(value, type, end);
        count += checkMaps(text);
        checkValues(text);
      }),
      { numRuns: 26_000 },
    );
    assert.ok(count >= 100_000, `only ${count} scalars`);
  });

  it('never throws, whatever the text, and keeps spans inside', () => {
    fc.assert(fc.property(raw, checkWhole), { numRuns: 10_000 });
    fc.assert(
      fc.property(raw, (text) => checkWhole(`k: ${text}`)),
      { numRuns: 10_000 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), checkWhole), { numRuns: 3_000 });
  });

  it('never throws on a real file that is cut or changed', () => {
    const position = fc.nat(real.length);
    fc.assert(
      fc.property(position, position, piece, (from, length, text) => {
        const end = Math.min(real.length, from + (length % 12));
        checkWhole(applyEdits(real, [{ span: { start: from, end }, text }]));
        checkWhole(real.slice(0, from) + text);
      }),
      { numRuns: 5_000 },
    );
  });

  it('finds the offset of every position, and the position of every offset', () => {
    const lines = fc
      .array(fc.constantFrom('a', '\n', '\r', '\r\n', '😀', '\ufeff', '\u2028'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(lines, (text) => {
        const index = new LineIndex(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const { line, column } = index.position(offset);
          const { start, end } = index.lineSpan(line);
          assert.equal(start + column - 1, offset);
          if (offset <= end) assert.equal(index.offsetOf(line, column), offset);
        }
      }),
    );
  });
});
