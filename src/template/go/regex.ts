/** A pattern of Go that JavaScript can match with the same result: ready to be matched, refused by Go, or unknown. */
export type Compiled =
  | { readonly kind: 'pattern'; readonly expression: RegExp; readonly unbounded: number }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'unknown' };

const invalid: Compiled = { kind: 'invalid' };
const unknown: Compiled = { kind: 'unknown' };

/** Characters of an escape that stand for a set, as RE2 has it. */
const sets: Readonly<Record<string, string>> = {
  d: '0-9',
  w: '0-9A-Za-z_',
  s: '\\t\\n\\f\\r ',
};

const names: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  digit: '0-9',
  lower: 'a-z',
  upper: 'A-Z',
  space: '\\t\\n\\v\\f\\r ',
};

const quantifier = /(?:[*+?]|\{(\d{1,4})(,(\d{0,4}))?\})\??/y;

/** What a quantifier would repeat. */
type Atom = 'none' | 'one' | 'group' | 'costly' | 'anchor' | 'quantified';

/** A group that is open, and whether repeating it can cost time without end. */
interface Group {
  repeats: boolean;
}

/** Translates a pattern of RE2; what the two languages do not share, or what may take long to match, is unknown. */
export function compile(pattern: string): Compiled {
  const translation = new Translation(pattern);
  const result = translation.run();
  if (result !== 'good') return result === 'invalid' ? invalid : unknown;
  return { kind: 'pattern', expression: new RegExp(translation.source, 'gu'), unbounded: translation.unbounded };
}

type Step = 'good' | 'invalid' | 'unknown';

class Translation {
  source = '';
  unbounded = 0;
  readonly #pattern: string;
  readonly #open: Group[] = [{ repeats: false }];
  #at = 0;
  #atom: Atom = 'none';

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  run(): Step {
    while (this.#at < this.#pattern.length) {
      const step = this.#step();
      if (step !== 'good') return step;
    }
    return this.#open.length === 1 ? 'good' : 'invalid';
  }

  #step(): Step {
    const character = String.fromCodePoint(this.#pattern.codePointAt(this.#at) ?? 0);
    quantifier.lastIndex = this.#at;
    const repeated = quantifier.exec(this.#pattern);
    if (repeated) return this.#repeat(repeated);
    if (character === '\\') return this.#escape();
    if (character === '[') return this.#set();
    this.#at += character.length;
    if (character === '(') return this.#group();
    if (character === ')') return this.#endGroup();
    if (character === '|') return this.#write('|', 'none', true);
    if (character === '^' || character === '$') return this.#write(character, 'anchor');
    return this.#write(character === '.' ? '[^\\n]' : literal(character), 'one');
  }

  #write(source: string, atom: Atom, repeats = false): Step {
    const group = this.#open.at(-1);
    if (group && repeats) group.repeats = true;
    this.source += source;
    this.#atom = atom;
    return 'good';
  }

  #repeat([text, least, comma, most]: RegExpExecArray): Step {
    if (this.#atom === 'none' || this.#atom === 'quantified') return 'invalid';
    if (this.#atom === 'anchor') return 'unknown';
    if (Number(least ?? 0) > 1000 || Number(most ?? 0) > 1000) return 'invalid';
    if (most && Number(least) > Number(most)) return 'invalid';
    const isOptional = text === '?' || text === '??';
    if (this.#atom === 'costly' && !isOptional) return 'unknown';
    const endless = /^[*+]/.test(text) || (comma !== undefined && most === '');
    if (!isOptional) this.unbounded += endless || Number(most ?? least ?? 0) > 10 ? 1 : 0;
    this.#at += text.length;
    return this.#write(text, 'quantified', true);
  }

  #escape(): Step {
    const letter = this.#pattern[this.#at + 1];
    this.#at += 2;
    if (letter === undefined) return 'invalid';
    const set = sets[letter.toLowerCase()];
    if (set !== undefined) return this.#write(`[${letter < 'a' ? '^' : ''}${set}]`, 'one');
    if (letter === 'b' || letter === 'B') return this.#write(`\\${letter}`, 'anchor');
    if (letter === 'A' || letter === 'z') return this.#write(letter === 'A' ? '^' : '$', 'anchor');
    const plain = escapedCharacter(letter);
    return plain === undefined ? 'unknown' : this.#write(plain, 'one');
  }

  #group(): Step {
    if (this.#pattern[this.#at] === '?') {
      if (this.#pattern[this.#at + 1] !== ':') return 'unknown';
      this.#at += 2;
      this.source += '(?:';
    } else this.source += '(';
    if (this.#open.length > 50) return 'unknown';
    this.#open.push({ repeats: false });
    this.#atom = 'none';
    return 'good';
  }

  #endGroup(): Step {
    const group = this.#open.pop();
    if (!group || this.#open.length === 0) return 'invalid';
    return this.#write(')', group.repeats ? 'costly' : 'group', group.repeats);
  }

  #set(): Step {
    const found = /\[(\^?)((?:\]|)(?:\[:\^?\w+:\]|\\[^]|[^\]\\])*)\]/uy;
    found.lastIndex = this.#at;
    const [text, negated = '', body = ''] = found.exec(this.#pattern) ?? [];
    if (text === undefined || body === '') return 'invalid';
    this.#at += text.length;
    const inner = setBody(body);
    return inner === undefined ? 'unknown' : this.#write(`[${negated}${inner}]`, 'one');
  }
}

function literal(character: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
}

/** The character that an escape of RE2 stands for; undefined for others. */
function escapedCharacter(letter: string): string | undefined {
  if (/[nrtfv]/.test(letter)) return `\\${letter}`;
  if (letter === 'a') return '\\x07';
  return /[!-/:-@[-`{-~]/.test(letter) ? literal(letter) : undefined;
}

/** What stands between the brackets of a set, for JavaScript; undefined for what is not sure. */
function setBody(body: string): string | undefined {
  let made = '';
  const part = /\[:(\w+):\]|(\\[^]|[^\\])(?:-(\\[^]|[^\\\]]))?/uy;
  for (let at = 0; at < body.length; at = part.lastIndex) {
    part.lastIndex = at;
    const [, name, from = '', to] = part.exec(body) ?? [];
    const set = name === undefined ? sets[from.slice(1)] : names[name];
    const escaped = from.startsWith('\\') && set !== undefined && name === undefined;
    if (name !== undefined || escaped) {
      if (set === undefined || to !== undefined) return undefined;
      made += set;
      continue;
    }
    const [low, high] = [setCharacter(from), to === undefined ? '' : setCharacter(to)];
    if (low === undefined || high === undefined || from === '[') return undefined;
    if (to !== undefined && from.length === 1 && to.length === 1 && from > to) return undefined;
    made += to === undefined ? low : `${low}-${high}`;
  }
  return made;
}

function setCharacter(text: string): string | undefined {
  const character = text.startsWith('\\') ? escapedCharacter(text.slice(1)) : literal(text);
  return character === '-' ? '\\-' : character;
}
