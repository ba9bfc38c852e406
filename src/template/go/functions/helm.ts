import { Failure } from '../failure.ts';
import { toJson, toPrettyJson, toRawJson } from '../json.ts';
import { toToml } from '../toml.ts';
import { nilMap } from '../typed.ts';
import { unknownValue } from '../unknown.ts';
import { isUnknown, mapOf, type GoValue } from '../value.ts';
import { toYaml } from '../yaml.ts';
import { readJson, readYaml } from '../decode.ts';
import { fn, withMachine, type Functions } from './define.ts';
import { withTwins } from './lists.ts';

/** What Helm adds to the functions of sprig, and sprig's own for JSON (helm 3.22, pkg/engine/funcs.go). */
export function helm(): Functions {
  return {
    include: withMachine(['string', 'raw'], (machine, name, dot) => machine.include(name, dot)),
    tpl: withMachine(['string', 'raw'], (machine, text, dot) => machine.expand(text, dot)),
    required: fn(['string', 'raw'], required),
    fail: fn(['string'], (message) => {
      throw new Failure(message);
    }),
    toYaml: fn(['any'], toYaml),
    toToml: fn(['any'], toToml),
    ...withTwins({
      toJson: fn(['any'], toJson),
      toPrettyJson: fn(['any'], toPrettyJson),
      toRawJson: fn(['any'], toRawJson),
    }),
    mustFromJson: fn(['string'], readJson),
    fromJson: fn(['string'], (text) => mapOrUnknown(readJson(text) ?? nilMap)),
    fromYaml: fn(['string'], (text) => mapOrUnknown(readYaml(text) ?? new Map())),
  };
}

function required(message: string, value: GoValue): GoValue {
  if (isUnknown(value)) return unknownValue;
  if (value === null || value === undefined || value === '') throw new Failure(message);
  return value;
}

/** What is no map gives a map with the words of an error. */
function mapOrUnknown(value: GoValue): GoValue {
  return mapOf(value) ?? unknownValue;
}
