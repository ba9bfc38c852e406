import assert from 'node:assert/strict';
import { inConfig, textAt } from './lint.ts';

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

  it('is an information where nothing is set', () => {
    const [finding] = inConfig('removed-toml-keys', own.replace('"a"', '""'));
    assert.deepEqual([finding?.severity, finding?.remedy], ['info', 'Remove pre_clone_script.']);
  });
});
