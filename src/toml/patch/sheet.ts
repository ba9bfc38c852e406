import type { MapNode, Route } from '../../model/node.ts';
import { latest } from '../../text/latest.ts';
import { PatchRefused } from '../../model/patch.ts';
import { findBlocks, type Arm, type Block } from '../../template/blocks.ts';
import type { Action } from '../../template/scan.ts';
import { variantsOf, type Variant } from '../../template/variants.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import { holesOf, parseToml, type TomlOptions } from '../parse.ts';
import { parseStatement } from '../parse-statement.ts';
import { splitStatements, type Statement } from '../statements.ts';
import { habitsOf, type Habits } from './habits.ts';

/** A statement of a TOML text, with what it is about. */
export interface Row {
  /** From its first character to its last, with the comment in its line. */
  readonly span: Span;
  /** `insert`: a template writes unknown lines here. */
  readonly kind: 'table' | 'item' | 'pair' | 'insert';
  /** Of a header its table; of a pair the key that it sets; with the indexes of arrays of tables. */
  readonly route: Route;
  /** The parts of its key as written, each with its place. */
  readonly parts: readonly Span[];
  /** The arm of the template in which it stands. */
  readonly arm: Arm | null;
}

/** One variant of a TOML text that is edited. */
export interface Sheet {
  readonly text: string;
  readonly options: TomlOptions;
  readonly root: MapNode;
  /** The statements of the variant, in order. */
  readonly rows: readonly Row[];
  /** Begins of all headers, in whatever variant. */
  readonly headers: readonly number[];
  readonly actions: readonly Action[];
  readonly blocks: readonly Block[];
  readonly habits: Habits;
}

/** Reads the variants of a text; refuses where it has errors. */
export const sheetsOf = latest((text: string, options: TomlOptions): readonly Sheet[] => {
  const { variants, problems } = parseToml(text, options);
  if (problems.length > 0) throw new PatchRefused('unreadable', 'The TOML has errors.');
  const { actions } = holesOf(text, options);
  const { blocks } = findBlocks(actions);
  const headers = splitStatements(text, actions)
    .statements.filter(({ kind }) => kind === 'header')
    .map(({ span }) => span.start);
  return variantsOf(text, blocks, actions).flatMap((variant, index) => {
    const root = variants[index]?.root;
    if (!root) return [];
    const rows = rowsOf(variant, options);
    return [{ text, options, root, rows, headers, actions, blocks, habits: habitsOf(text, rows) }];
  });
});

function rowsOf({ text, actions, arms }: Variant, { version }: TomlOptions): readonly Row[] {
  const reader = new RowReader();
  return splitStatements(text, actions).statements.map((statement): Row => {
    const arm =
      arms.findLast(({ span }) => span.start <= statement.span.start && statement.span.end <= span.end) ?? null;
    const parsed = statement.kind === 'insert' ? undefined : parseStatement(statement, text, version);
    const item = parsed && 'items' in parsed ? parsed.items[0] : undefined;
    if (!item) return { span: statement.span, kind: 'insert', route: [], parts: [], arm };
    const kind = item.type !== 'TOMLTable' ? 'pair' : item.kind === 'array' ? 'item' : 'table';
    const names = item.key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value));
    const parts = item.key.keys.map((part) => at(part.range, statement));
    return { span: statement.span, kind, route: reader.route(kind, names), parts, arm };
  });
}

function at([start, end]: readonly [number, number], { span }: Statement): Span {
  return { start: span.start + start, end: span.start + end };
}

/** Follows headers, counting the items of arrays of tables. */
class RowReader {
  readonly #counts = new Map<string, number>();
  #table: Route = [];

  route(kind: 'table' | 'item' | 'pair', names: readonly string[]): Route {
    if (kind === 'pair') return [...this.#table, ...names];
    const route: (string | number)[] = [];
    for (const [depth, name] of names.entries()) {
      route.push(name);
      const key = JSON.stringify(route);
      const isNew = kind === 'item' && depth === names.length - 1;
      const count = (this.#counts.get(key) ?? 0) + (isNew ? 1 : 0);
      if (isNew) this.#counts.set(key, count);
      if (count > 0) route.push(count - 1);
    }
    this.#table = route;
    return route;
  }
}

/** Whole values that a template writes may go or move; what decides about other lines may not, nor may anything be put into an action. */
export function requireNoAction({ actions }: Sheet, edits: readonly Edit[]): void {
  const hit = edits.some(({ span }) =>
    actions.some((action) => {
      const { start, end } = action.span;
      if (span.end <= start || end <= span.start) return false;
      const isWhole = span.start <= start && end <= span.end;
      return !isWhole || action.kind === 'control';
    }),
  );
  if (hit) throw new PatchRefused('template', 'A template action would have to be changed.');
}
