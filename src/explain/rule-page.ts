import { field, type Block, type Page } from './page.ts';
import type { ExampleFile, ExplainedRule } from './rule.ts';

/** The page about a rule. */
export function rulePage(rule: ExplainedRule): Page {
  const { id, group, severity, confidence, presets, since, keys, facts } = rule;
  return {
    title: id,
    lead: rule.what,
    fields: [
      { label: 'group', value: group },
      { label: 'severity', value: severity },
      { label: 'confidence', value: confidence },
      { label: 'presets', value: presets.join(', ') },
      { label: 'since', value: `runner-lint ${since}` },
      { label: 'applies to', value: versionsOf(rule) },
      ...field('settings', keys.map((key) => `\`${key}\``).join(', ')),
    ],
    sections: [
      { heading: 'Why', blocks: [{ prose: rule.why }] },
      { heading: 'What to do', blocks: [{ prose: rule.remedy }] },
      { heading: 'What `fix` does', blocks: rule.fix === null ? [] : [{ prose: rule.fix }] },
      {
        heading: 'Found',
        blocks: rule.examples.bad.flatMap((example, index) => [
          codeOf(example),
          ...fixedCode(example, rule.examples.fixed[index] ?? null),
        ]),
      },
      { heading: 'Not found', blocks: rule.examples.good.map(codeOf) },
      { heading: 'Facts it asks for', blocks: listOf(facts.map(({ name, what }) => `\`${name}\`: ${what}`)) },
      { heading: 'To silence it', blocks: silencing(id) },
      { heading: 'Evidence', blocks: listOf(rule.references) },
    ],
  };
}

function versionsOf({ appliesFrom: { chart, runner }, keys }: ExplainedRule): string {
  const first = [...(chart === null ? [] : [`chart ${chart}`]), ...(runner === null ? [] : [`runner ${runner}`])];
  if (first.length > 0) return `${first.join(', ')} and later`;
  return keys.length > 0 ? 'all versions that have its settings' : 'all versions';
}

function listOf(items: readonly string[]): readonly Block[] {
  return items.length === 0 ? [] : [{ list: items }];
}

function codeOf({ file, text, chart, runner, facts = {}, besides = [] }: ExampleFile): Block {
  const declared = Object.entries(facts).map(([name, value]) => `\`--fact ${name}=${String(value)}\``);
  const caption = [
    `\`${file}\``,
    ...(chart === undefined ? [] : [`chart ${chart}`]),
    ...(runner === undefined ? [] : [`runner ${runner}`]),
    ...declared,
    ...(besides.length === 0 ? [] : [`where ${besides.map((id) => `\`${id}\``).join(', ')} finds something else`]),
  ].join(', ');
  return { code: text, language: languageOf(file), caption };
}

function fixedCode({ file }: ExampleFile, text: string | null): readonly Block[] {
  return text === null ? [] : [{ code: text, language: languageOf(file), caption: 'corrected' }];
}

const LANGUAGES = [
  [/\.ya?ml$/, 'yaml'],
  [/\.toml$/, 'toml'],
  [/\.tf$/, 'hcl'],
] as const;

function languageOf(file: string): string {
  return LANGUAGES.find(([ending]) => ending.test(file))?.[1] ?? '';
}

function silencing(id: string): readonly Block[] {
  return [
    { prose: 'For one line, in YAML or in the TOML inside it; the reason is required:' },
    { code: `# runner-lint-disable-next-line ${id} -- REASON\n`, language: 'yaml' },
    { prose: 'For good, in `.runner-lint.yaml`:' },
    { code: `rules:\n  ${id}: off\n`, language: 'yaml' },
  ];
}
