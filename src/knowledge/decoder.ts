import type { Shape } from '../model/problem.ts';

/** The decoder's own words for a value of the wrong type, where they are certain (BurntSushi/toml 1.6.0); else undefined. */
export function decodeError(expected: readonly Shape[], actual: Shape): string | undefined {
  const [shape, ...others] = expected;
  const wanted = shape && shape !== actual && others.length === 0 ? GO_DESTINATION[shape] : undefined;
  return wanted && `incompatible types: TOML value has type ${GO_TYPE[actual]}; destination has type ${wanted}`;
}

const GO_TYPE: Record<Shape, string> = {
  string: 'string',
  integer: 'int64',
  float: 'float64',
  boolean: 'bool',
  datetime: 'time.Time',
  null: 'nil',
  map: 'map[string]any',
  list: '[]any',
  'list of maps': '[]map[string]any',
};

const GO_DESTINATION: Partial<Record<Shape, string>> = {
  string: 'string',
  integer: 'integer',
  boolean: 'boolean',
  list: 'slice',
  'list of maps': 'slice',
};
