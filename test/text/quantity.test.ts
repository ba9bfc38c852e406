import assert from 'node:assert/strict';
import { duration } from '../../src/text/duration.ts';
import { bytesQuantity, quantity } from '../../src/text/quantity.ts';

describe('quantity', () => {
  for (const [text, value] of [
    ['500m', 0.5],
    ['1', 1],
    ['2Gi', 2147483648],
    ['1.5k', 1500],
    ['1e3', 1000],
    ['1E', 1e18],
    ['.5', 0.5],
    ['-1Mi', -1048576],
  ] as const)
    it(`reads ${text}`, () => assert.equal(quantity(text), value));

  it('knows every suffix', () => {
    assert.deepEqual(
      ['n', 'u', 'm', 'k', 'M', 'G', 'T', 'P', 'E'].map((suffix) => quantity(`3${suffix}`)?.toExponential(3)),
      ['3.000e-9', '3.000e-6', '3.000e-3', '3.000e+3', '3.000e+6', '3.000e+9', '3.000e+12', '3.000e+15', '3.000e+18'],
    );
    assert.deepEqual(
      ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((suffix) => quantity(`3${suffix}`)),
      [10, 20, 30, 40, 50, 60].map((power) => 3 * 2 ** power),
    );
  });

  for (const text of ['', 'Gi', '1 Gi', '1GB', '1gi', '1mi', '0x10', '1.2.3', 'm'])
    it(`refuses "${text}"`, () => assert.equal(quantity(text), undefined));
});

describe('bytesQuantity', () => {
  for (const [bytes, text] of [
    [2 * 1024 ** 3, '2Gi'],
    [2.5 * 1024 ** 3, '2560Mi'],
    [2e9, '2G'],
    [1023, '1023'],
    [1024 ** 2 + 1, '1048577'],
  ] as const)
    it(`writes ${bytes} as ${text}`, () => assert.equal(bytesQuantity(bytes), text));
});

describe('duration', () => {
  for (const [text, value] of [
    ['0', 0],
    ['1h30m', 5400],
    ['1.5s', 1.5],
    ['500ms', 0.5],
    ['-2m', -120],
  ] as const)
    it(`reads ${text}`, () => assert.equal(duration(text), value));

  for (const text of ['', '5', '1 h', '1d', 'h', '1h30', '--1s'])
    it(`refuses "${text}"`, () => assert.equal(duration(text), undefined));
});
