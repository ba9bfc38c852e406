/** What the tag of GitLab's own helper image says beside its flavour: `[flavor-]arch-version` (helpers/container/helperimage/linux_info.go). */
export interface HelperTag {
  /** As tags spell it: `x86_64`, `arm64` … */
  readonly arch: string;
  /** `v19.3.0`, `latest`, a commit, a variable; what follows it included. */
  readonly version: string;
}

/** Takes the tag of GitLab's own helper image apart, whatever registry it comes from; undefined for other images. */
export function helperTag(image: string): HelperTag | undefined {
  const name = image.slice(image.lastIndexOf('/') + 1);
  if (!name.startsWith(NAME)) return undefined;
  const parts = /^(?:[a-z][a-z0-9.-]*-)?(x86_64|arm64|arm|s390x|ppc64le|riscv64)-(.+)$/.exec(name.slice(NAME.length));
  return parts ? { arch: parts[1] ?? '', version: parts[2] ?? '' } : undefined;
}

const NAME = 'gitlab-runner-helper:';
