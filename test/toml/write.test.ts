import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Node } from '../../src/model/node.ts';
import type { PlainTable } from '../../src/model/plain.ts';
import { parseToml, writeToml } from '../../src/toml/index.ts';

describe('writeToml', () => {
  it('writes values before tables', () =>
    assert.equal(writeToml({ a: { b: 1 }, c: true }), 'c = true\n\n[a]\n  b = 1\n'));
  it('writes lists of tables', () => assert.equal(writeToml({ a: [{ b: 1 }, {}] }), '[[a]]\n  b = 1\n\n[[a]]\n'));
  it('leaves out headers that only lead on', () =>
    assert.equal(writeToml({ a: { b: { c: 1 } } }), '[a.b]\n    c = 1\n'));
  it('quotes keys that need it', () => assert.equal(writeToml({ 'a.b': 1, '': 2 }), '"a.b" = 1\n"" = 2\n'));
  it('escapes texts', () => assert.equal(writeToml({ a: 'x"\\\n\u007f' }), 'a = "x\\"\\\\\\n\\u007f"\n'));
  it('says what nobody can tell, in one line', () => {
    assert.equal(
      writeToml({ a: { unknown: 'template', text: '{{ .x\n  }}' }, b: [1, { unknown: 'secret', text: '' }] }),
      '# a is unknown: a template fills it ({{ .x }})\n# b is unknown: it is in a Secret\n',
    );
  });
  it('is read as it was written', () => {
    const scalar = fc.oneof(fc.string(), fc.boolean(), fc.integer());
    const table = fc.letrec<{ table: PlainTable }>((tie) => ({
      table: fc.dictionary(
        fc.string(),
        fc.oneof({ maxDepth: 3 }, scalar, fc.array(scalar), tie('table'), fc.array(tie('table'))),
        { maxKeys: 4 },
      ),
    })).table;
    fc.assert(
      fc.property(table, (data) => {
        const { variants, problems } = parseToml(writeToml(data), { version: '1.0', templates: false });
        assert.deepEqual(problems, []);
        assert.deepEqual(plain(variants[0]?.root), JSON.parse(JSON.stringify(data)));
      }),
    );
  });
});

function plain(node: Node | undefined): unknown {
  if (node?.kind === 'list') return node.items.map(plain);
  if (node?.kind === 'scalar') return node.value;
  if (node?.kind !== 'map') return undefined;
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
}
