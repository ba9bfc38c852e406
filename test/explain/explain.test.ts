import assert from 'node:assert/strict';
import { explain, pageOf, type Explained } from '../../src/explain/explain.ts';
import type { ExplainedKey, Versions } from '../../src/explain/key.ts';
import { textOf } from '../../src/explain/text.ts';
import { rules } from '../../src/rules/index.ts';

function all(word: string, versions: Versions = {}): readonly Explained[] {
  const answer = explain(word, versions);
  assert.ok('explained' in answer, JSON.stringify(answer));
  return answer.explained;
}

function key(word: string, versions: Versions = {}): ExplainedKey {
  const [first, ...others] = all(word, versions);
  assert.equal(others.length, 0);
  assert.ok(first?.kind === 'key');
  return first;
}

function problem(word: string): string {
  const answer = explain(word, {});
  assert.ok('problem' in answer);
  return answer.problem;
}

const names = ({ rules: about }: ExplainedKey) => about.map(({ id }) => id);

describe('explaining a rule', () => {
  it('tells all of every rule', () => {
    for (const rule of rules) {
      const [told, ...others] = all(rule.id);
      assert.equal(others.length, 0);
      assert.ok(told?.kind === 'rule');
      const text = textOf(pageOf(told), 10_000);
      for (const part of [rule.docs.what, rule.docs.why, rule.docs.remedy, ...rule.docs.references])
        for (const line of part.split('\n')) assert.ok(text.includes(line.trim()), `${rule.id}: ${line}`);
    }
  });

  it('names the facts that it asks for', () => {
    const [rule] = all('dind-mtu-unset');
    assert.ok(rule?.kind === 'rule');
    assert.deepEqual(rule.facts, [{ name: 'network.podMtu', what: "MTU of the pods' network interface, in bytes" }]);
  });

  it('says which presets show it', () => {
    const presets = (id: string) => all(id).flatMap((rule) => (rule.kind === 'rule' ? rule.presets : []));
    assert.deepEqual(presets('yaml-syntax'), ['recommended', 'strict', 'security', 'all']);
    assert.deepEqual(presets('outdated-chart'), ['strict', 'all']);
  });
});

describe('explaining a key of config.toml', () => {
  for (const word of [
    'runners.kubernetes.helper_image_flavor',
    'kubernetes.helper_image_flavor',
    'Runners.Kubernetes.HELPER_image_flavor',
  ])
    it(`knows it as ${word}`, () => assert.equal(key(word).key, 'runners.kubernetes.helper_image_flavor'));

  it('knows a name that no other has', () => {
    assert.equal(key('pod_disruption_budget').key, 'runners.kubernetes.pod_disruption_budget');
  });

  it('tells what is known', () => {
    const told = key('runners.kubernetes.helper_image_flavor', { runner: '17.11' });
    assert.deepEqual(
      [told.document, told.version, told.known, told.type, told.default, told.since, told.until],
      ['config', '17.11', true, 'string', 'alpine', '14.0', null],
    );
    assert.deepEqual(
      [told.variable, told.option],
      ['KUBERNETES_HELPER_IMAGE_FLAVOR', '--kubernetes-helper-image-flavor'],
    );
    assert.ok(names(told).includes('musl-helper-image'));
    assert.ok(!names(told).includes('dind-mtu-unset'));
  });

  it('is judged by the runner of the chart', () => {
    assert.equal(key('kubernetes.dns_policy', { chart: '0.80.0' }).version, '18.3.0');
  });

  it('says where a version does not read it, and gives no default then', () => {
    const told = key('runners.kubernetes.helper_image_flavor', { runner: '13.0' });
    assert.deepEqual([told.known, told.default], [false, undefined]);
    assert.match(textOf(pageOf(told), 200), /Nothing in runner 13\.0 reads it\./);
  });

  it('has the type of the version', () => {
    assert.equal(key('runners.autoscaler.policy.idle_time', { runner: '15.8' }).type, 'integer');
    assert.equal(key('runners.autoscaler.policy.idle_time').type, 'duration');
  });

  it('lists what is in a table, as far as the version reads it', () => {
    assert.ok(key('runners.kubernetes').keys.includes('pod_disruption_budget'));
    assert.ok(!key('runners.kubernetes', { runner: '15.0' }).keys.includes('pod_disruption_budget'));
  });

  it('knows rules about a family of settings and about the table around it', () => {
    assert.ok(names(key('runners.kubernetes.helper_cpu_limit')).includes('cpu-missing-milli'));
    assert.ok(names(key('runners.docker.network_mtu')).includes('docker-settings-on-kubernetes'));
    assert.ok(!names(key('runners.kubernetes.retry_limit')).includes('request-exceeds-limit'));
  });
});

describe('explaining a values key', () => {
  it('tells the default of the version', () => {
    assert.equal(key('checkInterval', { chart: '0.64.0' }).default, 30);
    assert.equal(key('checkInterval').default, 3);
    assert.ok(names(key('rbac.create')).includes('no-rbac'));
  });

  it('tells what took its place', () => {
    const told = key('runners.image');
    assert.deepEqual([told.until, told.deprecated], ['0.52.1', '0.23.0']);
    assert.deepEqual(told.replacement, { document: 'config', key: 'runners.kubernetes.image' });
    assert.match(textOf(pageOf(told), 80), /instead +`runners\.kubernetes\.image` in config\.toml/);
  });

  it('shows a default of several lines as text to copy', () => {
    const text = textOf(pageOf(key('runners.config')), 80);
    assert.match(text, /DEFAULT OF CHART 0\.92\.0\n {2}\[\[runners\]\]\n {4}\[runners\.kubernetes\]\n/);
  });

  it('stands beside the setting of that name', () => {
    const documents = all('concurrent').map((told) => (told.kind === 'key' ? told.document : told.kind));
    assert.deepEqual(documents, ['config', 'values']);
  });

  it('minds the letter case', () => assert.match(problem('RBAC.create'), /did you mean rbac\.create\?/));
});

describe('explaining what is not there', () => {
  for (const [word, answer] of [
    ['musl-helper-imge', /did you mean musl-helper-image\?$/],
    ['runners.kubernetes.helper_image_flavour', /did you mean runners\.kubernetes\.helper_image_flavor\?$/],
    ['helper_image_flavour', /did you mean helper_image_flavor\?$/],
    ['', /^there is no rule and no setting $/],
    ['__proto__', /^there is no rule and no setting __proto__/],
    ['mount_path', /^several settings are called mount_path: .*runners\.kubernetes\.volumes\.pvc\.mount_path/],
  ] as const)
    it(`says so: ${word}`, () => assert.match(problem(word), answer));
});

describe('every setting', () => {
  it('has a page', () => {
    for (const word of ['runners', 'concurrent', 'session_server', 'rbac', 'hpa'])
      for (const told of all(word)) assert.match(textOf(pageOf(told), 80), /\n {2}type +\w/);
  });
});
