import type { View } from '../../model/release.ts';
import { isGiven } from './truth.ts';

/** Where the chart mounts certsSecretName, whoever the manager's user is (chart 0.92.0: templates/deployment.yaml). */
export const CERTS_DIRECTORY = '/home/gitlab-runner/.gitlab-runner/certs';

/** Directories that images of the runner bring with files in them. */
const IN_IMAGE = ['/etc/ssl', '/etc/pki', '/usr/share/ca-certificates', '/var/run/secrets/kubernetes.io'];

/** True where the manager's container has a file at that path, or may have it. */
export function mayHaveFile(values: View, path: string): boolean {
  return (
    IN_IMAGE.some((directory) => isBelow(path, directory)) ||
    (isBelow(path, CERTS_DIRECTORY) && isGiven(values.at('certsSecretName'))) ||
    (isBelow(path, '/secrets') && ['secrets', 'runners.cache.secretName'].some((key) => isGiven(values.at(key)))) ||
    (isBelow(path, '/configmaps') && isGiven(values.at('configMaps'))) ||
    mayMountInManager(values, (mounted) => isBelow(path, mounted)) ||
    mayMakeFiles(values)
  );
}

/** True where the manager has a mount at a path of that kind, or may have one. */
export function mayMountInManager(values: View, isWanted: (path: string) => boolean): boolean {
  const mounts = values.at('volumeMounts');
  return (
    mounts.unknown ||
    mounts.items().some((mount) => {
      const path = mount.at('mountPath');
      return mount.unknown || path.unknown || (path.string !== undefined && isWanted(path.string));
    })
  );
}

/** True where the manager's image is the user's own: anything may be in it. */
export function isOwnImage(values: View): boolean {
  const image = values.at('image.image');
  return image.unknown || (image.string !== undefined && !image.string.endsWith('gitlab-runner'));
}

/** Scripts and containers that may write a file before the runner reads it. */
function mayMakeFiles(values: View): boolean {
  return (
    isOwnImage(values) ||
    ['preEntrypointScript', 'deploymentInitContainers', 'extraContainers'].some((key) => isGiven(values.at(key)))
  );
}

function isBelow(path: string, directory: string): boolean {
  const parent = directory.replace(/\/$/, '');
  return path === parent || path.startsWith(`${parent}/`);
}
