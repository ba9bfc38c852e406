import type { FlagTable } from '../../cli/flags.ts';
import { HELP_FLAG } from '../shared/flags.ts';

/** Shells that there is a script for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** Flags of `completion`. */
export const COMPLETION_FLAGS = { ...HELP_FLAG } as const satisfies FlagTable;
