import fc from 'fast-check';
import { lintFile } from '../../src/engine/lint.ts';
import { rules } from '../../src/rules/index.ts';

const INPUTS = rules
  .flatMap(({ examples }) => [...examples.bad, ...examples.good])
  .map((example) => (typeof example === 'string' ? { file: 'values.yaml', text: example } : example));

describe('rules on damaged files', () => {
  it('never throw where a piece is cut out or put in', () => {
    const options = { facts: {}, preset: 'all', severities: new Map() } as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...INPUTS),
        fc.nat(),
        fc.nat({ max: 40 }),
        fc.constantFrom('', 'null', '{}', '[]', '"', '{{ .x }}', '- a', ' = 1\n', '\n[x]\n'),
        (input, at, length, put) => {
          const { file, text } = input;
          const start = at % (text.length + 1);
          lintFile({ path: file, text: text.slice(0, start) + put + text.slice(start + length) }, options);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
