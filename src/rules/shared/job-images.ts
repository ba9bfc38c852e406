import type { Release, RunnerView, View } from '../../model/release.ts';
import { imageName, type ImageName } from './image-name.ts';

/** An image that the configuration gives to jobs. */
export interface JobImage {
  readonly role: 'build' | 'service' | 'helper';
  readonly at: View;
  readonly text: string;
  readonly name: ImageName;
}

/**
 * The images of a runner that are written and known. The default image counts unless every job names its own; that of the
 * chart's own template is no one's choice and does not.
 */
export function jobImages({ facts }: Release, runner: RunnerView): readonly JobImage[] {
  const kubernetes = runner.at('kubernetes');
  const services = kubernetes.at('services').items();
  return [
    ...(facts['jobs.withoutImage'] === false ? [] : imageAt(kubernetes.at('image'), 'build')),
    ...services.flatMap((service) => imageAt(service.at('name'), 'service')),
    ...imageAt(kubernetes.at('helper_image'), 'helper'),
  ];
}

function imageAt(at: View, role: JobImage['role']): readonly JobImage[] {
  const text = at.written ? at.string : undefined;
  const name = text ? imageName(text) : undefined;
  return text && name ? [{ role, at, text, name }] : [];
}

/** True for the images that Docker publishes of itself, with or without its daemon, mirrored ones too. */
export function isDockerImage({ path }: ImageName): boolean {
  return path === 'docker' || path.endsWith('/docker');
}
