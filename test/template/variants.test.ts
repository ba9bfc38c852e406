import assert from 'node:assert/strict';
import { findBlocks } from '../../src/template/blocks.ts';
import { scanActions } from '../../src/template/scan.ts';
import { variantsOf } from '../../src/template/variants.ts';

/** What is left of the text in each variant, actions and blanks taken out. */
function variants(text: string): string[] {
  const { actions } = scanActions(text);
  return variantsOf(text, findBlocks(actions).blocks, actions).map((variant) => {
    assert.equal(variant.text.length, text.length);
    return variant.text.replace(/\{\{.*?\}\}|\s/g, '');
  });
}

describe('template variants', () => {
  it('has one without blocks', () => assert.deepEqual(variants('a {{ .x }}'), ['a']));
  it('has one for each arm', () =>
    assert.deepEqual(variants('{{if .a}}1{{else if .b}}2{{else}}3{{end}}'), ['1', '2', '3']));
  it('counts a missing else as an empty arm', () => assert.deepEqual(variants('{{if .a}}1{{end}}'), ['1', '']));
  it('starts with every first arm', () =>
    assert.deepEqual(variants('{{if .a}}1{{end}}{{range .b}}2{{end}}'), ['12', '']));
  it('takes the arms of all blocks together, never the product', () =>
    assert.deepEqual(variants('{{if .a}}1{{else}}2{{end}}{{if .b}}3{{else}}4{{end}}'), ['13', '24']));
  it('stays with the last arm where a block has fewer', () =>
    assert.deepEqual(variants('{{if .a}}1{{else if .b}}2{{else}}3{{end}}{{if .c}}4{{else}}5{{end}}'), [
      '14',
      '25',
      '35',
    ]));
  it('shows the arms of inner blocks', () =>
    assert.deepEqual(variants('{{if .a}}1{{if .b}}2{{else}}3{{end}}{{else}}4{{end}}'), ['12', '13', '4']));
  it('leaves definitions out', () => assert.deepEqual(variants('{{define "x"}}1{{end}}2'), ['2']));
  it('keeps the content of a block action', () => assert.deepEqual(variants('{{block "x" .}}1{{end}}2'), ['12']));
  it('stops at eight', () => {
    const arms = Array.from({ length: 20 }, (_, index) => `{{else if .x}}${index}`).join('');
    assert.equal(variants(`{{if .a}}x${arms}{{end}}`).length, 8);
  });
  it('keeps line breaks of what it blanks', () => {
    const text = '{{if .a}}1{{else}}2\r\n3\n{{end}}';
    const { actions } = scanActions(text);
    const [first] = variantsOf(text, findBlocks(actions).blocks, actions);
    assert.equal(first?.text, '{{if .a}}1{{else}} \r\n \n{{end}}');
  });
  it('drops the actions of what it blanks', () => {
    const text = '{{if .a}}{{.x}}{{else}}{{.y}}{{end}}';
    const { actions } = scanActions(text);
    const left = variantsOf(text, findBlocks(actions).blocks, actions)[0]?.actions;
    assert.deepEqual(
      left?.map(({ span }) => text.slice(span.start, span.end)),
      ['{{if .a}}', '{{.x}}', '{{else}}', '{{end}}'],
    );
  });
});
