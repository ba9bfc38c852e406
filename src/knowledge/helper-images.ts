import { HELPER_IMAGES } from './generated/helper-images.ts';
import { compareVersions } from './versions.ts';

/** The C library of an image, as far as it is known. */
export type Libc = 'glibc' | 'musl' | 'unknown';

/** The C library of a published flavor of the helper image, in one version of the runner or in any; `unknown` for everything else. */
export function helperLibc(flavor: string, version?: string): Libc {
  const libc = meaningOf('flavor', flavor, version);
  return libc === 'glibc' || libc === 'musl' ? libc : 'unknown';
}

/** The flavors of the helper image that are published for a version of the runner. */
export function helperFlavors(version: string): readonly string[] {
  return HELPER_IMAGES.split('\n').flatMap((line) => {
    const [kind, name = '', , since = '', until = version] = line.split(' ');
    const isThen = compareVersions(version, since) >= 0 && compareVersions(version, until) <= 0;
    return kind === 'flavor' && isThen ? [name] : [];
  });
}

/** How tags of the helper image spell an architecture: `x86_64` for `amd64`; what is not known stays as it is. */
export function helperArchitecture(architecture: string): string {
  return meaningOf('arch', architecture) ?? architecture;
}

/** The end of the tag for a build of Windows such as `10.0.20348`; further parts do not count. undefined where the runner finds no image. */
export function helperWindowsImage(build: string, version: string): string | undefined {
  return meaningOf('build', build.split(/[. ]+/, 3).join('.'), version);
}

/** `ubuntu-x86_64-v19.3.0`: the part before the architecture is the flavor, none is `alpine` (helpers/container/helperimage/linux_info.go). */
const OWN_IMAGE = /gitlab-runner-helper:(?:([\w.-]*)-)?(?:x86_64|arm64|arm|s390x|ppc64le|riscv64)-/;

/** The flavor of GitLab's own helper image for Linux, from any registry; undefined for other images. */
export function flavorOfHelperImage(image: string): string | undefined {
  const found = image.includes('-servercore') ? null : OWN_IMAGE.exec(image);
  return found ? (found[1] ?? 'alpine') : undefined;
}

function meaningOf(kind: string, name: string, version?: string): string | undefined {
  for (const line of HELPER_IMAGES.split('\n')) {
    const [what, who, meaning, since = '', until = version] = line.split(' ');
    if (what !== kind || who !== name) continue;
    const isThen = !version || (compareVersions(version, since) >= 0 && compareVersions(version, until ?? '') <= 0);
    if (isThen) return meaning;
  }
  return undefined;
}
