import assert from 'node:assert/strict';
import { lintFile } from '../../src/engine/lint.ts';

describe('secret-in-runners-config', () => {
  it('has another remedy for a whole config.toml in a ConfigMap', () => {
    const text = `apiVersion: v1
kind: ConfigMap
metadata:
  name: runner
data:
  config.toml: |
    [[runners]]
      url = "https://gitlab.example.com/"
      token = "Kq8vWm2ZpR7sYd4NfLcT"
      executor = "kubernetes"
`;
    const { findings } = lintFile({ path: 'map.yaml', text }, { facts: {}, preset: 'all', severities: new Map() });
    const finding = findings.find(({ rule }) => rule === 'secret-in-runners-config');
    assert.match(finding?.remedy ?? '', /Keep the file in a Secret/);
  });
});
