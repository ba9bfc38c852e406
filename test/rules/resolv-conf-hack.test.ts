import assert from 'node:assert/strict';
import { inTemplate } from './lint.ts';

const RULE = 'resolv-conf-hack';

function findings(script: string): number {
  return inTemplate(
    RULE,
    `[[runners]]\n  pre_build_script = '''${script}'''\n  [runners.kubernetes]\n    image = "debian:12"\n`,
  ).length;
}

describe(RULE, () => {
  for (const script of [
    'echo nameserver 10.0.0.10 > /etc/resolv.conf',
    'echo nameserver 10.0.0.10 >>"/etc/resolv.conf"',
    'echo "10.0.0.1 gitlab" | sudo tee -a /etc/hosts',
    'sed -i "s/ndots:5/ndots:1/" /etc/resolv.conf',
    'cp /tmp/resolv.conf /etc/resolv.conf',
    'for i in 1 2 3; do getent hosts gitlab.example.com && break; sleep 1; done',
    'while ! nslookup gitlab.example.com; do sleep 1; done',
  ])
    it(`sees ${script}`, () => assert.equal(findings(script), 1));

  for (const script of [
    'cat /etc/resolv.conf',
    'cp /etc/resolv.conf /tmp/resolv.conf',
    'grep ndots /etc/resolv.conf > /tmp/ndots',
    'getent hosts gitlab.example.com',
    'for i in 1 2 3; do echo $i; done',
    'echo x > /etc/hosts.allow.bak; true',
  ])
    it(`is silent for ${script}`, () => assert.equal(findings(script), 0));
});
