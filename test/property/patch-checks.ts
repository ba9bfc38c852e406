import assert from 'node:assert/strict';
import type { Node, Route } from '../../src/model/node.ts';
import { isPatchProblem, type Change, type PatchProblem, type PatchValue } from '../../src/model/patch.ts';
import { applyEdits, type Edit } from '../../src/text/edit.ts';
import { parseToml } from '../../src/toml/index.ts';
import { tomlComments } from '../../src/toml/patch/comments.ts';
import { tomlEdits } from '../../src/toml/patch/index.ts';
import { parseYaml } from '../../src/yaml/index.ts';
import { yamlComments } from '../../src/yaml/patch/comments.ts';
import { yamlEdits } from '../../src/yaml/patch/index.ts';
import { changed, get, REFUSED, same } from '../yaml/patch/oracle.ts';

/** A language in which patches are checked. */
export interface Language {
  /** undefined for a text with errors. */
  readonly read: (text: string) => Content | undefined;
  readonly edits: (text: string, change: Change) => readonly Edit[] | PatchProblem;
  readonly comments: (text: string, route: Route) => readonly string[];
  /** The key `k` with a scalar as it is written. */
  readonly pair: (scalar: string) => string;
  /** Data without what the language does not keep apart. */
  readonly essence: (data: unknown) => unknown;
}

interface Content {
  readonly data: PatchValue;
  readonly comments: readonly string[];
}

export const YAML: Language = {
  read: (text) => {
    const { documents, problems } = parseYaml(text);
    const [document] = documents;
    if (!document || problems.length + document.refusals.length > 0) return undefined;
    const comments = document.comments.map(({ span }) => text.slice(span.start, span.end));
    return { data: document.root ? dataOf(document.root) : {}, comments };
  },
  edits: (text, change) => yamlEdits(text, 0, change),
  comments: (text, route) => yamlComments(text, 0, route),
  pair: (scalar) => `k: ${scalar}`,
  essence: (data) => data,
};

export const TOML_OPTIONS = { version: '1.1', templates: true } as const;

export const TOML: Language = {
  read: (text) => {
    const { variants, problems, comments } = parseToml(text, TOML_OPTIONS);
    if (problems.length > 0) return undefined;
    return {
      data: dataOf(variants[0]?.root ?? null),
      comments: comments.map(({ span }) => text.slice(span.start, span.end)),
    };
  },
  edits: (text, change) => tomlEdits(text, TOML_OPTIONS, change),
  comments: (text, route) => tomlComments(text, TOML_OPTIONS, route).map((one) => one.replaceAll('{ {', '{{')),
  pair: (scalar) => `k = ${scalar}`,
  essence: filled,
};

/** Checks all that a change must do, and must not; `may` are the reasons for which it may be refused though it means something. */
export function check(language: Language, text: string, change: Change, may: readonly string[]): 'made' | 'refused' {
  const { read, edits: editsIn, essence } = language;
  const show = `${text}\n${JSON.stringify(change)}`;
  const before = read(text) ?? assert.fail(`unreadable: ${text}`);
  const meant = changed(before.data, change);
  const edits = editsIn(text, change);
  if (isPatchProblem(edits)) {
    assert.ok(meant === REFUSED || may.includes(edits.problem), `${show}\n${JSON.stringify(edits)}`);
    return 'refused';
  }
  const text2 = applyEdits(text, edits);
  assert.ok(meant !== REFUSED, `${show}\n--- not refused:\n${text2}`);
  const after = read(text2) ?? assert.fail(`${show}\n--- now unreadable:\n${text2}`);
  const wanted = change.op === 'quote' ? quoted(language, before.data, after.data, change) : meant;
  const differs = `${show}\n--- after:\n${text2}\n${JSON.stringify(after.data)}\n--- wanted:\n${JSON.stringify(wanted)}`;
  assert.ok(same(essence(after.data), essence(wanted)), differs);
  assert.ok(keepsComments(text, before.comments, after.comments, edits), `${show}\n--- comments:\n${text2}`);
  if (change.op === 'set' || change.op === 'insert') {
    const isNew = typeof change.route.at(-1) === 'number' || get(before.data, change.route) === undefined;
    const added = after.comments.filter((comment) => !before.comments.includes(comment));
    assert.ok(
      added.length === 0 || (isNew && belong(language, text2, change, added)),
      `${show}\n--- new comments:\n${text2}`,
    );
  }
  if (change.op === 'set' || change.op === 'quote')
    assert.deepEqual(editsIn(text2, change), [], `${show}\n--- again:\n${text2}`);
  return 'made';
}

/** True if what was added is all of the comments that were given, and they belong to what was added, or to the item that begins with it. */
function belong(language: Language, text: string, { route, ...change }: Change, added: readonly string[]): boolean {
  const given = 'comments' in change ? (change.comments ?? []) : [];
  const read = [route, ...route.map((_, index) => route.slice(0, -1 - index))].map((one) =>
    language.comments(text, one),
  );
  return added.length === given.length && read.some((all) => same(all.slice(0, given.length), given));
}

/** Data with a scalar as the text that is written for it now: any that means the old value does. */
function quoted({ read, pair }: Language, before: PatchValue, after: PatchValue, { route }: Change): unknown {
  const old = get(before, route);
  const value = get(after, route);
  if (typeof old === 'string') return before;
  assert.ok(typeof value === 'string', `${JSON.stringify(route)} is no text`);
  assert.deepEqual(read(pair(value))?.data, { k: old });
  return changed(before, { op: 'set', route, value });
}

/** What a tree holds. */
export function dataOf(node: Node | null): PatchValue {
  if (node?.kind === 'map') return Object.fromEntries(node.entries.map((entry) => [entry.name, dataOf(entry.value)]));
  if (node?.kind === 'list') return node.items.map(dataOf);
  return node?.kind === 'scalar' ? node.value : null;
}

/** True if every comment is still one, or stands in text that an edit took away. */
function keepsComments(
  text: string,
  before: readonly string[],
  after: readonly string[],
  edits: readonly Edit[],
): boolean {
  const left = after.join('\n');
  const gone = edits.map(({ span }) => text.slice(span.start, span.end)).join('\n');
  return before.every((comment) => left.includes(comment) || gone.includes(comment));
}

/** Tables and lists without content may go with what implied them. */
function filled(data: unknown): unknown {
  if (Array.isArray(data)) return data.map((item) => filled(item) ?? {});
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).flatMap(([key, inner]) => {
    const kept = filled(inner);
    return kept === undefined || (Array.isArray(kept) && kept.length === 0) ? [] : [[key, kept] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
