import { didYouMean } from '../config/did-you-mean.ts';
import { nameOf } from '../knowledge/key-records.ts';
import type { Document } from '../knowledge/record.ts';
import { FACTS_ASKED } from '../rules/facts-asked.ts';
import { rules } from '../rules/index.ts';
import { explainKey, settingsOf, type ExplainedKey, type Versions } from './key.ts';
import { keyPage } from './key-page.ts';
import type { Page } from './page.ts';
import { explainRule, type ExplainedRule } from './rule.ts';
import { rulePage } from './rule-page.ts';

/** What is told about a word: a rule, or a setting. */
export type Explained = ExplainedRule | ExplainedKey;

/** All that a word names, or why that is nothing, or too much. */
export type Answer = { readonly explained: readonly Explained[] } | { readonly problem: string };

/** More names than this are no help. */
const MOST_NAMES = 8;

/**
 * What is known about a word: the id of a rule, a dotted key of config.toml (with or without `runners.`, in any letter case) or of values;
 * else the last step of a key, if no other ends so.
 */
export function explain(word: string, versions: Versions): Answer {
  const rule = rules.find(({ id }) => id === word);
  if (rule) return { explained: [explainRule(rule, FACTS_ASKED[rule.id] ?? [])] };
  const all = [settingsOf('config'), settingsOf('values')].flatMap((settings) =>
    settings.nodes.map((node) => ({ settings, node })),
  );
  const exact = all.filter(({ settings, node }) => isKey(word, node.record.key, settings.document));
  const named = all.filter(({ node }) => nameOf(node.record) === word);
  const found = exact.length > 0 || named.length > 1 ? exact : named;
  if (found.length > 0) return { explained: found.map(({ settings, node }) => explainKey(settings, node, versions)) };
  const keys = (named.length > 0 ? named : all).map(({ node }) => node.record.key);
  return { problem: named.length > 0 ? severalCalled(word, keys) : nothingCalled(word, keys) };
}

function isKey(word: string, key: string, document: Document): boolean {
  if (document === 'values') return word === key;
  const folded = word.toLowerCase();
  return [folded, `runners.${folded}`].includes(key.toLowerCase());
}

function severalCalled(word: string, keys: readonly string[]): string {
  const names = [...new Set(keys)];
  const more = names.length > MOST_NAMES ? ', …' : '';
  return `several settings are called ${word}: ${names.slice(0, MOST_NAMES).join(', ')}${more}`;
}

function nothingCalled(word: string, keys: readonly string[]): string {
  const steps = keys.flatMap((key) => [key, key.replace(/^runners\./, ''), key.slice(key.lastIndexOf('.') + 1)]);
  return `there is no rule and no setting ${word}${didYouMean(word, [...rules.map(({ id }) => id), ...steps])}`;
}

/** The page about a rule or a setting. */
export function pageOf(explained: Explained): Page {
  return explained.kind === 'rule' ? rulePage(explained) : keyPage(explained);
}
