// npm run bench [-- [ROUNDS] [SECTION …] [FOLDER/ …]]: how long the built program takes as a process, beside `node -e 0` and other linters in the same
// rounds; how it grows with its input; what the rules take; how many files a second the engine does; how much memory it takes. PERFORMANCE.md tells more.
import { removeFiles } from './bench/files.mjs';
import { memory } from './bench/memory.mjs';
import { peers } from './bench/peers.mjs';
import { rules } from './bench/rules.mjs';
import { size } from './bench/size.mjs';
import { start } from './bench/start.mjs';
import { throughput } from './bench/throughput.mjs';

const SECTIONS = { start, peers, size, rules, throughput, memory };

const words = process.argv.slice(2);
const folders = words.filter((word) => word.includes('/'));
const names = words.filter((word) => !/^\d+$/.test(word) && !folders.includes(word));
const rounds = Number(words.find((word) => /^\d+$/.test(word)) ?? 21);
const unknown = names.find((name) => !Object.hasOwn(SECTIONS, name));

if (unknown === undefined) {
  console.log(`Node ${process.version}, ${rounds} rounds`);
  const kept = [];
  for (const name of names.length > 0 ? names : Object.keys(SECTIONS)) kept.push(await SECTIONS[name](rounds, folders));
  removeFiles();
  process.exitCode = kept.every(Boolean) ? 0 : 1;
} else {
  console.error(`${unknown}: there are ${Object.keys(SECTIONS).join(', ')}`);
  process.exitCode = 2;
}
