import { helmValueOf, parseYaml } from '../../yaml/index.ts';
import { unknownValue } from './unknown.ts';
import type { GoValue } from './value.ts';

/** What a YAML text holds, as Helm reads it: the first document, numbers as floats. An unknown if it cannot be read. */
export function readYaml(text: string): GoValue {
  const { documents, problems } = parseYaml(text);
  const [document] = documents;
  if (!document || problems.length > 0 || document.refusals.length > 0) return unknownValue;
  return document.root ? helmValueOf(document.root) : null;
}

/** What a JSON text holds; an unknown if it cannot be read. */
export function readJson(text: string): GoValue {
  try {
    return /[\d.]e\+?\d{3}/i.test(text) ? unknownValue : jsonValue(JSON.parse(text));
  } catch {
    return unknownValue;
  }
}

function jsonValue(value: unknown): GoValue {
  if (Array.isArray(value)) return value.map(jsonValue);
  if (typeof value === 'object' && value !== null) {
    return new Map(Object.entries(value).map(([key, item]) => [key, jsonValue(item)]));
  }
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isScalar ? value : null;
}
