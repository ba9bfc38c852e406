import assert from 'node:assert/strict';
import { inline, markdownOf } from '../../src/explain/markdown.ts';

const PAGE = { title: 'a-b', lead: 'What it is.', fields: [], sections: [] };

describe('Markdown of a page', () => {
  it('is headings, a table of the fields, paragraphs, lists and fenced code', () => {
    const page = {
      ...PAGE,
      fields: [{ label: 'group', value: 'dns' }],
      sections: [
        { heading: 'Why', blocks: [{ prose: 'Because.' }, { list: ['one', '`two`'] }] },
        { heading: 'Found', blocks: [{ code: 'a: 1\n', language: 'yaml', caption: '`values.yaml`' }] },
      ],
    };
    assert.equal(
      markdownOf(page),
      '# a-b\n\nWhat it is.\n\n| | |\n| --- | --- |\n| group | dns |\n\n## Why\n\nBecause.\n\n- one\n- `two`\n\n' +
        '## Found\n\n`values.yaml`:\n\n```yaml\na: 1\n```\n',
    );
  });

  it('leaves out what is empty', () => {
    const page = { ...PAGE, lead: '', sections: [{ heading: 'Evidence', blocks: [] }] };
    assert.equal(markdownOf(page), '# a-b\n');
  });

  it('fences code that holds a fence with a longer one', () => {
    const page = { ...PAGE, sections: [{ heading: 'Found', blocks: [{ code: '# ```\n', language: '' }] }] };
    assert.match(markdownOf(page), /\n````\n# ```\n````\n$/);
  });

  for (const [text, markdown] of [
    ['an <image> of * and a|b', 'an \\<image\\> of \\* and a\\|b'],
    ['`a_b <c>` stays', '`a_b <c>` stays'],
    ['`a|b` in a cell', '`a\\|b` in a cell'],
    ['a lone ` is a character', 'a lone \\` is a character'],
    ['pre_build_script', 'pre_build_script'],
    ['…_overwrite_allowed and _', '…\\_overwrite_allowed and \\_'],
    ['[[runners]]', '[[runners]]'],
    ['[a](b)', '[a\\](b)'],
    ['see https://a.example/x_y for more', 'see <https://a.example/x_y> for more'],
  ] as const)
    it(`shows as it is: ${text}`, () => assert.equal(inline(text), markdown));
});
