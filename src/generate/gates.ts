import type { Generator } from './generators.ts';

/** A generator of one file that tells where it belongs. */
interface Gate extends Generator {
  /** Path from the top of a repository. */
  readonly file: string;
}

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

function gate(summary: string, { path, template }: { readonly path: string; readonly template: string }): Gate {
  const files: Generator['files'] = ({ render }) => [{ path, text: render(template, {}) }];
  return { summary, file: path, makes: 'file', needsNoAnswers: true, files };
}
