import type { Rendering } from '../engine/render.ts';
import { messageWithoutSecrets } from '../text/without-secrets.ts';
import type { RenderingStyle } from './rendering-json.ts';
import { type EffectiveLine, effectiveLines } from './rendering-toml.ts';

/** The config.toml that the manager of one installation will have. */
export interface EffectiveConfig {
  /** What it is made from: its files, and which one it is where they hold several; empty for the command line alone. */
  readonly title: string;
  /** null without a chart. */
  readonly release: Rendering['release'];
  readonly chart: string | null;
  readonly runner: string;
  /** Line by line, the runner's defaults included; none where it is not known. */
  readonly lines: readonly EffectiveLine[];
  /** Why it is not there, or does not work; null where there is nothing to say. */
  readonly remark: string | null;
}

/** A rendering as a configuration in effect. */
export function effectiveConfig(title: string, rendering: Rendering, style: RenderingStyle): EffectiveConfig {
  const { release, chart, runner } = rendering;
  const refusal = refusalIn(rendering, style);
  const lines = refusal === null ? effectiveLines(rendering, style) : [];
  const remark = refusal ?? doubtAbout(rendering, lines);
  return {
    title,
    release,
    chart,
    runner,
    lines,
    remark: remark && messageWithoutSecrets(remark, rendering.failure?.place?.argument),
  };
}

/** Why there is no configuration at all. */
function refusalIn({ failure, config }: Rendering, { sources }: RenderingStyle): string | null {
  if (failure) {
    const position = failure.place && sources(failure.place.file)?.lines.position(failure.place.span.start);
    const where = position ? `${failure.place?.file}:${position.line}:${position.column}: ` : '';
    return `${where}the chart refuses these values: ${failure.message}`;
  }
  const isRefused = config?.error != null && config.runners.length === 0;
  return isRefused ? `The runner refuses this configuration: ${config.error}` : null;
}

/** What must be known about one that is shown: the runners of a registration without a token are those that it would have with one. */
function doubtAbout({ config }: Rendering, lines: readonly EffectiveLine[]): string | null {
  if (lines.length === 0) return 'Not all that it is made from is in these files, so it cannot be known.';
  if (config?.error == null) return null;
  return `From these files alone the runner could not register: ${config.error}. This is what it works with once a token is given.`;
}
