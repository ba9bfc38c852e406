import assert from 'node:assert/strict';
import { Inputs } from './lane.ts';
import { LANES } from './lanes.ts';
import { minimized } from './minimize.ts';
import { Random } from './random.ts';

const SEED = 1;

describe('fuzzing', () => {
  const inputs = new Inputs(SEED);

  it('gives the same inputs for the same seed, and others for another', () => {
    for (const lane of LANES) {
      assert.deepEqual(new Inputs(SEED).batch(lane, 3), inputs.batch(lane, 3));
      assert.notDeepEqual(new Inputs(SEED + 1).batch(lane, 3), inputs.batch(lane, 3));
    }
  });

  it('gives chances that are spread evenly', () => {
    const random = new Random(SEED);
    const counts = [0, 0, 0, 0];
    for (let drawn = 0; drawn < 4000; drawn++) counts[random.below(4)]!++;
    for (const count of counts) assert.ok(count > 900 && count < 1100, counts.join(' '));
  });

  for (const lane of LANES)
    it(`finds nothing wrong with the first inputs of ${lane.name}`, () => {
      const batch = inputs.batch(lane, 0).slice(0, 24);
      batch.forEach((input, index) => lane.check(input, inputs.chance(lane, index)));
    });

  it('makes a text that fails as small as can be', () => {
    const text = `first line\n${'x'.repeat(300)}!${'y'.repeat(20)}?\nlast line\n`;
    assert.equal(
      minimized(text, (part) => part.includes('!') && part.includes('?'), 10_000),
      '!?',
    );
  });
});
