import type { Node } from '../../model/node.ts';
import type { Place } from '../../model/place.ts';
import { scanInterpolations } from '../../template/interpolation.ts';
import type { PlacedText } from '../placed-text.ts';
import { typed, type Setting } from '../settings.ts';
import { literalMap } from './hcl-text.ts';
import { unknownNode } from './hcl-values.ts';
import type { Expression } from './hcl.ts';
import { argument, plainText, type Owner } from './terraform-owner.ts';

/** `set` and its like, as blocks or as a list of objects. */
export function settingsOf(file: PlacedText, owner: Owner): readonly Setting[] {
  return owner.given.flatMap((expression): Setting[] => {
    const [block = '', index, name, ...more] = expression.route.slice(owner.route.length);
    const path = settingPath(expression, file.text);
    if (!/^set(?:_\w+)?$/.test(String(block)) || index === undefined || name !== 'name' || more.length > 0) return [];
    if (path === undefined) return [];
    const value = argument(owner, block, index, 'value') ?? expression;
    const place = file.place(value.route, value.span);
    if (path === 'runners.config') return [configSetting(value, file.text, place)];
    if (block !== 'set' || value === expression) return [{ path, value: unknownNode(value), place }];
    return [{ path, value: helmValue(value, argument(owner, block, index, 'type'), file.text), place }];
  });
}

/** What Helm makes of the value of a `set`: numbers and booleans are none where `type` says so. A comma would end the value. */
function helmValue(value: Expression, type: Expression | undefined, text: string): Node {
  const written = plainText(value, text) ?? bareText(value, text);
  const kind = type ? plainText(type, text) : 'auto';
  if (written === undefined || kind === undefined || written.includes(',')) return unknownNode(value, text);
  const node = { kind: 'scalar', span: value.span, type: 'string', value: written, style: 'double' } as const;
  return kind === 'literal' ? node : typed(node, kind === 'string');
}

/** A number or boolean without quotes, of which Terraform makes a text. */
function bareText({ span }: Expression, text: string): string | undefined {
  const written = text.slice(span.start, span.end);
  return /^(?:true|false|\d{1,9})$/.test(written) ? written : undefined;
}

/** TOML that is given by its path. A comma ends the value, and a backslash takes its meaning (helm, pkg/strvals): then it is not told. */
function configSetting(value: Expression, text: string, place: Place): Setting {
  const map = value.literal && literalMap(text, value.literal);
  const path = 'runners.config';
  if (!map || /[,\\]|^\{/.test(withoutInterpolations(map.value))) return { path, value: unknownNode(value), place };
  const node = { kind: 'scalar', span: value.span, type: 'string', value: map.value, style: 'literal' } as const;
  return { path, value: node, place, map };
}

function withoutInterpolations(text: string): string {
  const spans = scanInterpolations(text).map(({ span }) => span);
  return spans.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
}

/** The path of a setting, in which backslashes may stand: Terraform wants two for one. */
function settingPath({ literal }: Expression, text: string): string | undefined {
  const written = literal && text.slice(literal.span.start, literal.span.end);
  if (written === undefined || /[\\$%]/.test(written.replaceAll('\\\\', ''))) return undefined;
  return written.replaceAll('\\\\', '\\');
}
