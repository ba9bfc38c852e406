import type { LintOptions } from '../engine/lint.ts';
import { render, renderFile, type Rendering, type RenderOptions } from '../engine/render.ts';
import { textsOf, type Together } from '../engine/together.ts';
import { effectiveConfig, type EffectiveConfig } from './effective.ts';
import { sourcesIn } from './sources.ts';

/** What was linted together, with the options under which it was. */
export interface Linted extends Pick<Together, 'files' | 'target'> {
  readonly options: LintOptions;
}

/** What the manager of each installation will work with, in the order of what was linted; secrets are not shown. */
export function effectiveConfigs(linted: readonly Linted[]): readonly EffectiveConfig[] {
  return linted.flatMap(({ files, target, options }) => {
    const names = files.map((file) => file.path).join(' + ');
    const style = { sources: sourcesIn(textsOf(files)), redact: true };
    return renderings(target, renderOptions(options)).map((rendering, index, { length }) =>
      effectiveConfig(length > 1 ? `${names} (${index + 1} of ${length})` : names, rendering, style),
    );
  });
}

function renderings(target: Linted['target'], options: RenderOptions): readonly Rendering[] {
  if (target.is === 'file') return target.file.damage ? [] : renderFile(target.file, target.user, options);
  const rendering = render(target, options);
  return rendering ? [rendering] : [];
}

/** Names that are not given are those of `render`. */
function renderOptions({ chart, runner, release = {}, kubeVersion, apiVersions = [] }: LintOptions): RenderOptions {
  const { name = 'gitlab-runner', namespace = 'default' } = release;
  return {
    ...(chart === undefined ? {} : { chart }),
    ...(runner === undefined ? {} : { runner }),
    release: { name, namespace },
    ...(kubeVersion === undefined ? {} : { kubeVersion }),
    apiVersions,
  };
}
