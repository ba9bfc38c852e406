import assert from 'node:assert/strict';
import { tomlVersionOf } from '../../src/toml/version.ts';

describe('toml version of a runner', () => {
  const versions: [string, string][] = [
    ['15.0', '0.4'],
    ['15.8.2', '0.4'],
    ['15.9', '1.0'],
    ['15', '1.0'],
    ['18.8.5', '1.0'],
    ['18.9', '1.1'],
    ['v18.10.0', '1.1'],
    ['19.3.0', '1.1'],
    ['17', '1.0'],
    ['alpine-v99', '1.1'],
  ];
  for (const [runner, toml] of versions) it(`${runner} reads ${toml}`, () => assert.equal(tomlVersionOf(runner), toml));
});
