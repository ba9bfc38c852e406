import type { Route } from '../../model/node.ts';
import type { Change, Operation, PatchProblem } from '../../model/patch.ts';
import type { Edit } from '../../text/edit.ts';
import { tomlEdits } from '../../toml/patch/index.ts';
import { yamlEdits, yamlTextEdits } from '../../yaml/patch/index.ts';
import { heredocEdits } from './heredoc.ts';
import { levelWithin, type Level } from './level.ts';

/** The edits of a text that make an operation in it, or in a text within it: each route but the last leads to a string. */
export function carriedEdits(
  level: Level,
  routes: readonly Route[],
  operation: Operation,
): readonly Edit[] | PatchProblem {
  const [route = [], ...inner] = routes;
  if (inner.length === 0) return ownEdits(level, { ...operation, route });
  const change = (text: string) => carriedEdits(levelWithin(level, route, text), inner, operation);
  if (level.language === 'terraform') return heredocEdits(level.text, route, change);
  if (level.language === 'yaml') return yamlTextEdits(level.text, level.document, route, change);
  return { problem: 'shape', message: 'No other text lies in TOML.' };
}

function ownEdits(
  { text, language, document, templates, interpolated }: Level,
  change: Change,
): readonly Edit[] | PatchProblem {
  if (language === 'yaml') return yamlEdits(text, document, change);
  if (language === 'toml') return tomlEdits(text, { version: '1.1', templates, terraform: interpolated }, change);
  return { problem: 'style', message: "Terraform's own language is not changed." };
}
