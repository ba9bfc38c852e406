import type { LayeredView } from '../document/view.ts';
import type { Route } from '../model/node.ts';
import { tomlDefaults, tomlSource } from '../document/file-source.ts';
import { textOfScalar } from '../document/placed-text.ts';
import type { Source } from '../document/source.ts';

/** The TOML text that the chart hands to the manager, and how to find its characters in the user's file. */
export interface ConfigText {
  readonly text: string;
  readonly role: 'template' | 'whole';
  /** The values key that holds it. */
  readonly at: LayeredView;
  /** Of the nodes that the text is parsed to; they have a place unless the text is the chart's default. */
  readonly source: Source;
}

const CONFIG: Route = ['runners', 'config'];
const OVERRIDE: Route = ['runners', 'configOverride'];

/**
 * `runners.configOverride` is the whole config.toml (chart 0.88.3 and later), else `runners.config` is the template for `register`.
 * undefined where there is none, it is unknown, or it is no text.
 */
export function configTextOf(values: LayeredView): ConfigText | undefined {
  return textAt(values.at(OVERRIDE), 'whole') ?? textAt(values.at(CONFIG), 'template') ?? withoutTemplate(values);
}

/** Without a template `register` makes a runner of the environment alone; a `configPath` names a template that is in no values. */
function withoutTemplate(values: LayeredView): ConfigText | undefined {
  const at = values.at(CONFIG);
  const isEmpty = at.string?.trim() === '' && !values.at('runners.configPath').value;
  return isEmpty
    ? { text: '[[runners]]', role: 'template', at, source: tomlDefaults({ kind: 'register' }) }
    : undefined;
}

function textAt(at: LayeredView, role: ConfigText['role']): ConfigText | undefined {
  const { top } = at;
  if (!top || top.node.kind !== 'scalar' || typeof top.node.value !== 'string' || top.node.value.trim() === '')
    return undefined;
  const placed = textOfScalar(top.source, at.route, top.node);
  const source = placed ? tomlSource(placed) : tomlDefaults(top.source.origin);
  return { text: top.node.value, role, at, source };
}
