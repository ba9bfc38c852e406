import type { Entry, Route } from '../../model/node.ts';
import { tomlLooksOurs } from '../guess-kind.ts';
import { mapAt, textAt } from '../nodes.ts';
import type { OpenedFile } from '../opened.ts';
import { textOfScalar } from '../placed-text.ts';
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
  if (!/\.toml(?:\.\w+)?$/.test(key) || value.kind !== 'scalar') return [];
  const text = textOfScalar(source, route, value);
  if (!text || !tomlLooksOurs(text.text)) return [];
  const isTemplate = /\.(?:tmpl|tpl|gotmpl)$/.test(key);
  return [
    {
      is: 'config',
      text,
      role: key.includes('template') ? 'template' : 'whole',
      templates: isTemplate,
      interpolated: text.text.includes('${'),
    },
  ];
}
