import type { ListNode, Node, Route } from '../model/node.ts';
import type { PatchPlace } from '../model/patch.ts';
import { parseToml } from '../toml/index.ts';
import { parseYaml } from '../yaml/index.ts';
import { levelOf, levelWithin, type Level } from './patch/level.ts';
import { literalMap } from './wrappers/hcl-text.ts';
import { readHcl } from './wrappers/hcl.ts';
import { sameRoute } from './wrappers/terraform-owner.ts';

/** A step of a route; the index of an item that has a name of its own is that name. */
export type NamedStep = string | number | { readonly item: string };

/** Keys by which items of a list are told apart, the best first: those of Kubernetes and of the runner. */
const NAMES = ['name', 'mount_path', 'mountPath', 'ip', 'key'];

/** Makes the routes of places in a file, from the outermost document to the innermost, independent of the order of items that have names. */
export function namedRoutes(path: string, text: string): (place: PatchPlace) => readonly (readonly NamedStep[])[] {
  const nodes = new Map<string, Node | undefined>();
  const rootOf = (level: Level, key: string): Node | undefined => {
    if (!nodes.has(key)) nodes.set(key, parsed(level));
    return nodes.get(key);
  };
  return ({ route, via = [], innerRoute, document }) => {
    const routes = innerRoute ? [route, ...via, innerRoute] : [route];
    if (!routes.flat().some((step) => typeof step === 'number')) return routes;
    let level: Level | undefined = levelOf(path, text, document === undefined ? {} : { document });
    let key = String(document ?? 0);
    return routes.map((own) => {
      const root = level && rootOf(level, key);
      const named = root ? namedSteps(root, own) : own;
      const inner: string | undefined = level && innerText(level, root, own);
      level = level && inner !== undefined ? levelWithin(level, own, inner) : undefined;
      key += JSON.stringify(own);
      return named;
    });
  };
}

function parsed({ text, language, document, templates, interpolated }: Level): Node | undefined {
  if (language === 'yaml') return parseYaml(text).documents[document]?.root ?? undefined;
  if (language === 'terraform') return undefined;
  return parseToml(text, { version: '1.1', templates, terraform: interpolated }).variants[0]?.root;
}

/** The text that lies at a route of another one. */
function innerText({ text, language }: Level, root: Node | undefined, route: Route): string | undefined {
  if (language === 'terraform') {
    const literal = readHcl(text).find((one) => sameRoute(one.route, route))?.literal;
    return literal && literalMap(text, literal).value;
  }
  const node = route.reduce<Node | undefined>(childOf, root);
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

function namedSteps(root: Node, route: Route): readonly NamedStep[] {
  let node: Node | undefined = root;
  return route.map((step) => {
    const name = node?.kind === 'list' && typeof step === 'number' ? nameIn(node, step) : undefined;
    node = childOf(node, step);
    return name === undefined ? step : { item: name };
  });
}

function childOf(node: Node | undefined, step: string | number): Node | undefined {
  if (node?.kind === 'list') return node.items[Number(step)];
  return node?.kind === 'map' ? node.entries.findLast(({ key }) => key === step)?.value : undefined;
}

/** What only this item of a list is called. */
function nameIn({ items }: ListNode, index: number): string | undefined {
  const names = items.map(nameOf);
  const name = names[index];
  return name !== undefined && names.indexOf(name) === names.lastIndexOf(name) ? name : undefined;
}

/** A map is called by one of its keys, a text by itself, `NAME=value` by what stands before the sign. */
function nameOf(node: Node | undefined): string | undefined {
  if (node?.kind === 'scalar') return typeof node.value === 'string' ? /^[^=]*/.exec(node.value)?.[0] : undefined;
  if (node?.kind !== 'map') return undefined;
  const values = NAMES.map((name) => node.entries.find(({ key }) => key === name)?.value);
  const value = values.find((one) => one?.kind === 'scalar' && typeof one.value === 'string');
  return value?.kind === 'scalar' ? String(value.value) : undefined;
}
