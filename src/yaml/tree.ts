import { COLLECTION_STYLE, EVENT_ID } from 'js-yaml';
import type { AliasEvent, DocumentEvent, Event, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml';
import type { Node, ScalarNode, SyntaxProblem } from '../model/node.ts';
import type { ScalarMap } from '../text/scalar-map.ts';
import type { Span } from '../text/span.ts';
import { AliasBudget } from './anchors.ts';
import type { Anchor } from './anchors.ts';
import type { Duplicate, YamlDocument, YamlFile } from './document.ts';
import { addMerged, addValue, duplicatesOf, listFrame, mapFrame, routeOf } from './frames.ts';
import type { Frame } from './frames.ts';
import { Gaps } from './gaps.ts';
import { helmKeyName, helmScalar, helmString, helmTaggedScalar } from './helm-scalar.ts';
import type { HelmScalar } from './helm-scalar.ts';
import { columnOf } from '../text/line-at.ts';
import { blanksEnd } from './lines.ts';
import { MAX_DEPTH, aliasProblem, depthProblem } from './limits.ts';
import {
  characterRefusals,
  collectionKey,
  directiveRefusal,
  escapeRefusals,
  nullKey,
  rootRefusal,
  yamlProblem,
} from './refusals.ts';
import { blockEnd, decodeEvent, rememberMap } from './scalars.ts';
import { IndentTabs, blockTab, tabRefusal } from './tabs.ts';

/** Anchor and tag before a node; offsets are -1 for what is absent, and an anchor's begin after its `&`. */
type Properties = Pick<ScalarEvent, 'anchorStart' | 'anchorEnd' | 'tagStart' | 'tagEnd'>;

/** A scalar with its text decoded. */
interface Token {
  readonly span: Span;
  readonly style: ScalarNode['style'];
  readonly text: string;
  readonly map?: ScalarMap | undefined;
}

type Complete = Pick<Anchor, 'node' | 'text' | 'height'>;

/** Longest key that Helm reads, in characters, its colon excluded. */
const MAX_KEY = 1024;

/** Builds the trees of a file from the parser's events, in one pass and without recursion. */
export class TreeBuilder {
  readonly #text: string;
  readonly #events: readonly Event[];
  readonly #gaps: Gaps;
  readonly #tabs: IndentTabs;
  readonly #problems: SyntaxProblem[] = [];
  readonly #documents: YamlDocument[] = [];
  readonly #frames: Frame[] = [];
  /** Refusals of single characters that no document has taken yet. */
  #characters: SyntaxProblem[];
  /** Set once the file is beyond a limit. */
  #limit: SyntaxProblem | undefined;
  #anchors = new Map<string, Anchor>();
  #budget = new AliasBudget();
  #refusals: SyntaxProblem[] = [];
  #duplicates: Duplicate[] = [];
  #root: Node | null = null;
  /** Begin of the document, once it has a token. */
  #start: number | undefined;
  /** End of the last token, for people: without blank lines that belong to a block scalar. */
  #end = 0;
  /** End of the last token, for the parser. */
  #passed = 0;
  /** Begin of the collection around the last token, if that was a plain scalar. */
  #plainIn: number | undefined;

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
    this.#gaps = new Gaps(text);
    this.#tabs = new IndentTabs(text);
    this.#characters = characterRefusals(text, events);
  }

  /** The file; a single document without content if it is beyond a limit. */
  build(): YamlFile {
    for (let i = 0; i < this.#events.length && !this.#limit; i++) {
      const event = this.#events[i];
      if (event) this.#take(event, this.#events[i + 1]);
    }
    if (this.#limit) return { documents: [emptyDocument()], problems: [this.#limit] };
    this.#finish();
    return { documents: this.#documents, problems: this.#problems };
  }

  #take(event: Event, next: Event | undefined): void {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        return this.#openDocument(event);
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE:
        return this.#open(event, next);
      case EVENT_ID.SCALAR:
        return this.#scalar(event);
      case EVENT_ID.ALIAS:
        return this.#alias(event);
      case EVENT_ID.POP:
        return this.#frames.length > 0 ? this.#close() : this.#closeDocument();
    }
  }

  #openDocument({ explicitStart }: DocumentEvent): void {
    this.#anchors = new Map();
    this.#budget = new AliasBudget();
    this.#refusals = [];
    this.#duplicates = [];
    this.#start = undefined;
    if (!explicitStart) return;
    for (const directive of this.#gaps.seekDocument()) this.#refuse(directiveRefusal(this.#text, directive));
    this.#pass(this.#gaps.at, this.#gaps.at + '---'.length);
  }

  #closeDocument(): void {
    const root = isEmptyNull(this.#root) ? null : this.#root;
    this.#refuse(rootRefusal(root));
    const start = this.#start ?? this.#gaps.at;
    const span = { start, end: Math.max(start, this.#end) };
    this.#gaps.finishLine();
    const comments = this.#gaps.takeComments();
    const passed = this.#characters.filter((problem) => problem.span.start < this.#gaps.at);
    this.#characters = this.#characters.slice(passed.length);
    this.#documents.push({
      root,
      span,
      comments,
      duplicates: this.#duplicates,
      refusals: [...this.#refusals, ...passed],
    });
  }

  /** What follows the last token belongs to the last document. */
  #finish(): void {
    this.#refusals = [];
    this.#walkTo(this.#text.length);
    const last = this.#documents.pop() ?? emptyDocument();
    const comments = [...last.comments, ...this.#gaps.takeComments()];
    const refusals = [...last.refusals, ...this.#refusals, ...this.#characters];
    this.#documents.push({ ...last, comments, refusals });
  }

  #open(event: MappingEvent | SequenceEvent, next: Event | undefined): void {
    this.#properties(event);
    const { start } = event;
    const opener = { start, end: start + 1 };
    if (this.#frames.length >= MAX_DEPTH) this.#limit = depthProblem(opener);
    const parent = this.#frames.at(-1);
    const isMergeList = event.type === EVENT_ID.SEQUENCE && parent?.kind === 'map' && parent.pending?.isMerge === true;
    const before = this.#budget.read;
    if (!isMergeList) this.#spend(this.#budget.node(), opener);
    this.#walkTo(start);
    const frame = this.#frame(event, next, before);
    frame.anchor = this.#name(event, { node: frame.node, open: true, size: 0, height: 0 });
    this.#frames.push(frame);
  }

  #frame(event: MappingEvent | SequenceEvent, next: Event | undefined, before: number): Frame {
    const { start } = event;
    const isFlow = event.style === COLLECTION_STYLE.FLOW;
    const style = isFlow ? 'flow' : 'block';
    if (event.type === EVENT_ID.SEQUENCE) return listFrame(start, style, isFlow ? ']' : '', before);
    const isPair =
      isFlow && (this.#text.charAt(start) !== '{' || (next?.type === EVENT_ID.MAPPING && next.start === start));
    return mapFrame(start, style, isFlow && !isPair ? '}' : '', before);
  }

  #close(): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return;
    if (frame.closer !== '') {
      const at = this.#gaps.seek(frame.closer);
      this.#pass(at, at + 1);
    }
    this.#frames.pop();
    const { node, anchor } = frame;
    node.span = { start: node.span.start, end: Math.max(node.span.start, this.#end) };
    const height = frame.height + 1;
    if (anchor) Object.assign(anchor, { open: false, size: this.#budget.read - frame.before, height });
    if (frame.kind === 'map' && frame.lost.length > 0) {
      const route = routeOf(this.#frames);
      for (const duplicate of duplicatesOf(frame, route)) this.#duplicates.push(duplicate);
    }
    this.#put({ node, height });
  }

  #scalar(event: ScalarEvent): void {
    this.#properties(event);
    const token = this.#token(event);
    const { text, span, style, map } = token;
    if (style === 'double' && map) for (const problem of escapeRefusals(this.#text, span)) this.#refuse(problem);
    const tag = event.tagStart < 0 ? undefined : this.#text.slice(event.tagStart, event.tagEnd);
    const isKey = this.#isKeyNext();
    const isMerge = isKey && text === '<<' && (tag === undefined ? style === 'plain' : tag === '!!merge');
    if (!isMerge) this.#spend(this.#budget.node(), span);
    const scalar = this.#resolve(token, tag, isKey);
    if (isKey && event.anchorStart < 0) return this.#key(text, span, helmKeyName(scalar, text), isMerge);
    const node: ScalarNode = { kind: 'scalar', span, type: scalar.type, value: scalar.value, style };
    if (map) rememberMap(node, map);
    const named: Anchor = { node, text, open: false, size: 1, height: 0 };
    this.#name(event, named);
    if (isKey) this.#key(text, span, helmKeyName(scalar, text), isMerge);
    else this.#put(named);
  }

  #alias(event: AliasEvent): void {
    const span = { start: event.anchorStart - 1, end: event.anchorEnd };
    this.#pass(span.start, span.end);
    const name = this.#text.slice(event.anchorStart, event.anchorEnd);
    const anchor = this.#anchors.get(name);
    if (anchor && !anchor.open) {
      this.#spend(this.#budget.alias(anchor.size), span);
      if (this.#frames.length + anchor.height > MAX_DEPTH) this.#limit = depthProblem(span);
      return this.#put(anchor, span);
    }
    const message = anchor ? `&${name} contains itself through this alias` : `there is no &${name} before this alias`;
    this.#problems.push(yamlProblem(span, message, anchor ? undefined : 'put text that begins with * in quotes'));
    this.#put({ node: nullNode(span), text: '', height: 0 }, span);
  }

  /** Gives a complete node its place; `alias` is the span of the alias that stands for it. */
  #put({ node, text, height }: Complete, alias?: Span): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined) {
      this.#root = node;
      return;
    }
    frame.height = Math.max(frame.height, height);
    if (frame.kind === 'list') {
      frame.node.items.push(node);
      return;
    }
    const { pending } = frame;
    if (pending === undefined) return this.#nodeAsKey(node, alias ?? node.span, text);
    frame.pending = undefined;
    if (!pending.isMerge) return addValue(frame, pending, node);
    if (addMerged(frame, node, alias !== undefined)) return;
    this.#refuse(yamlProblem(pending.keySpan, 'Helm expects a map or a list of maps after the merge key <<'));
  }

  /** A key that is an alias to a scalar counts as that scalar; Helm has no other keys than scalars. */
  #nodeAsKey(node: Node, span: Span, text: string | undefined): void {
    if (node.kind === 'scalar' && text !== undefined) return this.#key(text, span, helmKeyName(node, text), false);
    this.#refuse(collectionKey(this.#text, span));
    const written = this.#text.slice(span.start, span.end);
    this.#key(written, span, written, false);
  }

  #key(key: string, keySpan: Span, name: string | undefined, isMerge: boolean): void {
    const frame = this.#frames.at(-1);
    if (frame?.kind !== 'map') return;
    frame.pending = { key, name: name ?? key, keySpan, isMerge };
    if (name === undefined) this.#refuse(nullKey(keySpan, key));
    if (keySpan.end - keySpan.start > MAX_KEY) {
      this.#refuse(yamlProblem(keySpan, `Helm does not read keys of more than ${MAX_KEY} characters`));
    }
  }

  #isKeyNext(): boolean {
    const frame = this.#frames.at(-1);
    return frame?.kind === 'map' && frame.pending === undefined;
  }

  /** Notes the anchor of a node, if it has one. */
  #name({ anchorStart, anchorEnd }: Properties, anchor: Anchor): Anchor | undefined {
    if (anchorStart < 0) return undefined;
    this.#anchors.set(this.#text.slice(anchorStart, anchorEnd), anchor);
    return anchor;
  }

  #resolve({ text, style, span }: Token, tag: string | undefined, isKey: boolean): HelmScalar {
    if (tag === undefined && style !== 'plain') return helmString(text);
    const scalar = tag === undefined ? helmScalar(text) : helmTaggedScalar(tag, text);
    if (scalar === undefined)
      this.#refuse(yamlProblem(span, `Helm cannot read "${text.slice(0, 40)}" as ${tag ?? ''}`));
    else if (!isKey && typeof scalar.value === 'number' && !Number.isFinite(scalar.value)) {
      this.#refuse(
        yamlProblem(span, `Helm refuses ${text}: values must fit into JSON`, 'put it in quotes if it is text'),
      );
    }
    return scalar ?? helmString(text);
  }

  /** Walks over a scalar. */
  #token(event: ScalarEvent): Token {
    if (event.valueStart < 0) return { span: this.#emptySpan(event), style: 'plain', text: '' };
    const { text, style, map } = decodeEvent(this.#text, event);
    return { span: this.#scalarSpan(event, style), style, text, map };
  }

  #scalarSpan({ valueStart, valueEnd }: ScalarEvent, style: Token['style']): Span {
    if (style === 'plain') return this.#passPlain(valueStart, valueEnd);
    if (style === 'single' || style === 'double') return this.#pass(valueStart - 1, valueEnd + 1);
    return this.#passBlock(this.#gaps.seek('|>'), { start: valueStart, end: valueEnd });
  }

  #passBlock(start: number, content: Span): Span {
    this.#pass(start, start + 1);
    this.#pass(content.start, content.end);
    const tab = blockTab(this.#text, this.#text.slice(start, content.start), content);
    if (tab !== undefined) this.#refuse(tabRefusal(tab));
    this.#end = blockEnd(this.#text, start, content);
    return { start, end: this.#end };
  }

  /** Where a value that is left out would stand: behind the colon, the dash, or the anchor or tag that it consists of. */
  #emptySpan({ tagStart, anchorStart }: Properties): Span {
    const frame = this.#frames.at(-1);
    const sign = frame?.kind === 'list' ? '-' : frame?.pending ? ':' : '';
    let at = this.#gaps.at;
    const isBare = tagStart < 0 && anchorStart < 0;
    if (isBare && sign !== '' && this.#gaps.peek() === sign) {
      at = this.#gaps.at + 1;
      this.#pass(this.#gaps.at, at);
    }
    return { start: at, end: at };
  }

  /** Walks over the anchor and the tag of a node. */
  #properties({ anchorStart, anchorEnd, tagStart, tagEnd }: Properties): void {
    const isTagFirst = tagStart >= 0 && tagStart < anchorStart;
    if (isTagFirst) this.#pass(tagStart, tagEnd);
    if (anchorStart >= 0) this.#pass(anchorStart - 1, anchorEnd);
    if (tagStart >= 0 && !isTagFirst) this.#pass(tagStart, tagEnd);
  }

  /** Walks over a token and gives its span. */
  #pass(start: number, end: number): Span {
    this.#walkTo(start);
    this.#gaps.jumpTo(end);
    this.#end = this.#passed = end;
    this.#plainIn = undefined;
    return { start, end };
  }

  #passPlain(start: number, end: number): Span {
    const span = this.#pass(start, end);
    this.#plainIn = this.#frames.at(-1)?.node.span.start;
    return span;
  }

  /** Walks to the next token. */
  #walkTo(offset: number): void {
    const tabs = this.#tabs.between(this.#passed, offset);
    if (tabs.length > 0 && this.#frames.at(-1)?.node.style !== 'flow') this.#refuseTab(tabs);
    this.#gaps.walkTo(offset);
    this.#start ??= offset;
  }

  /** Helm counts blank lines behind a plain scalar as part of it, so tabs that are indented enough are harmless there. */
  #refuseTab(tabs: readonly number[]): void {
    const plainEnd = this.#plainIn !== undefined ? blanksEnd(this.#text, this.#passed) : this.#passed;
    const indent = columnOf(this.#text, this.#plainIn ?? this.#passed);
    const first = tabs.find((tab) => tab >= plainEnd || columnOf(this.#text, tab) <= indent);
    if (first !== undefined) this.#refuse(tabRefusal(first));
  }

  #refuse(problem: SyntaxProblem | undefined): void {
    if (problem) this.#refusals.push(problem);
  }

  #spend(isFair: boolean, span: Span): void {
    if (!isFair) this.#limit ??= aliasProblem(span);
  }
}

/** The document of a file that was not read. */
export function emptyDocument(): YamlDocument {
  return { root: null, span: { start: 0, end: 0 }, comments: [], duplicates: [], refusals: [] };
}

function isEmptyNull(node: Node | null): boolean {
  return node?.kind === 'scalar' && node.type === 'null' && node.span.start === node.span.end;
}

function nullNode(span: Span): ScalarNode {
  return { kind: 'scalar', span, type: 'null', value: null, style: 'plain' };
}
