import type { FlagTable } from '../../cli/flags.ts';
import { EXPLAIN_FLAGS } from '../explain/flags.ts';
import { FIX_FLAGS } from '../fix/flags.ts';
import { GENERATE_FLAGS } from '../generate/flags.ts';
import { INIT_FLAGS } from '../init/flags.ts';
import { LINT_FLAGS } from '../lint/flags.ts';
import type { CommandName } from '../names.ts';
import { RENDER_FLAGS } from '../render/flags.ts';
import { RULES_FLAGS } from '../rules/flags.ts';
import { SCHEMA_FLAGS } from '../schema/flags.ts';
import { UPGRADE_FLAGS } from '../upgrade/flags.ts';
import { COMPLETION_FLAGS } from './flags.ts';

/** The flags of every command. */
export const FLAG_TABLES: Readonly<Record<CommandName, FlagTable>> = {
  lint: LINT_FLAGS,
  fix: FIX_FLAGS,
  upgrade: UPGRADE_FLAGS,
  render: RENDER_FLAGS,
  generate: GENERATE_FLAGS,
  init: INIT_FLAGS,
  schema: SCHEMA_FLAGS,
  rules: RULES_FLAGS,
  explain: EXPLAIN_FLAGS,
  completion: COMPLETION_FLAGS,
};
