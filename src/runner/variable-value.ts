import { nodeOf } from '../document/defaults.ts';
import { mapOfOne } from '../document/set/map-of-one.ts';
import { compareVersions } from '../knowledge/index.ts';
import type { Node, Scalar } from '../model/node.ts';
import { duration } from '../text/duration.ts';

/** What the runner's flag library makes of a text: the value, or why it ends. */
export type VariableValue = { readonly node: Node } | { readonly refused: string };

const TRUE = ['1', 't', 'T', 'TRUE', 'true', 'True'];
const FALSE = ['0', 'f', 'F', 'FALSE', 'false', 'False'];
const INT64 = 2n ** 63n;

/**
 * Reads a variable (or an option) of `register` as the type of its setting (golang-cli-helpers, convert.go). The words of a refusal are
 * those of Go's strconv and time.
 */
export function variableValue(type: string, text: string, version: string): VariableValue {
  if (type === 'strings' && compareVersions(version, '19.2') >= 0) return splitAtCommas(text);
  if (type === 'strings') return listOfOne(scalar(text));
  if (type.endsWith('[]')) return listOfOne(variableValue(type.slice(0, -'[]'.length), text, version));
  if (type.startsWith('map<'))
    return pair(text, (value) => variableValue(type.slice('map<'.length, -1), value, version));
  if (type === 'boolean') return boolean(text);
  if (type === 'integer') return integer(text);
  if (type === 'float') return float(text);
  if (type === 'duration') return durationText(text);
  return scalar(text);
}

function scalar(value: Scalar): VariableValue {
  return { node: nodeOf(value) };
}

/** Set but empty means true. */
function boolean(text: string): VariableValue {
  if (text === '' || TRUE.includes(text)) return scalar(true);
  return FALSE.includes(text) ? scalar(false) : invalid('ParseBool', text);
}

function integer(text: string): VariableValue {
  if (!/^[-+]?\d{1,400}$/.test(text)) return invalid('ParseInt', text);
  const value = BigInt(text.replace('+', ''));
  if (value >= -INT64 && value < INT64) return scalar(Number(value));
  return { refused: `strconv.ParseInt: parsing ${JSON.stringify(text)}: value out of range` };
}

function float(text: string): VariableValue {
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)
    ? scalar(Number(text))
    : invalid('ParseFloat', text);
}

function invalid(parser: string, text: string): VariableValue {
  return { refused: `strconv.${parser}: parsing ${JSON.stringify(text)}: invalid syntax` };
}

function durationText(text: string): VariableValue {
  if (duration(text) !== undefined) return scalar(text);
  const quoted = JSON.stringify(text);
  if (!/^[-+]?\.?\d/.test(text)) return { refused: `time: invalid duration ${quoted}` };
  const unit = [...text.matchAll(/[\d.]([^\d.]+)/g)]
    .map(([, name = '']) => name)
    .find((name) => duration(`1${name}`) === undefined);
  return { refused: `time: ${unit ? `unknown unit ${JSON.stringify(unit)}` : 'missing unit'} in duration ${quoted}` };
}

/** A list takes the whole text as its one item, even an empty one. */
function listOfOne(item: VariableValue): VariableValue {
  if ('refused' in item) return item;
  return { node: { kind: 'list', span: item.node.span, style: 'flow', items: [item.node] } };
}

/** Since 19.2 (common/config.go, StringOrArray.UnmarshalFlag). */
function splitAtCommas(text: string): VariableValue {
  return { node: nodeOf(text === '' ? [] : text.split(',').map((item) => item.trim())) };
}

/** A map takes one pair, cut at the first colon. */
function pair(text: string, read: (value: string) => VariableValue): VariableValue {
  const [key = '', ...rest] = text.split(':');
  const value = read(rest.join(':'));
  return 'refused' in value ? value : { node: mapOfOne(key, value.node) };
}
