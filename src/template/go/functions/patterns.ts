import { Failure } from '../failure.ts';
import { compile } from '../regex.ts';
import { goStrings, nilList, Typed } from '../typed.ts';
import { unknownValue } from '../unknown.ts';
import type { GoValue } from '../value.ts';
import { fn, withMachine, type Functions, type Machine } from './define.ts';

/** Steps that a match may take at worst. */
const maxSteps = 2_000_000;

/** Functions of sprig with regular expressions (sprig 3.3, regex.go); the twins with `must` differ for bad patterns in `regexMatch` only. */
export function patterns(): Functions {
  const find = withMachine(['string', 'string'], (machine, pattern, text) =>
    withMatches(machine, pattern, text, 1, ([first]) => first?.[0] ?? ''),
  );
  const findAll = withMachine(['string', 'string', 'int'], (machine, pattern, text, count) =>
    withMatches(machine, pattern, text, count, (found) => strings(found.map(([match]) => match))),
  );
  const replace = withMachine(['string', 'string', 'string'], (machine, pattern, text, fresh) =>
    withMatches(machine, pattern, text, -1, (found) => replaced(text, found, (match) => expanded(fresh, match))),
  );
  const replaceLiteral = withMachine(['string', 'string', 'string'], (machine, pattern, text, fresh) =>
    withMatches(machine, pattern, text, -1, (found) => replaced(text, found, () => fresh)),
  );
  const split = withMachine(['string', 'string', 'int'], (machine, pattern, text, count) =>
    withMatches(machine, pattern, text, count, (found) => splitAt(pattern, text, found, count)),
  );
  const matches = (machine: Machine, pattern: string, text: string): GoValue =>
    withMatches(machine, pattern, text, 1, ({ length }) => length > 0);
  return {
    regexMatch: withMachine(['string', 'string'], (machine, pattern, text) => {
      return compile(pattern).kind === 'invalid' ? false : matches(machine, pattern, text);
    }),
    mustRegexMatch: withMachine(['string', 'string'], matches),
    regexFind: find,
    mustRegexFind: find,
    regexFindAll: findAll,
    mustRegexFindAll: findAll,
    regexReplaceAll: replace,
    mustRegexReplaceAll: replace,
    regexReplaceAllLiteral: replaceLiteral,
    mustRegexReplaceAllLiteral: replaceLiteral,
    regexSplit: split,
    mustRegexSplit: split,
    regexQuoteMeta: fn(['string'], (text) => text.replace(/[\\.+*?()|[\]{}^$]/g, String.raw`\$&`)),
  };
}

type Found = readonly RegExpExecArray[];

function withMatches(
  machine: Machine,
  pattern: string,
  text: string,
  count: number,
  use: (found: Found) => GoValue,
): GoValue {
  const compiled = compile(pattern);
  if (compiled.kind === 'invalid') throw new Failure(`error parsing regexp: ${pattern}`);
  const steps = compiled.kind === 'pattern' ? (text.length + 1) ** (compiled.unbounded + 1) : 0;
  if (compiled.kind === 'unknown' || steps > maxSteps) return unknownValue;
  machine.spend(steps / 10);
  return use(allMatches(compiled.expression, text, count < 0 ? Infinity : count));
}

/** Matches as Go finds them: no empty one right behind another. */
function allMatches(expression: RegExp, text: string, count: number): Found {
  const found: RegExpExecArray[] = [];
  let last = -1;
  for (let at = 0; at <= text.length && found.length < count;) {
    expression.lastIndex = at;
    const match = expression.exec(text);
    if (!match) break;
    const end = match.index + match[0].length;
    const isAccepted = end !== at || match.index !== last;
    at = end === at ? at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) : end;
    last = end;
    if (isAccepted) found.push(match);
  }
  return found;
}

function strings(items: readonly string[]): GoValue {
  return items.length === 0 ? new Typed('[]string', nilList) : goStrings(items);
}

function replaced(text: string, found: Found, fresh: (match: RegExpExecArray) => string): string {
  let made = '';
  let at = 0;
  for (const match of found) {
    made += text.slice(at, match.index) + fresh(match);
    at = match.index + match[0].length;
  }
  return made + text.slice(at);
}

/** `$1`, `${1}` and `$$` in a replacement; a name takes all letters and digits that follow, and there are no named groups. */
function expanded(fresh: string, match: RegExpExecArray): string {
  return fresh.replace(/\$(?:(\$)|\{(\w+)\}|(\w+))/g, (_, dollar?: string, braced?: string, plain?: string) => {
    if (dollar !== undefined) return dollar;
    const name = braced ?? plain ?? '';
    return /^\d+$/.test(name) ? (match[Number(name)] ?? '') : '';
  });
}

function splitAt(pattern: string, text: string, found: Found, count: number): GoValue {
  if (count === 0) return strings([]);
  if (pattern !== '' && text === '') return goStrings(['']);
  const parts: string[] = [];
  let from = 0;
  let last = 0;
  for (const match of found) {
    if (count > 0 && parts.length === count - 1) break;
    const end = match.index + match[0].length;
    last = match.index;
    if (end !== 0) parts.push(text.slice(from, last));
    from = end;
  }
  if (last !== text.length) parts.push(text.slice(from));
  return strings(parts);
}
