import assert from 'node:assert/strict';
import { correctedFiles } from '../../src/engine/fix/corrected.ts';
import { fixTexts } from '../../src/engine/fix/fix.ts';
import { type LintedFile, lintFile, type LintOptions, lintRelease } from '../../src/engine/lint.ts';
import { render as renderTarget, type RenderOptions } from '../../src/engine/render.ts';
import { upgradeTexts } from '../../src/engine/upgrade/upgrade.ts';
import type { Facts } from '../../src/model/facts.ts';
import { reportedCorrection } from '../../src/report/fix-json.ts';
import { fixRemark } from '../../src/report/fix-text.ts';
import { buildReport, jsonReport } from '../../src/report/json.ts';
import { OTHER_FORMATS } from '../../src/report/other-formats.ts';
import { renderingEnv } from '../../src/report/rendering-env.ts';
import { renderingJson } from '../../src/report/rendering-json.ts';
import { renderingToml } from '../../src/report/rendering-toml.ts';
import { rules } from '../../src/rules/index.ts';
import { sourcesIn } from '../../src/report/sources.ts';
import { textReport } from '../../src/report/text.ts';
import { checkDocument, checkFindings, checkPrintable } from './checks.ts';
import type { Check } from './lane.ts';
import type { Random } from './random.ts';

const CHARTS = ['0.92.0', '0.92.0', '0.69', '0.50.0', '0.31.0', '0.13.0', '0.1.13'];

const FACTS: Facts = {
  'gitlab.privateCa': true,
  'network.podMtu': 1400,
  'dns.searchDomains': ['svc.cluster.local', 'cluster.local'],
  'cluster.arch': 'arm64',
  'runner.shared': true,
};

function options(random: Random): LintOptions {
  const chart = random.once(2) ? { chart: random.pick(CHARTS) } : {};
  return { ...chart, facts: random.once(2) ? FACTS : {}, preset: 'all', severities: new Map(), today: '2026-11-21' };
}

/** Once in so many inputs a check is made that costs more than the rest. */
const RARELY = 16;

const NO_USER = { files: [], sets: [], helm: 3, textOfFile: () => undefined } as const;

/** What reports are given beside the files. */
const REPORT = { rules, trouble: ['a\u001b'], fromRoot: (path: string) => path, editsFor: () => undefined };

/** All rules, and the reports of what they found. */
export const lint: Check = (input, random) => {
  const judged = options(random);
  const file = lintFile(input, judged);
  checkFindings(file);
  const style = { colors: false, columns: random.pick([undefined, 40, 80]) };
  checkPrintable(textReport([file], style));
  const data = buildReport([file], '0.0.0');
  const json = jsonReport(data);
  checkPrintable(json);
  const linted = [{ files: [input], target: { is: 'file' as const, file: input, user: NO_USER }, options: judged }];
  for (const format of Object.values(OTHER_FORMATS))
    checkPrintable(format({ ...REPORT, files: [file], linted, data, style }));
  if (!random.once(RARELY)) return;
  checkDocument(json, 'report.schema.json');
  assert.deepEqual(lintFile(input, judged), file, 'a second run finds something else');
};

const SETS = [
  'concurrent=1',
  'a.b[2].c=x',
  'runners=null',
  'envVars[0].name=A',
  'runners.config={a,b}',
  'x={',
  'a[-1]=1',
];

/** The file as one of Helm's, with settings over it that are made of its pieces. */
export const release: Check = ({ path, text }, random) => {
  const piece = () => text.slice(random.below(text.length + 1)).slice(0, random.below(40));
  const argument = () =>
    random.once(2) ? random.pick(SETS) : `${random.pick(['a', 'runners', ''])}${piece()}=${piece()}`;
  const flag = () => random.pick(['--set', '--set-string', '--set-json', '--set-literal', '--set-file'] as const);
  const sets = Array.from({ length: random.below(4) }, () => ({ flag: flag(), argument: argument() }));
  const files = [{ path, text }];
  const user = {
    files,
    sets,
    helm: random.pick([3, 4] as const),
    textOfFile: () => (random.once(2) ? text : undefined),
  };
  for (const file of lintRelease(undefined, user, options(random))) checkFindings(file);
  const rendering = renderTarget({ is: 'values', user }, rendered(random));
  if (rendering) renderingJson(rendering, { sources: sourcesIn(new Map([[path, text]])), redact: true });
};

/** Corrections: proven, and with nothing left to correct; no text that could be read becomes one that cannot. */
export const fix: Check = ({ path, text }, random) => {
  const judged = options(random);
  const lintTexts = (texts: ReadonlyMap<string, string>): readonly LintedFile[] =>
    [...texts].map(([name, one]) => lintFile({ path: name, text: one }, judged));
  const before = new Map([[path, text]]);
  const fixed = fixTexts(before, lintTexts, { unsafe: true });
  checkCorrected(before, fixed);
  for (const file of fixed.files) checkFindings(file);
  assert.ok(syntaxErrors(fixed.files) <= syntaxErrors(lintTexts(before)), 'a correction made a text unreadable');
  if (fixed.applied.length === 0 || fixed.passes >= 10) return;
  const again = fixTexts(fixed.texts, lintTexts, { unsafe: true });
  assert.deepEqual(
    again.applied.map(({ title }) => title),
    [],
    'a second run corrects more',
  );
};

/** From an old chart to a new one. */
export const upgrade: Check = (input, random) => {
  const judged = options(random);
  const files = [input];
  const from = random.pick(['0.92.0', '0.60.0', '0.31.0', '0.13.0']);
  const fixed = upgradeTexts(
    files,
    (as) => (texts) =>
      files.map((file) => lintFile({ ...file, text: texts.get(file.path) ?? '' }, { ...judged, ...as })),
    { from, to: '0.92.0' },
  );
  checkCorrected(new Map([[input.path, input.text]]), fixed);
};

function checkCorrected(before: ReadonlyMap<string, string>, fixed: ReturnType<typeof fixTexts>): void {
  const files = correctedFiles(before, fixed);
  for (const file of files) {
    fixRemark(file);
    reportedCorrection(file, false);
  }
}

function syntaxErrors(files: readonly LintedFile[]): number {
  return files.flatMap(({ findings }) => findings).filter(({ rule }) => rule.endsWith('-syntax')).length;
}

function rendered(random: Random): RenderOptions {
  return { chart: random.pick(CHARTS), release: { name: 'r', namespace: 'n' }, apiVersions: [] };
}

/** What the chart and the runner make of it, in every format. */
export const render: Check = ({ path, text }, random) => {
  const rendering = renderTarget({ is: 'file', file: { path, text }, user: NO_USER }, rendered(random));
  if (!rendering) return;
  const style = { sources: sourcesIn(new Map([[path, text]])), redact: random.once(2) };
  const json = renderingJson(rendering, style);
  if (random.once(RARELY)) checkDocument(json, 'rendering.schema.json');
  if (rendering.failure || !rendering.enabled) return;
  renderingEnv(rendering, style);
  renderingToml(rendering, style, random.once(2));
};
