import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What the manifest in a folder says of a package, and the text of its licence; empty if it brings none. */
export function packageIn(folder) {
  const { name, version, license, repository, description } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : readFileSync(path.join(folder, file), 'utf8').trim();
  return { name, version, license, repository, description, text };
}

/** The licence of each package that went into a bundle: most ask to be passed on with every copy. */
export function licences(root, packages) {
  const texts = [...packages].toSorted().map((directory) => {
    const { name, version, license, text } = packageIn(path.join(root, directory));
    return `${name} ${version}: ${license}\n\n${text}\n`;
  });
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}
