import assert from 'node:assert/strict';
import { findEntry } from '../../src/toml/find.ts';
import { plain, read, rootOf } from './show.ts';

/** Large tables have an index. */
const MORE = Array.from({ length: 40 }, (_, index) => `more-${index} = 0\n`).join('');

function find(text: string, key: string): unknown {
  const [small, large] = [text, `${text}\n${MORE}`].map((one) => plain(findEntry(rootOf(read(one)), key)?.value));
  assert.equal(small, large, 'it is the same in a large table');
  return small;
}

describe('key match of the runner', () => {
  it('takes the exact key first', () => assert.equal(find('A = 1\na = 2', 'a'), 2));
  it('takes the first of several in another letter case', () => assert.equal(find('aB = 1\nAb = 2', 'ab'), 1));
  it('takes another letter case else', () => assert.equal(find('CONCURRENT = 1', 'concurrent'), 1));
  it('folds other alphabets', () => assert.equal(find('"ÄΣ" = 1', 'äς'), 1));
  it('folds all forms of a letter', () => assert.equal(find('"aσb" = 1', 'Aςb'), 1));
  it('folds the Kelvin sign', () => assert.equal(find('"\u212A" = 1', 'k'), 1));
  it('folds one character for one only', () => assert.equal(find('"ß" = 1', 'ss'), undefined));
  it('does not take a dotless i for an i', () => assert.equal(find('"ı" = 1', 'i'), undefined));
  it('finds nothing by prefix', () => assert.equal(find('ab = 1', 'a'), undefined));
  it('finds nothing that every object has', () => assert.equal(find('a = 1', 'constructor'), undefined));
});
