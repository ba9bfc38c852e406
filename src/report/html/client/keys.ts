/** Lets the findings be walked through with the keyboard: `/`, `j`, `k`, Enter. */
export function listenToKeys(page: Document): void {
  page.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return;
    const search = page.querySelector<HTMLInputElement>('input[name=q]');
    if (target.matches('input, select, textarea')) {
      if (key === 'Escape') target.blur();
      return;
    }
    if (key === '/') search?.focus();
    else if (key === 'j') step(page, 1);
    else if (key === 'k') step(page, -1);
    else if (key === 'Enter' && target.matches('article.finding')) toggle(target);
    else return;
    event.preventDefault();
  });
}

function step(page: Document, by: 1 | -1): void {
  const shown = [...page.querySelectorAll<HTMLElement>('article.finding')].filter((card) => card.offsetParent !== null);
  const focused = page.activeElement?.closest<HTMLElement>('article.finding');
  const at = focused ? shown.indexOf(focused) : -1;
  const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'start' });
}

function toggle(card: HTMLElement): void {
  const details = card.querySelector('details');
  if (details) details.open = !details.open;
}
