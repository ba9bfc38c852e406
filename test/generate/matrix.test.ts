import assert from 'node:assert/strict';
import { type RenderOptions, render } from '../../src/engine/render.ts';
import { lintFile } from '../../src/engine/lint.ts';
import type { Answers } from '../../src/generate/answers.ts';
import { factsOf } from '../../src/generate/facts.ts';
import { generate } from '../../src/generate/generate.ts';
import { runnerVersionOf } from '../../src/knowledge/index.ts';
import type { RunnerView, View } from '../../src/model/release.ts';
import { checkShape } from '../../src/schema/index.ts';
import { parseToml } from '../../src/toml/index.ts';
import { parseYaml } from '../../src/yaml/index.ts';
import { cases, CHARTS } from './matrix.ts';

const COUNT = 264;

/** The one file that is generated. */
function textOf(what: 'values' | 'config', answers: Answers): string {
  const files = generate({ what, answers });
  assert.ok(Array.isArray(files) && files.length === 1);
  return files[0].text;
}

function findingsIn(path: string, text: string, answers: Answers): readonly string[] {
  const { findings } = lintFile(
    { path, text },
    {
      facts: factsOf(answers),
      preset: 'strict',
      severities: new Map(),
      chart: answers.chartVersion,
      runner: runnerVersionOf(answers.chartVersion) ?? '',
      release: { name: 'gitlab-runner', namespace: answers.releaseNamespace },
    },
  );
  return findings.map(({ rule, message }) => `${rule}: ${message}`);
}

function rendered(text: string, answers: Answers): NonNullable<ReturnType<typeof render>> {
  const options: RenderOptions = {
    chart: answers.chartVersion,
    release: { name: 'gitlab-runner', namespace: answers.releaseNamespace },
    apiVersions: [],
  };
  const user = { files: [{ path: 'values.yaml', text }], sets: [], helm: 3, textOfFile: () => undefined } as const;
  const rendering = render({ is: 'values', user }, options);
  assert.ok(rendering);
  assert.equal(rendering.failure, null);
  return rendering;
}

/** The answers as the settings that they must have become; undefined where there is none. */
function expected(answers: Answers): Readonly<Record<string, unknown>> {
  const { jobNamespace, resources, ndots, os, arch, cache, build, nodeSelector, registryMirror, proxy } = answers;
  const isDocker = build.startsWith('dind');
  return {
    namespace: jobNamespace,
    sizes: [resources.cpu, resources.memory, resources.storage],
    ndots: String(ndots),
    cache: [cache.type === 'none' ? undefined : cache.type, cache.bucket],
    nodes: { 'kubernetes.io/os': os, 'kubernetes.io/arch': arch, ...nodeSelector },
    tolerations: answers.tolerations.map(({ effect = '' }) => effect),
    privileged: isDocker ? true : undefined,
    service: build === 'plain' ? undefined : build === 'buildkit-rootless' ? 'buildkitd' : 'docker',
    mtu: isDocker ? [`--mtu=${answers.mtu ?? 1360}`] : [],
    ca: os === 'linux' ? answers.caSecret : undefined,
    proxy: proxy === undefined ? [] : [`HTTP_PROXY=${proxy}`],
    mirrored:
      registryMirror === undefined || answers.image !== undefined || os === 'windows' ? undefined : registryMirror,
    image: answers.image,
  };
}

function inEffect(runner: RunnerView, answers: Answers): Readonly<Record<string, unknown>> {
  const at = (path: string) => runner.at(`kubernetes.${path}`);
  const said = (view: View) => (view.string === '' ? undefined : view.string);
  const words = (view: View) => view.items().map(({ string = '' }) => string);
  const image = at('image').string ?? '';
  const [service] = at('services').items();
  const labels = ['kubernetes.io/os', 'kubernetes.io/arch', ...Object.keys(answers.nodeSelector)];
  const marks = answers.tolerations.map(({ key, operator, value = '' }) =>
    operator === 'Exists' ? key : `${key}=${value}`,
  );
  return {
    namespace: said(at('namespace')),
    sizes: ['cpu_request', 'memory_limit', 'ephemeral_storage_limit'].map((path) => said(at(path))),
    ndots: at('dns_config.options').items()[0]?.at('value').string,
    cache: [said(runner.at('cache.Type')), said(bucketOf(runner))],
    nodes: Object.fromEntries(labels.map((label) => [label, at('node_selector').at([label]).string])),
    tolerations: marks.map((mark) => at('node_tolerations').at([mark]).string),
    privileged: at('service_container_security_context.privileged').boolean,
    service: service && said(service.at('alias')),
    mtu: service ? words(service.at('command')).filter((word) => word.startsWith('--mtu')) : [],
    ca: at('volumes.secret').items()[0]?.at('name').string,
    proxy: words(runner.at('environment')).filter((word) => word.startsWith('HTTP_PROXY')),
    mirrored: image.startsWith('mirror.') ? image.split('/')[0] : undefined,
    image: answers.image === undefined ? undefined : image,
  };
}

function bucketOf(runner: RunnerView): View {
  const { string: type = '' } = runner.at('cache.Type');
  return runner.at(type === 'azure' ? 'cache.azure.ContainerName' : `cache.${type || 's3'}.BucketName`);
}

describe('what is generated, for combinations of answers and charts', () => {
  const all = cases(COUNT);

  it('has every chart among the combinations', () =>
    assert.deepEqual(new Set(all.map(({ answers }) => answers.chartVersion)), new Set(CHARTS)));

  for (const chart of CHARTS)
    it(`is right for chart ${chart}`, () => {
      const own = all.filter(({ answers }) => answers.chartVersion === chart);
      assert.ok(own.length >= 2);
      for (const { given, answers } of own) {
        const said = JSON.stringify(given);
        const values = textOf('values', answers);
        const config = textOf('config', answers);
        assert.deepEqual(findingsIn('values.yaml', values, answers), [], said);
        assert.deepEqual(findingsIn('config.toml', config, answers), [], said);
        assert.deepEqual([textOf('values', answers), textOf('config', answers)], [values, config], said);
        const { config: registered, effect } = rendered(values, answers);
        assert.equal(registered?.error, null, said);
        const [runner] = registered.runners;
        assert.ok(runner, said);
        assert.deepEqual(inEffect(runner, answers), expected(answers), said);
        assert.equal(runner.executor, 'kubernetes', said);
        assert.ok(effect?.rbac && !('unknown' in effect.rbac), said);
        const { kind, namespace } = effect.rbac;
        assert.ok(kind === 'ClusterRole' || namespace === answers.jobNamespace, said);
      }
    });

  it('names no key that the version does not have', () => {
    for (const { given, answers } of all) {
      const values = parseYaml(textOf('values', answers));
      const root = values.documents[0]?.root;
      assert.deepEqual(values.problems, []);
      assert.ok(root?.kind === 'map');
      assert.deepEqual(checkShape(root, 'values', answers.chartVersion), [], JSON.stringify(given));
      const runner = runnerVersionOf(answers.chartVersion) ?? '';
      const { variants, problems } = parseToml(textOf('config', answers), { version: '1.0', templates: false });
      const config = variants[0]?.root;
      assert.deepEqual(problems, []);
      assert.ok(config?.kind === 'map');
      assert.deepEqual(checkShape(config, 'config', runner), [], JSON.stringify(given));
    }
  });
});
