import type { View } from '../../model/release.ts';
import { hasUnknownVolumes } from './runners.ts';
import { knownTexts } from './truth.ts';

/** What dockerd gives its bridge when nobody says otherwise. */
export const DOCKER_MTU = 1500;
/** GitLab's documentation calls it safe for most environments (docs: executors/docker). */
export const SAFE_MTU = 1360;

/** True for an image that runs the Docker daemon as root: `docker:28-dind`, `registry.example.com/ci/dind:1`. */
export function isDockerInDocker(image: string): boolean {
  const name = image.slice(image.lastIndexOf('/') + 1);
  return /(^|[:@_-])dind(?![a-z])/.test(name) && !name.includes('rootless');
}

/** The services of a `[[runners]]` that run the Docker daemon as root. */
export function dindServices(runner: View): readonly View[] {
  return runner
    .at('kubernetes.services')
    .items()
    .filter((service) => isDockerInDocker(service.at('name').string ?? ''));
}

/** True for the image of the Docker project itself, from any registry: nobody else's start script is in it. */
export function isOfficialDind(image: string): boolean {
  return /(^|\/)docker:[^/]*dind/.test(image);
}

/** What a service starts dockerd with; undefined where it cannot be told. */
export function dockerdArguments(service: View): string | undefined {
  const words = ['entrypoint', 'command'].map((key) => knownTexts(service.at(key)));
  return words.every((list) => list !== undefined) ? words.flat().join(' ') : undefined;
}

/** True where a volume brings a daemon.json of its own, or may. */
export function mayConfigureDaemon(runner: View): boolean {
  return mayMount(runner, (path) => /^\/etc\/docker(\/daemon\.json)?\/?$/.test(path));
}

/** True where something is mounted at a path of that kind, or may be. */
export function mayMount(runner: View, isWanted: (path: string) => boolean): boolean {
  if (hasUnknownVolumes(runner)) return true;
  const mounts = runner
    .at('kubernetes.volumes')
    .entries()
    .flatMap((kind) => kind.items());
  return mounts.some((mount) => {
    const path = mount.at('mount_path');
    return path.unknown || isWanted(path.string ?? '');
  });
}
