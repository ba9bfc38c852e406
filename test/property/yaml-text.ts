import fc from 'fast-check';
import type { PatchValue } from '../../src/model/patch.ts';
import { literalOf, isPlainSafe, doubleQuoted, singleQuoted } from '../../src/yaml/patch/strings.ts';

/** How a text is written: decided by chance, value by value. */
interface Taste {
  readonly pick: (count: number) => number;
  readonly step: number;
  readonly lineBreak: string;
}

/** A text that holds data, in any style: block and flow, quotes, block scalars, comments, blank lines, line ends. */
export function yamlText(data: PatchValue): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.infiniteStream(fc.nat(1000)),
      fc.constantFrom(1, 2, 4),
      fc.constantFrom('\n', '\r\n'),
      fc.constantFrom('', 'end', 'none', 'comment'),
    )
    .map(([stream, step, lineBreak, tail]) => {
      const next = () => Number(stream.next().value);
      const taste: Taste = { pick: (count) => next() % count, step, lineBreak };
      const lines = block(data, 0, taste);
      const head = ['', '# head\n\n', '---\n', '\ufeff'][taste.pick(4)] ?? '';
      const text = head + lines.join('\n') + (tail === 'none' ? '' : tail === 'comment' ? '\n# tail\n' : '\n');
      return text.replaceAll('\n', lineBreak);
    });
}

function block(data: PatchValue, column: number, taste: Taste): string[] {
  const pad = ' '.repeat(column);
  if (Array.isArray(data) && data.length > 0)
    return data.flatMap((item: PatchValue) => [...noise(column, taste), ...behind(`${pad}-`, item, column, taste)]);
  if (isMap(data) && Object.keys(data).length > 0)
    return Object.entries(data).flatMap(([key, item]) => [
      ...noise(column, taste),
      ...behind(`${pad}${keyText(key, taste)}:`, item, column, taste),
    ]);
  return [pad + flow(data, taste, false)];
}

function noise(column: number, { pick }: Taste): string[] {
  return (
    [
      [],
      [],
      [],
      [''],
      [`${' '.repeat(column)}# c${pick(100)}`],
      [`${' '.repeat(column + 2)}# deep${pick(100)}`, ''],
      ['# left', ''],
    ][pick(7)] ?? []
  );
}

function keyText(key: string, { pick }: Taste): string {
  return isPlainSafe(key, true) && pick(4) > 0
    ? key
    : pick(2)
      ? doubleQuoted(key)
      : (singleQuoted(key) ?? doubleQuoted(key));
}

function behind(lead: string, data: PatchValue, column: number, taste: Taste): string[] {
  const { pick, step } = taste;
  const note = pick(5) === 0 ? ` # n${pick(100)}` : '';
  const isItem = lead.endsWith('-');
  if ((Array.isArray(data) || isMap(data)) && Object.keys(data).length > 0 && pick(4) > 0) {
    if (isItem && pick(2)) {
      const [first = '', ...rest] = block(data, column + 2, { ...taste, pick: quiet(taste) });
      if (first.trim() !== '' && !first.trimStart().startsWith('#')) return [`${lead} ${first.trimStart()}`, ...rest];
    }
    const inner = Array.isArray(data) && !isItem && pick(2) ? column : column + step;
    return [lead + note, ...block(data, inner, taste)];
  }
  if (typeof data === 'string' && pick(2)) {
    const literal = literalOf(data, step);
    const pad = ' '.repeat(column + step);
    if (literal)
      return [`${lead} ${literal.header}${note}`, ...literal.lines.map((line) => (line === '' ? '' : pad + line))];
    if (/^\S[^\n]*\n$/.test(data)) return [`${lead} >${note}`, pad + data.trimEnd()];
  }
  if (data === null && pick(2)) return [lead + note];
  const brackets = flow(data, taste, false);
  if (brackets.includes('\n'))
    return [`${lead} ${brackets}${note}`].flatMap((text) =>
      text.split('\n').map((line, index) => (index === 0 ? line : ' '.repeat(column + 1) + line)),
    );
  return pick(9) === 0 ? [lead + note, `${' '.repeat(column + step)}${brackets}`] : [`${lead} ${brackets}${note}`];
}

/** The first lines of a compact block must begin with content. */
function quiet({ pick }: Taste): Taste['pick'] {
  let calls = 0;
  return (count) => (calls++ === 0 ? 0 : pick(count));
}

function flow(data: PatchValue, taste: Taste, inFlow: boolean): string {
  const { pick } = taste;
  if (Array.isArray(data))
    return brackets(
      '[',
      ']',
      data.map((item: PatchValue) => flow(item, taste, true)),
      taste,
      inFlow,
    );
  if (isMap(data))
    return brackets(
      '{',
      '}',
      Object.entries(data).map(([key, item]) => `${keyText(key, taste)}: ${flow(item, taste, true)}`),
      taste,
      inFlow,
    );
  if (typeof data !== 'string') return String(data);
  const styles = [isPlainSafe(data, inFlow) ? data : undefined, singleQuoted(data), doubleQuoted(data)];
  return styles.slice(pick(3)).find((style) => style !== undefined) ?? doubleQuoted(data);
}

function brackets(open: string, close: string, parts: readonly string[], { pick }: Taste, inFlow: boolean): string {
  if (parts.length === 0) return open + close;
  if (!inFlow && pick(3) === 0)
    return `${open}\n  ${parts.join(pick(2) ? ',\n  ' : ', # in\n  ')}${pick(2) ? ',' : ''}\n${close}`;
  const blank = pick(2) ? ' ' : '';
  return open + blank + parts.join(', ') + blank + close;
}

function isMap(data: PatchValue): data is { readonly [key: string]: PatchValue } {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
