import { Document, visit } from 'yaml';

/** Styles of YAML scalars, as the `yaml` package calls them. */
export const STYLES = ['BLOCK_LITERAL', 'BLOCK_FOLDED', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'PLAIN'] as const;

/** Data as the `yaml` package writes it, all texts in one style. */
export function styled(data: object, type: string, lineBreak: string, isCut: boolean): string {
  const document = new Document(data);
  visit(document, {
    Scalar(key, node) {
      if (key !== 'key') Object.assign(node, { type });
    },
    Map(_, node) {
      if (type !== 'BLOCK_LITERAL' && type !== 'BLOCK_FOLDED' && node !== document.contents) node.flow = isCut;
    },
  });
  const text = document.toString({ lineWidth: 20 });
  return (isCut ? text.trimEnd() : text).replaceAll('\n', lineBreak);
}
