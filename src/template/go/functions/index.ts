import { builtins } from './builtins.ts';
import { comparison } from './comparison.ts';
import { defaults } from './defaults.ts';
import type { Functions, GoFunction } from './define.ts';
import { dicts } from './dicts.ts';
import { helm } from './helm.ts';
import { lists } from './lists.ts';
import { numbers } from './numbers.ts';
import { strings } from './strings.ts';

let functions: Functions | undefined;

/** A function by its name; undefined for those whose results the files do not tell, or that are not worth their code. */
export function functionNamed(name: string): GoFunction | undefined {
  functions ??= {
    ...builtins(),
    ...comparison(),
    ...strings(),
    ...numbers(),
    ...lists(),
    ...dicts(),
    ...defaults(),
    ...helm(),
  };
  return Object.hasOwn(functions, name) ? functions[name] : undefined;
}
