import assert from 'node:assert/strict';
import { committed, generate } from '../../scripts/knowledge/build.ts';
import { readRecords } from '../../scripts/knowledge/data.ts';
import type { KeyRecord } from '../../src/knowledge/record.ts';

describe('npm run knowledge', () => {
  it('makes exactly the committed files', async () => {
    for (const [path, text] of await generate()) assert.equal(committed(path), text, path);
  });

  for (const file of ['chart-keys.jsonl', 'runner-keys.jsonl']) {
    const { records } = readRecords<KeyRecord>(file);
    const keys = records.map(({ key }) => key);
    it(`finds ${file} sorted and free of twins`, () =>
      assert.deepEqual(
        keys,
        [...new Set(keys)].sort((a, b) => (a < b ? -1 : 1)),
      ));
    it(`finds every replacement of ${file} in it`, () =>
      assert.deepEqual(
        records.flatMap(({ replacement }) =>
          replacement === undefined || keys.includes(replacement) ? [] : [replacement],
        ),
        [],
      ));
  }

  it('finds every config key that took the place of a value', () => {
    const known = readRecords<KeyRecord>('runner-keys.jsonl').records.map(({ key }) => key);
    const named = readRecords<KeyRecord>('chart-keys.jsonl').records.flatMap(({ configKey }) => configKey ?? []);
    assert.deepEqual(
      named.filter((key) => !known.includes(key)),
      [],
    );
  });
});
