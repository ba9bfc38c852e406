import type { Span } from '../../text/span.ts';
import type { Budget } from './budget.ts';
import { Evaluator } from './evaluate.ts';
import { Failure, Undecided } from './failure.ts';
import type { Machine } from './functions/define.ts';
import { Output } from './output.ts';
import { Scope } from './scope.ts';
import type {
  ActionPiece,
  BranchPiece,
  CallPiece,
  LeavePiece,
  Otherwise,
  Piece,
  Pipe,
  RangePiece,
  Tag,
} from './tree.ts';
import { goInt, GoObject, Typed, typeName } from './typed.ts';
import { unknownValue } from './unknown.ts';
import { goText, integerOf, isTrue, isUnknown, listOf, mapOf, sortedKeys, type GoValue } from './value.ts';

/** How a list of pieces was left. */
type Course = 'on' | 'break' | 'continue';

/** How the innermost loop runs: as it is known to, with something unknown that may leave it, or not at all, being kept. */
type Loop = 'certain' | 'uncertain' | 'kept';

/** What a walk needs of the rendering around it. */
export interface Host extends Machine {
  /** It is not certain that Helm gets to what is being evaluated: nothing that goes wrong there is a failure. */
  tentative: boolean;
}

interface Source {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** Writes what a template makes of a value, and leaves standing what cannot be worked out. */
export class Walker {
  readonly output: Output;
  readonly emptied: Span[] = [];
  readonly #source: Source;
  readonly #host: Host;
  readonly #budget: Budget;
  readonly #scope: Scope;
  readonly #evaluator: Evaluator;
  readonly #dot: GoValue;
  #loop: Loop = 'certain';

  constructor(source: Source, host: Host, budget: Budget, dot: GoValue) {
    this.output = new Output(source.text);
    this.#source = source;
    this.#host = host;
    this.#budget = budget;
    this.#scope = new Scope(dot);
    this.#evaluator = new Evaluator(host, budget, this.#scope);
    this.#dot = dot;
  }

  run(): void {
    this.#list(this.#source.pieces, this.#dot);
  }

  #list(pieces: readonly Piece[], dot: GoValue): Course {
    for (const piece of pieces) {
      const course = this.#piece(piece, dot);
      if (course !== 'on') return course;
    }
    return 'on';
  }

  #piece(piece: Piece, dot: GoValue): Course {
    switch (piece.kind) {
      case 'text':
        this.output.copy(piece.span.start, piece.span.end);
        return 'on';
      case 'action':
        this.#action(piece, dot);
        return 'on';
      case 'template':
        this.#call(piece, dot);
        return 'on';
      case 'range':
        return this.#budget.nest(() => this.#range(piece, dot));
      case 'break':
      case 'continue':
        return this.#leave(piece);
      default:
        return this.#budget.nest(() => this.#branch(piece, dot));
    }
  }

  #leave({ kind, tag }: LeavePiece): Course {
    if (this.#loop === 'uncertain') throw new Undecided();
    if (this.#loop === 'certain') return kind;
    this.#keep(tag);
    return 'on';
  }

  /** The value of a pipeline; where it is not certain that Helm evaluates it, what goes wrong makes it unknown. */
  #value(pipe: Pipe, dot: GoValue): GoValue {
    try {
      return this.#evaluator.pipe(dot, pipe);
    } catch (error) {
      if (!(error instanceof Failure) || error.limit || !this.#host.tentative) throw error;
      for (const name of pipe.variables) {
        if (pipe.assigns) this.#scope.assign(name, unknownValue);
        else this.#scope.declare(name, unknownValue);
      }
      return unknownValue;
    }
  }

  #action({ tag, pipe }: ActionPiece, dot: GoValue): void {
    const value = this.#value(pipe, dot);
    if (pipe.variables.length > 0) return;
    const text = this.#printed(value);
    if (text === undefined) {
      this.#keep(tag);
      return;
    }
    if (value === undefined) this.emptied.push(tag.span);
    this.output.write(text, tag.span);
  }

  #printed(value: GoValue): string | undefined {
    if (value === undefined || value === null) return '<no value>';
    if (typeof value === 'string') return value;
    if (value instanceof GoObject) return value.text;
    return this.#budget.known(value) ? goText(value) : undefined;
  }

  #call({ tag, name, pipe }: CallPiece, dot: GoValue): void {
    const value = pipe ? this.#value(pipe, dot) : undefined;
    let text: GoValue = unknownValue;
    try {
      text = this.#host.include(name, value);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.limit || !this.#host.tentative) throw error.at(tag.span);
    }
    if (typeof text === 'string') this.output.write(text, tag.span);
    else this.#keep(tag);
  }

  /** Leaves an action as it stands, with the white space that its trim marks would take. */
  #keep({ before, after }: Pick<Tag, 'before' | 'after'>): void {
    this.output.complete = false;
    this.output.copy(before, after);
  }

  /** Leaves an action with other words in it; `lead` is the one whose place it takes. */
  #keepAs(words: string, tag: Tag, lead = tag): void {
    this.output.complete = false;
    this.output.copy(lead.before, lead.span.start);
    this.output.write(`{{ ${words} }}`, tag.span);
    this.output.copy(tag.span.end, tag.after);
  }

  #branch(piece: BranchPiece, dot: GoValue): Course {
    return this.#scope.within(() => {
      for (const [index, arm] of piece.arms.entries()) {
        const value = this.#value(arm.pipe, dot);
        if (isUnknown(value)) return this.#undecidedBranch(piece, index, dot);
        if (isTrue(value)) return this.#list(arm.body, piece.kind === 'with' ? value : dot);
      }
      return piece.otherwise ? this.#list(piece.otherwise.body, dot) : 'on';
    });
  }

  /** Keeps a branch from the arm `first` on, whose condition is not known; arms that are known never to be taken are left out. */
  #undecidedBranch(piece: BranchPiece, first: number, dot: GoValue): Course {
    const assigned = assignedIn(piece.arms.flatMap(({ body }) => body).concat(piece.otherwise?.body ?? []));
    this.#tentatively(assigned, this.#loop === 'certain' ? 'uncertain' : this.#loop, () => {
      for (const [index, arm] of piece.arms.entries()) {
        if (index < first) continue;
        const value = index === first ? unknownValue : this.#value(arm.pipe, dot);
        if (!isUnknown(value) && !isTrue(value)) continue;
        this.#keepArm(piece, index, first, value);
        this.#scope.forget(assigned);
        this.#list(arm.body, piece.kind === 'with' ? value : dot);
        if (!isUnknown(value)) {
          this.#keep(piece.end);
          return;
        }
      }
      this.#keepOtherwise(piece.otherwise, assigned, dot);
      this.#keep(piece.end);
    });
    return 'on';
  }

  #keepArm({ kind, arms }: BranchPiece, index: number, first: number, value: GoValue): void {
    const arm = arms[index];
    if (!arm) return;
    const { span } = arm.pipe;
    if (!isUnknown(value)) this.#keepAs('else', arm.tag);
    else if (index === 0 || index > first) this.#keep(arm.tag);
    else this.#keepAs(`${kind} ${this.#source.text.slice(span.start, span.end)}`, arm.tag, arms[0]?.tag);
  }

  #keepOtherwise(otherwise: Otherwise | undefined, assigned: ReadonlySet<string>, dot: GoValue): void {
    if (!otherwise) return;
    this.#keep(otherwise.tag);
    this.#scope.forget(assigned);
    this.#list(otherwise.body, dot);
  }

  /** Runs what may or may not run: afterwards nobody knows what it assigned. */
  #tentatively(assigned: ReadonlySet<string>, loop: Loop, inner: () => void): void {
    const { tentative } = this.#host;
    const around = this.#loop;
    this.#host.tentative = true;
    this.#loop = loop;
    try {
      inner();
    } finally {
      this.#host.tentative = tentative;
      this.#loop = around;
    }
    this.#scope.forget(assigned);
  }

  #range(piece: RangePiece, dot: GoValue): Course {
    return this.#scope.within(() => {
      const value = this.#value(piece.pipe, dot);
      if (isUnknown(value)) return this.#undecidedRange(piece, dot);
      const turns = this.#turnsOf(value, piece.pipe);
      if (!turns) return this.#undecidedRange(piece, dot);
      if (turns.length === 0) return piece.otherwise ? this.#list(piece.otherwise.body, dot) : 'on';
      const rewind = this.output.mark();
      const emptied = this.emptied.length;
      try {
        return this.#turns(piece, turns);
      } catch (error) {
        if (!(error instanceof Undecided)) throw error;
        rewind();
        this.emptied.length = emptied;
        return this.#undecidedRange(piece, dot);
      }
    });
  }

  /** The turns of a loop; undefined where it is not certain that Helm gets to it and it would fail. */
  #turnsOf(value: GoValue, pipe: Pipe): readonly Turn[] | undefined {
    try {
      return turnsOf(value, pipe);
    } catch (error) {
      if (error instanceof Failure && !error.limit && this.#host.tentative) return undefined;
      throw error;
    }
  }

  #turns(piece: RangePiece, turns: readonly Turn[]): Course {
    const [first, second] = piece.pipe.variables;
    const around = this.#loop;
    this.#loop = 'certain';
    try {
      for (const [key, value] of turns) {
        this.#budget.loop();
        if (first !== undefined) this.#scope.assign(first, second === undefined ? value : key);
        if (second !== undefined) this.#scope.assign(second, value);
        if (this.#scope.within(() => this.#list(piece.body, value)) === 'break') break;
      }
    } finally {
      this.#loop = around;
    }
    return 'on';
  }

  /** Keeps a loop over something unknown; its body is written once, as it is for any item. */
  #undecidedRange(piece: RangePiece, dot: GoValue): Course {
    const assigned = assignedIn(piece.body.concat(piece.otherwise?.body ?? []));
    for (const name of piece.pipe.variables) assigned.add(name);
    this.#scope.forget(assigned);
    this.#tentatively(assigned, 'kept', () => {
      this.#keep(piece.tag);
      this.#list(piece.body, unknownValue);
      this.#keepOtherwise(piece.otherwise, assigned, dot);
      this.#keep(piece.end);
    });
    return 'on';
  }
}

/** Key or index, and item, of one turn of a loop. */
type Turn = readonly [GoValue, GoValue];

/** The turns of a loop over a value, in Go's order. */
function turnsOf(value: GoValue, pipe: Pipe): readonly Turn[] {
  const list = listOf(value);
  if (list) return list.map((item, index) => [goInt(index), item]);
  const map = mapOf(value);
  if (map) return sortedKeys(map).map((key) => [key, map.get(key)]);
  if (value === undefined || value === null) return [];
  const count = integerOf(value);
  if (count === undefined) throw new Failure(`range can't iterate over ${shownItem(value)}`, pipe.span);
  if (pipe.variables.length > 1) {
    throw new Failure(`can't use ${String(count)} to iterate over more than one variable`, pipe.span);
  }
  if (count > 200_000n) throw new Failure('input too large', pipe.span, true);
  const int = value instanceof Typed;
  return Array.from({ length: Math.max(0, Number(count)) }, (_, at) => [undefined, int ? goInt(at) : BigInt(at)]);
}

function shownItem(value: GoValue): string {
  return value instanceof GoObject ? typeName(value) : goText(value);
}

/** Names of the variables that pieces may assign, however deep. */
function assignedIn(pieces: readonly Piece[], found = new Set<string>()): Set<string> {
  for (const piece of pieces) {
    if ('pipe' in piece && piece.pipe) note(piece.pipe, found);
    if ('body' in piece) assignedIn(piece.body, found);
    if ('otherwise' in piece && piece.otherwise) assignedIn(piece.otherwise.body, found);
    for (const arm of 'arms' in piece ? piece.arms : []) {
      note(arm.pipe, found);
      assignedIn(arm.body, found);
    }
  }
  return found;
}

/** Assignments stand at the front of a pipeline, or of one in parentheses in it. */
function note({ variables, assigns, commands }: Pipe, found: Set<string>): void {
  if (assigns) for (const name of variables) found.add(name);
  for (const operand of commands.flat()) {
    if (operand.kind === 'pipe') note(operand.pipe, found);
    if (operand.kind === 'fields' && operand.of.kind === 'pipe') note(operand.of.pipe, found);
  }
}
