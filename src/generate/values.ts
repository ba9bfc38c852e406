import type { Generator } from './generators.ts';

/** `values.yaml` of the chart gitlab-runner. */
export const values: Generator = {
  summary: 'values.yaml of the chart, with a comment that says why each line is there.',
  makes: 'file',
  files: ({ view, render }) => {
    const config = render('runner.toml', view);
    return [{ path: 'values.yaml', text: render('values.yaml', { ...view, config }) }];
  },
};
