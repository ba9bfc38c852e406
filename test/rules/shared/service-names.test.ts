import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withoutVersion } from '../../../src/rules/shared/service-names.ts';

describe('withoutVersion', () => {
  const cases: readonly [string, string][] = [
    ['docker', 'docker'],
    ['docker:28-dind', 'docker'],
    ['registry:5000/a/b', 'registry:5000/a/b'],
    ['registry:5000/a/b:1@sha256:abc', 'registry:5000/a/b'],
    ['a/b@sha256:abc', 'a/b'],
  ];
  for (const [image, name] of cases) it(`${image} -> ${name}`, () => assert.equal(withoutVersion(image), name));

  it('takes any text without throwing', () => {
    fc.assert(fc.property(fc.string(), (text) => text.startsWith(withoutVersion(text))));
  });
});
