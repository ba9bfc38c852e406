import assert from 'node:assert/strict';
import { argumentWithoutSecrets, messageWithoutSecrets } from '../../src/text/without-secrets.ts';

describe('a message', () => {
  it('has no token, wherever it comes from', () =>
    assert.equal(messageWithoutSecrets('no "glrt-0123456789" here'), 'no "***************" here'));

  it('has no secret of its argument, as long as that is', () =>
    assert.equal(messageWithoutSecrets('abcd is no map, abcd', 'runnerToken=abcd'), '**** is no map, ****'));

  it('has no list of secrets of its argument', () =>
    assert.equal(messageWithoutSecrets('no abc,def', 'runnerToken={abc,def}'), 'no *******'));

  it('has no secret that stands in quotes in its argument', () =>
    assert.equal(messageWithoutSecrets("no 'abcd'", 'a={"token":"abcd"}'), "no '****'"));

  it('keeps what is too short for a secret', () =>
    assert.equal(messageWithoutSecrets('abc is no map', 'runnerToken=abc'), 'abc is no map'));

  it('keeps other values of its argument', () =>
    assert.equal(messageWithoutSecrets('no image alpine', 'image=alpine'), 'no image alpine'));
});

describe('an argument', () => {
  it('has no secrets', () => assert.equal(argumentWithoutSecrets('a=1,runnerToken=abc'), 'a=1,runnerToken=***'));
  it('keeps the rest', () => assert.equal(argumentWithoutSecrets('image=alpine'), 'image=alpine'));
});
