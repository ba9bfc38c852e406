import assert from 'node:assert/strict';
import { complete } from '../../src/generate/complete.ts';
import { correctedFrom } from '../../src/generate/from.ts';
import { generate } from '../../src/generate/generate.ts';
import type { Given } from '../../src/generate/given.ts';
import { cases } from './matrix.ts';

function from(text: string, given: Given = {}, path = 'values.yaml') {
  const completed = complete(given);
  assert.ok('answers' in completed);
  const file = correctedFrom({ path, text }, completed.answers, given);
  assert.ok(file);
  return file;
}

const OLD = `# ours
gitlabUrl: https://gitlab.example.com/   # keep
own: {x: 1}
rbac: {create: true}
serviceAccount: {create: true}
runners:
  secret: tok
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "registry.example.com/debian:12"  # fixed
        memory_request = "1Gi"
        automount_service_account_token = false
`;

describe('generate --from', () => {
  it('keeps the file, adds what is missing, and says why', () =>
    assert.equal(
      from(OLD, { autoscaler: 'none' }).after,
      OLD.replace(
        '_token = false\n',
        `_token = false
        # musl-helper-image: The helper container looks up host names with the resolver of Alpine Linux (musl).
        helper_image_flavor = "ubuntu"
`,
      ).concat(`        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "2"
`),
    ));

  it('goes by the answers that were given, and by no default', () => {
    assert.match(from(OLD, { autoscaler: 'karpenter' }).after, /"karpenter\.sh\/do-not-disrupt" = "true"/);
    assert.doesNotMatch(from(OLD, { spot: true }).after, /karpenter|poll_timeout/);
  });

  it('changes nothing the second time', () => {
    const { after } = from(OLD, { autoscaler: 'karpenter' });
    assert.equal(from(after, { autoscaler: 'karpenter' }).after, after);
  });

  it('changes nothing in what is generated', () => {
    for (const { given, answers } of cases(20)) {
      const files = generate({ what: 'values', answers });
      assert.ok(Array.isArray(files));
      const { after, left } = from(files[0].text, { ...given, cache: { ...answers.cache } });
      assert.equal(after, files[0].text);
      assert.deepEqual(left.findings, []);
    }
  });

  it('takes a config.toml too', () => {
    const config = '[[runners]]\n  url = "https://gitlab.example.com/"\n  executor = "kubernetes"\n';
    const { after, left } = from(config, {}, 'config.toml');
    assert.equal(left.kind, 'config-toml');
    assert.match(after, /# musl-helper-image: .*\n {4}helper_image_flavor = "ubuntu"/);
  });
});
