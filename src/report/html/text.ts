import type { Route } from '../../model/node.ts';
import { html, type Markup } from './markup.ts';

/** Prose with what stands between backticks as code. */
export function prose(text: string): readonly (string | Markup)[] {
  return text.split(/`([^`\n]+)`/).map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Ways through documents within documents, as people write them: `spec.values › runners.config › runners[0].limit`. */
export function routeText(routes: readonly Route[]): string {
  return routes
    .filter((route) => route.length > 0)
    .map(stepsText)
    .join(' › ');
}

function stepsText(route: Route): string {
  const steps = route.map((step, index) => {
    if (typeof step === 'number') return `[${step}]`;
    const name = /^[\w-]+$/.test(step) ? step : JSON.stringify(step);
    return index === 0 ? name : `.${name}`;
  });
  return steps.join('');
}
