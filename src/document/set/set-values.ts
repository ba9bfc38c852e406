import type { Node, Route } from '../../model/node.ts';
import { neverOpen, findLast, type Sourced } from '../source.ts';
import { LayeredView } from '../view.ts';
import { assigned } from './assign.ts';
import { jsonPrefix } from './json-value.ts';
import { readValue } from './read-value.ts';
import { requireKind } from './require-kind.ts';
import { Scanner } from './scanner.ts';
import type { SetArgument, SetFlag, TextOfFile } from './set-argument.ts';
import { SetError } from './set-error.ts';
import { scalarNode } from './typed-value.ts';

const NOWHERE = { start: 0, end: 0 };
const EMPTY_MAP: Node = { kind: 'map', span: NOWHERE, style: 'flow', entries: [] };
/** Limits of Helm (pkg/strvals, MaxIndex and MaxNestedNameLevel), and one of ours. */
const MAX_INDEX = 65_536;
const MAX_LEVEL = 30;
const MAX_STEPS = 200;

/**
 * Puts what an argument gives on top of the user's values so far, of which `below` are the layers, the winner first. Answers with all
 * layers, or with Helm's words for what is wrong (helm, pkg/strvals: parser.go, literal_parser.go).
 */
export function setValues(
  below: readonly Sourced[],
  argument: SetArgument,
  textOfFile: TextOfFile,
): readonly Sourced[] | { readonly error: string } {
  try {
    return new SetParser(below, argument, textOfFile).parse();
  } catch (error) {
    if (error instanceof SetError) return { error: error.message };
    throw error;
  }
}

/** The layer of a JSON object that is given without a key; Helm 4 takes one (pkg/cli/values). */
export function setRoot(argument: string): Sourced | { readonly error: string } {
  try {
    const text = argument.trim();
    const { node, length } = jsonPrefix(text);
    if (length < text.length) return { error: 'invalid character after top-level value' };
    return { node, source: { ...sourceOf(argument), find: findLast, isOpen: neverOpen } };
  } catch (error) {
    if (error instanceof SetError) return { error: error.message };
    throw error;
  }
}

function sourceOf(argument: string): Pick<Sourced['source'], 'origin' | 'place'> {
  return { origin: { kind: 'set', argument }, place: (route) => ({ file: null, span: NOWHERE, route, argument }) };
}

/** Reads and applies one assignment after the other: what a path means depends on what is there. Throws `SetError`. */
class SetParser {
  #layers: readonly Sourced[];
  readonly #flag: SetFlag;
  readonly #source: Pick<Sourced['source'], 'origin' | 'place'>;
  readonly #textOfFile: TextOfFile;
  readonly #scanner: Scanner;

  constructor(below: readonly Sourced[], { flag, argument }: SetArgument, textOfFile: TextOfFile) {
    this.#layers = below;
    this.#flag = flag;
    this.#source = sourceOf(argument);
    this.#textOfFile = textOfFile;
    this.#scanner = new Scanner(argument, flag !== '--set-literal');
  }

  parse(): readonly Sourced[] {
    while (!this.#scanner.atEnd) this.#assignment();
    return this.#layers;
  }

  /** A path and its value. A path that ends with the argument gives no value, but a list that it names is there from then on. */
  #assignment(): void {
    const steps: (string | number)[] = [];
    const stops = this.#flag === '--set-literal' ? '=[.' : '=[,.';
    for (let level = 0; ; level++) {
      const { text: key, stop } = this.#scanner.until(stops);
      if (stop === '' && key === '') return this.#keepLists(steps);
      if (stop === '') throw new SetError(`key ${quoted(key)} has no value`);
      if (stop === ',') throw new SetError(`key ${quoted(key)} has no value (cannot end with ,)`);
      steps.push(key);
      if (steps.length > MAX_STEPS) throw new SetError(`paths of more than ${MAX_STEPS} steps are not read`);
      if (stop === '=') return this.#value(steps);
      if (stop === '.') {
        if (level === MAX_LEVEL) throw new SetError(tooNested());
        requireKind(this.#at(steps), 'map');
        continue;
      }
      const end = this.#indexes(steps);
      if (end === '=') return this.#value(steps);
      if (end === '') return this.#keepLists(steps);
      level--;
    }
  }

  /** Indexes behind a key, the first of which is open already; answers with what ends them. */
  #indexes(steps: (string | number)[]): string {
    for (;;) {
      const index = this.#index();
      requireKind(this.#at(steps), 'list');
      if (index < 0) throw new SetError(`negative ${index} index not allowed`);
      const { text, stop } = this.#scanner.until('[.=');
      if (text !== '') throw new SetError(`unexpected data at end of array index: ${quotedRunes(text)}`);
      steps.push(index);
      if (steps.length > MAX_STEPS) throw new SetError(`paths of more than ${MAX_STEPS} steps are not read`);
      if (stop !== '[') return stop;
    }
  }

  #index(): number {
    const { text, stop } = this.#scanner.until(']');
    if (stop === '') throw new SetError('error parsing index: EOF');
    if (!/^[-+]?\d{1,15}$/.test(text))
      throw new SetError(`error parsing index: strconv.Atoi: parsing ${quoted(text)}: invalid syntax`);
    return Number(text) || 0;
  }

  #value(steps: Route): void {
    const isLost = this.#flag !== '--set-json' && this.#flag !== '--set-literal' && this.#scanner.atEnd;
    if (isLost && typeof steps.at(-1) === 'string') {
      if (this.#missingItem(steps) !== undefined) return this.#keepLists(steps);
      return this.#assign(steps, scalarNode('string', ''));
    }
    const value = readValue(this.#scanner, this.#flag, this.#textOfFile);
    const tooLarge = steps.findLast((step) => typeof step === 'number' && step > MAX_INDEX);
    if (tooLarge !== undefined)
      throw new SetError(`index of ${tooLarge} is greater than maximum supported index of ${MAX_INDEX}`);
    this.#requireMembers(steps);
    this.#assign(steps, value);
  }

  /** A map in which nothing was set is an error. */
  #requireMembers(steps: Route): void {
    const empty = steps.lastIndexOf('');
    const parent = steps[empty - 1];
    if (typeof parent === 'string' && this.#at(steps.slice(0, empty)).entries().length === 0)
      throw new SetError(`key map ${quoted(parent)} has no value`);
  }

  /** Under an empty key nothing is set, but an item that was to hold it is a map from then on. */
  #assign(steps: Route, value: Node): void {
    const empty = steps.indexOf('');
    if (empty >= 0) {
      const item = steps.slice(0, empty);
      const { kind } = this.#at(item);
      if (typeof item.at(-1) === 'number' && kind !== 'map' && kind !== 'unknown') this.#assign(item, EMPTY_MAP);
      return;
    }
    const over = assigned(this.#at([]), { steps, value, source: this.#source });
    this.#layers = [...over, ...this.#layers];
  }

  /** An item that is not there yet gets lost with a value that is left out; the list around it is made nevertheless. */
  #keepLists(steps: Route): void {
    const item = this.#missingItem(steps) ?? steps.length;
    const key = steps.slice(0, item).findLastIndex((step) => typeof step === 'string');
    const list = steps.slice(0, key + 1);
    if (list.length === steps.length || this.#at(list).kind !== 'absent') return;
    this.#assign(list, { kind: 'list', span: NOWHERE, style: 'flow', items: [] });
  }

  /** The first index on a path that is beyond its list. */
  #missingItem(steps: Route): number | undefined {
    const at = steps.findIndex(
      (step, index) => typeof step === 'number' && this.#at(steps.slice(0, index + 1)).kind === 'absent',
    );
    return at < 0 ? undefined : at;
  }

  #at(steps: Route): LayeredView {
    const root = new LayeredView(this.#layers, { parent: null });
    return root.at(steps);
  }
}

function tooNested(): string {
  return `value name nested level is greater than maximum supported nested level of ${MAX_LEVEL}`;
}

/** Go's `%q` of a slice of runes. */
function quotedRunes(text: string): string {
  return `[${Array.from(text, (rune) => `'${rune}'`).join(' ')}]`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
