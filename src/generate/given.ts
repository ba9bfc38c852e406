import { didYouMean } from '../config/did-you-mean.ts';
import { dataOf } from '../model/patch-value.ts';
import type { PatchValue } from '../model/patch.ts';
import { parseYaml } from '../yaml/index.ts';
import { type AnswerPath, formatOf, mapOf, schemaAt, wantedFor } from './answer-schema.ts';
import { type ShapeError, validate } from './answers.generated.js';
import type { AnswerProblem } from './answers.ts';

/** Answers as they were given, before defaults; only what `problemsOf` lets pass has the right shape. */
export type Given = { readonly [name: string]: PatchValue };

/** What is wrong with the shape of answers: one problem for each answer. */
export function problemsOf(given: PatchValue): readonly AnswerProblem[] {
  if (validate(given)) return [];
  const problems = new Map<string, AnswerProblem>();
  for (const error of validate.errors ?? []) {
    const problem = problemOf(error, given);
    const place = JSON.stringify(problem.path);
    if (!problems.has(place) || problem.atKey) problems.set(place, problem);
  }
  const all = [...problems.values()];
  // Of alternatives all are tried: what is wrong inside says more than that none fits.
  return all.filter(
    ({ path }) => !all.some((other) => other.path.length > path.length && startsWith(other.path, path)),
  );
}

function startsWith(path: AnswerPath, start: AnswerPath): boolean {
  return start.every((step, index) => path[index] === step);
}

function problemOf({ keyword, instancePath, params }: ShapeError, given: PatchValue): AnswerProblem {
  const path = pathOf(instancePath, given);
  const { additionalProperty, missingProperty, propertyName } = params;
  if (typeof additionalProperty === 'string')
    return {
      path: [...path, additionalProperty],
      message: `there is no such answer${didYouMean(additionalProperty, namesAt(path))}`,
      atKey: true,
    };
  if (typeof missingProperty === 'string') return { path, message: `"${missingProperty}" is missing` };
  if (keyword === 'propertyNames' && typeof propertyName === 'string')
    return { path: [...path, propertyName], message: 'this is no name of a label', atKey: true };
  const answer = schemaAt(path) ?? {};
  const value = valueAt(given, path);
  const meant = typeof value === 'string' ? didYouMean(value, wordsOf(path)) : '';
  return { path, message: `this must be ${wantedFor(answer)}${meant}` };
}

/** The steps of a JSON pointer; numbers only where they lead into a list. */
function pathOf(pointer: string, given: PatchValue): AnswerPath {
  const path: (string | number)[] = [];
  for (const part of pointer.split('/').slice(1)) {
    const step = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(valueAt(given, path)) ? Number(step) : step);
  }
  return path;
}

function valueAt(given: PatchValue, path: AnswerPath): PatchValue | undefined {
  return path.reduce<PatchValue | undefined>((value, step) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return (value as { readonly [step: string | number]: PatchValue })[step];
  }, given);
}

function namesAt(path: AnswerPath): readonly string[] {
  return Object.keys(mapOf(schemaAt(path) ?? {}).properties ?? {});
}

function wordsOf(path: AnswerPath): readonly string[] {
  const answer = schemaAt(path) ?? {};
  return answer.enum ?? answer.anyOf?.flatMap((one) => one.enum ?? []) ?? [];
}

/** One answer of the command line, `cache.type=s3`, or what is wrong with it. Below a map with free keys all that follows is the key. */
export function parseArgument(argument: string): Given | { readonly problem: string } {
  const at = argument.indexOf('=');
  if (at <= 0) return { problem: 'write it as NAME=VALUE' };
  const path = pathIn(argument.slice(0, at));
  const problem = problemWithName(path);
  if (problem !== undefined) return { problem };
  const value = parseValue(path, argument.slice(at + 1));
  const given = path.reduceRight<PatchValue>((inner, step) => ({ [step]: inner }), value) as Given;
  const [wrong] = problemsOf(given);
  return wrong ? { problem: wrong.message } : given;
}

function pathIn(name: string): readonly string[] {
  const path: string[] = [];
  let rest = name;
  while (rest !== '') {
    const answer = mapOf(schemaAt(path) ?? {});
    const end = answer.properties ? rest.indexOf('.') : -1;
    path.push(end < 0 ? rest : rest.slice(0, end));
    rest = end < 0 ? '' : rest.slice(end + 1);
  }
  return path;
}

function problemWithName(path: readonly string[]): string | undefined {
  const unknown = path.findIndex((_step, index) => !schemaAt(path.slice(0, index + 1)));
  if (unknown < 0) return undefined;
  const around = path.slice(0, unknown);
  return `there is no answer ${path.join('.')}${didYouMean(path[unknown] ?? '', namesAt(around))}`;
}

/** The text of an answer as the schema wants it; what does not read as that stays text, and is refused for it. */
export function parseValue(path: AnswerPath, text: string): PatchValue {
  const answer = schemaAt(path) ?? {};
  const { type } = formatOf(answer);
  if (type === 'integer') return /^\d{1,9}$/.test(text) ? Number(text) : text;
  if (type === 'boolean') return text === 'true' || text === 'false' ? text === 'true' : text;
  if (type === 'array' && answer.items?.type !== 'object' && !text.startsWith('['))
    return text.split(',').flatMap((item) => (item.trim() === '' ? [] : [item.trim()]));
  const isStructure = type === 'array' || type === 'object' || (answer.anyOf && text.startsWith('{'));
  return isStructure ? structureOf(text) : text;
}

function structureOf(text: string): PatchValue {
  const { documents, problems } = parseYaml(text);
  const root = documents[0]?.root;
  return root && problems.length === 0 ? dataOf(root) : text;
}

/** Answers over others: maps are joined, everything else replaced. */
export function over(below: Given, above: Given): Given {
  const result: Record<string, PatchValue> = { ...below };
  for (const [name, value] of Object.entries(above)) {
    const old = Object.hasOwn(below, name) ? below[name] : undefined;
    result[name] = isMap(old) && isMap(value) ? over(old, value) : value;
  }
  return result;
}

function isMap(value: PatchValue | undefined): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
