import { type Report, analyse } from 'scslre';
import {
  isBinaryExpression,
  isCallExpression,
  isIdentifier,
  isNewExpression,
  isNoSubstitutionTemplateLiteral,
  isRegularExpressionLiteral,
  isStringLiteral,
  isTemplateExpression,
  isVariableDeclaration,
  type Node,
  type SourceFile,
  SyntaxKind,
} from 'typescript/unstable/ast';
import { syntaxTrees } from '../../scripts/syntax-trees.ts';

/** A regular expression of a source file. */
export interface Expression {
  readonly file: string;
  /** As the file has it. */
  readonly written: string;
  /** Undefined where it is made when the program runs. */
  readonly literal: { readonly source: string; readonly flags: string } | undefined;
}

/** All regular expressions in the texts of source files, by their names: literals, and what is given to `RegExp`. */
export function expressionsIn(texts: Readonly<Record<string, string>>): readonly Expression[] {
  return [...syntaxTrees(texts)].flatMap(([file, tree]) => {
    const constants = constantsOf(tree);
    return nodesOf(tree).flatMap((node) => {
      const literal = literalOf(node, constants);
      return literal === 'none' ? [] : [{ file, written: node.getText(tree), literal }];
    });
  });
}

/**
 * Why matching can take more than linear time, one text for each reason. Sees the ways in which one character, repeated, costs
 * time (that is what scslre looks for), also by trying from each start anew where the expression is neither sticky nor anchored.
 */
export function dangers({ literal }: Expression): readonly string[] {
  return literal ? analyse(literal).reports.map(said) : [];
}

function said({ type, exponential, character }: Report): string {
  return `${exponential ? 'exponential' : 'polynomial'} (${type}) in ${JSON.stringify(character.pick)}`;
}

type Constants = ReadonlyMap<string, Node | undefined>;

/** What names stand for in a file; a name that is declared twice stands for nothing. */
function constantsOf(tree: SourceFile): Constants {
  const constants = new Map<string, Node | undefined>();
  for (const { name, initializer } of nodesOf(tree).filter(isVariableDeclaration)) {
    const text = name.getText(tree);
    constants.set(text, constants.has(text) ? undefined : initializer);
  }
  return constants;
}

function literalOf(node: Node, constants: Constants): Expression['literal'] | 'none' {
  if (isRegularExpressionLiteral(node)) {
    const end = node.text.lastIndexOf('/');
    return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) };
  }
  if (!(isNewExpression(node) || isCallExpression(node))) return 'none';
  if (!isIdentifier(node.expression) || node.expression.text !== 'RegExp') return 'none';
  const [source, flags] = node.arguments ?? [];
  const read = [source ? textOf(source, constants) : '', flags ? textOf(flags, constants) : ''];
  return read[0] === undefined || read[1] === undefined ? undefined : { source: read[0], flags: read[1] };
}

/** The text that an expression of literals and constants gives; undefined for others. */
function textOf(node: Node, constants: Constants): string | undefined {
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (isIdentifier(node)) {
    const value = constants.get(node.text);
    return value && textOf(value, constants);
  }
  if (isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.PlusToken)
    return joined([textOf(node.left, constants), textOf(node.right, constants)]);
  if (!isTemplateExpression(node)) return undefined;
  const spans = node.templateSpans.flatMap(({ expression, literal }) => [textOf(expression, constants), literal.text]);
  return joined([node.head.text, ...spans]);
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** A node and all below it. */
function nodesOf(top: Node): readonly Node[] {
  const nodes = [top];
  // The list grows while it is walked.
  for (const node of nodes) node.forEachChild((child) => void nodes.push(child));
  return nodes;
}
