import type { Random } from './random.ts';

/** What parsers stumble over. */
const BITS = [
  '"',
  "'",
  '"""',
  "'''",
  '[',
  ']',
  '[[',
  ']]',
  '{',
  '}',
  ',',
  '=',
  '.',
  ':',
  ': ',
  '#',
  ' #',
  '- ',
  '? ',
  '-',
  '|',

  '|-',
  '|+',
  '|2',
  '>',
  '>-',
  '&a ',
  '*a',
  '<<: ',
  '<<: *a',
  '!!str ',
  '!t ',
  '%',
  '@',
  '`',
  '~',
  '---\n',
  '...\n',

  '\n',
  '\r',
  '\r\n',
  '\t',
  ' ',
  '  ',
  '\0',
  '\u0001',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  '\u00a0',
  '\u2028',
  '\ufeff',
  'é',
  '😀',
  '\u202e',
  '\\',
  '\\u0041',
  '\\ud800',
  '\\x1b',
  '\\\n',
  '{{',
  '}}',
  '{{-',
  '-}}',
  '{{ .Values.x }}',

  '{{ if .Values.x }}',
  '{{ else }}',
  '{{ end }}',
  '{{ range $k, $v := .Values }}',
  '{{ toToml . }}',
  '{{/* c */}}',

  '{{ include "x" . | nindent 4 }}',
  '{{ tpl .x . }}',
  '${',
  '${X}',
  '%{ if x }',
  '0',
  '1',
  '-1',
  '1e999',
  '0x1F',
  '0o7',

  'null',
  'true',
  'on',
  '.inf',
  '2026-01-01',
  '99999999999999999999',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',

  'runners:\n',
  'config: |\n',
  '[[runners]]\n',
  '[runners.kubernetes]\n',
  'a = 1\n',
  'token = "glrt-0123456789abcdef"\n',

  '# runner-lint-disable-next-line all\n',
  '# runner-lint-disable-file x -- y\n',
  'gitlab-runner:\n',
  'image: alpine\n',
];

type Mutation = (text: string, other: string, random: Random) => string;

const MUTATIONS: readonly Mutation[] = [
  (text, _, random) => put(text, random.below(text.length + 1), 0, random.pick(BITS)),
  (text, _, random) => put(text, random.below(text.length + 1), 1 + random.below(6), random.pick(BITS)),
  (text, _, random) => put(text, random.below(text.length + 1), 1 + random.below(40), ''),
  (text, other, random) => put(text, random.below(text.length + 1), random.below(20), piece(other, random)),
  (text, _, random) => put(text, random.below(text.length + 1), 0, random.pick(BITS).repeat(2 + random.below(30))),
  (text, _, random) => text.slice(0, random.below(text.length + 1)),
  (text, _, random) => put(text, random.below(text.length + 1), 1, String.fromCharCode(random.below(0x180))),
  onLines((lines, at, random) => void lines.splice(at, 1 + random.below(3))),
  onLines((lines, at, random) => void lines.splice(random.below(lines.length), 0, lines[at]!)),
  onLines((lines, at, random) => void (lines[at] = ' '.repeat(random.below(5)) + lines[at])),
  onLines((lines, at, random) => void (lines[at] = lines[at]!.slice(1 + random.below(3)))),
  onLines((lines, at, random) => void (lines[at] += random.pick(['\r', ' ', '\t', ' # c', ' \\', '\\n', ':', ' = 1']))),
  (text) => text.replaceAll('\n', '\r\n'),
];

/** A text that is changed in one to four places, with pieces of another one; it stays well-formed, as text read from bytes is. */
export function mutated(text: string, other: string, random: Random): string {
  let changed = text;
  for (let count = 1 + random.below(4); count > 0; count--) changed = random.pick(MUTATIONS)(changed, other, random);
  return wellFormed(changed);
}

/** Some lines of a text, at most so many units long. */
export function excerpt(text: string, most: number, random: Random): string {
  if (text.length <= most) return text;
  const start = text.lastIndexOf('\n', random.below(text.length - most)) + 1;
  return wellFormed(text.slice(start, start + most));
}

/** Halves of surrogate pairs become what a decoder makes of bytes that are no UTF-8. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function put(text: string, at: number, length: number, bit: string): string {
  return text.slice(0, at) + bit + text.slice(at + length);
}

function piece(text: string, random: Random): string {
  const start = random.below(text.length + 1);
  return text.slice(start, start + random.below(200));
}

function onLines(change: (lines: string[], at: number, random: Random) => void): Mutation {
  return (text, _, random) => {
    const lines = text.split('\n');
    change(lines, random.below(lines.length), random);
    return lines.join('\n');
  };
}
