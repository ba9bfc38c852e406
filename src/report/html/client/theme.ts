const KEY = 'runner-lint-theme';

/** Lets the reader choose between the light and the dark page, and remembers it where the browser lets us. */
export function offerThemes(page: Document): void {
  const select = page.querySelector<HTMLSelectElement>('#theme');
  if (!select) return;
  select.value = remembered();
  apply(page, select.value);
  select.addEventListener('change', () => {
    apply(page, select.value);
    remember(select.value);
  });
}

function apply({ documentElement: root }: Document, theme: string): void {
  if (theme === '') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
}

/** A page in a sandbox has no storage: asking for it throws. */
function remembered(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

function remember(theme: string): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Then it is forgotten with the page.
  }
}
