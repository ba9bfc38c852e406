import assert from 'node:assert/strict';
import { inTemplate } from './lint.ts';

const RULE = 'musl-default-build-image';

function withImage(image: string): string {
  return `[[runners]]\n  [runners.kubernetes]\n    image = "${image}"\n`;
}

describe(RULE, () => {
  const alpine: readonly [string, string][] = [
    ['alpine', 'Use debian:13-slim or ubuntu:24.04.'],
    ['alpine:3.21', 'Use debian:13-slim or ubuntu:24.04.'],
    ['docker.io/library/alpine:3.21', 'Use debian:13-slim or ubuntu:24.04.'],
    ['python:3.13-alpine', 'Use python:3.13.'],
    ['python:3.13-alpine3.21@sha256:abc', 'Use python:3.13.'],
    ['php:8.4-fpm-alpine', 'Use php:8.4-fpm.'],
    ['golang:alpine', 'Use a tag of golang without "alpine".'],
    ['nginx:1.29-alpine-slim', 'Use a tag of nginx without "alpine".'],
    ['registry.example.com/tools/build:2-alpine', 'Use a tag of tools/build without "alpine".'],
  ];
  for (const [image, remedy] of alpine)
    it(`knows ${image}`, () =>
      assert.deepEqual(
        inTemplate(RULE, withImage(image)).map((finding) => finding.remedy),
        [remedy],
      ));

  for (const image of [
    'debian:12',
    'python:3.13-slim',
    'docker:28',
    'caddy:2-alpine',
    'registry.example.com/alpine/git:2',
    'registry.example.com/tools/build:alpinist',
    'python:3.13-${VARIANT}',
    '{{ .Values.image }}',
  ])
    it(`is silent for ${image}`, () => assert.deepEqual(inTemplate(RULE, withImage(image)), []));

  it('is silent on Windows', () => {
    const toml = `${withImage('alpine')}    [runners.kubernetes.node_selector]\n      "kubernetes.io/os" = "windows"\n`;
    assert.deepEqual(inTemplate(RULE, toml), []);
  });

  it('is silent for the helper, which has a rule of its own', () => {
    const helper = 'registry.example.com/gitlab-runner-helper:alpine3.21-x86_64-v19.3.0';
    assert.deepEqual(inTemplate(RULE, `${withImage('debian:12')}    helper_image = "${helper}"\n`), []);
  });
});
