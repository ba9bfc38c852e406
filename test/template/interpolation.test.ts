import assert from 'node:assert/strict';
import { scanInterpolations } from '../../src/template/interpolation.ts';

function found(text: string): string[] {
  return scanInterpolations(text).map(
    ({ span, kind, keyword }) => `${keyword ?? kind} ${text.slice(span.start, span.end)}`,
  );
}

describe('interpolations', () => {
  it('finds variables', () => assert.deepEqual(found('a ${b} c'), ['expression ${b}']));
  it('nests braces', () => assert.deepEqual(found('${merge({ a = {} }, b)}'), ['expression ${merge({ a = {} }, b)}']));
  it('reads over braces in strings', () => assert.deepEqual(found('${f("}")}'), ['expression ${f("}")}']));
  it('nests interpolations in strings', () =>
    assert.deepEqual(found('${f("${g("}")}}")}'), ['expression ${f("${g("}")}}")}']));
  it('leaves escapes alone', () => assert.deepEqual(found('$${a} %%{ if b }'), []));
  it('leaves a variable without braces alone', () => assert.deepEqual(found('$a %b'), []));
  it('leaves what is never closed alone', () => assert.deepEqual(found('${a\nb = "c"'), []));
  it('names directives as Go does', () =>
    assert.deepEqual(found('%{ if a ~}%{ else }%{~ endif }%{for x in y}%{endfor}'), [
      'if %{ if a ~}',
      'else %{ else }',
      'end %{~ endif }',
      'range %{for x in y}',
      'end %{endfor}',
    ]));
});
