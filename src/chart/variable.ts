import type { LayeredView } from '../document/view.ts';
import type { HelmValue } from '../model/helm-value.ts';
import type { Unknown } from '../model/node.ts';
import { known } from './stop.ts';
import { orDefault, quoted, valueOf } from './values.ts';

/** A variable of the manager's container, as the chart writes it. */
export type ManagerVariable = {
  /** As YAML reads it: text, unless the name was written without quotes and looks like something else. */
  readonly name: HelmValue;
  /** The value that it is made of; null where the chart writes its own. */
  readonly source: LayeredView | null;
} & ({ readonly value: string | null | Unknown } | { readonly valueFrom: HelmValue });

/** A variable that shows the text of a setting; what is missing prints nothing. */
export function shown(name: string, source: LayeredView, fallback: HelmValue = null): ManagerVariable {
  return {
    name,
    source,
    value: known(() => quoted(fallback === null ? valueOf(source) : orDefault(source, fallback))),
  };
}
