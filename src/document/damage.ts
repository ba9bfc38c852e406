import type { SyntaxProblem } from '../model/node.ts';
import type { FileKind } from '../model/release.ts';

/** Why a text is not what its file holds. */
export type Damage =
  { readonly kind: 'too-large'; readonly bytes: number } | { readonly kind: 'not-utf8'; readonly offset: number };

/** The one problem of such a file. */
export function damageProblem(damage: Damage, kind: FileKind): SyntaxProblem {
  if (damage.kind === 'too-large') {
    const message = `the file has ${(damage.bytes / 1e6).toFixed(1)} MB; files of more than 5 MB are not read`;
    return { language: 'limit', span: { start: 0, end: 0 }, message };
  }
  const span = { start: damage.offset, end: damage.offset + 1 };
  return {
    language: kind === 'config-toml' ? 'toml' : 'yaml',
    span,
    message: 'the text is not UTF-8 here',
    hint: 'Save the file as UTF-8.',
  };
}
