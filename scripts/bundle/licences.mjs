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

/**
 * The licence of each package that went into a bundle: most ask to be passed on with every copy. Packages with the same terms share one copy
 * of them, below their notices of copyright.
 */
export function licences(root, packages) {
  const shared = new Map();
  for (const directory of [...packages].toSorted()) {
    const { name, version, license, text } = packageIn(path.join(root, directory));
    const start = Math.max(0, text.search(TERMS));
    const terms = text.slice(start);
    const key = terms.replaceAll(/\s+/g, ' ');
    if (!shared.has(key)) shared.set(key, { notices: [], terms });
    shared.get(key).notices.push(`${name} ${version}: ${license}\n\n${text.slice(0, start)}`.trim());
  }
  return [...shared.values()]
    .map(({ notices, terms }) => `${notices.join('\n\n')}\n\n${terms}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** How the terms of MIT, ISC and BSD begin, behind the notice of copyright, which names somebody else in each package. */
const TERMS = /^(?:Permission is hereby granted|Permission to use|Redistribution and use)/m;
