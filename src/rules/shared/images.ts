/** True for an image that runs the Docker daemon as root: `docker:28-dind`, `registry.example.com/ci/dind:1`. */
export function isDockerInDocker(image: string): boolean {
  const name = image.slice(image.lastIndexOf('/') + 1);
  return /(^|[:@_-])dind(?![a-z])/.test(name) && !name.includes('rootless');
}

/**
 * True for GitLab's own helper image in its Alpine form, from any registry: tags are `x86_64-v19.3.0`, `alpine3.21-arm64-v18.9.0`;
 * those of the others begin with `ubuntu-` or `ubi-fips-` (runner: helpers/container/helperimage/linux_info.go).
 */
export function isAlpineHelper(image: string): boolean {
  return /gitlab-runner-helper:(alpine[a-z0-9.-]*-)?(x86_64|arm|arm64|s390x|ppc64le|riscv64)-/.test(image);
}
