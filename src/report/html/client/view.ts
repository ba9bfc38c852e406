import { type Card, countChoices, misses } from './cards.ts';
import type { State } from './state.ts';

/** Shows what the state says: one part of the page, and of the findings those that fit. */
export function show(state: State, cards: readonly Card[], page: Document): void {
  showPart(state, page);
  arrange(state, cards, page);
  let shown = 0;
  for (const card of cards) {
    card.element.hidden = misses(card, state).length > 0;
    if (!card.element.hidden) shown++;
  }
  for (const group of page.querySelectorAll<HTMLElement>('.group')) countGroup(group);
  fillControls(state, countChoices(cards, state), page);
  const status = page.querySelector('#status');
  if (status) status.textContent = `${shown} of ${cards.length} ${cards.length === 1 ? 'finding' : 'findings'}`;
  hide(page, '#empty', shown > 0 || cards.length === 0);
  page.body.classList.toggle('given', state.given);
}

function hide(page: Document, selector: string, isHidden: boolean): void {
  const element = page.querySelector<HTMLElement>(selector);
  if (element) element.hidden = isHidden;
}

function showPart({ view }: State, page: Document): void {
  const parts = [...page.querySelectorAll<HTMLElement>('main > section')];
  const current = parts.find(({ id }) => id === view) ?? parts[0];
  for (const part of parts) part.hidden = part !== current;
  hide(page, '#filters', current?.id !== 'findings');
  for (const link of page.querySelectorAll('nav a')) {
    if (link.getAttribute('href') === `#${current?.id}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

/** Puts the findings under their files, or under their rules. */
function arrange({ by }: State, cards: readonly Card[], page: Document): void {
  const groups = page.querySelector<HTMLElement>('#groups');
  if (!groups || groups.dataset['by'] === by) return;
  groups.dataset['by'] = by;
  for (const group of groups.querySelectorAll('.of-rule')) group.remove();
  const byRule = new Map<string, HTMLElement>();
  for (const { element, rule, home } of cards) {
    const group = by === 'rule' ? (byRule.get(rule) ?? ruleGroup(rule, page)) : home;
    byRule.set(rule, group);
    group.append(element);
  }
  if (by === 'rule') groups.append(...[...byRule].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group));
}

function ruleGroup(rule: string, page: Document): HTMLElement {
  const group = page.createElement('section');
  group.className = 'group of-rule';
  const head = page.createElement('h3');
  const name = page.createElement('span');
  const count = page.createElement('span');
  name.className = 'name';
  name.textContent = rule;
  count.className = 'count';
  head.append(name, ' ', count);
  group.append(head);
  return group;
}

function countGroup(group: HTMLElement): void {
  const shown = group.querySelectorAll('article.finding:not([hidden])').length;
  const count = group.querySelector('.count');
  if (count) count.textContent = String(shown);
  group.hidden = shown === 0;
}

/** The controls as the state has them, with how much each choice would show. */
function fillControls(state: State, counts: ReadonlyMap<string, number>, page: Document): void {
  for (const box of page.querySelectorAll<HTMLInputElement>('input[name=severity]')) {
    box.checked = state.severity.includes(box.value);
    setCount(box, counts.get(`severity ${box.value}`));
  }
  for (const box of page.querySelectorAll<HTMLInputElement>('input[name=fixable]')) {
    box.checked = state.fixable;
    setCount(box, counts.get('fixable 1'));
  }
  for (const select of page.querySelectorAll<HTMLSelectElement>('#filters select')) {
    for (const option of select.options) {
      const { label } = option.dataset;
      if (label !== undefined) option.textContent = `${label} (${counts.get(`${select.name} ${option.value}`) ?? 0})`;
    }
    select.value = String(state[select.name as keyof State]);
  }
  const search = page.querySelector<HTMLInputElement>('input[name=q]');
  if (search && search.value.trim() !== state.q) search.value = state.q;
  const given = page.querySelector<HTMLInputElement>('#given');
  if (given) given.checked = state.given;
}

function setCount(box: HTMLInputElement, count = 0): void {
  const output = box.parentElement?.querySelector('output');
  if (output) output.textContent = String(count);
}
