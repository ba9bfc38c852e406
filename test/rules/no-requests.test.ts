import assert from 'node:assert/strict';
import { inValues } from './lint.ts';

function severityOf(settings: string): string | undefined {
  const config = ['[[runners]]', '  [runners.kubernetes]', `    ${settings}`].map((line) => `    ${line}\n`).join('');
  const [finding] = inValues('no-requests', `gitlabUrl: https://gitlab.example.com/\nrunners:\n  config: |\n${config}`);
  return finding?.severity;
}

describe('no-requests', () => {
  for (const settings of [
    'image = "debian:12"',
    'pull_policy = "always"',
    'poll_timeout = 600',
    'service_account = "ci"',
  ])
    it(`is but advice for who has decided nothing: ${settings}`, () => assert.equal(severityOf(settings), 'info'));

  for (const settings of ['privileged = true', 'ephemeral_storage_limit = "8Gi"', 'node_selector = { pool = "ci" }'])
    it(`warns who has: ${settings}`, () => assert.equal(severityOf(settings), 'warning'));

  for (const settings of ['cpu_limit = "1"', 'memory_request = "1Gi"', 'helper_memory_limit = "1Gi"'])
    it(`is silent where somebody has thought of it: ${settings}`, () => assert.equal(severityOf(settings), undefined));
});
