import type { View } from '../../model/release.ts';
import { textOf } from './truth.ts';

/** An environment variable, of an `environment` list mostly. */
export interface JobVariable {
  readonly name: string;
  /** undefined where it cannot be told. */
  readonly value: string | undefined;
  readonly at: View;
}

/** The variables of an `environment` list whose names are known; the runner drops items without "=" (common/config.go, parseVariable). */
export function variablesIn(environment: View): readonly JobVariable[] {
  return environment.items().flatMap((at) => {
    const text = textOf(at) ?? '';
    const end = text.indexOf('=');
    const name = text.slice(0, Math.max(0, end));
    if (end < 0 || /[{$]/.test(name)) return [];
    return [{ name, value: at.string?.slice(end + 1), at }];
  });
}

/** True where the list, or the name of one of its variables, cannot be told. */
export function mayHoldMoreVariables(environment: View): boolean {
  return environment.unknown || environment.items().some((item) => item.unknown && !/^\w+=/.test(textOf(item) ?? ''));
}
