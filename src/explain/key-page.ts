import type { Document } from '../knowledge/record.ts';
import type { ExplainedKey } from './key.ts';
import { field, type Page, type Section } from './page.ts';

const PROGRAMS: Readonly<Record<Document, string>> = { config: 'runner', values: 'chart' };

/** The page about a setting. */
export function keyPage(key: ExplainedKey): Page {
  const program = PROGRAMS[key.document];
  const since = (version: string | null) => (version === null ? null : `${program} ${version}`);
  const short = key.default === undefined || isLong(key.default) ? undefined : JSON.stringify(key.default);
  return {
    title: key.key,
    lead: [key.about, ...(key.known ? [] : [`Nothing in ${program} ${key.version} reads it.`])]
      .filter((sentence) => sentence)
      .join(' '),
    fields: [
      { label: 'in', value: placeOf(key) },
      { label: 'type', value: key.takes === null ? key.type : `${key.type}: ${key.takes}` },
      ...field('values', key.values.map((value) => `\`${value}\``).join(', ')),
      ...field('default', short && `\`${short}\` (${program} ${key.version})`),
      ...field('since', since(key.since)),
      ...field('until', since(key.until)),
      ...field('deprecated', since(key.deprecated)),
      ...field('instead', key.replacement && `\`${key.replacement.key}\` in ${placeOf(key.replacement)}`),
      ...field('templates', key.templated && `evaluated since chart ${key.templated}`),
      ...field('environment', key.variable && `\`${key.variable}\``),
      ...field('register', key.option && `\`${key.option}\``),
    ],
    sections: [
      ...defaultSection(key),
      { heading: 'Keys in it', blocks: key.keys.length === 0 ? [] : [{ prose: key.keys.join(', ') }] },
      {
        heading: 'Rules about it',
        blocks: key.rules.length === 0 ? [] : [{ list: key.rules.map(({ id, what }) => `\`${id}\`: ${what}`) }],
      },
      { heading: 'Evidence', blocks: key.source === null ? [] : [{ prose: key.source }] },
    ],
  };
}

/** Only what belongs to a `[[runners]]` counts in the template of the chart. */
function placeOf({ document, key }: { readonly document: Document; readonly key: string }): string {
  if (document === 'values') return 'the values of the chart';
  return key.startsWith('runners') ? 'config.toml, and runners.config of the chart' : 'config.toml';
}

function isLong(value: unknown): boolean {
  return typeof value === 'string' ? value.includes('\n') : typeof value === 'object' && value !== null;
}

function defaultSection({ document, default: value, version }: ExplainedKey): readonly Section[] {
  if (!isLong(value)) return [];
  const code = typeof value === 'string' ? value : `${JSON.stringify(value, null, 2)}\n`;
  const heading = `Default of ${PROGRAMS[document]} ${version}`;
  return [{ heading, blocks: [{ code, language: typeof value === 'string' ? 'toml' : 'json' }] }];
}
