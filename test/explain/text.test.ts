import assert from 'node:assert/strict';
import { textOf } from '../../src/explain/text.ts';

const PAGE = { title: 'a-b', lead: '', fields: [], sections: [] };

describe('a page for a terminal', () => {
  it('wraps prose, fields and lists under themselves', () => {
    const page = {
      ...PAGE,
      lead: 'one two three four five',
      fields: [
        { label: 'group', value: 'dns' },
        { label: 'in', value: 'one two three four' },
      ],
      sections: [{ heading: 'Why', blocks: [{ list: ['one two three four five'] }] }],
    };
    assert.equal(
      textOf(page, 20),
      'a-b\n  one two three four\n  five\n\n  group  dns\n  in     one two\n         three four\n\n' +
        'WHY\n  - one two three\n    four five\n',
    );
  });

  it('wraps no code', () => {
    const code = 'image: "registry.example.com/a/b"\n\nx: 1\n';
    const page = { ...PAGE, sections: [{ heading: 'Found', blocks: [{ code, language: 'yaml', caption: 'a.yaml' }] }] };
    assert.equal(textOf(page, 20), 'a-b\n\nFOUND\n  a.yaml\n    image: "registry.example.com/a/b"\n\n    x: 1\n');
  });

  it('obeys nothing that an example holds', () => {
    const page = { ...PAGE, sections: [{ heading: 'Found', blocks: [{ code: '\u001b[2J', language: '' }] }] };
    assert.equal(textOf(page, 20), 'a-b\n\nFOUND\n  \\u001b[2J\n');
  });
});
