import { chartConfig } from '../../knowledge/index.ts';
import type { Release, RunnerView, View } from '../../model/release.ts';
import { forLatest } from '../../text/for-latest.ts';
import { imageName, type ImageName } from './image-name.ts';

/** An image that the configuration gives to jobs. */
export interface JobImage {
  readonly role: 'build' | 'service' | 'helper';
  readonly at: View;
  readonly text: string;
  readonly name: ImageName;
  /** The service that starts it. */
  readonly service?: View | undefined;
}

/**
 * The images of a runner that are written and known. The default image counts unless every job names its own; that of the
 * chart's own template is no one's choice and does not, even where that is copied.
 */
export function jobImages(release: Release, runner: RunnerView): readonly JobImage[] {
  const kubernetes = runner.at('kubernetes');
  const services = kubernetes.at('services').items();
  const isChosen = release.facts['jobs.withoutImage'] !== false && !isChartsOwn(release, runner);
  return [
    ...(isChosen ? imageAt(kubernetes.at('image'), 'build') : []),
    ...services.flatMap((service) => imageAt(service.at('name'), 'service', service)),
    ...imageAt(kubernetes.at('helper_image'), 'helper'),
  ];
}

/** True where the text of the configuration has every line of the chart's. */
function isChartsOwn(release: Release, runner: RunnerView): boolean {
  return runner.key === 0 && hasEveryLine(release);
}

const hasEveryLine = forLatest(({ chart, values }: Release): boolean => {
  const text = values?.at('runners.config').string;
  const own = chart === null || text === undefined ? undefined : chartConfig(chart);
  if (text === undefined || own === undefined) return false;
  const lines = new Set(linesOf(text));
  return linesOf(own.trimEnd()).every((line) => lines.has(line));
});

function linesOf(text: string): readonly string[] {
  return text.split('\n').map((line) => line.trim());
}

function imageAt(at: View, role: JobImage['role'], service?: View): readonly JobImage[] {
  const text = at.written ? at.string : undefined;
  const name = text ? imageName(text) : undefined;
  return text && name ? [{ role, at, text, name, service }] : [];
}

/** True for the images that Docker publishes of itself, with or without its daemon, mirrored ones too. */
export function isDockerImage({ path }: ImageName): boolean {
  return path === 'docker' || path.endsWith('/docker');
}
