import assert from 'node:assert/strict';
import type { Change } from '../../../src/model/patch.ts';
import { patched, refused } from './patched.ts';

const FIRST = ['runners', 0];

describe('patches in TOML templates', () => {
  const text = `[[runners]]
  {{- if .Values.kubernetes }}
  [runners.kubernetes]
    image = "{{ .Values.image }}"
    {{- if .Values.privileged }}
    privileged = true
    {{- end }}
  {{- end }}
`;

  it('adds a pair outside conditions within the table', () => {
    const wanted = text.replace('image }}"\n', 'image }}"\n    namespace = "ci"\n');
    assert.equal(patched(text, { op: 'set', route: [...FIRST, 'kubernetes', 'namespace'], value: 'ci' }), wanted);
  });
  it('adds a pair before the condition of another table', () => {
    const wanted = text.replace('[[runners]]\n', '[[runners]]\n  name = "a"\n');
    assert.equal(patched(text, { op: 'set', route: [...FIRST, 'name'], value: 'a' }), wanted);
  });
  it('changes and removes what touches actions', () => {
    const note = 'a = {{/* x */}}1\n';
    assert.equal(patched(note, { op: 'set', route: ['a'], value: 2 }), note.replace('1', '2'));
    const condition = '{{ if .x }}\nb = 1\n{{ end }}\n';
    assert.equal(patched(`a = 1\n${condition}`, { op: 'remove', route: ['a'] }), condition);
  });
  it('opens a table behind the condition of another', () => {
    const wanted = `${text}  [runners.cache]\n    Type = "s3"\n`;
    assert.equal(patched(text, { op: 'set', route: [...FIRST, 'cache', 'Type'], value: 's3' }), wanted);
  });
  it('changes a value in a branch', () => {
    const change: Change = { op: 'set', route: [...FIRST, 'kubernetes', 'privileged'], value: false };
    assert.equal(patched(text, change), text.replace('true', 'false'));
  });
  it('changes a value in another branch than the first', () => {
    const branches = '{{ if .a }}\nx = 1\n{{ else }}\ny = 2\n{{ end }}\n';
    assert.equal(patched(branches, { op: 'set', route: ['y'], value: 3 }), branches.replace('2', '3'));
  });
  it('moves a value that a template gives', () => {
    const change: Change = { op: 'rename', route: [...FIRST, 'kubernetes', 'image'], key: 'helper_image' };
    assert.equal(patched(text, change), text.replace('    image', '    helper_image'));
  });
  it('renames a key and quotes its value in both branches', () => {
    const branches = '{{ if .a }}\nx = 1\n{{ else }}\nx = 2\n{{ end }}\n';
    assert.equal(patched(branches, { op: 'rename', route: ['x'], key: 'y' }), branches.replaceAll('x', 'y'));
    const wanted = branches.replace('1', '"1"').replace('2', '"2"');
    assert.equal(patched(branches, { op: 'quote', route: ['x'] }), wanted);
  });
  it('refuses a change of one of the values between which a template chooses', () => {
    const branches = '{{ if .a }}\nx = 1\n{{ else }}\nx = 2\n{{ end }}\n';
    assert.equal(refused(branches, { op: 'set', route: ['x'], value: 3 }), 'template');
    assert.equal(refused(branches, { op: 'remove', route: ['x'] }), 'template');
  });
  it('renames to no key that stands in another branch', () => {
    const branches = 'x = 1\n{{ if .a }}\nz = 2\n{{ else }}\ny = 3\n{{ end }}\n';
    assert.equal(refused(branches, { op: 'rename', route: ['x'], key: 'y' }), 'taken');
  });
  it('moves nothing out of a condition, nor into one', () => {
    const branches = 'x = 1\n[b]\nz = 1\n{{ if .a }}\ny = 2\n[c]\n{{ end }}\n';
    assert.equal(refused(branches, { op: 'move', route: ['b', 'y'], to: ['y'] }), 'template');
    assert.equal(refused(branches, { op: 'move', route: ['x'], to: ['c', 'x'] }), 'template');
  });
  it('refuses to write over a value that a template gives', () => {
    assert.equal(refused(text, { op: 'set', route: [...FIRST, 'kubernetes', 'image'], value: 'x' }), 'template');
  });
  it('refuses to remove conditions', () => {
    assert.equal(refused(text, { op: 'remove', route: [...FIRST, 'kubernetes'] }), 'template');
  });
  it('refuses to replace or move a table in which a loop writes lines', () => {
    const loop =
      '[[runners]]\n  [runners.a]\n  {{- range $k, $v := .Values.b }}\n    {{ $k }} = {{ $v }}\n  {{- end }}\n';
    assert.equal(refused(loop, { op: 'set', route: FIRST, value: {} }), 'template');
    assert.equal(refused(loop, { op: 'move', route: [...FIRST, 'a'], to: ['c'] }), 'template');
  });
  it('refuses to add to a list that a template makes', () => {
    const list = 'a = [\n  "x",\n  {{ if .b }}\n  "y",\n  {{ end }}\n]\n';
    assert.equal(refused(list, { op: 'insert', route: ['a', 2], value: 'z' }), 'template');
  });
  it('refuses to add where a template goes on in the line', () => {
    assert.equal(
      refused('[a]\nb = 1{{ if .c }}\nd = 1\n{{ end }}\n', { op: 'set', route: ['a', 'e'], value: 1 }),
      'template',
    );
  });
  it('refuses to add behind an action that takes the line break away', () => {
    const trimmed = '[[runners]]\n{{ if .a -}}\n[runners.b]\n{{- end -}}\n';
    assert.equal(refused(trimmed, { op: 'set', route: [...FIRST, 'c', 'd'], value: 1 }), 'template');
  });
  it('adds pairs before lines that a template writes, which may begin other tables', () => {
    const wanted = '[a]\n  c = 1\n  {{ include "x" . }}\n';
    assert.equal(patched('[a]\n  {{ include "x" . }}\n', { op: 'set', route: ['a', 'c'], value: 1 }), wanted);
  });
});
