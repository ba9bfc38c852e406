import assert from 'node:assert/strict';
import { imageName, isFloating, repositoryOf } from '../../../src/rules/shared/image-name.ts';

describe('imageName', () => {
  const cases: readonly [string, string, string, string | undefined][] = [
    ['alpine', 'docker.io', 'alpine', undefined],
    ['alpine:3.22', 'docker.io', 'alpine', '3.22'],
    ['library/alpine:3.22', 'docker.io', 'alpine', '3.22'],
    ['docker.io/library/alpine', 'docker.io', 'alpine', undefined],
    ['index.docker.io/someone/tool:1', 'docker.io', 'someone/tool', '1'],
    ['registry.example.com/a/b:1', 'registry.example.com', 'a/b', '1'],
    ['registry.example.com:5000/a', 'registry.example.com:5000', 'a', undefined],
    ['localhost/a:1', 'localhost', 'a', '1'],
  ];
  for (const [text, registry, path, tag] of cases) {
    it(text, () => {
      const name = imageName(text);
      assert.deepEqual([name?.registry, name?.path, name?.tag], [registry, path, tag]);
    });
  }

  it('takes the digest apart', () => {
    const name = imageName('alpine:3.22@sha256:0123');
    assert.deepEqual([name?.tag, name?.digest], ['3.22', 'sha256:0123']);
  });

  for (const text of ['$CI_IMAGE', 'ruby:${VERSION}', '{{ .Values.image }}', '', 'my image'])
    it(`does not judge "${text}"`, () => assert.equal(imageName(text), undefined));

  it('is written as people write it', () => {
    const written = ['docker.io/library/alpine:1', 'quay.io/a/b:2'].map((text) => {
      const name = imageName(text);
      return name && repositoryOf(name);
    });
    assert.deepEqual(written, ['alpine', 'quay.io/a/b']);
  });
});

describe('isFloating', () => {
  const floats = (text: string): boolean | undefined => {
    const name = imageName(text);
    return name && isFloating(name);
  };
  for (const text of ['alpine', 'alpine:latest', 'debian:stable-slim', 'ubuntu:rolling', 'a/b:main'])
    it(text, () => assert.equal(floats(text), true));
  for (const text of ['alpine:3', 'alpine:latest@sha256:0123', 'a/b:main-1f2e3d', 'debian:trixie'])
    it(`not ${text}`, () => assert.equal(floats(text), false));
});
