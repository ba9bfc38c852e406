import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTemplate } from '../../src/template/go/parse.ts';
import { render } from '../template/go/render.ts';

const values = { a: 'x', n: 5, list: ['p', 'q'], map: { k: 'v' }, yes: true };

const literal = fc.string({ maxLength: 12 }).filter((text) => !/[{}]|<no value>/.test(text));
const action = fc.constantFrom(
  '{{ $.Values.a }}',
  '{{- $.Values.n }}',
  '{{ $.Values.list -}}',
  '{{ quote $.Values.map.k }}',
  '{{- if $.Values.yes -}}',
  '{{ range $.Values.list }}',
  '{{/* c */}}',
);

/** Pieces of templates, most of which are none. */
const words =
  '{{ }} {{- -}} {{end}} {{else}} {{if(.Values.u)}} {{range$k,$v:=.Values}} .Values define"x" include $x:= $x | ( ) index ' +
  'printf "%v" " ` \' nil -1 1e9 set tpl toYaml repeat break until 3 /* */ .a \\ \n é 😀 \ud800';
const word = fc.constantFrom(...words.split(' '));

describe('templates of Go', () => {
  it('map literal text back to itself', () => {
    const check = (parts: readonly (readonly [string, string])[]): void => {
      const opened = parts.filter(([, tag]) => /if|range/.test(tag)).length;
      const text = parts.flat().join('') + '{{ end }}'.repeat(opened);
      const { map, failure, complete } = render(text, values);
      assert.equal(failure, undefined);
      assert.equal(complete, true);
      for (let at = 0; at < map.value.length; at++) {
        const span = map.toOuter({ start: at, end: at + 1 });
        const outer = text.slice(span.start, span.end);
        assert.ok(outer === map.value[at] || outer.startsWith('{{'), `${JSON.stringify(text)} at ${at}: ${outer}`);
      }
    };
    fc.assert(fc.property(fc.array(fc.tuple(literal, action), { maxLength: 8 }), check));
  });

  it('are what they were where they have no actions', () => {
    fc.assert(
      fc.property(literal, (text) => {
        assert.equal(render(text).map.value, text);
      }),
    );
  });

  it('never throw, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')),
      fc.array(word, { maxLength: 14 }).map((words) => words.join('')),
    );
    const check = (text: string): void => {
      const { map, failure, complete } = render(text, { ...values, u: { unknown: 'secret', text: 's' } });
      assert.ok(!failure || !complete);
      if (failure) assert.equal(map.value, text);
      assert.equal(parseTemplate(text).text, text);
    };
    fc.assert(fc.property(text, check), { numRuns: 500 });
  });
});
