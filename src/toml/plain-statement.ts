import type { KeySyntax, PairSyntax, PartSyntax, ScalarSyntax, TableSyntax } from './syntax.ts';

/**
 * Reads the statements that most files consist of, without the parser, which costs many times more when it has just been loaded:
 * headers of bare names, and a name with a one-line string of plain characters, an integer or a boolean. undefined for all others.
 */
export function plainStatement(text: string): TableSyntax | PairSyntax | undefined {
  return text.startsWith('[') ? plainHeader(text) : plainPair(text);
}

function plainHeader(text: string): TableSyntax | undefined {
  const [, bracket = '', name, end = ''] = /^(\[\[?)([\w-]+(?:\.[\w-]+)*)(\]\]?)$/.exec(text) ?? [];
  if (name === undefined || bracket.length !== end.length) return undefined;
  const start = bracket.length;
  let at = start;
  const keys = name.split('.').map((part): PartSyntax => {
    const range: [number, number] = [at, at + part.length];
    at += part.length + 1;
    return { type: 'TOMLBare', name: part, range };
  });
  const key: KeySyntax = { range: [start, start + name.length], keys };
  return { type: 'TOMLTable', kind: start === 1 ? 'standard' : 'array', range: [0, text.length], key };
}

function plainPair(text: string): PairSyntax | undefined {
  const [, written = '', gap = '', token = ''] =
    /^([\w-]+|"[ !#-[\]-~]*")( *= *)("[ !#-[\]-~]*"|true|false|0|[1-9]\d{0,14})$/.exec(text) ?? [];
  if (token === '') return undefined;
  const range: [number, number] = [0, written.length];
  const part: PartSyntax = written.startsWith('"')
    ? { type: 'TOMLQuoted', value: written.slice(1, -1), range }
    : { type: 'TOMLBare', name: written, range };
  const value = plainValue(token, [written.length + gap.length, text.length]);
  return { type: 'TOMLKeyValue', range: [0, text.length], key: { range, keys: [part] }, value };
}

function plainValue(token: string, range: [number, number]): ScalarSyntax {
  const type = 'TOMLValue';
  if (token.startsWith('"'))
    return { type, kind: 'string', value: token.slice(1, -1), style: 'basic', multiline: false, range };
  if (token === 'true' || token === 'false') return { type, kind: 'boolean', value: token === 'true', range };
  return { type, kind: 'integer', bigint: BigInt(token), range };
}
