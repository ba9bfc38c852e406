import type { Release } from '../../model/release.ts';

/** True for files that only Helm reads: in a template of another program, or of another chart, `{{…}}` may be for that. */
export function isReadByHelmAlone({ kind, file }: Release): boolean {
  const isValues = kind === 'values' || kind === 'umbrella' || kind === 'helm-release';
  return isValues && /\.ya?ml$/.test(file) && !/(^|\/)templates\//.test(file);
}
