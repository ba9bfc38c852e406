import assert from 'node:assert/strict';
import { flavorOfHelperImage } from '../../../src/knowledge/index.ts';
import { isDockerInDocker } from '../../../src/rules/shared/docker-in-docker.ts';

describe('isDockerInDocker', () => {
  for (const image of [
    'docker:dind',
    'docker:28-dind',
    'docker:20.10.16-dind-alpine3.15',
    'registry.example.com/mirror/docker:dind',
    'docker:28-dind@sha256:0123',
    'registry.example.com/ci/dind:1',
    'registry.example.com/ci/custom-dind:latest',
    'docker:stable-dind',
  ])
    it(`${image}: yes`, () => assert.ok(isDockerInDocker(image)));
  for (const image of [
    'docker:28',
    'docker:28-dind-rootless',
    'postgres:17',
    'registry.example.com/dind/postgres:17',
    'example/dinding:1',
    'example/blinddind:1',
  ])
    it(`${image}: no`, () => assert.ok(!isDockerInDocker(image)));
});

const isAlpineHelper = (image: string) => flavorOfHelperImage(image)?.startsWith('alpine') === true;

describe('flavorOfHelperImage: Alpine', () => {
  for (const image of [
    'registry.gitlab.com/gitlab-org/gitlab-runner/gitlab-runner-helper:x86_64-v19.3.0',
    'gitlab/gitlab-runner-helper:x86_64-latest',
    'gitlab/gitlab-runner-helper:arm64-bleeding',
    'registry.example.com/mirror/gitlab-runner-helper:alpine3.21-x86_64-v18.9.0',
    'registry.example.com/mirror/gitlab-runner-helper:alpine-latest-arm64-v18.9.0',
    'gitlab/gitlab-runner-helper:x86_64-${CI_RUNNER_VERSION}',
  ])
    it(`${image}: yes`, () => assert.ok(isAlpineHelper(image)));
  for (const image of [
    'registry.gitlab.com/gitlab-org/gitlab-runner/gitlab-runner-helper:ubuntu-x86_64-v19.3.0',
    'registry.gitlab.com/gitlab-org/gitlab-runner/gitlab-runner-helper:ubi-fips-x86_64-v19.3.0',
    'registry.gitlab.com/gitlab-org/ci-cd/gitlab-runner-ubi-images/gitlab-runner-helper-ocp:v17.0.0',
    'registry.example.com/platform/helper:x86_64-v19.3.0',
    '',
  ])
    it(`${image || '(empty)'}: no`, () => assert.ok(!isAlpineHelper(image)));
});
