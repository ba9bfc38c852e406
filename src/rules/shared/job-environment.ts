import type { View } from '../../model/release.ts';
import { textOf } from './truth.ts';

/** A variable that the runner gives to every job. */
export interface JobVariable {
  readonly at: View;
  readonly name: string;
  /** With its holes as they are written. */
  readonly value: string;
}

/** The variables of `environment` as far as their names can be told. */
export function jobVariables(runner: View): readonly JobVariable[] {
  return runner
    .at('environment')
    .items()
    .flatMap((at) => {
      const text = textOf(at) ?? '';
      const equals = text.indexOf('=');
      return equals < 1 ? [] : [{ at, name: text.slice(0, equals), value: text.slice(equals + 1) }];
    });
}

/** True where every job has the variable, or may have it from the runner's configuration. */
export function mayHaveJobVariable(runner: View, name: string): boolean {
  const environment = runner.at('environment');
  if (environment.unknown || jobVariables(runner).some((variable) => variable.name === name)) return true;
  return environment.items().some((pair) => pair.unknown && !(textOf(pair) ?? '').includes('='));
}
