// Other programs that look at values, on the same file in the same rounds. What is not installed is left out.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { file, LARGE, root, run } from './files.mjs';
import { cells, measure, node, table } from './measure.mjs';

/** A chart that shows its values, for Helm to check and render. */
function chart() {
  file(
    'chart/templates/values.yaml',
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: values\ndata:\n  values: {{ toJson .Values | quote }}\n',
  );
  file('chart/values.yaml', '{}\n');
  return path.dirname(
    file('chart/Chart.yaml', 'apiVersion: v2\nname: bench\nversion: 1.0.0\ndescription: Shows its values\n'),
  );
}

function commandsOf() {
  const folder = chart();
  const schema = path.join(root, 'schemas/values-0.92.0.schema.json');
  const ruleset = file('ruleset.yaml', 'rules:\n  any:\n    given: $.runners\n    then:\n      function: truthy\n');
  return {
    'helm lint': ['helm', 'lint', folder, '-f', LARGE],
    'helm template': ['helm', 'template', 'bench', folder, '-f', LARGE],
    yamllint: ['yamllint', LARGE],
    'ajv validate': ['ajv', 'validate', '--strict=false', '-s', schema, '-d', LARGE],
    'spectral lint': ['spectral', 'lint', '--ruleset', ruleset, LARGE],
  };
}

/** Never fails: what others take is no budget. */
export function peers(rounds) {
  const all = Object.entries(commandsOf());
  const isThere = ([, [program]]) => isOnPath(program);
  const missing = all.filter((one) => !isThere(one)).map(([name]) => name);
  const commands = [
    ['node -e 0', node('-e', '0')],
    ['runner-lint', node(run, LARGE)],
    ['prettier --check', node(path.join(root, 'node_modules/prettier/bin/prettier.cjs'), '--check', LARGE)],
    ...all.filter(isThere),
  ];
  const times = measure(
    commands.map(([, command]) => command),
    rounds,
  );
  const [bare, own] = times.map(({ median }) => median);
  const rows = commands.map(([name], at) => {
    const { median } = times[at];
    return [...cells(times[at]), (median / bare).toFixed(2), (median / own).toFixed(2), name];
  });
  table('The same 859 lines', ['median ms', 'middle half', '× node -e 0', '× ours', ''], rows);
  if (missing.length > 0) console.log(`Not on the PATH: ${missing.join(', ')}`);
  return true;
}

function isOnPath(program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
