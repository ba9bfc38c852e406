import type { ScalarNode, SyntaxProblem } from '../model/node.ts';
import type { Span } from '../text/span.ts';
import type { ScalarSyntax } from './syntax.ts';

const leastInteger = -(2n ** 63n);
const greatestInteger = 2n ** 63n - 1n;

/** The node of a scalar; `text` is the token as written. Numbers that do not fit 64 bits are problems, as the runner refuses them. */
export function scalarNode(ast: ScalarSyntax, span: Span, text: string, problems: SyntaxProblem[]): ScalarNode {
  switch (ast.kind) {
    case 'string':
      return { kind: 'scalar', span, type: 'string', value: ast.value, style: stringStyle(ast) };
    case 'boolean':
      return { kind: 'scalar', span, type: 'boolean', value: ast.value, style: 'plain' };
    case 'integer':
      if (ast.bigint < leastInteger || ast.bigint > greatestInteger) problems.push(outOfRange(span, text, 'int64'));
      return { kind: 'scalar', span, type: 'integer', value: Number(ast.bigint), style: 'plain' };
    case 'float':
      if (!Number.isFinite(ast.value) && /\d/.test(text)) problems.push(outOfRange(span, text, 'float64'));
      return { kind: 'scalar', span, type: 'float', value: ast.value, style: 'plain' };
    default:
      return { kind: 'scalar', span, type: 'datetime', value: text, style: 'plain' };
  }
}

function stringStyle(ast: Extract<ScalarSyntax, { kind: 'string' }>): ScalarNode['style'] {
  if (ast.multiline) return ast.style === 'basic' ? 'multi-double' : 'multi-single';
  return ast.style === 'basic' ? 'double' : 'single';
}

function outOfRange(span: Span, text: string, type: string): SyntaxProblem {
  return { language: 'toml', span, message: `${text} is out of range for ${type}` };
}
