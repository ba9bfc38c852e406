import assert from 'node:assert/strict';
import fc from 'fast-check';
import { directivesOf } from '../../src/engine/directives.ts';
import { lintFile, type LintOptions } from '../../src/engine/lint.ts';

const HEAD =
  'gitlabUrl: https://gitlab.example.com\nrbac: { create: true }\nconcurrent: 4\nlogLevel: info\nunregisterRunners: true\n';

/** Rule and line of what is found, but for the rules that speak about every file. */
function found(text: string, options: Partial<LintOptions> = {}): string[] {
  const { findings } = lintFile(
    { path: 'values.yaml', text: HEAD + text },
    { facts: {}, preset: 'recommended', severities: new Map(), today: '2026-11-21', ...options },
  );
  return findings
    .filter(({ rule }) => /suppression|unknown/.test(rule))
    .map(({ rule, place }) => `${rule} ${(HEAD + text).slice(0, place.span.start).split('\n').length - 5}`);
}

const NEXT = '# runner-lint-disable-next-line unknown-values-key -- ours\n';

describe('suppressions', () => {
  it('silence the next line that says something', () => {
    assert.deepEqual(found(`${NEXT}\n# more\nconcurent: 4\nconcurentt: 4\n`), ['unknown-values-key 5']);
  });

  it('silence their own line', () => {
    const text = 'concurent: 4 # runner-lint-disable-line unknown-values-key -- ours\nconcurentt: 4\n';
    assert.deepEqual(found(text), ['unknown-values-key 2']);
  });

  it('silence a block', () => {
    const text = `concurent: 1
# runner-lint-disable unknown-values-key -- ours
concurrentt: 2
# runner-lint-enable musl-helper-image
concurrrent: 3
# runner-lint-enable unknown-values-key
conccurrent: 4
`;
    assert.deepEqual(found(text), ['unknown-values-key 1', 'unknown-values-key 7']);
  });

  it('silence a whole file', () => {
    assert.deepEqual(
      found('concurent: 1\n# runner-lint-disable-file unknown-values-key -- ours\nconcurrentt: 2\n'),
      [],
    );
  });

  it('silence several rules', () => {
    const text = '# runner-lint-disable-file unknown-values-key, unknown-config-key -- ours\nconcurent: 1\n';
    assert.deepEqual(found(text), ['unused-suppression 1']);
  });

  it('work inside the TOML', () => {
    const text = `runners:
  config: |
    [[runners]]
      # runner-lint-disable-next-line unknown-config-key -- of a patched runner
      my_own = 1
      my_other = 1
`;
    assert.deepEqual(found(text), ['unknown-config-key 6']);
  });

  it('work in lines that end with CR LF', () => {
    assert.deepEqual(found(`${NEXT}concurent: 4\n`.replaceAll('\n', '\r\n')), []);
  });

  it('name the rule, the reason and a day in any order', () => {
    const [first, second] = directivesOf(
      '# runner-lint-disable-line a until=2027-01-31 -- b -- c\n#runner-lint-disable-line a, d -- until=2027-01-31 b\n',
    );
    assert.deepEqual([first?.rules, first?.reason, first?.until], [['a'], 'b -- c', '2027-01-31']);
    assert.deepEqual([second?.rules, second?.reason, second?.until], [['a', 'd'], 'b', '2027-01-31']);
  });

  it('are themselves judged', () => {
    assert.deepEqual(found('# runner-lint-disable-next-line -- all\nconcurent: 4\n'), [
      'unused-suppression 1',
      'unknown-values-key 2',
    ]);
    assert.deepEqual(found('# runner-lint-disable-next-line unknown-values-key\nconcurent: 4\n'), [
      'suppression-without-reason 1',
      'unknown-values-key 2',
    ]);
    assert.deepEqual(found(`${NEXT.replace(' --', ' until=2026-11-20 --')}concurent: 4\n`), [
      'expired-suppression 1',
      'unknown-values-key 2',
    ]);
    assert.deepEqual(found(`${NEXT.replace(' --', ' until=2026-11-21 --')}concurent: 4\n`), []);
  });

  it('cannot silence a locked rule', () => {
    assert.deepEqual(found(`${NEXT}concurent: 4\n`, { locked: new Set(['unknown-values-key']) }), [
      'unused-suppression 1',
      'unknown-values-key 2',
    ]);
  });

  it('may be about a finding that the preset hides', () => {
    const text = '# runner-lint-disable-file service-account-create-unset -- old values need it\n';
    assert.deepEqual(found(text, { preset: 'recommended' }), []);
    assert.deepEqual(found(text.replace('service-account-create-unset', 'hpa-v1-metrics')), ['unused-suppression 1']);
  });

  it('may name a rule that does not run', () => {
    const severities = new Map([['unknown-values-key', 'off' as const]]);
    assert.deepEqual(found(`${NEXT}concurent: 4\n`, { severities }), []);
  });

  it('are read from any text', () => {
    const piece = fc.constantFrom(
      '# runner-lint-',
      'disable',
      '-next-line',
      '-file',
      ' a',
      ' --',
      ' until=',
      '\n',
      '\r',
      '#',
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          for (const { span, scope } of directivesOf(text)) {
            assert.match(text.slice(span.start, span.end), /^#\s*runner-lint-disable/);
            assert.ok(scope.start <= scope.end);
          }
        },
      ),
    );
  });
});
