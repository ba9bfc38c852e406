import type { Route } from '../../model/node.ts';
import type { Change, PatchProblem } from '../../model/patch.ts';
import type { Edit } from '../../text/edit.ts';
import { tomlComments } from '../../toml/patch/comments.ts';
import { tomlEdits } from '../../toml/patch/index.ts';
import { yamlComments } from '../../yaml/patch/comments.ts';
import { yamlEdits, yamlTextEdits } from '../../yaml/patch/index.ts';
import { heredocEdits } from './heredoc.ts';
import { levelWithin, type Level } from './level.ts';

/** The edits that `make` gives for the text that all routes but the last lead to, as edits of the outermost. */
export function carriedEdits(
  level: Level,
  routes: readonly Route[],
  make: (innermost: Level, route: Route) => readonly Edit[] | PatchProblem,
): readonly Edit[] | PatchProblem {
  const [route = [], ...inner] = routes;
  if (inner.length === 0) return make(level, route);
  const change = (text: string) => carriedEdits(levelWithin(level, route, text), inner, make);
  if (level.language === 'terraform') return heredocEdits(level.text, route, change);
  if (level.language === 'yaml') return yamlTextEdits(level.text, level.document, route, change);
  return { problem: 'shape', message: 'No other text lies in TOML.' };
}

/** The edits of a text that make a change in it. */
export function ownEdits(
  { text, language, document, templates, interpolated }: Level,
  change: Change,
): readonly Edit[] | PatchProblem {
  if (language === 'yaml') return yamlEdits(text, document, change);
  if (language === 'toml') return tomlEdits(text, { version: '1.1', templates, terraform: interpolated }, change);
  return { problem: 'style', message: "Terraform's own language is not changed." };
}

/** The comments at a route of a text. */
export function ownComments(
  { text, language, document, templates, interpolated }: Level,
  route: Route,
): readonly string[] {
  if (language === 'yaml') return yamlComments(text, document, route);
  if (language === 'toml') return tomlComments(text, { version: '1.1', templates, terraform: interpolated }, route);
  return [];
}
