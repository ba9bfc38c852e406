import { Failure } from '../failure.ts';
import { toJson, toPrettyJson } from '../json.ts';
import { toToml } from '../toml.ts';
import { unknownValue } from '../unknown.ts';
import { isUnknown, type GoValue } from '../value.ts';
import { toYaml } from '../yaml.ts';
import { fn, withMachine, type Functions } from './define.ts';

/** What Helm adds to the functions of sprig (helm 3.22, pkg/engine/funcs.go); `lookup` is unknown. */
export function helm(): Functions {
  return {
    include: withMachine(['string', 'raw'], (machine, name, dot) => machine.include(name, dot)),
    tpl: withMachine(['string', 'raw'], (machine, text, dot) => machine.expand(text, dot)),
    required: fn(['string', 'raw'], required),
    fail: fn(['string'], (message) => {
      throw new Failure(message);
    }),
    toYaml: fn(['any'], toYaml),
    toJson: fn(['any'], toJson),
    toPrettyJson: fn(['any'], toPrettyJson),
    toToml: fn(['any'], toToml),
  };
}

function required(message: string, value: GoValue): GoValue {
  if (isUnknown(value)) return unknownValue;
  if (value === null || value === undefined || value === '') throw new Failure(message);
  return value;
}
