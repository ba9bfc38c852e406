import { Flags } from '@oclif/core';
import type { Interfaces } from '@oclif/core';
import type { FlagTable } from './flags.ts';

/** The flags of a table as oclif wants them. */
export function toOclifFlags(table: FlagTable): Interfaces.FlagInput {
  const flags: Interfaces.FlagInput = {};
  for (const [name, flag] of Object.entries(table)) flags[name] = toOclifFlag(flag);
  return flags;
}

function toOclifFlag(flag: FlagTable[string]): Interfaces.FlagInput[string] {
  const { summary } = flag;
  if (flag.kind === 'switch') {
    const allowNo = flag.negatable ?? false;
    return Flags.boolean(isLetter(flag.char) ? { summary, allowNo, char: flag.char } : { summary, allowNo });
  }
  if (flag.kind === 'choice') {
    const choice = { summary, options: [...flag.choices] };
    return Flags.string(flag.default === undefined ? choice : { ...choice, default: flag.default });
  }
  const helpValue = flag.optional ? `[${flag.value}]` : flag.value;
  const text = { summary, helpValue, ...(isLetter(flag.char) ? { char: flag.char } : {}) };
  // Without "non-greedy" oclif would take the files that follow for values of the flag.
  return flag.multiple ? Flags.string({ ...text, multiple: true, multipleNonGreedy: true }) : Flags.string(text);
}

function isLetter(char: string | undefined): char is Interfaces.AlphabetLowercase {
  return char !== undefined && /^[a-z]$/.test(char);
}
