import type { LayeredView } from '../document/view.ts';
import type { Unknown } from '../model/node.ts';
import type { Span } from '../text/span.ts';

/** Helm stops here. Thrown inside this room only; `renderChart` turns it into data. */
export class Refused extends Error {
  /** The value that is to blame; null where the chart itself is. */
  readonly at: LayeredView | null;
  /** What of the value's text is to blame. */
  readonly span: Span | undefined;

  constructor(message: string, at: LayeredView | null, span?: Span) {
    super(message);
    this.at = at;
    this.span = span;
  }
}

/** The files do not tell what happens here. Thrown inside this room only, in most files: no Error, which would write the stack down each time. */
export class Undecided {
  readonly unknown: Unknown;

  constructor(unknown: Unknown) {
    this.unknown = unknown;
  }
}

/** What a part of the chart gives, or what keeps it from that. */
export type Outcome<T> = { readonly value: T } | { readonly unknown: Unknown } | { readonly refused: Refused };

/** Runs a part of the chart. */
export function attempt<T>(part: () => T): Outcome<T> {
  try {
    return { value: part() };
  } catch (stop) {
    if (stop instanceof Undecided) return { unknown: stop.unknown };
    if (stop instanceof Refused) return { refused: stop };
    throw stop;
  }
}

/** What a part gives, or why it is unknown; that Helm stops goes on to the caller. */
export function known<T>(part: () => T): T | Unknown {
  try {
    return part();
  } catch (stop) {
    if (stop instanceof Undecided) return stop.unknown;
    throw stop;
  }
}
