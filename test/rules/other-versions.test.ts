import assert from 'node:assert/strict';
import { inConfig, inTemplate, textAt } from './lint.ts';

describe('key-needs-newer-runner', () => {
  it('points at the header where a table around it is as new', () => {
    const text = '[[runners]]\n  executor = "kubernetes"\n  [runners.experimental.boot_verify]\n    enabled = true\n';
    const [finding, ...others] = inConfig('key-needs-newer-runner', text, { runner: '16.11' });
    assert.ok(finding);
    assert.equal(textAt(text, finding), '[runners.experimental.boot_verify]');
    assert.deepEqual(others, []);
  });

  it('leaves nothing to say for unknown-config-key', () => {
    const text = '[[runners]]\n  executor = "kubernetes"\n  prepare_timeout = "10m"\n';
    assert.equal(inConfig('key-needs-newer-runner', text, { runner: '18.9' }).length, 1);
    assert.deepEqual(inConfig('unknown-config-key', text, { runner: '18.9' }), []);
  });
});

describe('removed-toml-keys', () => {
  const own = '[[runners]]\n  executor = "kubernetes"\n  pre_clone_script = "a"\n';

  it('names what took the place of the key', () => {
    const [finding] = inConfig('removed-toml-keys', own);
    assert.equal(finding?.remedy, 'Write pre_get_sources_script instead of pre_clone_script.');
  });

  it('asks only for its removal where that is set already', () => {
    const [finding] = inConfig('removed-toml-keys', `${own}  pre_get_sources_script = "b"\n`);
    assert.equal(finding?.remedy, 'Remove pre_clone_script.');
    assert.equal(finding.severity, 'info');
  });

  it('asks for the removal of one that is empty, too', () => {
    const [finding] = inConfig('removed-toml-keys', own.replace('"a"', '""'));
    assert.deepEqual([finding?.severity, finding?.remedy], ['warning', 'Remove pre_clone_script.']);
  });

  it('knows the older name of listen_address', () => {
    const text = 'metrics_server = ":9252"\n[[runners]]\n  executor = "kubernetes"\n';
    const [finding] = inConfig('removed-toml-keys', text);
    assert.equal(finding?.remedy, 'Write listen_address instead of metrics_server.');
    assert.deepEqual(inConfig('removed-toml-keys', text, { runner: '11.11' }), []);
  });

  it('leaves what a template cannot set to the rule about that', () => {
    const text = 'metrics_server = ":9252"\n[[runners]]\n  executor = "kubernetes"\n';
    assert.deepEqual(inTemplate('removed-toml-keys', text), []);
    const [finding] = inTemplate('global-keys-in-template', text);
    assert.equal(finding?.remedy, 'Remove metrics_server and set metrics.enabled in values.');
  });
});
