import assert from 'node:assert/strict';
import { fix, lint } from '../../src/api/index.ts';

const VALUES = {
  path: 'values.yaml',
  text: 'gitlabUrl: https://gitlab.example.com/\nrbac: { create: true }\nrunners:\n  config: |\n    [[runners]]\n      [runners.kubernetes]\n        image = "debian:12"\n',
};
const FLAVOR = 'helper_image_flavor = "ubuntu"';

describe('fix for other programs', () => {
  it('gives the corrected texts with what was done', () => {
    const { version, tool, files } = fix({ files: [VALUES] });
    assert.deepEqual([version, tool.name, files.length], [1, 'runner-lint', 1]);
    const [file] = files;
    assert.ok(file?.changed && file.text.includes(FLAVOR));
    assert.ok(file.applied.some(({ rule, disposition }) => rule === 'musl-helper-image' && disposition === 'safe'));
    assert.match(file.diff, /^--- values\.yaml/);
    assert.ok(!lint({ files: [file] }).findings.some(({ rule }) => rule === 'musl-helper-image'));
  });

  it('changes nothing where nothing is wanted', () => {
    const [file] = fix({ files: [VALUES] }, { only: ['wrong-type'] }).files;
    assert.deepEqual([file?.changed, file?.text, file?.diff, file?.applied], [false, VALUES.text, '', []]);
  });

  it('makes what should be looked at only if it is asked to', () => {
    const made = (unsafe: boolean) =>
      fix({ files: [VALUES] }, { unsafe, preset: 'all' }).files[0]?.applied.filter(
        ({ disposition }) => disposition === 'unsafe',
      ) ?? [];
    assert.deepEqual(made(false), []);
    assert.ok(made(true).length > 0);
  });

  it('says why a correction is not made', () => {
    const [file] = fix({ files: [VALUES] }, { preset: 'all' }).files;
    assert.ok(
      file?.dropped.some(({ reason }) => /it needs to know/.test(reason)),
      JSON.stringify(file?.dropped),
    );
  });

  it('puts settings into the file that is asked for', () => {
    const over = { path: 'over.yaml', text: 'concurrent: 5\n' };
    const base = { path: 'base.yaml', text: 'gitlabUrl: https://gitlab.example.com/\n' };
    const [first, second] = fix({ values: [base, over] }, { only: ['no-rbac'], into: 'over.yaml' }).files;
    assert.equal(first?.text, base.text);
    assert.match(second?.text ?? '', /rbac:\n {2}create: true/);
  });

  it('keeps what it made of values that several files share', () => {
    const config = { path: 'shared.yaml', text: VALUES.text };
    const { files } = fix(
      {
        files: [
          { path: 'a.yaml', text: 'concurrent: 5\ngitlabUrl: https://gitlab.example.com/\n' },
          { path: 'b.yaml', text: 'concurrent: 6\ngitlabUrl: https://gitlab.example.com/\n' },
        ],
        values: [config],
      },
      { only: ['musl-helper-image'] },
    );
    const shared = files
      .filter(({ path }) => path === 'shared.yaml')
      .map(({ text, changed }) => [text.split(FLAVOR).length - 1, changed]);
    assert.deepEqual(shared, [
      [1, true],
      [1, false],
    ]);
  });

  it('hides secrets in the diff, not in the text', () => {
    const text = `${VALUES.text}        token = "glrt-abcdefghijklmnopqrst"\n`;
    const [file] = fix({ files: [{ path: 'values.yaml', text }] }, { redact: true }).files;
    assert.ok(file?.changed);
    assert.match(file.text, /glrt-abc/);
    assert.doesNotMatch(file.diff, /glrt-abc/);
  });

  it('refuses a rule and a file that there are not', () => {
    assert.throws(() => fix({ files: [VALUES] }, { only: ['nope'] }), {
      name: 'RangeError',
      message: /^only: there is no rule/,
    });
    assert.throws(() => fix({ files: [VALUES] }, { into: 'x' }), {
      name: 'RangeError',
      message: /^into: there is no file x/,
    });
  });
});
