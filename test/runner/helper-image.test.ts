import assert from 'node:assert/strict';
import { helperImage, type HelperImage } from '../../src/runner/helper-image.ts';
import { environmentLayers } from '../../src/runner/environment-layers.ts';
import { runnersOf } from '../../src/runner/runners.ts';
import { tree } from './registering.ts';

const NAME = 'registry.gitlab.com/gitlab-org/gitlab-runner/gitlab-runner-helper';

function helper(kubernetes: string, version = '19.3.0', head = ''): HelperImage | undefined {
  const text = `[[runners]]\nexecutor = "kubernetes"\n${head}\n[runners.kubernetes]\n${kubernetes}\n`;
  const [runner] = runnersOf(tree(text, version, true).view, environmentLayers([], version), version);
  assert.ok(runner);
  return helperImage(runner, version);
}

describe('helperImage', () => {
  it('is Alpine by default', () => assert.deepEqual(helper(''), { image: `${NAME}:x86_64-v19.3.0`, libc: 'musl' }));
  it('names other flavors', () =>
    assert.deepEqual(helper('helper_image_flavor = "ubuntu"'), {
      image: `${NAME}:ubuntu-x86_64-v19.3.0`,
      libc: 'glibc',
    }));
  it('does not check flavors, nor know what they are', () =>
    assert.deepEqual(helper('helper_image_flavor = "nope"'), {
      image: `${NAME}:nope-x86_64-v19.3.0`,
      libc: 'unknown',
    }));
  it('knows nothing of flavors that are not published any more', () =>
    assert.equal(helper('helper_image_flavor = "alpine3.18"')?.libc, 'unknown'));
  it('follows the architecture of the nodes', () =>
    assert.equal(helper('node_selector = { "kubernetes.io/arch" = "aarch64" }')?.image, `${NAME}:arm64-v19.3.0`));
  it('did not before 14.2', () =>
    assert.deepEqual(helper('node_selector = { "kubernetes.io/arch" = "arm64" }', '14.1.0')?.image, {
      unknown: 'environment',
      text: `${NAME}:x86_64-\${CI_RUNNER_REVISION}`,
    }));
  it('does not know the architecture of the manager', () =>
    assert.deepEqual(helper('helper_image_autoset_arch_and_os = true'), {
      image: { unknown: 'environment', text: `${NAME}:<architecture of the manager>-v19.3.0` },
      libc: 'musl',
    }));
  it('has an own default for riscv64 up to 18.2', () =>
    assert.deepEqual(
      ['18.2.0', '18.3.0'].map(
        (version) => helper('node_selector = { "kubernetes.io/arch" = "riscv64" }', version)?.image,
      ),
      [`${NAME}:alpine-edge-riscv64-v18.2.0`, `${NAME}:riscv64-v18.3.0`],
    ));
  it('has PowerShell', () =>
    assert.equal(helper('', '19.3.0', 'shell = "pwsh"')?.image, `${NAME}:x86_64-v19.3.0-pwsh`));
  it('is another for FF_CONCRETE', () =>
    assert.deepEqual(helper('', '19.3.0', 'shell = "pwsh"\nfeature_flags = { FF_CONCRETE = true }'), {
      image: `${NAME}:concrete-x86_64-v19.3.0`,
      libc: 'unknown',
    }));
  it('was not before 19.3', () =>
    assert.equal(helper('', '19.2.0', 'environment = ["FF_CONCRETE=1"]')?.image, `${NAME}:x86_64-v19.2.0`));
  it('came from Docker Hub where a flag said so', () =>
    assert.deepEqual(helper('', '14.10.0', 'feature_flags = { FF_GITLAB_REGISTRY_HELPER_IMAGE = false }')?.image, {
      unknown: 'environment',
      text: 'gitlab/gitlab-runner-helper:x86_64-${CI_RUNNER_REVISION}',
    }));
  it('has a build of Windows', () =>
    assert.deepEqual(
      ['19.1.0', '19.3.0'].map(
        (version) =>
          helper(
            'node_selector = { "kubernetes.io/os" = "windows", "node.kubernetes.io/windows-build" = "10.0.26100.1" }',
            version,
          )?.image,
      ),
      [`${NAME}:x86_64-v19.1.0-servercore21H2`, `${NAME}:x86_64-v19.3.0-servercore24H2`],
    ));
  it('is none for an unknown build', () =>
    assert.equal(helper('node_selector = { "kubernetes.io/os" = "windows" }')?.image, null));
  it('is none for other systems', () =>
    assert.equal(helper('node_selector = { "kubernetes.io/os" = "darwin" }')?.image, null));
  it('is unknown for a version without its last number', () =>
    assert.deepEqual(helper('', '19.3')?.image, {
      unknown: 'environment',
      text: `${NAME}:x86_64-v\${CI_RUNNER_VERSION}`,
    }));
  it('is unknown behind a template', () =>
    assert.deepEqual(helper('helper_image_flavor = "{{ .Values.flavor }}"'), {
      image: { unknown: 'template', text: `${NAME}:"{{ .Values.flavor }}"-x86_64-v19.3.0` },
      libc: 'unknown',
    }));
  it('is what helper_image says', () =>
    assert.deepEqual(helper('helper_image = "mirror/gitlab-runner-helper:ubuntu-x86_64-v${CI_RUNNER_VERSION}"'), {
      image: 'mirror/gitlab-runner-helper:ubuntu-x86_64-v19.3.0',
      libc: 'glibc',
    }));
  it('does not know what other images are made of', () =>
    assert.deepEqual(helper('helper_image = "mine:1"'), { image: 'mine:1', libc: 'unknown' }));
  it('does not know the variables of a job', () =>
    assert.deepEqual(helper('helper_image = "$REGISTRY/gitlab-runner-helper:x86_64-latest"'), {
      image: { unknown: 'environment', text: '$REGISTRY/gitlab-runner-helper:x86_64-latest' },
      libc: 'musl',
    }));
  it('is nothing for other executors', () => {
    const text = '[[runners]]\nexecutor = "shell"\n';
    const [runner] = runnersOf(tree(text).view, environmentLayers([], '19.3.0'), '19.3.0');
    assert.ok(runner);
    assert.equal(helperImage(runner, '19.3.0'), undefined);
  });
});
