import type { Route } from '../../model/node.ts';
import type { Change, Operation, PatchProblem } from '../../model/patch.ts';
import type { Edit } from '../../text/edit.ts';
import { tomlEdits } from '../../toml/patch/index.ts';
import { yamlEdits, yamlTextEdits } from '../../yaml/patch/index.ts';
import { RUNNERS_HEADER } from '../wrappers/terraform.ts';
import { heredocEdits } from './heredoc.ts';

/** A text that is edited, as the program that reads it takes it. */
export interface Level {
  readonly text: string;
  readonly language: 'yaml' | 'toml' | 'terraform';
  /** Number of the document in it, from 0. */
  readonly document: number;
  /** `{{…}}` in it are actions. */
  readonly templates: boolean;
  /** `${…}` in it is filled by another program. */
  readonly interpolated: boolean;
}

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

/** Helm renders `runners.config`; a file in a ConfigMap is a template if it is called one. */
function levelWithin({ language, interpolated }: Level, route: Route, text: string): Level {
  const key = String(route.at(-1));
  const isFile = /\.toml(?:\.\w+)?$/.test(key);
  return {
    text,
    language: isYaml(language, route, text) ? 'yaml' : 'toml',
    document: 0,
    templates: !isFile || /\.(?:tmpl|tpl|gotmpl)$/.test(key),
    interpolated,
  };
}

/** YAML lies in the `helm.values` of Argo CD, in the `values` of a Terraform resource, and elsewhere in Terraform where that is no TOML. */
function isYaml(outer: Level['language'], route: Route, text: string): boolean {
  if (outer === 'terraform') return route.at(-2) === 'values' || !RUNNERS_HEADER.test(text);
  return route.at(-1) === 'values' && route.at(-2) === 'helm';
}
