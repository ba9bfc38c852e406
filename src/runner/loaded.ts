import { nodeOf } from '../document/defaults.ts';
import type { Sourced } from '../document/source.ts';
import type { LayeredView } from '../document/view.ts';
import { compareVersions, knows, runnerKey } from '../knowledge/index.ts';
import type { Unknown } from '../model/node.ts';
import { unknownNode } from './environment.ts';
import { layerOf } from './layer.ts';
import type { Environment } from './registration-options.ts';

/** What the runner changes in a `[[runners]]` when it loads a file (common/config.go, LoadConfig): the settings as they are then. */
export function loadedLayers(runner: LayeredView, environment: Environment, version: string): readonly Sourced[] {
  return [...expandedSettings(runner, environment, version), ...renamedScripts(runner, version)];
}

/** Variables in them are replaced since 18.10. */
const EXPANDED = ['url', 'token'];

function expandedSettings(runner: LayeredView, environment: Environment, version: string): readonly Sourced[] {
  if (compareVersions(version, '18.10') < 0) return [];
  return EXPANDED.flatMap((key) => {
    const at = runner.at([key]);
    if (!at.string?.includes('$')) return [];
    const value = expand(at.string, environment);
    return [layerOf([key], typeof value === 'string' ? nodeOf(value) : unknownNode(value), { kind: 'file' }, at)];
  });
}

/** While both names are known, a script under its old name is copied to the new one that is empty. */
const RENAMED = [
  ['pre_clone_script', 'pre_get_sources_script'],
  ['post_clone_script', 'post_get_sources_script'],
] as const;

function renamedScripts(runner: LayeredView, version: string): readonly Sourced[] {
  return RENAMED.flatMap(([old, name]) => {
    const at = runner.at([old]);
    const keys = [runnerKey(['runners', old]), runnerKey(['runners', name])];
    if (!at.top || at.string === '' || runner.at([name]).string || !keys.every((key) => key && knows(version, key)))
      return [];
    return [layerOf([name], at.top.node, { kind: 'file' }, at)];
  });
}

/** `${NAME}`, `$NAME`, or one of the special names of a shell. */
const VARIABLE = /\$(?:\{([^}]*)\}|([A-Za-z_]\w*|[*#$@!?0-9-]))/g;

/** A text with its variables replaced, as Go's os.ExpandEnv does; unknown where one of them is not among those that are given. */
function expand(text: string, environment: Environment): string | Unknown {
  let missing: Unknown | undefined;
  const expanded = text.replaceAll(VARIABLE, (variable, braced?: string, bare?: string) => {
    const name = braced ?? bare ?? '';
    const value = environment.get(name) ?? (name === '' ? '' : { unknown: 'environment' as const, text: variable });
    if (typeof value === 'string') return value;
    missing ??= value;
    return '';
  });
  return missing ?? expanded;
}
