import type { Rendering } from '../engine/render.ts';
import type { Route } from '../model/node.ts';
import type { Origin } from '../model/place.ts';
import type { Plain, PlainTable } from '../model/plain.ts';
import { effectiveOf, type Effective } from '../runner/effective.ts';
import { tomlLines } from '../toml/index.ts';
import { argumentWithoutSecrets } from '../text/without-secrets.ts';
import { printable } from './printable.ts';
import { redacted } from './redact.ts';
import type { RenderingStyle } from './rendering-json.ts';

/** A line of the config.toml in effect. */
export interface EffectiveLine {
  readonly text: string;
  /** Where its value comes from; null for headers and empty lines. */
  readonly origin: { readonly kind: Origin['kind']; readonly text: string } | null;
}

/** The config.toml in effect, the runner's defaults included; with `origins` each line says where its value comes from. */
export function renderingToml(rendering: Rendering, style: RenderingStyle, origins: boolean): string {
  const lines = effectiveLines(rendering, style);
  const shown = lines.map(({ text, origin }) => (origins && origin ? `${text}  # ${origin.text}` : text));
  return `${shown.map(printable).join('\n')}\n`;
}

/** The same line by line; none where it is not known. */
export function effectiveLines({ config, runner }: Rendering, style: RenderingStyle): readonly EffectiveLine[] {
  const settings = config?.config ? effectiveOf(config.config, config.runners, runner) : [];
  const tree = treeOf(settings);
  const byRoute = new Map(settings.map((setting) => [JSON.stringify(setting.route), setting]));
  return tomlLines(style.redact ? (redacted(tree) as PlainTable) : tree).map(({ text, route }) => {
    const setting = route && byRoute.get(JSON.stringify(route));
    return { text, origin: setting ? { kind: setting.origin.kind, text: originText(setting, style) } : null };
  });
}

type Tree = { [key: string]: Plain };

/** Settings by their routes, put together to the tree that they are in. */
function treeOf(settings: readonly Effective[]): PlainTable {
  const root: Tree = {};
  for (const { route, value } of settings) put(root, route, value);
  return root;
}

function put(root: Tree, route: Route, value: Plain): void {
  let at: Tree | Plain[] = root;
  for (const [index, step] of route.slice(0, -1).entries()) {
    const empty = typeof route[index + 1] === 'number' ? [] : {};
    const known = child(at, step);
    at = (known ?? set(at, step, empty)) as Tree | Plain[];
  }
  set(at, route.at(-1) ?? '', value);
}

function child(at: Tree | Plain[], step: string | number): Plain | undefined {
  if (Array.isArray(at)) return typeof step === 'number' ? at[step] : undefined;
  return Object.hasOwn(at, String(step)) ? at[String(step)] : undefined;
}

function set(at: Tree | Plain[], step: string | number, value: Plain): Plain {
  if (Array.isArray(at)) at[Number(step)] = value;
  else Object.defineProperty(at, String(step), { value, enumerable: true, configurable: true, writable: true });
  return value;
}

function originText({ origin, at }: Effective, { sources, redact }: RenderingStyle): string {
  const position = at.written ? sources(at.place.file)?.lines.position(at.place.span.start) : undefined;
  const where = position ? `${at.place.file}:${position.line}:${position.column}` : undefined;
  switch (origin.kind) {
    case 'file':
      return where ?? 'file';
    case 'set':
      return redact ? argumentWithoutSecrets(origin.argument) : origin.argument;
    case 'environment':
      return where === undefined ? origin.name : `${origin.name}, ${where}`;
    case 'chart-default':
      return `default of chart ${origin.version}`;
    case 'runner-default':
      return `default of runner ${origin.version}`;
    default:
      return where ?? 'written by register';
  }
}
