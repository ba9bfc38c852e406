import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { lint, type LintOptions, newestChart } from '../../src/api/index.ts';
import { runnerVersionOf } from '../../src/knowledge/index.ts';
import { FORMAT_NAMES } from '../../src/report/format-names.ts';
import { report } from '../../src/api/report.ts';

const URL_ONLY = { path: 'values.yaml', text: 'gitlabUrl: https://gitlab.example.com/\nrbac: { create: true }\n' };
const BASE = { path: 'base.yaml', text: 'concurrent: 10\n' };
/** What the newest chart installs. */
const RUNNER = runnerVersionOf(newestChart);
const isReport = new Ajv2020({ strict: false, formats: { uri: true } }).compile(
  JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')) as object,
);

const found = (...given: Parameters<typeof lint>) => lint(...given).findings.map(({ rule }) => rule);

describe('lint for other programs', () => {
  it('gives the report of the command line', () => {
    const report = lint({ files: [URL_ONLY] });
    assert.ok(isReport(report), JSON.stringify(isReport.errors));
    assert.deepEqual(report.files, [
      { path: 'values.yaml', kind: 'values', chart: newestChart, runner: RUNNER, skipped: null },
    ]);
    assert.ok(report.findings.some(({ rule }) => rule === 'musl-helper-image'));
  });

  it('reports nothing for nothing', () => {
    const { files, findings } = lint({});
    assert.deepEqual([files, findings], [[], []]);
  });

  it('skips a file that is none of ours', () => {
    const { files, findings } = lint({ files: [{ path: 'package.json', text: '{}' }] });
    assert.deepEqual(findings, []);
    assert.equal(typeof files[0]?.skipped, 'string');
  });

  it('judges each file by itself', () => {
    const config = { path: 'config.toml', text: 'concurrent = 1\n[[runners]]\nexecutor = "kubernetes"\n' };
    assert.deepEqual(
      lint({ files: [URL_ONLY, config] }).files.map(({ path, kind }) => [path, kind]),
      [
        ['values.yaml', 'values'],
        ['config.toml', 'config-toml'],
      ],
    );
  });

  it('takes values and settings for a release', () => {
    const values = [BASE];
    assert.ok(found({ values }).includes('gitlab-url'));
    const set = [{ flag: '--set', argument: 'gitlabUrl=https://gitlab.example.com' }] as const;
    assert.ok(!found({ values, set }).includes('gitlab-url'));
    assert.ok(!found({ set }).includes('gitlab-url'));
  });

  it('lays values over a file', () => {
    const over = {
      path: 'over.yaml',
      text: 'runners: { config: "[[runners]]\\n  [runners.kubernetes]\\n    helper_image_flavor = \\"ubuntu\\"\\n" }\n',
    };
    assert.ok(found({ files: [URL_ONLY] }).includes('musl-helper-image'));
    assert.ok(!found({ files: [URL_ONLY], values: [over] }).includes('musl-helper-image'));
  });

  it('judges as the versions that are asked for', () => {
    const [file] = lint({ files: [URL_ONLY] }, { chartVersion: '0.60', runnerVersion: 'v16.8' }).files;
    assert.match(file?.chart ?? '', /^0\.60\./);
    assert.equal(file?.runner, '16.8');
    assert.equal(lint({ files: [URL_ONLY] }, { chartVersion: '99.0' }).files[0]?.chart, newestChart);
  });

  it('takes severities, presets and facts', () => {
    const rules = { 'musl-helper-image': 'off' } as const;
    assert.ok(!found({ files: [URL_ONLY] }, { rules }).includes('musl-helper-image'));
    assert.ok(found({ files: [URL_ONLY] }, { preset: 'all' }).length > found({ files: [URL_ONLY] }).length);
    assert.ok(!found({ files: [URL_ONLY] }).includes('private-ca-missing'));
    assert.ok(found({ files: [URL_ONLY] }, { facts: { 'gitlab.privateCa': true } }).includes('private-ca-missing'));
  });

  it('lets comments expire', () => {
    const text = `# runner-lint-disable-file musl-helper-image until=2026-06-01 -- mirrored soon\n${URL_ONLY.text}`;
    const files = [{ path: 'values.yaml', text }];
    assert.ok(!found({ files }, { today: '2026-05-01' }).includes('musl-helper-image'));
    assert.ok(found({ files }, { today: '2026-07-01' }).includes('musl-helper-image'));
  });

  for (const text of ['', '\u0000', 'a: [', '{{ if', '[[runners]\nx = ', '\ud800'])
    it(`does not throw on ${JSON.stringify(text)}`, () => {
      for (const path of ['values.yaml', 'config.toml']) assert.equal(lint({ files: [{ path, text }] }).version, 1);
    });

  for (const [what, options, message] of [
    ['a version', { chartVersion: 'new' }, /^chartVersion new: not a version; write it like \d/],
    ['a version of the runner', { runnerVersion: '1.x' }, /^runnerVersion 1\.x: not a version/],
    ['a preset', { preset: 'nice' }, /^preset nice: there are recommended, /],
    ['a rule', { rules: { 'musl-helper-imag': 'off' } }, /^rules: there is no rule .*did you mean musl-helper-image\?/],
    ['a severity', { rules: { 'musl-helper-image': 'fatal' } }, /^rules: musl-helper-image: there are off, info/],
    ['a fact', { facts: { 'network.mtu': 1400 } }, /^facts: there is no fact network\.mtu/],
    [
      'the value of a fact',
      { facts: { 'network.podMtu': '1400' } },
      /^facts: the value of network\.podMtu is a whole number/,
    ],
    ['a choice', { facts: { 'cluster.os': 'plan9' } }, /linux, windows, mixed/],
    ['a list', { facts: { 'dns.searchDomains': 'a' } }, /a list/],
  ] as const)
    it(`refuses ${what} that means nothing`, () => {
      assert.throws(() => lint({ files: [URL_ONLY] }, options as unknown as LintOptions), {
        name: 'RangeError',
        message,
      });
    });
});

describe('report for other programs', () => {
  for (const format of FORMAT_NAMES)
    it(`writes ${format}`, () => {
      const text = report(format, { files: [URL_ONLY] });
      assert.match(text, /\n$/);
      assert.match(text, /musl-helper-image/);
      assert.equal(text, report(format, { files: [URL_ONLY] }));
    });

  it('refuses a format that there is not', () => {
    assert.throws(() => report('pdf' as 'json', {}), {
      name: 'RangeError',
      message: /^format pdf: there are text, json/,
    });
  });
});
