import assert from 'node:assert/strict';
import { inConfig } from './lint.ts';

const RULE = 'swallowed-by-map-table';

function below(header: string, keys: string): string {
  return `[[runners]]\n  url = "https://gitlab.example.com/"\n  executor = "kubernetes"\n  [runners.kubernetes]\n    image = "debian:12"\n  [${header}]\n${keys}`;
}

function keysIn(header: string, keys: string): readonly unknown[] {
  return inConfig(RULE, below(header, keys)).map(({ place, severity }) => `${String(place.route.at(-1))}: ${severity}`);
}

describe(RULE, () => {
  it('takes ambiguous words with it once one key is certain', () => {
    const keys = 'pool = "ci"\nimage = "debian"\nmemory_limit = "2Gi"\n';
    assert.deepEqual(keysIn('runners.kubernetes.node_selector', keys), ['image: warning', 'memory_limit: warning']);
  });

  it('leaves words of tables further out alone', () => {
    assert.deepEqual(keysIn('runners.kubernetes.pod_labels', 'name = "ci"\nmemory_limit = "2Gi"\n'), [
      'memory_limit: warning',
    ]);
  });

  it('is an error for values that the map refuses', () => {
    const keys =
      'privileged = true\npoll_timeout = 600\ncap_add = ["NET_ADMIN"]\ndns_config = { nameservers = ["10.96.0.10"] }\n';
    assert.deepEqual(keysIn('runners.kubernetes.node_selector', keys), [
      'privileged: error',
      'poll_timeout: error',
      'cap_add: error',
      'dns_config: error',
    ]);
  });

  it('replaces wrong-type there', () => {
    assert.deepEqual(inConfig('wrong-type', below('runners.kubernetes.node_selector', 'privileged = true\n')), []);
  });

  it('leaves wrong types of honest keys to wrong-type', () => {
    assert.deepEqual(keysIn('runners.kubernetes.node_selector', 'gpu = true\n'), []);
    assert.equal(inConfig('wrong-type', below('runners.kubernetes.node_selector', 'gpu = true\n')).length, 1);
  });

  it('knows an image that cannot be the value of a label', () => {
    assert.deepEqual(keysIn('runners.kubernetes.node_selector', 'image = "debian:12"\n'), ['image: warning']);
  });

  it('knows an effect that tolerations do not have', () => {
    assert.deepEqual(keysIn('runners.kubernetes.node_tolerations', '"a=b" = "NoSchedule"\nnamespace = "ci"\n'), [
      'namespace: warning',
    ]);
  });

  it('sees a boolean that has become a feature flag', () => {
    assert.deepEqual(keysIn('runners.feature_flags', 'FF_USE_FASTZIP = true\ndebug_trace_disabled = true\n'), [
      'debug_trace_disabled: warning',
    ]);
  });

  it('sees a number among retry limits', () => {
    assert.deepEqual(keysIn('runners.kubernetes.retry_limits', '"EOF" = 3\nretry_limit = 9\n'), [
      'retry_limit: warning',
    ]);
  });

  it('is silent for the files of a Secret', () => {
    const text = `${below('runners.kubernetes', '')}`.replace('  [runners.kubernetes]\n', '');
    const volume =
      '    [[runners.kubernetes.volumes.secret]]\n      name = "x"\n      mount_path = "/x"\n      items = { ca_file = "ca.crt", token = "token", bearer_token = "t" }\n';
    assert.deepEqual(inConfig(RULE, text + volume), []);
  });

  it('is silent for what a plugin takes', () => {
    const keys = 'name = "fleet"\nprofile = "ci"\nconfig_file = "/etc/aws"\n';
    assert.deepEqual(keysIn('runners.autoscaler.plugin_config', keys), []);
  });
});
