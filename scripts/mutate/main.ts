/**
 * Changes the sources of a room in small ways and tells which changes neither the compiler nor a test notices:
 * `npm run mutate -- ROOM [COUNT] [SEED]`. The project itself stays as it is; mutants live in a copy.
 */
import { LineIndex } from '../../src/text/line-index.ts';
import { Random } from '../../test/fuzz/random.ts';
import { syntaxTrees, textsBelow } from '../syntax-trees.ts';
import { inTurn } from './in-turn.ts';
import { Copy } from './judge.ts';
import { type Mutant, mutantsOf, mutated } from './mutants.ts';
import { STAGES } from './rooms.ts';

const [room = '', count = '60', seed = '1'] = process.argv.slice(2);
const stages = STAGES[room];
if (!stages) {
  console.error(`ROOM is one of ${Object.keys(STAGES).join(', ')}`);
  process.exit(2);
}

const texts = textsBelow(`src/${room}`, /\.ts$/);
const all = [...syntaxTrees(texts)].flatMap(([file, tree]) => mutantsOf(file, tree));
const order = inTurn(all, new Random(Number(seed)));
const most = Number(count);
let judged = 0;
let killed = 0;
const copy = new Copy();
try {
  const timed = copy.timed(stages);
  for (const mutant of order) {
    if (judged === most) break;
    if (!copy.compiles(mutant, sourceOf(mutant))) continue;
    judged += 1;
    const stage = copy.stageThatKills(mutant, sourceOf(mutant), timed);
    if (stage >= 0) killed += 1;
    console.log(
      stage < 0 ? `survived ${placeOf(mutant)}\n${changeOf(mutant)}` : `killed by ${stage + 1} ${placeOf(mutant)}`,
    );
  }
} finally {
  copy.remove();
}
const rate = Math.round((killed / judged) * 100);
console.log(`\n${room}: ${killed} of ${judged} killed (${rate} %), of ${all.length} in all; seed ${seed}`);

function sourceOf({ file }: Mutant): string {
  return texts[file] ?? '';
}

function placeOf(mutant: Mutant): string {
  return `${mutant.file}:${new LineIndex(sourceOf(mutant)).position(mutant.span.start).line}`;
}

/** The lines that a mutant changes, before and after. */
function changeOf(mutant: Mutant): string {
  const source = sourceOf(mutant);
  const start = source.lastIndexOf('\n', mutant.span.start) + 1;
  const lines = (text: string, end: number, mark: string) =>
    text.slice(start, text.indexOf('\n', end)).replaceAll(/^/gm, mark);
  const after = mutant.span.start + mutant.text.length;
  return `${lines(source, mutant.span.end, '- ')}\n${lines(mutated(source, mutant), after, '+ ')}`;
}
