import type { Node } from '../../model/node.ts';
import { jsonPrefix } from './json-value.ts';
import type { Scanner } from './scanner.ts';
import type { SetFlag, TextOfFile } from './set-argument.ts';
import { SetError } from './set-error.ts';
import { scalarNode, typedValue } from './typed-value.ts';

const NOWHERE = { start: 0, end: 0 };

/** Reads the value behind an equal sign, and the comma behind it. Throws `SetError`. */
export function readValue(scanner: Scanner, flag: SetFlag, textOfFile: TextOfFile): Node {
  if (flag === '--set-json') return jsonValue(scanner);
  if (flag === '--set-literal') return scalarNode('string', scanner.until('').text);
  return scanner.take('{') ? list(scanner, taken) : taken(scanner.until(',').text);

  /** A text as the flag takes it. */
  function taken(text: string): Node {
    if (flag === '--set') return { ...scalarNode('string', text), ...typedValue(text) };
    if (flag === '--set-string') return scalarNode('string', text);
    const content = textOfFile(text);
    if (content === undefined) throw new SetError(`open ${text}: no such file or directory`);
    return scalarNode('string', content);
  }
}

function list(scanner: Scanner, taken: (text: string) => Node): Node {
  const items: Node[] = [];
  for (;;) {
    const { text, stop } = scanner.until(',}');
    if (stop === '') throw new SetError("list must terminate with '}'");
    items.push(taken(text));
    if (stop === ',') continue;
    scanner.take(',');
    return { kind: 'list', span: NOWHERE, style: 'flow', items };
  }
}

/** Nothing stands for null. */
function jsonValue(scanner: Scanner): Node {
  if (skipBlanks(scanner)) return scalarNode('null', null);
  const { node, length } = jsonPrefix(scanner.rest);
  scanner.skip(length);
  skipBlanks(scanner);
  return node;
}

/** Takes blanks and a comma behind them; false where anything else follows. */
function skipBlanks(scanner: Scanner): boolean {
  const [blanks = ''] = /^[\s\u0085]*/.exec(scanner.rest) ?? [];
  scanner.skip(blanks.length);
  return scanner.atEnd || scanner.take(',');
}
