import type { Generator } from './generators.ts';

/** The job that checks merge requests: what the CI/CD component comes to with the defaults of its inputs. */
export const ci = gate('job of GitLab CI/CD that checks merge requests, for .gitlab-ci.yml.', {
  path: '.gitlab-ci.yml',
  template: 'gates/gitlab-ci.yml',
});

/** The hooks in the configuration of pre-commit. */
export const preCommit = gate('hooks of pre-commit, for .pre-commit-config.yaml.', {
  path: '.pre-commit-config.yaml',
  template: 'gates/pre-commit.yaml',
});

/** What Renovate must know to change the version in .runner-lint.yaml with that of the chart. */
export const renovate = gate('rules of Renovate for the version of the chart, for renovate.json.', {
  path: 'renovate.json',
  template: 'gates/renovate.json',
});

function gate(summary: string, { path, template }: { readonly path: string; readonly template: string }): Generator {
  return {
    summary,
    makes: 'file',
    needsNoAnswers: true,
    files: ({ render }) => [{ path, text: render(template, {}) }],
  };
}
