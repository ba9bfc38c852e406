import type { Expression } from './hcl.ts';

/** What names of local values and variables stand for in the same file. */
export interface Names {
  /** What an expression is if it is no more than the name of a local value; else itself. */
  readonly known: (expression: Expression) => Expression;
  /**
   * The same, and of a variable its default. A caller may give another value, so this is a guess: the best there is for the chart and
   * its version, where knowing neither would mean to judge by the newest release.
   */
  readonly usual: (expression: Expression) => Expression;
}

/** Names may be names of names; Terraform refuses those that go round. */
const maxHops = 10;

/** The names that the arguments of a file give. */
export function namesIn(expressions: readonly Expression[], text: string): Names {
  const locals = named(expressions, ({ route: [block, name, ...more] }) =>
    block === 'locals' && more.length === 0 ? `local.${name}` : undefined,
  );
  const defaults = named(expressions, ({ route: [block, name, argument, ...more] }) =>
    block === 'variable' && argument === 'default' && more.length === 0 ? `var.${name}` : undefined,
  );
  const known = follower(locals, text);
  return { known, usual: follower(new Map([...locals, ...defaults]), text) };
}

type Named = ReadonlyMap<string, Expression>;

function named(expressions: readonly Expression[], nameOf: (expression: Expression) => string | undefined): Named {
  return new Map(
    expressions.flatMap((one): [string, Expression][] => {
      const name = nameOf(one);
      return name === undefined ? [] : [[name, one]];
    }),
  );
}

function follower(names: Named, text: string): (expression: Expression) => Expression {
  const next = ({ span, literal, group }: Expression): Expression | undefined =>
    literal || group ? undefined : names.get(text.slice(span.start, span.end));
  return (expression) => {
    let found = expression;
    for (let hop = 0; hop < maxHops; hop++) {
      const further = next(found);
      if (!further) break;
      found = further;
    }
    return found;
  };
}
