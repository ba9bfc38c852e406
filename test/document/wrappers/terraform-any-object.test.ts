import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openFile } from '../../../src/document/open.ts';
import type { Sourced } from '../../../src/document/source.ts';
import type { Node } from '../../../src/model/node.ts';
import { dataOf } from '../../../src/model/patch-value.ts';
import { HCL_PIECES } from './hcl-pieces.ts';
import { linted } from './open.ts';
import { release, valuesOf } from './releases.ts';

/** The layers of values in a file. */
function layersIn(text: string): readonly Sourced[] {
  const opened = openFile('main.tf', text);
  return opened.is === 'read' ? opened.contents.flatMap((one) => (one.is === 'values' ? one.layers : [])) : [];
}

type Data = string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data };

/** Data as an object of Terraform; numbers choose among the ways to write it. */
function written(data: Data, choose: () => number): string {
  if (typeof data === 'string') return quoted(data);
  if (typeof data !== 'object' || data === null) return String(data);
  const gap = [' ', '\n', ' # note\n', ' /* , } */ ', '\r\n'][choose() % 5];
  if (Array.isArray(data)) return `[${gap}${data.map((item) => written(item, choose) + gap).join(',')}]`;
  const entries = Object.entries(data).map(([key, value]) => {
    const name = /^[a-z]+$/.test(key) && key !== 'for' && choose() % 2 === 0 ? key : quoted(key);
    return `${name} ${choose() % 2 === 0 ? '=' : ':'} ${written(value, choose)}`;
  });
  return `{${gap}${entries.join(choose() % 2 === 0 ? ' , ' : '\n')}${gap}}`;
}

function quoted(text: string): string {
  const escaped = text.replaceAll(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `"${escaped}"`;
}

describe('Terraform: objects of any form', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '"', '\\', '\n', '\r', '#', '/', '*', '{', '}', '<', 'é', '😀', '='),
  });
  const key = fc.oneof(text, fc.constantFrom('a', 'for', 'null', 'local', 'runners', '1', 'a.b'));
  const { data } = fc.letrec<{ data: Data; map: Data }>((tie) => ({
    data: fc.oneof(
      { depthSize: 'small' },
      text,
      fc.integer(),
      fc.constantFrom(0.5, -12.25, true, false, null),
      fc.array(tie('data'), { maxLength: 4 }),
      tie('map'),
    ),
    map: fc.dictionary(key, tie('data'), { maxKeys: 4, noNullPrototype: true }),
  }));

  it('are read as they are written, in their places', () => {
    fc.assert(
      fc.property(
        fc.dictionary(key, data, { noNullPrototype: true }),
        fc.infiniteStream(fc.nat(9)),
        (object, stream) => {
          const source = release(`yamlencode(${written(object, () => stream.next().value ?? 0)})`);
          const [layer] = layersIn(source);
          assert.deepEqual(layer && dataOf(layer.node), object);
          assert.ok(layer);
          checkPlaces(layer.node, source);
        },
      ),
    );
  });

  it('are read without an exception, in spans of the text', () => {
    const piece = fc.constantFrom(
      ...HCL_PIECES,
      ':',
      '.',
      'a',
      'b',
      'local.a',
      'locals',
      'yamlencode(',
      'for',
      'null',
      '7',
      '...',
      '\ud83d',
      '\\uD83D',
      '\\U0011FFFF',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.array(piece, { maxLength: 40 }), (object, more) => {
        const source = release(`yamlencode({ a = ${object.join('')} })`, `locals {\n a = ${more.join('')}\n}\n`);
        for (const { node } of layersIn(source)) checkPlaces(node, source);
        linted(source, 'main.tf');
      }),
    );
  });

  it('are unknown where they are too deep', () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{ a = ', '}'],
      ['f(', ')'],
    ] as const) {
      const deep = `${open.repeat(5_000)}1${close.repeat(5_000)}`;
      const values = valuesOf(`image = ${deep}\nconcurrent = 4`);
      assert.equal(values.at('concurrent').number, 4, open);
      assert.equal(valuesOf(`concurrent = 4\nimage = ${open.repeat(5_000)}`).kind, 'unknown');
    }
  });
});

/** Children stand in what holds them, keys and texts where they are written. */
function checkPlaces(node: Node, source: string): void {
  const { start, end } = node.span;
  assert.ok(start >= 0 && start <= end && end <= source.length);
  if (node.kind === 'list') for (const item of node.items) checkPlaces(item, source);
  if (node.kind !== 'map') return;
  for (const { key, keySpan, value } of node.entries) {
    const name = source.slice(keySpan.start, keySpan.end);
    assert.ok(name === key || name.startsWith('"'));
    checkPlaces(value, source);
  }
}
