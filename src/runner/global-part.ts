import type { Line } from '../chart/global-config.ts';
import type { Source, Sourced } from '../document/source.ts';
import { LayeredView } from '../document/view.ts';
import type { Origin } from '../model/place.ts';
import { findEntry, isOpen, parseToml, tomlVersionOf } from '../toml/index.ts';
import { readConfig, type ConfigTree } from './read-config.ts';

/**
 * The config.toml that the chart writes, line by line: each setting has the origin and the place of the value that it is printed from.
 * The error is that of the text as a whole.
 */
export function globalPart(
  text: string,
  lines: readonly Line[],
  chart: string,
  version: string,
): ConfigTree | undefined {
  const origin: Origin = { kind: 'chart-default', version: chart };
  const [whole] = readConfig({ text, source: sourceOf(origin, undefined), templates: false }, version);
  if (!whole || whole.error !== null) return whole;
  const layers = lines.flatMap((line) => layerOf(line, origin, version));
  return { view: new LayeredView(layers, { parent: null }), error: null };
}

/** Only the last table has a header; its settings are indented. */
function layerOf({ text, of }: Line, chart: Origin, version: string): readonly Sourced[] {
  if (text.startsWith('[')) return [];
  const standing = text.startsWith(' ') ? `[session_server]\n${text}` : text;
  const [variant] = parseToml(standing, { version: tomlVersionOf(version), templates: false }).variants;
  return variant ? [{ node: variant.root, source: sourceOf(of?.origin ?? chart, of ?? undefined) }] : [];
}

function sourceOf(origin: Origin, of: LayeredView | undefined): Source {
  return { origin, find: findEntry, isOpen, place: of?.written ? () => of.place : undefined };
}
