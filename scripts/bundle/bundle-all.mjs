import { bundle, exportsOf, keysOf } from './bundle.mjs';
import { homesOf, SHELL } from './homes.mjs';

/** Modules whose exports others load: the program, and what the package is for other programs. What these load by `import()` is found. */
const ENTRIES = { [SHELL]: 'src/main.ts', index: 'src/api/index.ts' };

/** The program as files of dist/, texts by their names, and the folders of the packages that are in them. */
export async function bundleAll(root) {
  const { homes, homeOf } = await homesOf(root, ENTRIES);
  const places = { homeOf, names: await exportsOf(root, homeOf.keys()) };
  const keys = keysOf(places);
  const files = new Map();
  const packages = new Set();
  const used = new Set();
  // Those that take come before those that give, which so know what is asked for.
  for (const home of homes.toReversed()) {
    const wanted = keys.filter((key) => key.home === home.name && used.has(key.wanted[2]));
    const made = await bundle(
      root,
      home,
      wanted.map((key) => key.wanted),
      places,
    );
    files.set(`${home.name}.cjs`, made.text);
    for (const name of made.packages) packages.add(name);
    for (const key of made.uses) used.add(key);
  }
  return { files, packages };
}
