import type { Command, Config } from '@oclif/core';
import type { LineCommand } from '../cli/oclif-command.ts';
import type { CommandName } from './names.ts';
import { Completion } from './completion/command.ts';
import { Explain } from './explain/command.ts';
import { Fix } from './fix/command.ts';
import { Generate } from './generate/command.ts';
import { Init } from './init/command.ts';
import { Lint } from './lint/command.ts';
import { Render } from './render/command.ts';
import { Rules } from './rules/command.ts';
import { Schema } from './schema/command.ts';
import { Upgrade } from './upgrade/command.ts';

/** A command as oclif describes it and parses for it. */
export interface CommandClass extends Pick<typeof Command, 'id' | 'args' | 'flags'> {
  new (argv: string[], config: Config): LineCommand;
  readonly summary: string;
  readonly description: string;
  readonly usage: string;
  readonly examples: readonly string[];
}

/** Every command by name. */
export const COMMAND_CLASSES: Readonly<Record<CommandName, CommandClass>> = {
  lint: Lint,
  fix: Fix,
  upgrade: Upgrade,
  render: Render,
  generate: Generate,
  init: Init,
  schema: Schema,
  rules: Rules,
  explain: Explain,
  completion: Completion,
};
