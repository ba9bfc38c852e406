import assert from 'node:assert/strict';
import { userLayers } from '../../src/document/user-layers.ts';
import { given, input, merged, refused } from './layers.ts';

describe('userLayers', () => {
  it('merges maps of files and lets lists and scalars of later ones win', () => {
    assert.deepEqual(merged(['a: {x: 1, w: [1, 2]}\n', 'a: {w: [3], z: 4}\n']), { a: { x: 1, w: [3], z: 4 } });
  });

  it('keeps a null over another file as null', () => {
    assert.deepEqual(merged(['a: {x: 1}\nb: 2\n', 'a: {x: null}\nb: null\n']), { a: { x: null }, b: null });
  });

  it('begins a map anew behind a null or a scalar', () => {
    assert.deepEqual(merged(['a: {x: 1}\n', 'a: null\n', 'a: {w: 2}\n']), { a: { w: 2 } });
    assert.deepEqual(merged(['a: {x: 1}\n', 'a: text\n', 'a: {w: 2}\n']), { a: { w: 2 } });
  });

  it('takes no empty map for a replacement', () => {
    assert.deepEqual(merged(['a: {x: 1}\n', 'a: {}\n']), { a: { x: 1 } });
  });

  it('takes files without values', () => {
    assert.deepEqual(merged(['a: 1\n', '', '# only a comment\n', 'null\n']), { a: 1 });
  });

  it('applies the flags in the order of Helm, whatever that of the command line', () => {
    const sets = ['--set-literal a=literal', '--set-string a=string', '--set a=set', '--set-json a="json"'];
    assert.deepEqual(merged(['a: file\n'], sets), { a: 'literal' });
    assert.deepEqual(merged(['a: file\n'], sets.slice(1)), { a: 'string' });
    assert.deepEqual(merged(['a: file\n'], sets.slice(2)), { a: 'set' });
    assert.deepEqual(merged([], ['--set-string a=string', '--set-file a=there.txt']), { a: 'text\nof a file\n' });
  });

  it('knows the file and place of every value', () => {
    const values = given(['a: {x: 1}\n', 'a: {w: 2}\n']);
    assert.deepEqual(values.at('a.x').place, { file: 'values-1.yaml', span: { start: 4, end: 5 }, route: ['a', 'x'] });
    assert.deepEqual(values.at('a.w').place.file, 'values-2.yaml');
  });

  it('refuses a file that is a list', () => {
    const refusal = userLayers(input(['a: 1\n', '- a\n']));
    assert.ok(refusal.is === 'refused');
    assert.match(refusal.message, /^failed to parse values-2.yaml: /);
    assert.deepEqual(refusal.place, { file: 'values-2.yaml', span: { start: 0, end: 3 }, route: [] });
    assert.equal(refusal.argument, null);
  });

  it('refuses a file that is no YAML', () => {
    assert.match(refused(['a: b: c\n']), /^failed to parse values-1.yaml: /);
  });

  it('names the argument that is to blame', () => {
    const refusal = userLayers(input([], ['--set a=1', '--set b']));
    assert.ok(refusal.is === 'refused');
    assert.deepEqual([refusal.argument, refusal.place], ['b', null]);
  });

  it('never unwraps a file', () => {
    const file = 'kind: HelmRelease\napiVersion: helm.toolkit.fluxcd.io/v2\nspec: {values: {a: 1}}\n';
    assert.equal(given([file]).at('kind').string, 'HelmRelease');
  });

  it('reads text that other programs would fill as it stands', () => {
    assert.deepEqual(merged(['a: ${TOKEN}\nb: "{{ x }}"\n']), { a: '${TOKEN}', b: '{{ x }}' });
  });

  it('names keys that stand twice', () => {
    const layers = userLayers(input(['a: 1\na: 2\n']));
    assert.ok(layers.is === 'layers');
    assert.deepEqual(
      layers.problems.map(({ code }) => code),
      ['duplicate-key'],
    );
  });
});

describe('files of several documents', () => {
  const file = 'a: {x: 1}\n---\na: {w: 2}\nb: 3\n';

  it('give their first document to Helm 3', () => {
    assert.deepEqual(merged([file]), { a: { x: 1 } });
    assert.deepEqual(merged(['# first\n---\na: 1\n---\nb: 2\n']), { a: 1 });
    assert.deepEqual(merged(['a: 1\n...\nb: 2\n']), { a: 1 });
  });

  it('give all documents to Helm 4, the later over the earlier', () => {
    assert.deepEqual(merged([file], [], 4), { a: { x: 1, w: 2 }, b: 3 });
    assert.deepEqual(merged(['---\na: 1\n--- # more\na: 2\n'], [], 4), { a: 2 });
  });

  it('lead back to the document', () => {
    const { place } = given([file], [], 4).at('b');
    assert.deepEqual(place, { file: 'values-1.yaml', span: { start: 24, end: 25 }, route: ['b'], document: 1 });
  });

  it('may be broken behind the first for Helm 3', () => {
    assert.deepEqual(merged(['a: 1\n---\nb: [\n']), { a: 1 });
    assert.match(refused(['a: 1\n---\nb: [\n'], [], 4), /^failed to parse values-1.yaml: /);
  });

  it('need a line of their own for the separator in Helm 4', () => {
    assert.match(refused(['a: 1\n--- {b: 2}\n'], [], 4), /invalid Yaml document separator: \{b: 2\}$/);
  });

  it('get a last line break from Helm 4', () => {
    assert.deepEqual(merged(['a: |\n  text']), { a: 'text' });
    assert.deepEqual(merged(['a: |\n  text'], [], 4), { a: 'text\n' });
  });
});
