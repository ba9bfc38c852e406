import type { FlagTable } from '../../cli/flags.ts';
import { HELP_FLAG, VERSION_FLAGS } from '../shared/flags.ts';

/** Flags of `schema`. */
export const SCHEMA_FLAGS = { ...HELP_FLAG, ...VERSION_FLAGS } as const satisfies FlagTable;
