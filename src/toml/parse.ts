import type { Comment, MapNode, SyntaxProblem } from '../model/node.ts';
import { findBlocks, type Arm } from '../template/blocks.ts';
import { scanInterpolations } from '../template/interpolation.ts';
import { scanActions, type Action, type Actions } from '../template/scan.ts';
import { variantsOf, type Variant } from '../template/variants.ts';
import { parseStatement, type Parsed } from './parse-statement.ts';
import { splitStatements, type Statement } from './statements.ts';
import { TreeBuilder } from './tree.ts';
import type { TomlVersion } from './version.ts';

/** Longer texts are not read, in UTF-16 units. */
const maxLength = 1_048_576;

/** More problems of one text are not reported. */
const maxProblems = 50;

/** How a TOML text is to be read. */
export interface TomlOptions {
  readonly version: TomlVersion;
  /** Helm renders the text: `{{…}}` are actions. */
  readonly templates: boolean;
  /** Terraform or envsubst render the text: `${…}` are holes in strings too, and `%{…}` are directives. */
  readonly terraform?: boolean;
}

/** A TOML text as read. */
export interface TomlFile {
  /** One tree for each way through the template's conditions, at least one; the first has every first branch. */
  readonly variants: readonly TomlVariant[];
  /** In order. */
  readonly comments: readonly Comment[];
  /** What is wrong with the text in any variant, each once, in order of place; at most 50. */
  readonly problems: readonly SyntaxProblem[];
}

/** One way a template may render. */
export interface TomlVariant {
  /** The whole text; `isOpen` tells for each table below whether it may hold more than could be read. */
  readonly root: MapNode;
  /** The problems of this variant alone. */
  readonly problems: readonly SyntaxProblem[];
}

/** Reads a TOML text that may be a template, as far as it goes: a faulty statement is reported and left out. Never throws. */
export function parseToml(text: string, options: TomlOptions): TomlFile {
  if (text.length > maxLength) return tooLong(text);
  const { actions: holes, problems } = holesOf(text, options);
  const nesting = findBlocks(holes);
  const comments = new Map<number, Comment>();
  const variants = variantsOf(text, nesting.blocks, holes).map((variant) => parseVariant(variant, options, comments));
  const all = [...problems, ...nesting.problems, ...variants.flatMap((variant) => variant.problems)];
  return {
    variants,
    comments: [...comments.values()].sort((a, b) => a.span.start - b.span.start),
    problems: distinct(all),
  };
}

/** Where another program fills a text, in order, and what is wrong with its templates. */
export function holesOf(text: string, { templates, terraform }: TomlOptions): Actions {
  const { actions, problems } = templates ? scanActions(text) : { actions: [], problems: [] };
  return { actions: terraform ? merged(actions, scanInterpolations(text)) : actions, problems };
}

function tooLong(text: string): TomlFile {
  const root: MapNode = { kind: 'map', span: { start: 0, end: text.length }, style: 'implied', entries: [] };
  const message = `The text is longer than ${maxLength} characters and was not read.`;
  const problems: SyntaxProblem[] = [{ language: 'limit', span: { start: 0, end: 1 }, message }];
  return { variants: [{ root, problems }], comments: [], problems };
}

/** Both lists in order, without what starts inside another action. */
function merged(first: readonly Action[], second: readonly Action[]): readonly Action[] {
  let end = 0;
  return [...first, ...second]
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span }) => span.start >= end && (end = span.end) > 0);
}

function distinct(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const byPlace = new Map<string, SyntaxProblem>();
  for (const problem of problems) byPlace.set(`${problem.span.start} ${problem.message}`, problem);
  return [...byPlace.values()].sort((a, b) => a.span.start - b.span.start).slice(0, maxProblems);
}

function parseVariant(variant: Variant, options: TomlOptions, comments: Map<number, Comment>): TomlVariant {
  const { text, actions, arms } = variant;
  const layout = splitStatements(text, actions);
  for (const span of layout.comments) comments.set(span.start, { span });
  const builder = new TreeBuilder(text);
  const problems = options.version === '0.4' ? earlyMark(text) : [];
  const controls = controlCharacters(text);
  let armsBefore = 0;
  let nextControl = 0;
  let arm: Arm | null = null;
  for (const statement of layout.statements) {
    const { start, end } = statement.span;
    while ((arms[armsBefore]?.span.start ?? Infinity) <= start) arm = arms[armsBefore++] ?? null;
    while (arm && arm.span.end <= start) arm = arm.parent;
    while ((controls[nextControl] ?? Infinity) < start) nextControl++;
    const control = controls[nextControl] ?? Infinity;
    const problem = addStatement(builder, statement, arm, () =>
      control < end ? { problem: controlProblem(text, control) } : parseStatement(statement, text, options.version),
    );
    if (problem) problems.push(problem);
  }
  const all = [...problems, ...builder.problems, ...controls.map((start) => controlProblem(text, start))];
  return { root: builder.root, problems: distinct(all) };
}

/** A byte order mark, which later libraries pass over. */
function earlyMark(text: string): SyntaxProblem[] {
  const message = "bare keys cannot contain '\\ufeff'";
  return text.startsWith('\ufeff') ? [{ language: 'toml', span: { start: 0, end: 1 }, message }] : [];
}

/** Adds a statement to the tree, or tells why it cannot be read: nobody knows then what it was to set. */
function addStatement(
  builder: TreeBuilder,
  statement: Statement,
  arm: Arm | null,
  parse: () => Parsed,
): SyntaxProblem | null {
  if (statement.kind === 'insert' || statement.fault?.kind === 'template') {
    builder.insert();
    return null;
  }
  const parsed = parse();
  if ('problem' in parsed) {
    if (statement.kind === 'pair' && !statement.fault) builder.insertKey();
    else builder.insert();
    if (statement.kind === 'header') builder.leave();
    return parsed.problem;
  }
  for (const item of parsed.items) {
    if (item.type === 'TOMLTable') builder.header(item, parsed.statement, arm);
    else builder.pair(item, parsed.statement, arm);
  }
  return null;
}

/** Offset of the first character of each line that no TOML text may hold: a control other than tab, or a carriage return without a line feed. */
function controlCharacters(text: string): readonly number[] {
  // oxlint-disable-next-line no-control-regex -- these are the characters that are searched
  return Array.from(text.matchAll(/(?:[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n))[^\n]*/g), ({ index }) => index);
}

function controlProblem(text: string, start: number): SyntaxProblem {
  const code = text.charCodeAt(start).toString(16).padStart(2, '0');
  const message = `TOML files cannot contain control characters: '0x${code}'`;
  return { language: 'toml', span: { start, end: start + 1 }, message };
}
