import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { ALL_ON, type Files, chartOf, KINDS, standIn } from '../generate/chart/charts.ts';
import { NASTY } from '../generate/nasty.ts';
import { findHelms, type Helm, lint, template } from './helm.ts';
import { faultsOf, type Manifest, manifestsIn } from './manifests.ts';

const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const RELEASE = ['--namespace', 'gitlab-runner'];

function versionOf(files: Files): string {
  const { dependencies } = parse(files['Chart.yaml'] ?? '') as { dependencies: [{ version: string }] };
  return dependencies[0].version;
}

/** A generated chart with the stand-in for its dependency. */
function whole(files: Files): Files {
  return { ...files, ...standIn(versionOf(files)) };
}

function render(helm: Helm, files: Files, flags: readonly string[] = []): readonly Manifest[] {
  const { output, error } = template(helm, whole(files), {}, [...RELEASE, ...flags]);
  assert.ok(output !== undefined, error);
  return manifestsIn(output);
}

/** What the wrapper itself makes. */
function own(manifests: readonly Manifest[]): readonly Manifest[] {
  return manifests.filter(({ kind }) => kind !== 'ConfigMap');
}

function find(manifests: readonly Manifest[], kind: string): Manifest {
  const found = manifests.find((one) => one.kind === kind);
  assert.ok(found, kind);
  return found;
}

function conform(helm: Helm): void {
  for (const [name, given] of Object.entries(KINDS))
    describe(`with ${name}`, () => {
      const files = chartOf(given);
      const certificate = given['caSecret'] === undefined ? [] : ['--set-string', `ca.certificate=${CERTIFICATE}`];

      it('passes helm lint without a warning', () => {
        const { output, error } = lint(helm, whole(files), ['--strict', ...certificate]);
        assert.ok(output !== undefined, error);
        assert.doesNotMatch(output, /WARNING|ERROR/);
      });

      it('renders objects that Kubernetes takes, in every environment', () => {
        const overs = Object.keys(files).filter((file) => /^values-.*\.yaml$/.test(file));
        for (const over of [[], ...overs.map((file) => ['--values', `chart/${file}`])]) {
          const rendered = own(render(helm, files, [...certificate, ...over]));
          assert.ok(rendered.some(({ kind }) => kind === 'NetworkPolicy'));
          for (const manifest of rendered) assert.deepEqual(faultsOf(manifest), [], JSON.stringify(manifest));
        }
      });
    });

  it('refuses a slip of the pen below the alias, and names it', () => {
    const { output, error } = template(helm, whole(chartOf({})), {}, ['--set', 'runner.concurent=3']);
    assert.equal(output, undefined);
    assert.match(error, /schema[^]*runner[^]*concurent/);
  });

  it('refuses one deep below the alias', () => {
    const { output, error } = template(helm, whole(chartOf({})), {}, ['--set', 'runner.runners.cache.secretname=x']);
    assert.equal(output, undefined);
    assert.match(error, /runner[/.]runners[/.]cache[^]*secretname/);
  });

  it('refuses one in the values of its own', () => {
    const { output, error } = template(helm, whole(chartOf({})), {}, ['--set', 'networkPolicy.enable=false']);
    assert.equal(output, undefined);
    assert.match(error, /networkPolicy[^]*enable/);
  });

  it('makes everything that it can make', () => {
    const rendered = own(render(helm, chartOf(ALL_ON), ['--set-string', `ca.certificate=${CERTIFICATE}`]));
    assert.deepEqual(
      rendered.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? '-'}/${metadata.name}`).toSorted(),
      [
        'ExternalSecret gitlab-runner/gitlab-runner-token',
        'LimitRange gitlab-jobs/gitlab-runner.r-jobs',
        'Namespace -/gitlab-jobs',
        'NetworkPolicy gitlab-jobs/gitlab-runner.r-jobs',
        'Pod gitlab-jobs/r-reach-gitlab',
        'PodDisruptionBudget gitlab-runner/r-ci-runner',
        'PriorityClass -/gitlab-runner.r-jobs',
        'ResourceQuota gitlab-jobs/gitlab-runner.r-jobs',
        'Secret gitlab-jobs/corporate-ca',
        'Secret gitlab-runner/corporate-ca',
      ],
    );
  });

  it('makes next to nothing where all is off', () => {
    const files = chartOf({ jobNamespace: 'gitlab-runner', chart: { networkPolicy: false } });
    assert.deepEqual(
      own(render(helm, files, ['--set', 'test.enabled=false'])).map(({ kind }) => kind),
      [],
    );
  });

  it('puts the certificate where manager and jobs look for it', () => {
    const rendered = render(helm, chartOf(ALL_ON), ['--set-string', `ca.certificate=${CERTIFICATE}`]);
    const data = find(rendered, 'Secret')['data'] as Readonly<Record<string, string>>;
    assert.deepEqual(data, { 'gitlab.corp.example.com.crt': Buffer.from(CERTIFICATE).toString('base64') });
  });

  it('names the priority class that runners.config names', () => {
    const rendered = render(helm, chartOf(ALL_ON));
    const { config } = find(rendered, 'ConfigMap')['data'] as { config: string };
    assert.match(config, new RegExp(`priority_class_name = "${find(rendered, 'PriorityClass').metadata.name}"`));
  });

  it('leaves one budget where the chart gitlab-runner makes one', () => {
    const rendered = render(helm, chartOf(ALL_ON), ['--set', 'runner.podDisruptionBudget.maxUnavailable=0']);
    assert.ok(!rendered.some(({ kind }) => kind === 'PodDisruptionBudget'));
  });

  it('holds the test to the policy of jobs', () => {
    const rendered = render(helm, chartOf({}));
    const { podSelector } = find(rendered, 'NetworkPolicy')['spec'] as {
      podSelector: { matchExpressions: [{ key: string }] };
    };
    assert.ok(podSelector.matchExpressions[0].key in (find(rendered, 'Pod').metadata.labels ?? {}));
  });

  it('lets an environment take a rule of the policy away', () => {
    const { spec } = find(render(helm, chartOf({}), ['--set', 'networkPolicy.egress.apiServer=null']), 'NetworkPolicy');
    const { spec: before } = find(render(helm, chartOf({})), 'NetworkPolicy');
    assert.equal((spec as { egress: unknown[] }).egress.length, (before as { egress: unknown[] }).egress.length - 1);
  });

  for (const free of NASTY.map((text) => text.slice(0, 2000)))
    it(`keeps ${JSON.stringify(free.slice(0, 40))} as it is`, () => {
      const proxy = 'http://proxy.example.com:3128';
      const given = { proxy, noProxy: [free], chart: { secretStore: 'vault', secretKey: free } };
      const rendered = render(helm, chartOf(given));
      const { data } = find(rendered, 'ExternalSecret')['spec'] as { data: [{ remoteRef: { key: string } }] };
      assert.equal(data[0].remoteRef.key, free);
      const { containers } = find(rendered, 'Pod')['spec'] as {
        containers: [{ env: { name: string; value: string }[] }];
      };
      assert.ok(containers[0].env.find(({ name }) => name === 'no_proxy')?.value.endsWith(`,${free}`));
    });
}

describe('a generated chart, under Helm', () => {
  const helms = findHelms();
  if (helms.length === 0) it('(no helm is installed)');
  for (const helm of helms) describe(`${helm.version}`, () => conform(helm));
});
