import type { LayeredView } from '../document/view.ts';
import { runnerVersionOf } from '../knowledge/index.ts';
import type { Judgement } from './release.ts';

const VERSION_IN_TAG = /v(\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)/;

/** The runner that will run: what was asked for, what the image tag says, else the chart's; the newest where the tag moves (chart 0.37.1: "bleeding"). */
export function runnerVersionFor(
  image: LayeredView,
  chart: string,
  judgement: Pick<Judgement, 'runner' | 'newestRunner'>,
): string {
  const tag = image.at('tag').string ?? image.string;
  const own = runnerVersionOf(chart);
  const ofChart = own !== undefined && /^\d/.test(own) ? own : judgement.newestRunner;
  return judgement.runner ?? (tag && VERSION_IN_TAG.exec(tag)?.[1]) ?? ofChart;
}
