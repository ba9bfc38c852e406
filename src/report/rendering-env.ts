import type { ManagerVariable } from '../chart/variable.ts';
import type { Rendering } from '../engine/render.ts';
import { goText, isUnknown } from '../template/go/value.ts';
import { redacted } from './redact.ts';
import type { RenderingStyle } from './rendering-json.ts';

/** The environment of the manager's container, a `NAME=value` a line in the chart's order; what nobody can know is a comment. */
export function renderingEnv({ effect }: Rendering, { redact }: RenderingStyle): string {
  const environment = effect?.environment ?? [];
  if ('unknown' in environment) return `# unknown: ${oneLine(environment.text)}\n`;
  return environment.map((variable) => `${lineOf(variable, redact)}\n`).join('');
}

function lineOf(variable: ManagerVariable, redact: boolean): string {
  const name = isUnknown(variable.name) ? '(unknown)' : goText(variable.name);
  if ('valueFrom' in variable) return `# ${name} comes from ${oneLine(goText(variable.valueFrom))}`;
  const { value } = variable;
  if (isUnknown(value)) return `# ${name} is unknown: ${oneLine(value.text)}`;
  return `${name}=${oneLine(String(redact ? redacted(value, name) : (value ?? '')))}`;
}

/** A value of several lines as the JSON of a string has it. */
function oneLine(text: string): string {
  return /[\r\n]/.test(text) ? JSON.stringify(text) : text;
}
