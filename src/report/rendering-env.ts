import type { ManagerVariable } from '../chart/variable.ts';
import type { Rendering } from '../engine/render.ts';
import { goText, isUnknown } from '../template/go/value.ts';
import { printable } from './printable.ts';
import { redacted } from './redact.ts';
import type { RenderingStyle } from './rendering-json.ts';

/** The environment of the manager's container, a `NAME=value` a line in the chart's order; what nobody can know is a comment. */
export function renderingEnv({ effect }: Rendering, { redact }: RenderingStyle): string {
  const environment = effect?.environment ?? [];
  if ('unknown' in environment) return `# unknown: ${oneLine(environment.text)}\n`;
  return environment.map((variable) => `${lineOf(variable, redact)}\n`).join('');
}

function lineOf(variable: ManagerVariable, redact: boolean): string {
  const name = isUnknown(variable.name) ? '(unknown)' : oneLine(goText(variable.name));
  if ('valueFrom' in variable) return `# ${name} comes from ${oneLine(goText(variable.valueFrom))}`;
  const { value } = variable;
  if (isUnknown(value)) return `# ${name} is unknown: ${oneLine(value.text)}`;
  return `${name}=${oneLine(String(redact ? redacted(value, name) : (value ?? '')))}`;
}

/** A value of several lines, or with what a terminal would obey, as the JSON of a string has it. */
function oneLine(text: string): string {
  return printable(text) === text ? text : printable(JSON.stringify(text));
}
