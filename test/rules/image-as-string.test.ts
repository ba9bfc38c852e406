import assert from 'node:assert/strict';
import { inValues } from './lint.ts';

describe('image-as-string of a text with holes', () => {
  const count = (image: string, chart = '0.92.0') =>
    inValues('image-as-string', `image: ${image}\nrunners:\n  secret: x\n`, { chart }).length;

  it('knows a text by what stands before the hole', () => {
    assert.equal(count('gitlab/gitlab-runner:{{ .tag }}'), 1);
    assert.equal(count('"registry.example.com/runner:${TAG}"'), 1);
  });
  it('is silent where all of it may be something else', () => {
    assert.equal(count('{{ .image }}'), 0);
    assert.equal(count('${IMAGE}'), 0);
  });
  it('is silent for charts that take a text', () =>
    assert.equal(count('gitlab/gitlab-runner:{{ .tag }}', '0.52.0'), 0));
});
