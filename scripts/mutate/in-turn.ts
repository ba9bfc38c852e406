import type { Random } from '../../test/fuzz/random.ts';
import type { Mutant } from './mutants.ts';

/** All mutants, one of each file in turn, the files and their mutants in an order of chance. */
export function inTurn(mutants: readonly Mutant[], random: Random): readonly Mutant[] {
  const files = shuffled([...new Set(mutants.map(({ file }) => file))], random);
  const queues = files.map((name) =>
    shuffled(
      mutants.filter(({ file }) => file === name),
      random,
    ),
  );
  const turns = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: turns }, (_, turn) => queues.flatMap((queue) => queue.slice(turn, turn + 1))).flat();
}

/** Fisher and Yates. */
function shuffled<T>(list: readonly T[], random: Random): readonly T[] {
  const rest = [...list];
  return list.flatMap(() => rest.splice(random.below(rest.length), 1));
}
