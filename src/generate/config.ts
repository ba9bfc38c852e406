import type { Generator } from './generators.ts';

/** The config.toml of a runner: what register makes of the values, but for the token. */
export const config: Generator = {
  summary: 'config.toml of a runner outside Helm, with the same content.',
  makes: 'file',
  files: ({ view, render }) => [{ path: 'config.toml', text: render('config.toml', { ...view, whole: true }) }],
};
