import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The licence of each package that went into a bundle: most ask to be passed on with every copy. */
export function licences(root, packages) {
  const texts = [...packages].toSorted().map((directory) => {
    const file = readdirSync(path.join(root, directory)).find((name) => /^licen[cs]e/i.test(name));
    const { name, version, license } = JSON.parse(readFileSync(path.join(root, directory, 'package.json'), 'utf8'));
    const text = file === undefined ? '' : readFileSync(path.join(root, directory, file), 'utf8').trim();
    return `${name} ${version}: ${license}\n\n${text}\n`;
  });
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}
