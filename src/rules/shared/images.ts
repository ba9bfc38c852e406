import { flavorOfHelperImage } from '../../knowledge/index.ts';

/** True for an image that runs the Docker daemon as root: `docker:28-dind`, `registry.example.com/ci/dind:1`. */
export function isDockerInDocker(image: string): boolean {
  const name = image.slice(image.lastIndexOf('/') + 1);
  return /(^|[:@_-])dind(?![a-z])/.test(name) && !name.includes('rootless');
}

/** True for GitLab's own helper image in its Alpine form, from any registry. */
export function isAlpineHelper(image: string): boolean {
  return flavorOfHelperImage(image)?.startsWith('alpine') ?? false;
}
