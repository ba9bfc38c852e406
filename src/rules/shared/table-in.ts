import type { Route } from '../../model/node.ts';
import type { View } from '../../model/release.ts';
import { runnerKey } from '../../knowledge/index.ts';

/**
 * A table of config.toml by its dotted name, among the tables around a route or those below them; undefined where one of several
 * would have to be chosen, or a list made.
 */
export function tableIn(config: View, table: string, near: Route): View | undefined {
  let view = config;
  let isAround = true;
  for (const step of table === '' ? [] : table.split('.')) {
    isAround &&= String(near[view.route.length]).toLowerCase() === step;
    view = view.at([step]);
    const index = near[view.route.length];
    const item = isAround && typeof index === 'number' ? view.at([index]) : onlyOne(view);
    if (!item) return undefined;
    view = item;
  }
  return view;
}

/** The table itself, or the one of its list. */
function onlyOne(view: View): View | undefined {
  if (view.kind === 'list') return view.items().length === 1 ? view.items()[0] : undefined;
  return view.kind === 'map' || (view.kind === 'absent' && runnerKey(view.route)?.type === 'table') ? view : undefined;
}
