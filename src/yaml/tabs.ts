import type { SyntaxProblem } from '../model/node.ts';
import type { Span } from '../text/span.ts';
import { yamlProblem } from './refusals.ts';

const NO_TABS: readonly number[] = [];

/**
 * The tabs of a file that may indent: those that follow nothing but spaces in their line, or a dash or question mark that may open an
 * entry. Helm refuses them outside brackets and scalars, also in lines that are otherwise blank; our parser accepts many.
 */
export class IndentTabs {
  readonly #offsets: readonly number[];
  #next = 0;

  constructor(text: string) {
    const tabs = text.includes('\t') ? text.matchAll(/(?:^|[\r\n]|(?<!\S)[-?]) *\t/g) : [];
    this.#offsets = Array.from(tabs, ({ index, 0: found }) => index + found.length - 1);
  }

  /** The tabs between two offsets, neither of which may be smaller than in an earlier call. */
  between(start: number, end: number): readonly number[] {
    if (this.#next === this.#offsets.length) return NO_TABS;
    const tabs: number[] = [];
    for (let tab = this.#offsets[this.#next]; tab !== undefined && tab < end; tab = this.#offsets[++this.#next]) {
      if (tab >= start) tabs.push(tab);
    }
    return tabs;
  }
}

/** Helm's complaint about a tab. */
export function tabRefusal(at: number): SyntaxProblem {
  return yamlProblem({ start: at, end: at + 1 }, 'Helm refuses a tab where only spaces may indent', 'use spaces');
}

/**
 * The tab before the first content of a block scalar, whose indentation is then not clear to Helm, unless the header gives it.
 * `header` is the text from its indicator to `start`.
 */
export function blockTab(text: string, header: string, { start, end }: Span): number | undefined {
  if (/^[|>][-+]?\d/.test(header)) return undefined;
  const indentation = /^[ \r\n]*\t/.exec(text.slice(start, end))?.[0];
  return indentation === undefined ? undefined : start + indentation.length - 1;
}
