/** An image reference taken apart as container runtimes read it. */
export interface ImageName {
  /** Host of the registry; `docker.io` where none is written. */
  readonly registry: string;
  /** Path in the registry; official images of Docker Hub without their `library/`. */
  readonly path: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Takes an image reference apart; undefined where it holds variables, or is none. */
export function imageName(text: string): ImageName | undefined {
  if (!/^[\w./:@+-]+$/.test(text)) return undefined;
  const [reference = '', digest] = text.split('@', 2);
  const slash = reference.indexOf('/');
  const first = reference.slice(0, Math.max(0, slash));
  const hasRegistry = /[.:]/.test(first) || first === 'localhost';
  const rest = hasRegistry ? reference.slice(slash + 1) : reference;
  const colon = rest.indexOf(':');
  const path = colon < 0 ? rest : rest.slice(0, colon);
  return {
    registry: hasRegistry && !DOCKER_HUB.includes(first) ? first : 'docker.io',
    path: path.replace(/^library\//, ''),
    tag: colon < 0 ? undefined : rest.slice(colon + 1),
    digest,
  };
}

const DOCKER_HUB = ['docker.io', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com'];

/** Tags that are moved to each new build, alone or before the name of a variant (`stable-slim`). */
const FLOATING =
  /^(latest|stable|edge|nightly|rolling|current|lts|testing|unstable|sid|mainline|main|master|dev|develop)(-(slim|alpine|bookworm|trixie|bullseye|jammy|noble))?$/;

/** True where the same reference means another image tomorrow: no tag, or one that is moved. */
export function isFloating({ tag, digest }: ImageName): boolean {
  return digest === undefined && (tag === undefined || FLOATING.test(tag));
}

/** The image without tag and digest, as one writes it. */
export function repositoryOf({ registry, path }: ImageName): string {
  return registry === 'docker.io' ? path : `${registry}/${path}`;
}
