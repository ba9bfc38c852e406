import type { MapNode, Node, SyntaxProblem } from '../model/node.ts';
import type { Arm } from '../template/blocks.ts';
import type { Span } from '../text/span.ts';
import { duplicateHint } from './hints.ts';
import { maxDepth, type Statement } from './statements.ts';
import type { KeySyntax, PairSyntax, TableSyntax, ValueSyntax } from './syntax.ts';
import { addEntry, addItem, addTable, markOpen, newTable, tableAt, together, type Part, type Table } from './tables.ts';
import { scalarNode } from './scalar.ts';

type Ranged = Pick<ValueSyntax, 'range'>;

/**
 * Builds the tree of a document statement by statement and decides, as the runner's library does, which names are defined twice:
 * dotted keys and inline tables may be extended by headers, which TOML itself forbids (BurntSushi/toml 1.6.0, parse.go).
 */
export class TreeBuilder {
  readonly problems: SyntaxProblem[] = [];
  readonly #text: string;
  readonly #root: Table;
  /** The tables from the root to the one of the last header. */
  #chain: Table[];
  /** The last header was refused: what is below it would be refused for no reason of its own. */
  #quiet = false;
  #statement: Statement;
  #arm: Arm | null = null;

  constructor(text: string) {
    this.#text = text;
    this.#root = newTable([], { start: 0, end: text.length }, 'implied');
    this.#chain = [this.#root];
    this.#statement = { span: this.#root.node.span, text: '', kind: 'insert', holes: [] };
  }

  get root(): MapNode {
    return this.#root.node;
  }

  /** A template writes lines here, or there are some that cannot be read: keys of this table, or headers of others. */
  insert(): void {
    for (const table of this.#chain) markOpen(table.node);
  }

  /** A key of this table that cannot be read. */
  insertKey(): void {
    const table = this.#chain.at(-1);
    if (table) markOpen(table.node);
  }

  /** What follows belongs to a table that could not be read. */
  leave(): void {
    this.#chain = [newTable([], this.#statement.span, 'implied')];
    this.#quiet = true;
  }

  header(ast: TableSyntax, statement: Statement, arm: Arm | null): void {
    this.#statement = statement;
    this.#arm = arm;
    this.#quiet = false;
    const parts = this.#parts(ast.key);
    const last = parts.at(-1);
    const double = ast.kind === 'array';
    const close = statement.text.indexOf(']', ast.key.range[1]) + (double ? 2 : 1);
    const span = { start: statement.span.start + ast.range[0], end: statement.span.start + close };
    const chain = last && this.#isShallow(parts.length, last.span) ? this.#parents(parts) : undefined;
    const parent = chain?.at(-1);
    if (!chain || !parent || !last) return this.leave();
    if (this.#isHole(last.span)) {
      markOpen(parent.node);
      return this.leave();
    }
    const table = double ? this.#item(parent, last, span) : this.#table(parent, last, span);
    if (table) this.#chain = [...chain, table];
    else this.leave();
  }

  pair(ast: PairSyntax, statement: Statement, arm: Arm | null): void {
    this.#statement = statement;
    this.#arm = arm;
    const table = this.#chain.at(-1);
    if (table) this.#set(table, ast);
    const end = statement.span.start + ast.value.range[1];
    if (statement.holes.some(({ kind, span }) => kind === 'line' && span.end > end)) this.insert();
  }

  #parts(key: KeySyntax): Part[] {
    return key.keys.map((part) => ({
      name: part.type === 'TOMLBare' ? part.name : part.value,
      span: this.#span(part.range),
    }));
  }

  #span([start, end]: KeySyntax['range']): Span {
    const base = this.#statement.span.start;
    return { start: base + start, end: base + end };
  }

  #isHole(span: Span): boolean {
    return this.#holesIn(span).length > 0;
  }

  #holesIn({ start, end }: Span): Statement['holes'] {
    const { holes } = this.#statement;
    let low = 0;
    let high = holes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((holes[middle]?.span.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    let last = low;
    while ((holes[last]?.span.start ?? Infinity) < end) last++;
    return holes.slice(low, last);
  }

  #isShallow(depth: number, span: Span): boolean {
    if (depth <= maxDepth) return true;
    this.problems.push({ language: 'limit', span, message: `Tables are nested more than ${maxDepth} deep.` });
    return false;
  }

  /** The tables that the parts of a header but the last lead to; makes those that are missing. */
  #parents(parts: readonly Part[]): Table[] | undefined {
    let table = this.#root;
    const chain = [table];
    for (const part of parts.slice(0, -1)) {
      if (this.#isHole(part.span)) {
        markOpen(table.node);
        return undefined;
      }
      const slot = table.slots.get(part.name);
      const next = slot ? tableAt(slot) : this.#implied(table, part, 'implied');
      if (!next) {
        if (!slot?.refused) this.#refuse(part, table, 'was already created as a hash.');
        return undefined;
      }
      table = next;
      chain.push(table);
    }
    return chain;
  }

  #implied(table: Table, part: Part, style: 'implied' | 'dotted'): Table {
    const child = addTable(table, part, { span: part.span, style, arm: this.#arm });
    const slot = table.slots.get(part.name);
    if (slot) slot.implicit = true;
    return child;
  }

  #item(parent: Table, part: Part, span: Span): Table | undefined {
    const item = addItem(parent, part, span, this.#arm);
    if (!item) this.#refuse({ ...part, span }, parent, 'was already created and cannot be used as an array.');
    return item;
  }

  #table(parent: Table, part: Part, span: Span): Table | undefined {
    const slot = parent.slots.get(part.name);
    if (!slot) return addTable(parent, part, { span, style: 'table', arm: this.#arm });
    const table = slot.items ? undefined : tableAt(slot);
    if (table && slot.implicit) {
      slot.implicit = false;
      slot.entry.keySpan = part.span;
      table.node.span = span;
      table.node.style = 'table';
    } else if (this.#refuse({ ...part, span }, parent, 'has already been defined.')) this.#quiet = true;
    return table;
  }

  /** Reports a name that is taken, unless the two definitions may exclude each other; true if it did. */
  #refuse({ name, span }: Part, table: Table, why: string): boolean {
    const first = table.slots.get(name);
    if (this.#quiet || !together(first?.arm ?? null, this.#arm)) return false;
    if (first) first.refused = true;
    const key = [...table.path, name].map((part) => (/^[\w-]+$/.test(part) ? part : JSON.stringify(part))).join('.');
    this.problems.push({
      language: 'toml',
      span,
      message: `Key '${key}' ${why}`,
      hint: duplicateHint(this.#text.slice(span.start, span.end), first?.items !== undefined),
    });
    return true;
  }

  #set(top: Table, ast: PairSyntax): void {
    const parts = this.#parts(ast.key);
    const last = parts.pop();
    if (!last || !this.#isShallow(top.path.length + parts.length + 1, last.span)) return;
    let table: Table | undefined = top;
    for (const part of parts) {
      if (this.#isHole(part.span)) return markOpen(table.node);
      const slot = table.slots.get(part.name);
      if (slot) slot.implicit = false;
      const next: Table | undefined = slot ? tableAt(slot) : this.#implied(table, part, 'dotted');
      if (!next) return void this.#refuse(part, table, 'has already been defined.');
      table = next;
    }
    if (this.#isHole(last.span)) markOpen(table.node);
    else this.#define(table, last, ast.value);
  }

  #define(table: Table, part: Part, value: ValueSyntax): void {
    const inline = value.type === 'TOMLInlineTable';
    const slot = table.slots.get(part.name);
    if (slot?.implicit && !inline) slot.implicit = false;
    else if (slot) this.#refuse(part, table, 'has already been defined.');
    if (!inline) addEntry(table, part, this.#value(value, [...table.path, part.name]), this.#arm);
    else this.#fill(addTable(table, part, { span: this.#span(value.range), style: 'inline', arm: this.#arm }), value);
  }

  #fill(table: Table, ast: Extract<ValueSyntax, { type: 'TOMLInlineTable' }>): void {
    for (const pair of ast.body) this.#set(table, pair);
    if (this.#hasInsert(ast, ast.body)) markOpen(table.node);
  }

  #value(ast: ValueSyntax, path: readonly string[]): Node {
    const span = this.#span(ast.range);
    if (ast.type === 'TOMLInlineTable') {
      const table = newTable(path, span, 'inline');
      this.#fill(table, ast);
      return table.node;
    }
    const text = this.#text.slice(span.start, span.end);
    if (ast.type === 'TOMLArray') {
      if (this.#hasInsert(ast, ast.elements)) return { kind: 'unknown', unknown: 'template', text, span };
      return { kind: 'list', span, style: 'inline', items: ast.elements.map((item) => this.#value(item, path)) };
    }
    if (this.#isHole(span)) return { kind: 'unknown', unknown: 'template', text, span };
    return scalarNode(ast, span, text, this.problems);
  }

  /** True if a template writes into brackets beside their items. */
  #hasInsert(ast: Ranged, items: readonly Ranged[]): boolean {
    const spans = items.map(({ range }) => this.#span(range));
    let next = 0;
    return this.#holesIn(this.#span(ast.range)).some(({ kind, span }) => {
      while ((spans[next]?.end ?? Infinity) <= span.start) next++;
      return kind === 'line' && span.start < (spans[next]?.start ?? Infinity);
    });
  }
}
