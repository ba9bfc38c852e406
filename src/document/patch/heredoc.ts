import type { Route } from '../../model/node.ts';
import { isPatchProblem, type PatchProblem } from '../../model/patch.ts';
import type { Edit } from '../../text/edit.ts';
import { indentedEdits, indentOf } from '../../text/indented-edits.ts';
import type { TextChange } from '../../yaml/patch/index.ts';
import { readHcl } from '../wrappers/hcl.ts';
import { literalMap } from '../wrappers/hcl-text.ts';
import { sameRoute } from '../wrappers/terraform-owner.ts';

/** The edits of a Terraform file that change the text of the heredoc at a route. What Terraform would fill is not written. */
export function heredocEdits(text: string, route: Route, change: TextChange): readonly Edit[] | PatchProblem {
  const literal = readHcl(text).find((one) => sameRoute(one.route, route))?.literal;
  if (!literal) return { problem: 'absent', message: 'There is no text at this place.' };
  if (literal.type !== 'heredoc') return { problem: 'style', message: 'Text in a Terraform string is not changed.' };
  const map = literalMap(text, literal);
  if (map.value.trim() === '') return { problem: 'style', message: 'An empty heredoc is not filled.' };
  const edits = change(map.value);
  if (isPatchProblem(edits)) return edits;
  if (edits.some((edit) => /[$%]\{/.test(edit.text)))
    return { problem: 'template', message: 'Terraform would fill the text that is to be written.' };
  return indentedEdits(text, map, edits, { indent: indentOf(text, map), lineBreak: /\r?\n/.exec(text)?.[0] ?? '\n' });
}
