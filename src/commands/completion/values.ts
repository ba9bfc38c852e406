import type { FlagTable } from '../../cli/flags.ts';
import type { Values, Word } from '../../cli/completion/program.ts';
import { SEVERITIES } from '../../config/configuration.ts';
import { eachAnswer, formatOf } from '../../generate/answer-schema.ts';
import { GENERATORS } from '../../generate/generators.ts';
import { chartReleases, FACTS, runnerVersionOf } from '../../knowledge/index.ts';
import { FORMAT_NAMES } from '../../report/format.ts';
import { GROUPS } from '../../rules/groups.ts';
import { rules } from '../../rules/index.ts';
import type { CommandName } from '../names.ts';
import { SHELLS } from './flags.ts';

const FREE: Values = { words: [], free: true };
const FILES: Values = { words: [] };

/** What a flag's value may be: choices by the table, lists by the name of the flag, files by what the help calls the value. */
export function valuesOf(command: CommandName, name: string, flag: FlagTable[string]): Values {
  if (flag.kind === 'switch') return FREE;
  if (flag.kind === 'choice') return { words: flag.choices.map((text) => ({ text, about: '' })) };
  if (name === 'rule' && command === 'fix') return fixableRules();
  const list = flag.value === 'FILE' ? undefined : LISTS[name];
  return list ? list() : /FILE|PATH|DIR/.test(flag.value) ? FILES : FREE;
}

/** What the words of a command may be. */
export function wordsOf(command: CommandName): Values {
  return (WORDS[command] ?? (() => FILES))();
}

const WORDS: { readonly [C in CommandName]?: () => Values } = {
  completion: () => ({ words: SHELLS.map((text) => ({ text, about: '' })) }),
  explain: ruleIds,
  generate: () => ({
    name: 'generators',
    words: Object.entries(GENERATORS).map(([name, { summary }]) => word(name, summary)),
  }),
  init: () => FREE,
  rules: () => FREE,
  schema: () => ({ words: ['values', 'config'].map((text) => ({ text, about: '' })) }),
};

/** Lists by the flag that takes them. */
const LISTS: Readonly<Record<string, () => Values>> = {
  rule: () => ({
    name: 'severities',
    words: rules.map(({ id, docs }) => word(`${id}=`, docs.what)),
    after: SEVERITIES,
  }),
  fact: () => ({ name: 'facts', words: Object.entries(FACTS).flatMap(factWords) }),
  answer: () => ({ name: 'answers', words: eachAnswer().flatMap(answerWords) }),
  format: () => ({ name: 'formats', words: FORMAT_NAMES.map((text) => word(text, '')), after: 'files' }),
  group: () => ({ name: 'groups', words: Object.entries(GROUPS).map(([group, about]) => word(group, about)) }),
  'chart-version': charts,
  from: charts,
  to: charts,
  'runner-version': runners,
};

function ruleIds(): Values {
  return { name: 'rules', words: rules.map(({ id, docs }) => word(id, docs.what)) };
}

function fixableRules(): Values {
  const fixable = rules.filter(({ docs }) => docs.fix !== undefined);
  return { name: 'fixable_rules', words: fixable.map(({ id, docs }) => word(id, docs.what)), after: SEVERITIES };
}

function factWords([name, { type, what }]: [string, (typeof FACTS)[keyof typeof FACTS]]): readonly Word[] {
  const values = type === 'boolean' ? ['true', 'false'] : typeof type === 'object' ? type : [''];
  return values.map((value) => word(`${name}=${value}`, what));
}

function answerWords({ path, answer }: ReturnType<typeof eachAnswer>[number]): readonly Word[] {
  const { type, enum: choices } = formatOf(answer);
  const values = choices ?? (type === 'boolean' ? ['true', 'false'] : ['']);
  return values.map((value) => word(`${path.join('.')}=${value}`, answer.title ?? ''));
}

/** The newest first. */
function charts(): Values {
  const versions = chartReleases().toReversed();
  return { name: 'charts', words: versions.map((version) => word(version, `runner ${runnerVersionOf(version)}`)) };
}

function runners(): Values {
  const versions = new Set(
    chartReleases()
      .toReversed()
      .flatMap((chart) => runnerVersionOf(chart) ?? []),
  );
  return { name: 'runners', words: [...versions].map((version) => word(version, '')) };
}

function word(text: string, about: string): Word {
  return { text, about };
}
