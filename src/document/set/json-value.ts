import type { Node } from '../../model/node.ts';
import { nodeOf } from '../defaults.ts';
import { SetError } from './set-error.ts';

/** As deep as files may be. */
const MAX_DEPTH = 200;
const SCALAR = /^(?:true|false|null|-?(?:0|[1-9]\d*)?(?:\.\d*)?(?:[eE][-+]?\d*)?)/;

/** The JSON value at the beginning of a text, and how many units it takes. Throws `SetError`. */
export function jsonPrefix(text: string): { readonly node: Node; readonly length: number } {
  const length = lengthOf(text);
  return { node: jsonNode(text.slice(0, length)), length };
}

function jsonNode(text: string): Node {
  try {
    return nodeOf(JSON.parse(text, (_key, value: unknown) => finite(value)));
  } catch (error) {
    throw new SetError(String(error));
  }
}

function finite(value: unknown): unknown {
  if (value === Infinity || value === -Infinity) throw new SetError('the number is too large');
  return value;
}

/** Where the value ends, as far as brackets and quotes tell: what is wrong inside it is left to the parser. */
function lengthOf(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === '{' || unit === '[') depth++;
    else if (unit === '}' || unit === ']') depth--;
    else if (unit === '"') at = closingQuote(text, at);
    else if (depth === 0) return SCALAR.exec(text)?.[0].length ?? 0;
    if (depth > MAX_DEPTH) throw new SetError(`maps and lists lie more than ${MAX_DEPTH} levels deep`);
    if (depth <= 0) return at + 1;
  }
  return text.length;
}

function closingQuote(text: string, opening: number): number {
  for (let at = opening + 1; at < text.length; at++) {
    if (text.charAt(at) === '\\') at++;
    else if (text.charAt(at) === '"') return at;
  }
  return text.length;
}
