import path from 'node:path';
import { globSync } from 'tinyglobby';
import type { FileSystem } from './file-system.ts';
import { ignoredBelow } from './gitignore.ts';

/** Names that can hold something of ours, also as a template of Terraform or helmfile. */
const OUR_NAMES = ['**/*.{yaml,yml,toml,tf}', '**/*.{yaml,yml,toml}.{tpl,tftpl,gotmpl}'];

/** Files below a directory that may be ours, relative to it, sorted; without hidden, ignored, linked and installed ones. */
export function filesBelow(directory: string, fs: FileSystem): string[] {
  return search(OUR_NAMES, directory, fs);
}

/** Files that match a glob, as the glob spells them, sorted; without hidden, ignored, linked and installed ones. */
export function filesLike(glob: string, cwd: string, fs: FileSystem): string[] {
  return search([glob], cwd, fs);
}

function search(patterns: string[], cwd: string, fs: FileSystem): string[] {
  const isIgnored = ignoredBelow(cwd, fs);
  return globSync(patterns, {
    cwd,
    ignore: ['**/node_modules/**', '**/.git/**'],
    // A link can lead in a circle, or to what is found anyway.
    followSymbolicLinks: false,
    expandDirectories: false,
  })
    .filter((name) => !isIgnored(path.resolve(cwd, name)))
    .sort();
}
