/** What the tag of GitLab's own helper image says: `[flavor-]arch-version[-variant]` (runner 19.3.0: helpers/container/helperimage/linux_info.go). */
export interface HelperTag {
  /** `alpine` where the tag names none. */
  readonly flavor: string;
  readonly arch: string;
  /** `v19.3.0`, `latest`, a commit, a variable; what follows it included. */
  readonly version: string;
}

/** Takes the tag of GitLab's own helper image apart, whatever registry it comes from; undefined for other images. */
export function helperTag(image: string): HelperTag | undefined {
  const name = image.slice(image.lastIndexOf('/') + 1);
  if (!name.startsWith(NAME)) return undefined;
  const parts = /^(?:([a-z][a-z0-9.-]*)-)?(x86_64|arm64|arm|s390x|ppc64le|riscv64)-(.+)$/.exec(name.slice(NAME.length));
  if (!parts) return undefined;
  const [, flavor = 'alpine', arch = '', version = ''] = parts;
  return { flavor, arch, version };
}

const NAME = 'gitlab-runner-helper:';
