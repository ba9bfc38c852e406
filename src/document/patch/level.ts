import type { Route } from '../../model/node.ts';
import type { PatchPlace } from '../../model/patch.ts';
import { guessKind } from '../guess-kind.ts';
import { TEMPLATE_PATH } from '../open.ts';
import { holdsToml } from '../wrappers/terraform.ts';

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

/** The whole file, as `openFile` takes it. */
export function levelOf(path: string, text: string, { document = 0 }: Pick<PatchPlace, 'document'>): Level {
  const isTemplate = TEMPLATE_PATH.test(path);
  return { text, language: languageOf(path, text), document, templates: isTemplate, interpolated: isTemplate };
}

function languageOf(path: string, text: string): Level['language'] {
  if (/\.tf$/i.test(path)) return 'terraform';
  if (/\.toml$/i.test(path)) return 'toml';
  return !/\.ya?ml$/i.test(path) && guessKind(path, text) === 'config-toml' ? 'toml' : 'yaml';
}

/** Helm renders `runners.config`; a file in a ConfigMap is a template if it is called one. */
export function levelWithin({ language, interpolated }: Level, route: Route, text: string): Level {
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

/** YAML lies in the `helm.values` of Argo CD, in the `spec.valuesContent` of k3s, in the `values` of a Terraform resource, and elsewhere in Terraform where that is no TOML, as `runners.config` is. */
function isYaml(outer: Level['language'], route: Route, text: string): boolean {
  if (outer === 'terraform') {
    const isConfig = route.at(-2) === 'runners' && route.at(-1) === 'config';
    return !isConfig && (route.at(-2) === 'values' || !holdsToml(text));
  }
  return IN_YAML.has(`${route.at(-2)}.${route.at(-1)}`);
}

/** The last two steps to texts of YAML in YAML. */
const IN_YAML: ReadonlySet<string> = new Set(['helm.values', 'spec.valuesContent']);
