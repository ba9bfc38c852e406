import assert from 'node:assert/strict';
import { applyPatch } from 'diff';
import { readConfiguration } from '../../src/config/read.ts';
import { holesOf, parseToml } from '../../src/toml/parse.ts';
import { frameOf } from '../../src/report/frame.ts';
import { printable } from '../../src/report/printable.ts';
import { redactedToml, redactedYaml } from '../../src/report/redact.ts';
import { sourcesIn } from '../../src/report/sources.ts';
import { unifiedDiff } from '../../src/text/diff.ts';
import { linesOf } from '../../src/text/lines.ts';
import { mask } from '../../src/text/mask.ts';
import { secretSpans } from '../../src/text/secret-keys.ts';
import { findBlocks } from '../../src/template/blocks.ts';
import { scanInterpolations } from '../../src/template/interpolation.ts';
import { scanActions } from '../../src/template/scan.ts';
import { variantsOf } from '../../src/template/variants.ts';
import { parseYaml, scalarMapOf } from '../../src/yaml/index.ts';
import { parseTemplate } from '../../src/template/go/parse.ts';
import { render } from '../template/go/render.ts';
import { checkInOrder, checkPrintable, checkSpan, checkTree } from './checks.ts';
import type { Check } from './lane.ts';

/** The tree of a YAML file, its problems and comments, and the way back from one of its scalars. */
export const yaml: Check = ({ text }, random) => {
  const { documents, problems } = parseYaml(text);
  assert.ok(documents.length > 0, 'no document');
  for (const { span } of problems) checkSpan(span, text);
  for (const { root, comments, refusals } of documents) {
    for (const { span } of refusals) checkSpan(span, text);
    checkInOrder(comments, text);
    assert.ok(comments.every(({ span }) => text[span.start] === '#'));
    if (root) checkTree(root, text);
    if (root?.kind !== 'map' || root.entries.length === 0) continue;
    const { value } = random.pick(root.entries);
    if (value.kind !== 'scalar') continue;
    const map = scalarMapOf(text, value);
    if (value.type === 'string') assert.equal(map.value, value.value);
    if (map.value === '') continue;
    const outer = map.toOuter({ start: random.below(map.value.length), end: map.value.length });
    checkSpan(outer, text);
    // The token of a block scalar ends before its last line break, and before lines of blanks: of blanks alone it is
    // the header, without its comment.
    const beyond = text.slice(value.span.end, outer.end);
    assert.ok(
      outer.start >= value.span.start && /^(?:[ \t]+#.*)?[ \t\r\n]*$/.test(beyond),
      'a scalar leads out of its token',
    );
  }
};

/** The trees of a TOML text in every dialect. */
export const toml: Check = ({ text }, random) => {
  const options = {
    version: random.pick(['1.0', '1.1'] as const),
    templates: random.once(2),
    terraform: random.once(4),
  };
  const { variants, comments, problems } = parseToml(text, options);
  checkInOrder(comments, text);
  checkInOrder(problems, text);
  assert.ok(variants.length >= 1 && variants.length <= 8);
  for (const { root } of variants) checkTree(root, text);
};

/** What other programs fill in: holes in the text, and the ways through their conditions. */
export const holes: Check = ({ text }, random) => {
  const templates = random.once(2);
  const { actions } = holesOf(text, { version: '1.0', templates, terraform: !templates });
  checkInOrder(actions, text);
  const { blocks, problems } = findBlocks(actions);
  for (const { span } of problems) checkSpan(span, text);
  for (const variant of variantsOf(text, blocks, actions)) {
    assert.equal(variant.text.length, text.length);
    checkInOrder(variant.actions, text);
  }
  for (const { span } of scanActions(text).actions) assert.ok(text.startsWith('{{', span.start));
  checkInOrder(scanInterpolations(text), text);
};

const VALUES = {
  x: 1,
  a: 'x',
  big: 2 ** 60,
  list: ['p', 'q', null],
  map: { k: 'v', l: [true] },
  nothing: null,
  image: { unknown: 'secret', text: 's' },
};

/** A template as Helm runs it. */
export const template: Check = ({ text }) => {
  const { map, failure, complete } = render(text, VALUES);
  assert.ok(!failure || !complete);
  if (failure) {
    checkSpan(failure.span, text);
    assert.equal(map.value, text);
  }
  checkSpan(map.toOuter({ start: 0, end: map.value.length }), text);
  assert.equal(parseTemplate(text).text, text);
};

/** What reports make of a text: lines, frames without secrets and controls, differences that lead from one text to the other. */
export const shown: Check = ({ text, path }, random) => {
  const source = sourcesIn(new Map([[path, text]]))(path);
  assert.ok(source);
  const { lines } = source;
  const start = random.below(text.length + 1);
  const position = lines.position(start);
  const span = { start, end: Math.min(text.length, start + random.below(50)) };
  const { before, marked, after } = frameOf(source, span, random.once(2), 20 + random.below(100));
  checkPrintable(before + marked + after);
  checkPrintable(printable(text));
  // Between CR and LF there is no position of its own.
  if (start <= lines.lineSpan(position.line).end) assert.equal(lines.offsetOf(position.line, position.column), start);
  for (const { line } of linesOf(text)) assert.equal(mask(line, secretSpans(line)).length, line.length);
  const redacted = path.endsWith('.toml') ? redactedToml(text) : redactedYaml(text);
  if (text === redacted) return;
  assert.equal(applyPatch(text, unifiedDiff(text, redacted, path)), redacted);
};

const RULES = ['musl-helper-image', 'private-ca-missing'];

/** A configuration file; whatever it holds, nobody's prototype changes. */
export const configuration: Check = ({ text }) => {
  const { configuration, problems } = readConfiguration(text, RULES);
  for (const { span, message } of problems) {
    checkSpan(span, text);
    assert.ok(message !== '');
  }
  assert.equal(Object.getPrototypeOf(configuration), Object.prototype);
  assert.equal(Object.getPrototypeOf(configuration.facts), Object.prototype);
  assert.deepEqual(Object.keys(Object.prototype), []);
};
