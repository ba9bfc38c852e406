import type { Entry, Route } from '../../model/node.ts';
import { tomlLooksOurs } from '../guess-kind.ts';
import { mapAt, textAt } from '../nodes.ts';
import type { OpenedConfig, OpenedFile } from '../opened.ts';
import { textOfScalar, type PlacedText } from '../placed-text.ts';
import type { WrappedDocument, Wrapper } from './wrapper.ts';

/** A ConfigMap, or a Secret in plain text, with the runner's TOML in it. */
export const configMap: Wrapper = {
  kind: 'config-map',
  fits: (root) => textAt(root, ['apiVersion']) === 'v1' && holderOf(textAt(root, ['kind'])) !== undefined,
  open(document) {
    const holder = holderOf(textAt(document.root, ['kind']));
    const map = holder && mapAt(document.root, [holder]);
    return map ? map.entries.flatMap((entry) => openEntry(document, [holder, entry.key], entry)) : [];
  },
};

function holderOf(kind: string | undefined): string | undefined {
  if (kind === 'ConfigMap') return 'data';
  return kind === 'Secret' ? 'stringData' : undefined;
}

function openEntry({ source }: WrappedDocument, route: Route, { key, value }: Entry): OpenedFile['contents'] {
  if (!isTomlFile(key) || value.kind !== 'scalar') return [];
  const text = textOfScalar(source, route, value);
  return text && tomlLooksOurs(text.text) ? [tomlFile(key, text)] : [];
}

/** True for the name of a file with TOML, or with a template of it. */
export function isTomlFile(name: string): boolean {
  return /\.toml(?:\.\w+)?$/.test(name);
}

/** The content of a file that a ConfigMap or a Secret holds under its name. */
export function tomlFile(name: string, text: PlacedText): OpenedConfig {
  return {
    is: 'config',
    text,
    role: tomlRole(text.text, name),
    templates: /\.(?:tmpl|tpl|gotmpl)$/.test(name),
    interpolated: text.text.includes('${'),
  };
}

/**
 * A file is for `register` if it is called a template in a ConfigMap, or has nothing but runners of which it tells neither where they work nor as
 * whom: none can without what registration adds.
 */
export function tomlRole(text: string, name = ''): OpenedConfig['role'] {
  const first = text.split('\n').find((line) => /^\s*[^\s#]/.test(line));
  const isFragment = /^\s*\[\[\s*runners\b/.test(first ?? '') && !/^[ \t]*["']?(?:url|token|executor)\b/im.test(text);
  return name.includes('template') || isFragment ? 'template' : 'whole';
}
