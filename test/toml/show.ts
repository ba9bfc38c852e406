import type { MapNode, Node } from '../../src/model/node.ts';
import { parseToml, type TomlFile, type TomlOptions } from '../../src/toml/parse.ts';

/** Reads a plain TOML 1.1 text. */
export function read(text: string, options: Partial<TomlOptions> = {}): TomlFile {
  return parseToml(text, { version: '1.1', templates: false, ...options });
}

/** Reads a text that Helm renders. */
export function readTemplate(text: string, options: Partial<TomlOptions> = {}): TomlFile {
  return read(text, { templates: true, ...options });
}

/** The tree of the first variant. */
export function rootOf({ variants }: TomlFile): MapNode {
  const [first] = variants;
  if (!first) throw new Error('no variant');
  return first.root;
}

/** The node at a route, of duplicates the first. */
export function at(node: Node | undefined, ...route: (string | number)[]): Node | undefined {
  return route.reduce<Node | undefined>((found, step) => {
    if (found?.kind === 'list' && typeof step === 'number') return found.items[step];
    return found?.kind === 'map' ? found.entries.find(({ key }) => key === step)?.value : undefined;
  }, node);
}

/** A node as plain data: maps as lists of pairs, unknown values as their text in angle brackets. */
export function plain(node: Node | undefined): unknown {
  switch (node?.kind) {
    case 'map':
      return node.entries.map(({ key, value }) => [key, plain(value)]);
    case 'list':
      return node.items.map(plain);
    case 'scalar':
      return node.value;
    case 'unknown':
      return `<${node.text}>`;
    default:
      return undefined;
  }
}

/** Problems as `line: message «text»`. */
export function problemsOf(text: string, { problems }: TomlFile): string[] {
  return problems.map(({ span, message }) => {
    const line = text.slice(0, span.start).split('\n').length;
    return `${line}: ${message} «${text.slice(span.start, span.end)}»`;
  });
}
