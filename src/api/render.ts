import { render as renderTarget } from '../engine/render.ts';
import type { RenderingDocument } from '../report/documents/rendering.ts';
import { renderingDocument } from '../report/rendering-json.ts';
import { sourcesIn } from '../report/sources.ts';
import type { Input, RenderOptions } from './input.ts';
import { userInput, versionsOf } from './options.ts';

/**
 * Works out what chart and runner make of one file, or of values alone: the document that `runner-lint render --format json` prints; null for
 * a file that holds nothing of theirs. What Helm or the runner refuses is said in the document. Throws a `RangeError` for more files than one, and for
 * options that mean nothing.
 */
export function render(input: Input, options: RenderOptions = {}): RenderingDocument | null {
  const { files = [], values = [] } = input;
  const [file, ...more] = files;
  if (more.length > 0) throw new RangeError('render takes one file; further values files go into "values"');
  const { release, kubeVersion, apiVersions = [], redact = false } = options;
  const user = userInput(input, options);
  const rendering = renderTarget(file ? { is: 'file', file, user } : { is: 'values', user }, {
    ...versionsOf(options),
    release: { name: 'gitlab-runner', namespace: 'default', ...release },
    ...(kubeVersion === undefined ? {} : { kubeVersion }),
    apiVersions,
  });
  const texts = new Map([...files, ...values].map(({ path, text }) => [path, text]));
  return rendering ? renderingDocument(rendering, { sources: sourcesIn(texts), redact }) : null;
}
