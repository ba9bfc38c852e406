import assert from 'node:assert/strict';
import fc from 'fast-check';
import { render } from '../../src/engine/render.ts';
import type { Answers } from '../../src/generate/answers.ts';
import { complete } from '../../src/generate/complete.ts';
import { generate } from '../../src/generate/generate.ts';
import { problemsOf } from '../../src/generate/given.ts';
import type { RunnerView } from '../../src/model/release.ts';
import { NASTY } from './nasty.ts';

const text = fc
  .oneof(fc.constantFrom(...NASTY.map((one) => one.slice(0, 2000))), fc.string({ unit: 'binary', minLength: 1 }))
  .filter((one) => !/\p{Surrogate}/u.test(one));

/** Answers in which every free text is that one. */
function answersWith(free: string): Answers {
  const cache = { type: 's3', bucket: free, region: free, identity: free };
  const given = { proxy: 'http://proxy.example.com:3128', noProxy: [free], cache };
  assert.deepEqual(problemsOf(given), []);
  const completed = complete(given);
  assert.ok('answers' in completed);
  return completed.answers;
}

/** The runner that Helm, the chart and the runner make of what is generated. */
function runnerOf(what: 'values' | 'config', answers: Answers): RunnerView {
  const files = generate({ what, answers });
  assert.ok(Array.isArray(files));
  const [file] = files;
  const user = { files: what === 'values' ? files : [], sets: [], helm: 3, textOfFile: () => undefined } as const;
  const rendering = render(what === 'values' ? { is: 'values', user } : { is: 'file', file, user }, {
    release: { name: 'gitlab-runner', namespace: 'gitlab-runner' },
    apiVersions: [],
  });
  assert.equal(rendering?.failure, null);
  assert.equal(rendering?.config?.error, null);
  const { runners } = rendering.config;
  assert.equal(runners.length, 1);
  return runners[0]!;
}

describe('free text in answers', () => {
  for (const what of ['values', 'config'] as const)
    it(`arrives as data, in ${what}`, () =>
      fc.assert(
        fc.property(text, (free) => {
          const runner = runnerOf(what, answersWith(free));
          assert.equal(runner.at('cache.s3.BucketName').string, free);
          assert.equal(runner.at('cache.s3.BucketLocation').string, free);
          const [variable] = runner
            .at('environment')
            .items()
            .flatMap(({ string = '' }) => (string.startsWith('NO_PROXY=') ? [string] : []));
          assert.ok(variable?.endsWith(`,${free}`));
        }),
      ));
});
