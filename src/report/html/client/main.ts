import { cardsOf } from './cards.ts';
import { listenToKeys } from './keys.ts';
import { readHash, START, type State, writeHash } from './state.ts';
import { offerThemes } from './theme.ts';
import { show } from './view.ts';

for (const link of document.querySelectorAll('a.same')) {
  const reason = document.querySelector(link.getAttribute('href') ?? '');
  if (reason) link.replaceWith(...reason.cloneNode(true).childNodes);
}
const cards = cardsOf(document);
let state = START;

function change(changes: Partial<State>): void {
  state = { ...state, ...changes };
  history.replaceState(null, '', writeHash(state));
  show(state, cards, document);
}

/** What the controls say. */
function chosen(form: HTMLFormElement): Partial<State> {
  const data = new FormData(form);
  const text = (name: string): string => String(data.get(name) ?? '');
  return {
    severity: data.getAll('severity').map(String),
    group: text('group'),
    rule: text('rule'),
    file: text('file'),
    q: text('q').trim(),
    fixable: data.has('fixable'),
    by: text('by'),
  };
}

/** An address is a choice of filters, the name of a part, or that of a finding, which is then shown whatever the filters are. */
function follow(): void {
  const target = location.hash.includes('=')
    ? null
    : document.querySelector<HTMLElement>(`[id="${CSS.escape(location.hash.slice(1))}"]`);
  const card = target?.closest<HTMLElement>('article.finding');
  if (card) {
    state = { ...state, view: 'findings' };
    show(state, cards, document);
    if (card.hidden) show((state = START), cards, document);
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'start' });
  } else if (target?.matches('main > section')) {
    change({ view: target.id });
    scrollTo(0, 0);
  } else if (!target) {
    show((state = readHash(location.hash)), cards, document);
  }
}

for (const element of document.querySelectorAll<HTMLElement>('.scripted')) element.hidden = false;
const form = document.querySelector<HTMLFormElement>('#filters');
form?.addEventListener('input', () => change(chosen(form)));
form?.addEventListener('submit', (event) => event.preventDefault());
form?.addEventListener('reset', (event) => {
  event.preventDefault();
  change({ ...START, view: state.view, given: state.given });
});
document.querySelector<HTMLInputElement>('#given')?.addEventListener('change', (event) => {
  change({ given: event.target instanceof HTMLInputElement && event.target.checked });
});
addEventListener('hashchange', follow);
offerThemes(document);
listenToKeys(document);
follow();
