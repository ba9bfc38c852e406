import type { State } from './state.ts';

/** A finding on the page. */
export interface Card {
  readonly element: HTMLElement;
  readonly severity: string;
  readonly group: string;
  readonly rule: string;
  readonly file: string;
  readonly isFixable: boolean;
  /** All its words, in small letters. */
  readonly text: string;
  /** The group of its file. */
  readonly home: HTMLElement;
}

/** The findings of the page in their order. */
export function cardsOf(page: Document): readonly Card[] {
  return [...page.querySelectorAll<HTMLElement>('article.finding')].map((element) => {
    const { severity = '', group = '', rule = '', fix = '' } = element.dataset;
    const home = element.closest<HTMLElement>('.group') ?? element;
    const text = `${home.dataset['file']} ${element.textContent}`.toLowerCase();
    return { element, severity, group, rule, file: home.dataset['file'] ?? '', isFixable: fix !== '', text, home };
  });
}

/** Ways to choose among the findings. */
export type Facet = 'severity' | 'group' | 'rule' | 'file' | 'fixable' | 'q';

/** The facets under which a card is left out. */
export function misses(card: Card, state: State): readonly Facet[] {
  const words = state.q.toLowerCase().split(/\s+/);
  const fits: Record<Facet, boolean> = {
    severity: state.severity.includes(card.severity),
    group: state.group === '' || state.group === card.group,
    rule: state.rule === '' || state.rule === card.rule,
    file: state.file === '' || state.file === card.file,
    fixable: !state.fixable || card.isFixable,
    q: words.every((word) => card.text.includes(word)),
  };
  return (Object.keys(fits) as Facet[]).filter((facet) => !fits[facet]);
}

/** How many findings each choice of a facet would show, the other facets as they are: `severity error` → 3. */
export function countChoices(cards: readonly Card[], state: State): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const card of cards) {
    const missed = misses(card, state);
    if (missed.length > 1) continue;
    const facets = missed.length === 1 ? missed : (['severity', 'group', 'rule', 'file', 'fixable', 'q'] as const);
    for (const facet of facets) {
      const choice = `${facet} ${valueOf(card, facet)}`;
      counts.set(choice, (counts.get(choice) ?? 0) + 1);
    }
  }
  return counts;
}

function valueOf(card: Card, facet: Facet): string {
  if (facet === 'fixable') return card.isFixable ? '1' : '';
  return facet === 'q' ? '' : card[facet];
}
