import { lintFile, type LintOptions } from '../../src/engine/lint.ts';
import type { Finding } from '../../src/model/finding.ts';

type Options = Partial<Pick<LintOptions, 'chart' | 'runner' | 'facts'>>;

/** Findings of one rule on a values.yaml. */
export function inValues(rule: string, text: string, options: Options = {}): readonly Finding[] {
  return findingsOf(rule, 'values.yaml', text, options);
}

/** Findings of one rule on a config.toml. */
export function inConfig(rule: string, text: string, options: Options = {}): readonly Finding[] {
  return findingsOf(rule, 'config.toml', text, options);
}

/** Findings of one rule on values whose `runners.config` is the given TOML. */
export function inTemplate(
  rule: string,
  toml: string,
  options: Options & { readonly url?: string; readonly values?: string } = {},
): readonly Finding[] {
  const { url = 'https://gitlab.example.com/', values = '', ...rest } = options;
  const indented = toml.replaceAll(/^/gm, '    ');
  return inValues(rule, `gitlabUrl: ${url}\n${values}\nrunners:\n  config: |\n${indented}\n`, rest);
}

function findingsOf(rule: string, path: string, text: string, options: Options): readonly Finding[] {
  const { findings } = lintFile({ path, text }, { facts: {}, preset: 'all', severities: new Map(), ...options });
  return findings.filter((finding) => finding.rule === rule);
}

/** The text of a file at the place of a finding. */
export function textAt(text: string, { place: { span } }: Finding): string {
  return text.slice(span.start, span.end);
}
