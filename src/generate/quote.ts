import type { PatchValue } from '../model/patch.ts';
import { isList, isMap } from '../model/patch-value.ts';
import { valueText } from '../toml/index.ts';
import type { Habits } from '../yaml/patch/habits.ts';
import { flowText, written } from '../yaml/patch/write.ts';

const HABITS: Habits = { step: 2, listStep: 2, flowLists: false, quote: 'double', lineBreak: '\n' };

/** A value as YAML on one line; Helm reads it as that value whatever is in it. */
export function yamlText(value: PatchValue): string {
  return flowText(wellFormed(value), HABITS, false);
}

/**
 * A value as YAML behind a colon, with what stands before it: a blank, or line breaks and `indent` blanks. Maps and lists stand in lines,
 * texts of several lines as a literal block where that can hold them.
 */
export function yamlBlock(value: PatchValue, indent: number): string {
  const { head, body } = written(wellFormed(value), indent - HABITS.step, HABITS);
  return [head === '' ? '' : ` ${head}`, ...body].join('\n');
}

/** A text of which `tpl` of Helm makes the given text: what looks like a template action is the output of one. */
export function tplText(text: string): string {
  return text.replaceAll('{{', '{{`{{`}}');
}

/**
 * A value as TOML on one line. It can stand in runners.config, which Helm takes for a template, and in a literal block of YAML: no two
 * braces stand side by side, and whatever a block cannot hold is an escape.
 */
export function tomlText(value: PatchValue): string {
  const code = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return valueText(wellFormed(value)).replaceAll(/\{(?=\{)|[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, code);
}

/** The value with U+FFFD for halves of characters, which no UTF-8 text can hold. */
function wellFormed<T extends PatchValue>(value: T): T;
function wellFormed(value: PatchValue): PatchValue {
  if (typeof value === 'string') return value.replaceAll(/\p{Surrogate}/gu, '\ufffd');
  if (isList(value)) return value.map(wellFormed);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [wellFormed(key), wellFormed(item)]));
}
