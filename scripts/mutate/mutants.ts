import {
  isArrayLiteralExpression,
  isBinaryExpression,
  isBreakStatement,
  isConditionalExpression,
  isContinueStatement,
  isDoStatement,
  isExportDeclaration,
  isExpressionStatement,
  isFunctionLikeDeclaration,
  isIfStatement,
  isImportDeclaration,
  isInterfaceDeclaration,
  isNumericLiteral,
  isPrefixUnaryExpression,
  isPropertyAssignment,
  isReturnStatement,
  isStringLiteral,
  isThrowStatement,
  isTypeAliasDeclaration,
  isTypeNode,
  isUnionTypeNode,
  isWhileStatement,
  type Node,
  type SourceFile,
  SyntaxKind,
} from 'typescript/unstable/ast';
import type { Span } from '../../src/text/span.ts';

/** A small change of a source file that a test should notice. */
export interface Mutant {
  readonly file: string;
  /** What was changed, in UTF-16 units of the file. */
  readonly span: Span;
  /** What stands there now. */
  readonly text: string;
}

/** The operators that take each other's place. */
const SWAPPED: ReadonlyMap<SyntaxKind, string> = new Map([
  [SyntaxKind.LessThanToken, '<='],
  [SyntaxKind.LessThanEqualsToken, '<'],
  [SyntaxKind.GreaterThanToken, '>='],
  [SyntaxKind.GreaterThanEqualsToken, '>'],
  [SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [SyntaxKind.AmpersandAmpersandToken, '||'],
  [SyntaxKind.BarBarToken, '&&'],
  [SyntaxKind.PlusToken, '-'],
  [SyntaxKind.MinusToken, '+'],
  [SyntaxKind.PlusEqualsToken, '-='],
  [SyntaxKind.MinusEqualsToken, '+='],
]);

/** All mutants of a file, in the order of its text; types and imports stay. */
export function mutantsOf(file: string, tree: SourceFile): readonly Mutant[] {
  const found: Mutant[] = [];
  const visit = (node: Node): void => {
    if (isNoCode(node)) return;
    for (const { node: changed, texts } of changesOf(node, tree)) {
      const span = { start: changed.getStart(tree), end: changed.end };
      const same = changed.getText(tree);
      found.push(...texts.filter((text) => text !== same).map((text) => ({ file, span, text })));
    }
    node.forEachChild(visit);
  };
  tree.forEachChild(visit);
  return found;
}

/** The text of a mutant. */
export function mutated(source: string, { span, text }: Mutant): string {
  return source.slice(0, span.start) + text + source.slice(span.end);
}

function isNoCode(node: Node): boolean {
  return (
    isTypeNode(node) ||
    isImportDeclaration(node) ||
    isExportDeclaration(node) ||
    isInterfaceDeclaration(node) ||
    isTypeAliasDeclaration(node)
  );
}

/** What may stand in place of a node. */
interface Change {
  readonly node: Node;
  readonly texts: readonly string[];
}

function changesOf(node: Node, tree: SourceFile): readonly Change[] {
  const change = (...texts: readonly string[]): Change => ({ node, texts });
  if (isBinaryExpression(node)) return swapped(node.operatorToken, [node.left, node.right]);
  if (isStatementWithEffect(node)) return [change('{}')];
  const condition = conditionOf(node);
  if (condition) return [{ node: condition, texts: [`!(${condition.getText(tree)})`] }];
  if (isReturnStatement(node)) return node.expression && mayReturnNothing(node) ? [change('return undefined;')] : [];
  if (isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken)
    return [change(node.operand.getText(tree))];
  if (node.kind === SyntaxKind.TrueKeyword) return [change('false')];
  if (node.kind === SyntaxKind.FalseKeyword) return [change('true')];
  if (isArrayLiteralExpression(node)) return node.elements.length > 0 ? [change('[]')] : [];
  if (isName(node)) return [];
  if (isNumericLiteral(node)) return [change(String(Number(node.text) + 1), String(Number(node.text) - 1))];
  return isStringLiteral(node) && node.text !== '' ? [change("''")] : [];
}

/** A sum with a text in it has no difference. */
function swapped(operator: Node, operands: readonly Node[]): readonly Change[] {
  const text = SWAPPED.get(operator.kind);
  const isText = operator.kind === SyntaxKind.PlusToken && operands.some(isWritten);
  return text === undefined || isText ? [] : [{ node: operator, texts: [text] }];
}

function isWritten(node: Node): boolean {
  return isStringLiteral(node) || TEMPLATES.includes(node.kind);
}

const TEMPLATES: readonly SyntaxKind[] = [SyntaxKind.TemplateExpression, SyntaxKind.NoSubstitutionTemplateLiteral];

function isStatementWithEffect(node: Node): boolean {
  return isExpressionStatement(node) || isThrowStatement(node) || isBreakStatement(node) || isContinueStatement(node);
}

function conditionOf(node: Node): Node | undefined {
  if (isConditionalExpression(node)) return node.condition;
  return isIfStatement(node) || isWhileStatement(node) || isDoStatement(node) ? node.expression : undefined;
}

/** True where the function of a statement is declared to give undefined at times. */
function mayReturnNothing(node: Node): boolean {
  let around: Node | undefined = node.parent;
  while (around && !isFunctionLikeDeclaration(around)) around = around.parent;
  const type = around?.type;
  return (
    type !== undefined && isUnionTypeNode(type) && type.types.some(({ kind }) => kind === SyntaxKind.UndefinedKeyword)
  );
}

function isName(node: Node): boolean {
  return isPropertyAssignment(node.parent) && node.parent.name === node;
}
