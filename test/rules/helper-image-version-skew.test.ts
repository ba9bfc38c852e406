import assert from 'node:assert/strict';
import { lintFile } from '../../src/engine/lint.ts';

const TOML = `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image = "gitlab/gitlab-runner-helper:x86_64-latest"
`;

function title(path: string, text: string): string | undefined {
  const { findings } = lintFile({ path, text }, { facts: {}, preset: 'all', severities: new Map() });
  return findings.find(({ rule }) => rule === 'helper-image-version-skew')?.fix?.title;
}

const CONFIG_MAP = `apiVersion: v1
kind: ConfigMap
metadata:
  name: gitlab-runner
data:
  config.toml: |
${TOML.replaceAll(/^/gm, '    ')}
`;

describe('helper-image-version-skew', () => {
  it('writes the variable of the runner with braces where nobody else fills them', () => {
    assert.equal(
      title('config.toml', TOML),
      'Set helper_image = "gitlab/gitlab-runner-helper:x86_64-v${CI_RUNNER_VERSION}".',
    );
  });
  for (const [path, text] of [
    ['config-map.yaml', CONFIG_MAP],
    ['config.toml.tpl', TOML],
    ['config.tftpl', TOML],
  ] as const) {
    it(`writes it without in ${path}, which may be filled before the runner reads it`, () => {
      assert.equal(title(path, text), 'Set helper_image = "gitlab/gitlab-runner-helper:x86_64-v$CI_RUNNER_VERSION".');
    });
  }
});
