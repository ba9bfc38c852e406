import { parseTOML, ParseError } from 'toml-eslint-parser';
import type { SyntaxProblem } from '../model/node.ts';
import { earlyRefusal, withShortKey } from './early-library.ts';
import { hintFor } from './hints.ts';
import type { Hole } from './mask.ts';
import { plainStatement } from './plain-statement.ts';
import { findRefusal, type Refusal } from './refusal.ts';
import { maxDepth, type Statement } from './statements.ts';
import type { PairSyntax, TableSyntax } from './syntax.ts';
import type { TomlVersion } from './version.ts';

/** So much after a statement that is never closed is looked at for what ends it. */
const followingLength = 200;

/** The syntax of a statement with the statement it was read from, or why there is none. */
export type Parsed =
  | { readonly items: readonly (PairSyntax | TableSyntax)[]; readonly statement: Statement }
  | { readonly problem: SyntaxProblem };

/** Parses one statement of a text. */
export function parseStatement(statement: Statement, text: string, version: TomlVersion): Parsed {
  const problem = faultProblem(statement, text, version);
  if (problem) return { problem };
  const plain = plainStatement(statement.text);
  if (plain) return { items: [plain], statement };
  const parsed = attempt(statement, version);
  const simpler = 'problem' in parsed ? withoutValue(statement) : null;
  return simpler ? attempt(simpler, version) : parsed;
}

function attempt(statement: Statement, version: TomlVersion): Parsed {
  try {
    const tomlVersion = version === '0.4' ? '1.0' : version;
    const text = version === '0.4' ? withShortKey(statement.text) : statement.text;
    // The parser gives a zero that ends the text no width.
    const items = parseTOML(`${text}\n`, { tomlVersion }).body[0].body;
    const refusal = version === '0.4' ? refusedEarly(items, statement) : undefined;
    return refusal ? { problem: problemOf(statement, refusal) } : { items, statement };
  } catch (error) {
    if (error instanceof ParseError) return { problem: refused(statement, version, error) };
    if (!(error instanceof RangeError)) throw error;
    // The parser spreads long tokens into arguments, more than a call can take.
    return { problem: { language: 'limit', span: statement.span, message: 'This is too long to be read.' } };
  }
}

/** A value that a template's conditions or loops write parts of may read as nonsense where the output does not: it becomes one hole. */
function withoutValue(statement: Statement): Statement | null {
  const { span, text, valueStart, holes } = statement;
  if (valueStart === undefined) return null;
  const inValue = holes.filter((hole) => hole.span.start >= valueStart);
  if (!inValue.some(({ kind }) => kind === 'control' || kind === 'line')) return null;
  const written = span.end - text.slice(valueStart - span.start).trimStart().length;
  const start = Math.min(written, inValue[0]?.span.start ?? written);
  const hole: Hole = { span: { start, end: span.end }, kind: 'value' };
  const value = `'${' '.repeat(Math.max(0, span.end - start - 2))}'`;
  return {
    ...statement,
    text: text.slice(0, start - span.start) + value,
    holes: [...holes.slice(0, holes.length - inValue.length), hole],
  };
}

/** The problem of a statement that does not parse, in the runner's words where they are known. */
function refused(statement: Statement, version: TomlVersion, error: ParseError): SyntaxProblem {
  return problemOf(statement, findRefusal(statement.text, version) ?? parserRefusal(statement.text, error));
}

/** What the library of early runners refuses, unless a hole before it may change that. */
function refusedEarly(items: readonly (PairSyntax | TableSyntax)[], statement: Statement): Refusal | undefined {
  const [hole] = statement.holes;
  const known = hole ? hole.span.start - statement.span.start : Infinity;
  const refusals = items.map((item) => earlyRefusal(item, statement.text));
  return refusals.find((refusal) => refusal !== undefined && refusal.end <= known);
}

function problemOf(statement: Statement, refusal: Refusal): SyntaxProblem {
  const base = statement.span.start;
  const hint = hintFor(statement.text, refusal);
  return {
    language: 'toml',
    span: { start: base + refusal.start, end: base + refusal.end },
    message: refusal.message,
    ...keyOf(statement),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** The key of a pair, for the route of its problem. */
function keyOf({ text, span, valueStart }: Statement): { readonly key?: readonly string[] } {
  if (valueStart === undefined) return {};
  const parts = text.slice(0, valueStart - span.start - 1).matchAll(/([\w-]+)|"([^"]*)"|'([^']*)'/g);
  return { key: Array.from(parts, ([, bare, double, single]) => bare ?? double ?? single ?? '') };
}

/** What the parser itself says, where the runner's words are not known. */
function parserRefusal(text: string, { index, message }: ParseError): Refusal {
  const start = Math.min(index, Math.max(0, text.length - 1));
  const key = /^(?:[\w-]+|"[^"]*"|'[^']*')/.exec(text.slice(start))?.[0];
  if (key !== undefined && message.startsWith('Defining a key')) {
    return { start, end: start + key.length, message: `Key '${key}' has already been defined.` };
  }
  return { start, end: Math.min(start + 1, text.length), message };
}

function faultProblem(statement: Statement, whole: string, version: TomlVersion): SyntaxProblem | null {
  const { fault, text, span } = statement;
  if (fault?.kind === 'deep') {
    return { language: 'limit', span: fault.span, message: `Brackets are nested more than ${maxDepth} deep.` };
  }
  if (fault?.kind !== 'unclosed') return null;
  const opener = text.slice(fault.span.start - span.start, fault.span.end - span.start);
  const message =
    findRefusal(text + whole.slice(span.end, span.end + followingLength), version)?.message ?? 'unexpected EOF';
  const closer = opener === '[' ? ']' : opener === '{' ? '}' : opener;
  const hint = `Close what is opened here with ${closer}.`;
  return { language: 'toml', span: fault.span, message, ...keyOf(statement), hint };
}
