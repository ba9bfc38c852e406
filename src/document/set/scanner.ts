/** Reads an argument of `--set` or its like from left to right (helm, pkg/strvals). */
export class Scanner {
  readonly #text: string;
  readonly #escapes: boolean;
  #at = 0;

  constructor(text: string, escapes: boolean) {
    this.#text = text;
    this.#escapes = escapes;
  }

  /** True where nothing is left. */
  get atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** What is left. */
  get rest(): string {
    return this.#text.slice(this.#at);
  }

  /** The text before the next of `stops`, without the escapes in it, and that stop: `''` at the end of the argument. */
  until(stops: string): { readonly text: string; readonly stop: string } {
    let text = '';
    while (!this.atEnd) {
      const unit = this.#text.charAt(this.#at++);
      if (stops.includes(unit)) return { text, stop: unit };
      text += unit === '\\' && this.#escapes ? this.#text.charAt(this.#at++) : unit;
    }
    return { text, stop: '' };
  }

  /** Takes what stands next if it is `text`. */
  take(text: string): boolean {
    const found = this.#text.startsWith(text, this.#at);
    if (found) this.#at += text.length;
    return found;
  }

  skip(units: number): void {
    this.#at += units;
  }
}
