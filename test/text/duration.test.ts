import assert from 'node:assert/strict';
import { duration, durationText } from '../../src/text/duration.ts';

describe('durationText', () => {
  const cases: readonly (readonly [number, string])[] = [
    [0, '0s'],
    [3e-7, '300ns'],
    [3.6e-6, '3.6µs'],
    [0.0015, '1.5ms'],
    [9.99e-7, '999ns'],
    [1e-6, '1µs'],
    [0.000999999, '999.999µs'],
    [1e-3, '1ms'],
    [0.999999999, '999.999999ms'],
    [1, '1s'],
    [1.5, '1.5s'],
    [90, '1m30s'],
    [300, '5m0s'],
    [3600, '1h0m0s'],
    [-5400, '-1h30m0s'],
    [90000, '25h0m0s'],
  ];
  for (const [seconds, text] of cases) it(text, () => assert.equal(durationText(seconds), text));
});

describe('duration', () => {
  const cases: readonly (readonly [string, number | undefined])[] = [
    ['1h30m', 5400],
    ['-500ms', -0.5],
    ['0', 0],
    ['2562047h', 9223369200],
    ['2562048h', undefined],
    ['9999999h', undefined],
    ['5ns', 5e-9],
    ['3us', 3e-6],
    ['3µs', 3e-6],
    ['.5s', 0.5],
    ['1.s', 1],
    ['.s', undefined],
    ['1s 2s', undefined],
    ['1d', undefined],
    ['', undefined],
  ];
  for (const [text, seconds] of cases) it(JSON.stringify(text), () => assert.equal(duration(text), seconds));
});
