import { tomlDefaults, tomlSource } from '../document/file-source.ts';
import { textOfScalar, type PlacedText } from '../document/placed-text.ts';
import type { Source } from '../document/source.ts';
import type { LayeredView } from '../document/view.ts';
import type { Route } from '../model/node.ts';
import type { ConfigTemplate } from './config-template.ts';
import type { ChartEffect } from './effect.ts';

/** The TOML text that the manager is given, and how to find its characters in the user's file. */
export interface ConfigText {
  readonly text: string;
  /** Of the nodes that the text is parsed to; they have a place unless the text is the chart's default. */
  readonly source: Source;
  /** True if actions of the template engine may stand in the text. */
  readonly templates: boolean;
  /** True if Terraform or its like fills the text before anybody reads it. */
  readonly interpolated?: boolean;
}

/** The same as lint reads it. */
export interface WrittenConfig extends ConfigText {
  readonly role: ConfigTemplate['role'];
  /** The values key that holds it. */
  readonly at: LayeredView;
}

const CONFIG: Route = ['runners', 'config'];
const OVERRIDE: Route = ['runners', 'configOverride'];

/** The text that the template engine made: its places lead through the actions back to the file. */
export function renderedText({ at, rendered }: ConfigTemplate): ConfigText {
  const { map, complete } = rendered;
  const placed = placedText(at);
  const through = placed && { text: map.value, place: placeThrough(placed, map) };
  return { text: map.value, source: sourceOf(at, through), templates: !complete };
}

function placeThrough({ place }: PlacedText, map: ConfigTemplate['rendered']['map']): PlacedText['place'] {
  return (route, span) => place(route, map.toOuter(span));
}

/**
 * What lint reads: the text as the template engine makes it, but as it is written where that refuses it, cannot tell which text counts,
 * or misses values, which other files may give. undefined where there is none, it is unknown, or it is no text.
 */
export function configTextOf(effect: ChartEffect, values: LayeredView): WrittenConfig | undefined {
  const template = effect.configTemplate;
  if (template && 'role' in template && template.rendered.emptied.length === 0)
    return { ...renderedText(template), role: template.role, at: template.at };
  return written(values.at(OVERRIDE), 'whole') ?? written(values.at(CONFIG), 'template') ?? withoutTemplate(values);
}

/** Without a template `register` makes a runner of the environment alone; a `configPath` names a template that is in no values. */
function withoutTemplate(values: LayeredView): WrittenConfig | undefined {
  const at = values.at(CONFIG);
  const isEmpty = at.string?.trim() === '' && !values.at('runners.configPath').value;
  const source = tomlDefaults({ kind: 'register' });
  return isEmpty ? { text: '[[runners]]', role: 'template', at, source, templates: false } : undefined;
}

function written(at: LayeredView, role: WrittenConfig['role']): WrittenConfig | undefined {
  const { string } = at;
  if (string === undefined || string.trim() === '') return undefined;
  return { text: string, role, at, source: sourceOf(at, placedText(at)), templates: true };
}

function placedText({ top, route }: LayeredView): PlacedText | undefined {
  return top?.node.kind === 'scalar' ? textOfScalar(top.source, route, top.node) : undefined;
}

function sourceOf({ top }: LayeredView, placed: PlacedText | undefined): Source {
  return placed ? tomlSource(placed) : tomlDefaults(top?.source.origin ?? { kind: 'register' });
}
