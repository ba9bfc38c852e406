import type { Route } from '../../model/node.ts';
import type { Expression } from './hcl.ts';

/** A `helm_release`, or a module that is called with a chart, with its arguments by their route below it. */
export interface Owner {
  readonly route: Route;
  readonly given: readonly Expression[];
}

/** Those of a file, in its order. */
export function ownersOf(expressions: readonly Expression[]): readonly Owner[] {
  const owners = new Map<string, { route: Route; given: Expression[] }>();
  for (const expression of expressions) {
    const route = ownerRoute(expression.route);
    if (!route) continue;
    const key = route.join('.');
    const owner = owners.get(key) ?? { route, given: [] };
    owners.set(key, owner);
    owner.given.push(expression);
  }
  return [...owners.values()];
}

function ownerRoute(route: Route): Route | undefined {
  if (route[0] === 'resource' && route[1] === 'helm_release') return route.slice(0, 3);
  return route[0] === 'module' ? route.slice(0, 2) : undefined;
}

/** The argument at a route below an owner. */
export function argument({ route, given }: Owner, ...path: Route): Expression | undefined {
  return given.find((one) => sameRoute(one.route.slice(route.length), path));
}

/** True for equal routes. */
export function sameRoute(left: Route, right: Route): boolean {
  return left.length === right.length && left.every((step, index) => step === right[index]);
}

/** The text of a literal without escapes and interpolations. */
export function plainText({ literal }: Expression, text: string): string | undefined {
  const written = literal && text.slice(literal.span.start, literal.span.end);
  return written !== undefined && !/[\\$%]/.test(written) ? written : undefined;
}
