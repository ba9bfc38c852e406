import { isFact, wantedFor } from '../../src/config/facts.ts';
import { inline, markdownOf } from '../../src/explain/markdown.ts';
import { rulePage } from '../../src/explain/rule-page.ts';
import { explainRule } from '../../src/explain/rule.ts';
import { FACTS } from '../../src/knowledge/index.ts';
import type { Group } from '../../src/model/finding.ts';
import type { Rule } from '../../src/model/rule.ts';
import { GROUPS } from '../../src/rules/groups.ts';
import type { FactsAsked } from './facts-asked.ts';

/** Folder of the pages about rules, from the root of the project. */
export const PAGES = 'docs/rules/';

const MADE = '<!-- Made by "npm run rules"; do not edit. -->';

/** The page about each rule, and the one that leads to them: path from the root of the project, and text. */
export function rulePages(rules: readonly Rule[], asked: FactsAsked): readonly (readonly [string, string])[] {
  const pages = rules.map((rule) => {
    const page = rulePage(explainRule(rule, asked.get(rule.id) ?? []));
    return [`${PAGES}${rule.id}.md`, `${MADE}\n\n${markdownOf(page)}`] as const;
  });
  return [...pages, [`${PAGES}README.md`, indexPage(rules, asked)]];
}

/** The groups that have rules, in their order. */
export function groupsOf(
  rules: readonly Rule[],
): readonly { readonly group: Group; readonly about: string; readonly rules: readonly Rule[] }[] {
  const groups = [...new Set(rules.map(({ group }) => group))];
  return groups.map((group) => ({
    group,
    about: GROUPS[group],
    rules: rules.filter((rule) => rule.group === group),
  }));
}

function indexPage(rules: readonly Rule[], asked: FactsAsked): string {
  const groups = groupsOf(rules).map(({ group, about, rules: own }) => {
    const rows = own.map(({ id, severity, docs }) => `| [${id}](${id}.md) | ${severity} | ${inline(docs.what)} |`);
    return [`## ${group}\n\n${inline(about)}\n`, '| rule | severity | what it finds |', '| --- | --- | --- |', ...rows];
  });
  return `${[
    MADE,
    '# Rules',
    `${rules.length} rules in ${groups.length} groups. \`runner-lint rules\` lists them, \`runner-lint explain RULE\` prints the page of one.`,
    'The preset `recommended` shows findings of the severities error and warning, `strict` and `all` show every finding, `security` those of the groups security and syntax. A rule may give single findings another severity than its usual one.',
    ...groups.map((lines) => lines.join('\n')),
    factsTable(asked),
  ].join('\n\n')}\n`;
}

function factsTable(asked: FactsAsked): string {
  const rows = Object.keys(FACTS)
    .filter(isFact)
    .map((name) => {
      const links = [...asked].filter(([, names]) => names.includes(name)).map(([id]) => `[${id}](${id}.md)`);
      return `| \`${name}\` | ${inline(FACTS[name].what)} | ${inline(wantedFor(name))} | ${links.join(', ')} |`;
    });
  return [
    '## Facts\n\nWhat the files cannot tell is declared: `--fact NAME=VALUE`, or `facts:` in `.runner-lint.yaml`. Without a fact the rules that ask for it are silent, speak in general, or say that they would need it.\n',
    '| fact | what it says | written as | rules that ask for it |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
