import assert from 'node:assert/strict';
import fc from 'fast-check';
import { html } from '../../src/report/html/markup.ts';
import { prose, routeText } from '../../src/report/html/text.ts';

describe('markup of the html report', () => {
  it('escapes text, in elements and in attributes', () =>
    assert.equal(
      html`<a href="${'"\'&<>'}">${'</a>'}</a>`.text,
      '<a href="&#34;&#39;&#38;&#60;&#62;">&#60;/a&#62;</a>',
    ));
  it('takes markup as it is, lists of it too, and null as nothing', () =>
    assert.equal(html`<p>${[html`<b>${1}</b>`, null, '<']}</p>`.text, '<p><b>1</b>&#60;</p>'));
  it('leaves the indentation of the template out, and that of texts in', () => {
    const tag = html;
    const { text } = tag`<p>
        ${'a\n    b'}
      </p>`;
    assert.equal(text, '<p>\na\n    b\n</p>');
  });
  it('writes out what browsers would obey or hide', () =>
    assert.equal(html`${'\u0000\u0007\r\u202e\u200b\ud800'}`.text, '\\u0000\\u0007\\u000d\\u202e\\u200b\\ud800'));
  it('has nothing of a text that could end it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.doesNotMatch(html`${text}`.text, /[<>"'\u0000-\u0009\u000b-\u001f]|&(?!#3[489];|#6[02];)/);
      }),
    );
  });

  it('takes what stands between backticks for code', () => {
    assert.equal(html`${prose('a `<b>` c')}`.text, 'a <code>&#60;b&#62;</code> c');
    assert.equal(html`${prose('a ` c')}`.text, 'a ` c');
  });
  it('writes routes as people do', () =>
    assert.equal(
      routeText([['runners', 'config'], [], ['runners', 0, 'kubernetes', 'a.b']]),
      'runners.config › runners[0].kubernetes."a.b"',
    ));
});
