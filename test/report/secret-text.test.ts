import assert from 'node:assert/strict';
import fc from 'fast-check';
import { secretText } from '../../src/report/secret-text.ts';

function shown(text: string): string {
  let masked = text;
  for (const { start, end } of secretText(text).within({ start: 0, end: text.length }))
    masked = masked.slice(0, start) + '*'.repeat(end - start) + masked.slice(end);
  return masked;
}

const HIDDEN: readonly [string, string, string][] = [
  ['a value on its own line', 'token: abc\nb: 1', 'token: ***\nb: 1'],
  ['a block of YAML', 'token: |\n  abc\n\n  def\nb: 1', 'token: |\n  ***\n\n  ***\nb: 1'],
  ['a block in an item of a list', '- token: >-\n    abc\n  b: 1', '- token: >-\n    ***\n  b: 1'],
  ['a value on the next line', 'token:\n  abc=\nb: 1', 'token:\n  ****\nb: 1'],
  ['items below their key', 'auth:\n- abc\n- def\nb: 1', 'auth:\n- ***\n- ***\nb: 1'],
  ['a plain value over several lines', 'password: abc\n  def\nb: 1', 'password: ***\n  ***\nb: 1'],
  ['a quoted value over several lines', 'password: "abc\n  def"\nb: 1', 'password: ****\n  ****\nb: 1'],
  ['a text of TOML', 'token = """\nabc\n  def"""\nb = 1', 'token = **"\n***\n  ******\nb = 1'],
  ['a heredoc', 'token = <<EOT\nabc\nEOT\nb = 1', 'token = *****\n***\n***\nb = 1'],
  [
    'a variable by its name',
    '- name: A_TOKEN\n  value: abc\n- name: B\n  value: c',
    '- name: A_TOKEN\n  value: ***\n- name: B\n  value: c',
  ],
  [
    'a variable whose value comes first',
    '- value: abc\n  name: A_TOKEN\n- value: c',
    '- value: ***\n  name: A_TOKEN\n- value: c',
  ],
  [
    'a variable whose value is a block',
    '- name: A_TOKEN\n  value: |\n    abc\n- name: B',
    '- name: A_TOKEN\n  value: |\n    ***\n- name: B',
  ],
  ['a variable on one line', '- { name: A_TOKEN, value: abc }', '- { name: A_TOKEN, value: ****}'],
  [
    'a set of Terraform',
    'set {\n  name  = "runnerToken"\n  value = "abc"\n}',
    'set {\n  name  = "runnerToken"\n  value = *****\n}',
  ],
  [
    'a private key, whatever it is called',
    'a: |\n  -----BEGIN RSA PRIVATE KEY-----\n  abc\n  -----END RSA PRIVATE KEY-----\nb: 1',
    'a: |\n  -----BEGIN RSA PRIVATE KEY-----\n  ***\n  *****************************\nb: 1',
  ],
  [
    'a private key that goes on behind escapes',
    'a: "-----BEGIN PRIVATE KEY-----\\n\\\n  abc\\n\\\n  -----END PRIVATE KEY-----"\nb: 1',
    'a: "-----BEGIN PRIVATE KEY-----***\n  ******\n  **************************\nb: 1',
  ],
];

const SHOWN: readonly [string, string][] = [
  ['what is no secret', 'a: 1\nb: |\n  c\n'],
  ['maps below a key that sounds like one', 'token:\n  secretName: x\n  items:\n    - a\n'],
  ['settings below a token of TOML', 'token = ""\n  limit = 1\n'],
  ['a variable whose value comes from elsewhere', '- name: A_TOKEN\n  valueFrom:\n    secretKeyRef: { name: x }\n'],
  ['the value of the next variable', '- name: A_TOKEN\n- name: B\n  value: c\n'],
  ['the line after a private key on one line', '"-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----"\nb: 1\n'],
  ['a certificate', '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n'],
];

describe('secrets of a text', () => {
  for (const [what, text, masked] of HIDDEN) it(`are hidden: ${what}`, () => assert.equal(shown(text), masked));
  for (const [what, text] of SHOWN) it(`are not ${what}`, () => assert.equal(shown(text), text));

  it('are spans in order, within lines', () => {
    const line = fc.constantFrom(
      'token: |',
      '  abc',
      '- name: X_KEY',
      '  value: "x',
      'password = """',
      '',
      '\r',
      'a: b',
      "token: 'x",
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        let done = 0;
        for (const { start, end } of secretText(text).within({ start: 0, end: text.length })) {
          assert.ok(done <= start && start < end && end <= text.length);
          assert.doesNotMatch(text.slice(start, end), /[\r\n]/);
          done = end;
        }
      }),
    );
  });
});
