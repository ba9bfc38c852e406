import assert from 'node:assert/strict';
import { releaseIn } from '../wrappers/open.ts';

function address(hosts: string, runner = 'concurrent: 3'): string | undefined {
  const text = `global:\n  hosts: {${hosts}}\ngitlab-runner:\n  ${runner}\n`;
  return releaseIn(text, 'values.yaml').values?.at('gitlabUrl').string;
}

describe('the address that GitLab’s own chart gives to its runner', () => {
  it('is made of the domain', () => assert.equal(address('domain: example.com'), 'https://gitlab.example.com'));
  it('has the suffix of hosts', () =>
    assert.equal(address('domain: example.com, hostSuffix: beta'), 'https://gitlab-beta.example.com'));
  it('is the name that is given', () =>
    assert.equal(address('domain: example.com, gitlab: {name: code.example.org}'), 'https://code.example.org'));
  it('is http where both switches are off', () =>
    assert.equal(address('domain: example.com, https: false'), 'http://gitlab.example.com'));
  it('is https where GitLab’s own switch is on', () =>
    assert.equal(address('domain: example.com, https: false, gitlab: {https: true}'), 'https://gitlab.example.com'));
  it('gives way to the runner’s own', () =>
    assert.equal(
      address('domain: example.com', 'gitlabUrl: http://gitlab-webservice:8181'),
      'http://gitlab-webservice:8181',
    ));
  it('is not known without a domain', () => assert.equal(address('https: true'), undefined));
  it('is not known where Terraform fills it in', () => assert.equal(address('domain: "${DOMAIN}"'), undefined));
  it('is not made of an address', () => assert.equal(address('domain: "http://gitlab.example.com"'), undefined));

  it('is not known to a chart of one’s own', () => {
    const text = 'global:\n  hosts: {domain: example.com}\nconcurrent: 4\ngitlabUrl: ""\nrunners: {config: ""}\n';
    assert.equal(releaseIn(text, 'values.yaml').values?.at('gitlabUrl').string, '');
  });
});
