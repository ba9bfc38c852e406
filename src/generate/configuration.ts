import { wantedFor } from '../config/facts.ts';
import { FACTS, newestChart } from '../knowledge/index.ts';
import type { Facts } from '../model/facts.ts';
import type { Preset } from '../model/rule.ts';
import { rendererOf } from './template.ts';
import builtIn from './templates.generated.js';

/** What `runner-lint init` has found out. Texts of files have no line breaks. */
export interface Surveyed {
  readonly files: readonly { readonly path: string; readonly kind: string; readonly chart: string | undefined }[];
  readonly preset: Preset;
  /** What that preset finds today. */
  readonly findings: number;
  readonly chartVersion: { readonly version: string; readonly path: string } | undefined;
  readonly facts: readonly {
    readonly name: keyof Facts;
    readonly value: string | boolean;
    readonly key: string;
    readonly path: string;
  }[];
}

/** The text of a `.runner-lint.yaml` with what was found, and comments that say what else could stand there. */
export function configurationText({ files, preset, findings, chartVersion, facts }: Surveyed): string {
  const known = new Set(facts.map(({ name }) => name));
  const unknown = (Object.keys(FACTS) as (keyof Facts)[])
    .filter((name) => !known.has(name))
    .map((name) => ({ name, wanted: wantedFor(name), what: FACTS[name].what }));
  return rendererOf(builtIn, newestChart)('runner-lint.yaml', {
    files: files.map((file) => ({ ...file, chart: file.chart ?? null })),
    preset,
    findings,
    newestChart,
    pin: chartVersion ?? null,
    facts,
    unknown,
  });
}
