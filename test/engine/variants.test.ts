import assert from 'node:assert/strict';
import { limited, sorted, unique } from '../../src/engine/order.ts';
import { mergeVariants } from '../../src/engine/variants.ts';
import type { Finding } from '../../src/model/finding.ts';

function finding(start: number, absent: boolean, rule = 'a-rule'): Finding {
  return {
    rule,
    group: 'dns',
    severity: 'warning',
    confidence: 'high',
    place: { file: 'values.yaml', span: { start, end: start + 1 }, route: ['runners', 'config'] },
    message: 'm',
    why: 'w',
    remedy: 'r',
    url: 'https://docs.gitlab.com/',
    related: [],
    fix: null,
    secret: false,
    absent,
  };
}

describe('mergeVariants', () => {
  it('reports what is written once, whichever variant has it', () => {
    const merged = mergeVariants([[finding(1, false)], [finding(1, false), finding(5, false)]]);
    assert.deepEqual(
      merged.map(({ place }) => place.span.start),
      [1, 5],
    );
  });

  it('reports what is absent only if it is absent in every variant', () => {
    assert.deepEqual(mergeVariants([[finding(1, true)], []]), []);
    assert.equal(mergeVariants([[finding(1, true)], [finding(1, true)]]).length, 1);
  });
});

describe('order of findings', () => {
  it('sorts by place, then by rule', () => {
    const list = sorted([finding(9, false), finding(1, false, 'b'), finding(1, false, 'a')]);
    assert.deepEqual(
      list.map(({ rule, place }) => [place.span.start, rule]),
      [
        [1, 'a'],
        [1, 'b'],
        [9, 'a-rule'],
      ],
    );
  });

  it('keeps one of equal findings', () => {
    assert.equal(unique([finding(1, false), finding(1, false)]).length, 1);
  });

  it('lists a thousand findings and counts the rest', () => {
    const many = Array.from({ length: 1500 }, (_, i) => finding(i, false));
    const list = limited(many, 1000);
    assert.equal(list.length, 1001);
    assert.equal(list.at(-1)?.rule, 'input-limit');
    assert.match(list.at(-1)?.message ?? '', /^500 more/);
    assert.equal(limited(many.slice(0, 1000), 1000).length, 1000);
  });
});
