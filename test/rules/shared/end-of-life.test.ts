import assert from 'node:assert/strict';
import { endOfLife } from '../../../src/rules/shared/end-of-life.ts';
import { imageName } from '../../../src/rules/shared/image-name.ts';

function dayOf(text: string): string | undefined {
  const name = imageName(text);
  return name && endOfLife(name);
}

describe('endOfLife', () => {
  const cases: readonly [string, string | undefined][] = [
    ['alpine:3.12', '2022-05-01'],
    ['alpine:3.12.9', '2022-05-01'],
    ['alpine:3.1', undefined],
    ['alpine:3.22', undefined],
    ['alpine', undefined],
    ['ubuntu:focal', '2025-05-31'],
    ['node:16.20-alpine', '2023-09-11'],
    ['node:160', undefined],
    ['registry.example.com/mirror/python:3.8-slim', '2024-10-07'],
    ['someone/python:3.8', undefined],
  ];
  for (const [text, day] of cases) it(`${text}: ${day}`, () => assert.equal(dayOf(text), day));
});
