import assert from 'node:assert/strict';
import { amounts, amountsOf, boundsOf, reservedByPod, whose } from '../../../src/rules/shared/resources.ts';
import { releaseOf, runnerWith } from './release.ts';

const MIB = 1024 ** 2;

function listed(lines: string, version?: string): readonly string[] {
  const { release, runner } = runnerWith(lines, version);
  return amountsOf(release, runner).map(
    ({ bound, consumer, isMost, resource, value }) =>
      `${consumer} ${resource} ${bound}${isMost ? ' most' : ''} ${value}`,
  );
}

describe('amountsOf', () => {
  it('tells whose amount of what a setting is', () => {
    assert.deepEqual(
      listed(
        'cpu_limit = "500m"\nhelper_memory_request = "1Ki"\nservice_ephemeral_storage_limit_overwrite_max_allowed = "2"\n',
      ),
      ['build cpu limit 0.5', 'helper memory request 1024', 'service ephemeral_storage limit most 2'],
    );
  });

  it('takes every letter case, as the runner does', () =>
    assert.deepEqual(listed('CPU_Request = "1"\n'), ['build cpu request 1']));

  it('keeps what is no quantity', () => assert.deepEqual(listed('cpu_limit = "one"\n'), ['build cpu limit undefined']));

  it('leaves out what is empty, what holds a variable, and other settings with such names', () =>
    assert.deepEqual(
      listed('cpu_limit = ""\nmemory_limit = "$LIMIT"\nmemory_request = "${LIMIT}"\nretry_limit = 3\n'),
      [],
    ));

  it('leaves out the pod as a whole where the runner does not know it', () => {
    assert.deepEqual(listed('pod_cpu_limit = "1"\n', '18.9'), []);
    assert.deepEqual(listed('pod_cpu_limit = "1"\n'), ['pod cpu limit 1']);
  });
});

describe('amounts', () => {
  it('has those of the manager, numbers too', () => {
    const text =
      'gitlabUrl: https://gitlab.example.com/\nresources:\n  limits:\n    cpu: 1\n    memory: 256Mi\n    nvidia.com/gpu: 1\n';
    assert.deepEqual(
      amounts(releaseOf(text)).map((amount) => [whose(amount), amount.resource, amount.value]),
      [
        ['the manager', 'cpu', 1],
        ['the manager', 'memory', 256 * MIB],
      ],
    );
  });

  it('has none for an executor that starts no pods', () => {
    const text = '[[runners]]\n  executor = "docker"\n  [runners.kubernetes]\n    cpu_limit = "1"\n';
    assert.deepEqual(amounts(releaseOf(text, 'config.toml')), []);
  });
});

describe('boundsOf', () => {
  it('tells what is given from what jobs may ask for', () => {
    const { release, runner } = runnerWith('cpu_limit_overwrite_max_allowed = "8"\ncpu_request = "1"\n');
    const { limit, request } = boundsOf(amountsOf(release, runner), 'build', 'cpu');
    assert.equal(limit, undefined);
    assert.equal(request?.value, 1);
  });
});

describe('reservedByPod', () => {
  function reserved(lines: string): number {
    const { release, runner } = runnerWith(lines);
    return reservedByPod(release, runner, 'cpu');
  }

  it('sums the containers, with the limit where no request is given', () =>
    assert.equal(reserved('cpu_request = "1"\ncpu_limit = "4"\nhelper_cpu_limit = "500m"\n'), 1.5));

  it('counts each service of the config', () => {
    const services = '[[runners.kubernetes.services]]\nname = "a"\n[[runners.kubernetes.services]]\nname = "b"\n';
    assert.equal(reserved(`cpu_request = "1"\nservice_cpu_request = "250m"\n${services}`), 1.5);
  });

  it('is that of the pod as a whole where it has one', () =>
    assert.equal(reserved('cpu_request = "1"\npod_cpu_request = "3"\n'), 3));

  it('is nothing where nothing is set', () => assert.equal(reserved('image = "debian:12"\n'), 0));
});
