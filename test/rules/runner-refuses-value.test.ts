import assert from 'node:assert/strict';
import { inConfig, textAt } from './lint.ts';

describe('runner-refuses-value of NFS volumes', () => {
  const nfs = (settings: string) => `[[runners]]
  executor = "kubernetes"
  [[runners.kubernetes.volumes.nfs]]
    name = "n"
    mount_path = "/n"
    path = "/p"
    ${settings}
`;
  /** What stands at the first finding and beside it, and why. */
  const said = (text: string) => {
    const [finding, ...others] = inConfig('runner-refuses-value', text);
    assert.deepEqual(others, []);
    if (!finding) return undefined;
    assert.match(finding.message, /`nfs volume: missing required fields: server`/);
    return [textAt(text, finding), ...finding.related.map(({ message }) => message)];
  };
  const header = '[[runners.kubernetes.volumes.nfs]]';

  it('speaks at the table that lacks a setting', () => assert.deepEqual(said(nfs('')), [header]));
  it('shows what is there and does not count', () => {
    assert.deepEqual(said(nfs('server = 1')), [header, 'this is no text']);
    assert.deepEqual(said(nfs('server = ""')), [header, 'this is empty']);
    assert.deepEqual(said(nfs('Server = "s"')), [header, 'the runner takes no other name than server']);
  });
  it('is the only rule about a type that the runner takes for absent', () =>
    assert.deepEqual(inConfig('wrong-type', nfs('server = 1')), []));
  it('is silent where all is there', () => assert.equal(said(nfs('server = "s"')), undefined));
  it('is silent about runners that know no such volumes', () =>
    assert.deepEqual(inConfig('runner-refuses-value', nfs(''), { runner: '18.11' }), []));
});
