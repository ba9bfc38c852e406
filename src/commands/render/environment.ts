import type { EnvironmentVariable } from '../../runner/environment.ts';
import { linesOf } from '../../text/lines.ts';
import type { Io } from '../io.ts';
import { readFile } from '../shared/user-input.ts';
import type { Read } from '../shared/version.ts';

/** The variables of files, one `NAME=VALUE` a line, and over them those of the command line. */
export async function readEnvironment(
  given: readonly string[],
  files: readonly string[],
  io: Io,
): Promise<Read<readonly EnvironmentVariable[]>> {
  const variables: EnvironmentVariable[] = [];
  for (const name of files) {
    const read = await readFile(name, io);
    if ('problem' in read) return { usage: read.problem };
    for (const { line } of linesOf(read.source.text)) {
      if (/^\s*(?:#|$)/.test(line)) continue;
      const variable = variableIn(line);
      if (!variable) return { usage: `${name}: a line is not written as NAME=VALUE` };
      variables.push(variable);
    }
  }
  for (const word of given) {
    const variable = variableIn(word);
    if (!variable) return { usage: '--env: write it as NAME=VALUE' };
    variables.push(variable);
  }
  return { value: variables };
}

function variableIn(line: string): EnvironmentVariable | undefined {
  const at = line.indexOf('=');
  return at > 0 ? { name: line.slice(0, at), value: line.slice(at + 1) } : undefined;
}
