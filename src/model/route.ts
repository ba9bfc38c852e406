import type { Route } from './node.ts';

/** True if the first steps of a route are those of another. */
export function beginsWith(route: Route, start: Route): boolean {
  return start.length <= route.length && start.every((step, index) => step === route[index]);
}
