import type { View } from '../../model/release.ts';

/**
 * Names under which jobs find a service of the config: those made of its image, then its aliases; undefined where nobody can tell
 * (helpers/container/services/services.go, SplitNameAndVersion; common/config.go, Service.Aliases).
 */
export function serviceNames(service: View): readonly string[] | undefined {
  const image = service.at('name').string;
  const alias = service.at('alias');
  if (image === undefined || alias.unknown || `${image}${alias.string ?? ''}`.includes('$')) return undefined;
  const [registry = '', ...path] = withoutVersion(image).split('/');
  const parts = [path.length > 0 ? registry.replace(/:\d+$/, '') : registry, ...path];
  return [...new Set([parts.join('__'), parts.join('-'), ...aliasesOf(service)])];
}

/** The aliases that are written, apart from each other by blanks or commas. */
export function aliasesOf(service: View): readonly string[] {
  return (service.at('alias').string ?? '').split(/[\s,]+/).filter((alias) => alias !== '');
}

/** RFC 1123: labels with dots between them, 253 characters at most (apimachinery, IsDNS1123Subdomain, which sets labels no limit). */
export function isHostName(text: string): boolean {
  return text.length <= 253 && text.split('.').every((label) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label));
}

/** An image without tag and digest: `registry:5000/a/b`. */
export function withoutVersion(image: string): string {
  const [name = ''] = image.split('@', 1);
  const colon = name.lastIndexOf(':');
  return colon > name.lastIndexOf('/') ? name.slice(0, colon) : name;
}
