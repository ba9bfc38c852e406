import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MapNode, Node } from '../../src/model/node.ts';
import { scanActions } from '../../src/template/scan.ts';
import { parseToml } from '../../src/toml/parse.ts';
import { splitStatements } from '../../src/toml/statements.ts';

const config = `concurrent = 10 # jobs
[[runners]]
  name = "a\\tb"
  environment = ["A=1", 'B=2']
  pre_build_script = """
  echo "x"
  """
  {{- if .Values.x }}
  [runners.kubernetes]
    image = "{{ .Values.image }}"
    node_selector = { "kubernetes.io/arch" = "arm64", a.b = 1 }
    {{ toToml .Values.more | nindent 4 }}
    [[runners.kubernetes.services]]
      name = 'docker:dind'
  {{- else }}
  shell = \${shell}
  {{- end }}
  [runners.cache]
    MaxUploadedArchiveSize = 0x1F
    since = 2026-01-01T10:00:00Z
    ratio = 1.5e3
`;

const bits = [
  '"',
  "'",
  '"""',
  "'''",
  '[',
  ']',
  '{',
  '}',
  ',',
  '=',
  '.',
  '#',
  '\n',
  '\r',
  '\\',
  '{{',
  '}}',
  '${',
  '%{',
  '0',
  'é',
  '𝄞',
  '\0',
];
const soup = fc.array(fc.oneof(fc.constantFrom(...bits), fc.string({ maxLength: 5 }))).map((parts) => parts.join(''));
const mutated = fc
  .tuple(fc.nat(config.length), fc.nat(20), fc.constantFrom('', ...bits))
  .map(([start, length, bit]) => config.slice(0, start) + bit + config.slice(start + length));
const truncated = fc.nat(config.length).map((length) => config.slice(0, length));
const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => new TextDecoder().decode(array));
const anyText = fc.oneof(soup, mutated, truncated, bytes);
const options = fc.record({
  version: fc.constantFrom('1.0' as const, '1.1' as const),
  templates: fc.boolean(),
  terraform: fc.boolean(),
});

/** Checks that each node stands for the token at its span. */
function check(text: string, node: Node): void {
  const written = text.slice(node.span.start, node.span.end);
  assert.ok(node.span.start >= 0 && node.span.start <= node.span.end && node.span.end <= text.length);
  if (node.kind === 'list') {
    assert.ok(written.startsWith('['));
    for (const item of node.items) check(text, item);
  } else if (node.kind === 'map') checkMap(text, node, written);
  else if (node.kind === 'unknown') assert.equal(node.text, written);
  else if (node.type === 'datetime') assert.equal(node.value, written);
  else if (node.type === 'boolean') assert.equal(String(node.value), written);
  else if (node.type === 'string') assert.equal(written[0], written.at(-1));
}

function checkMap(text: string, map: MapNode, written: string): void {
  if (map.style === 'table' || map.style === 'array-table') assert.ok(written.startsWith('[') && written.endsWith(']'));
  if (map.style === 'inline') assert.ok(written.startsWith('{') && written.endsWith('}'));
  for (const { key, keySpan, value } of map.entries) {
    const spelled = text.slice(keySpan.start, keySpan.end);
    assert.ok(spelled === key || spelled.startsWith('"') || spelled === `'${key}'`);
    check(text, value);
  }
}

describe('toml properties', () => {
  it('never throws, and every span stands for its token', () => {
    fc.assert(
      fc.property(anyText, options, (text, chosen) => {
        const { variants, problems, comments } = parseToml(text, chosen);
        for (const { root } of variants) for (const { value } of root.entries) check(text, value);
        for (const { span } of problems) assert.ok(span.start <= span.end && span.end <= text.length);
        for (const { span } of comments) assert.equal(text[span.start], '#');
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps the length of what it masks', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { statements } = splitStatements(text, scanActions(text).actions);
        let end = 0;
        for (const { span, text: masked, kind } of statements) {
          assert.ok(span.start >= end);
          end = span.end;
          if (kind !== 'insert') assert.equal(masked.length, span.end - span.start);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('masks nothing where there are no holes', () => {
    const { statements } = splitStatements(config.replace(/\{\{.*?\}\}|\$\{.*?\}/g, '0'), []);
    for (const { span, text } of statements) assert.equal(text.length, span.end - span.start);
  });

  it('finds every table by its route', () => {
    const name = fc.stringMatching(/^[a-z]{1,3}$/);
    fc.assert(
      fc.property(fc.uniqueArray(fc.array(name, { minLength: 1, maxLength: 4 }), { selector: String }), (routes) => {
        const text = routes.map((route, index) => `[${route.join(' . ')}]\n"the key" = ${index}\n`).join('');
        const { variants, problems } = parseToml(text, { version: '1.0', templates: false });
        assert.deepEqual(problems, []);
        for (const [index, route] of routes.entries()) {
          let map = variants[0]?.root;
          for (const key of [...route, 'the key']) {
            const value = map?.entries.find((entry) => entry.key === key)?.value;
            if (value?.kind === 'scalar') assert.equal(value.value, index);
            map = value?.kind === 'map' ? value : undefined;
          }
        }
      }),
    );
  });
});
