import type { View } from '../../model/release.ts';
import { isGiven } from './truth.ts';

/** Items of envVars with a `valueFrom`, which the chart does not print (chart 0.92.0: templates/_env_vars.tpl). */
export function droppedValueFrom(values: View): readonly { readonly item: View; readonly at: View }[] {
  return values
    .at('envVars')
    .items()
    .map((item) => ({ item, at: item.at('valueFrom') }))
    .filter(({ at }) => at.written && isGiven(at));
}
