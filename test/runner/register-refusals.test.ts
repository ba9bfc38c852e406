import assert from 'node:assert/strict';
import { added, registering, TOKEN, type Call } from './registering.ts';

function refusal(call: Call): string | null {
  const { error, tree, text, runners } = registering(call);
  if (error !== null) assert.deepEqual([tree, text, runners], [null, null, []]);
  return error;
}

describe('register: templates that it refuses', () => {
  const COUNT = 'configuration template must contain exactly one [[runners]] entry';
  it('no runner', () => assert.equal(refusal({ template: 'concurrent = 1\n' }), COUNT));
  it('two', () => assert.equal(refusal({ template: '[[runners]]\n[[runners]]\n' }), COUNT));
  it('takes one in brackets', () => assert.equal(refusal({ template: 'runners = [{}]\n' }), null));
  it('wrong types', () =>
    assert.equal(
      refusal({ template: '[[runners]]\nlimit = "3"\n' }),
      'couldn\'t load configuration template file: toml: line 2 (last key "runners.limit"): incompatible types: TOML value has type string; destination has type integer',
    ));
  it('syntax errors', () =>
    assert.match(
      refusal({ template: '[[runners]]\nname = x\n' }) ?? '',
      /^couldn't load configuration template file: toml: line 2: /,
    ));
  it('labels', () =>
    assert.match(
      refusal({ template: '[[runners]]\nlabels = { a = "b" }\n' }) ?? '',
      /invalid config: invalid label key/,
    ));
  it('no labels before they were known', () =>
    assert.equal(refusal({ version: '17.11.0', template: '[[runners]]\nlabels = { a = "b" }\n' }), null));
});

describe('register: variables and options that it refuses', () => {
  it('a boolean', () =>
    assert.equal(
      refusal({ env: { KUBERNETES_PRIVILEGED: 'yes' } }),
      'could not parse yes as value for flag kubernetes-privileged: strconv.ParseBool: parsing "yes": invalid syntax',
    ));
  it('an empty number', () =>
    assert.equal(
      refusal({ env: { RUNNER_LIMIT: '' } }),
      'could not parse  as value for flag limit: strconv.ParseInt: parsing "": invalid syntax',
    ));
  it('not one that the version does not read', () =>
    assert.equal(refusal({ version: '18.11.0', env: { RUNNER_PREPARE_TIMEOUT: 'x' } }), null));
  it('an option of its own', () =>
    assert.match(refusal({ env: { REGISTER_MAXIMUM_TIMEOUT: '1h' } }) ?? '', /flag maximum-timeout/));
  it('an access level', () =>
    assert.equal(refusal({ env: { REGISTER_ACCESS_LEVEL: 'private' } }), 'Given access-level is not valid.'));
  it('an option that is none', () =>
    assert.equal(refusal({ options: { bogus: '1' } }), 'flag provided but not defined: -bogus'));
  it('empty keys, by the encoder of old versions', () =>
    assert.equal(
      refusal({ version: '15.0.0', env: { KUBERNETES_NODE_SELECTOR: '' } }),
      'Error encoding TOML: Key names cannot be empty.',
    ));
  it('takes empty keys since', () => assert.equal(refusal({ env: { KUBERNETES_NODE_SELECTOR: '' } }), null));
});

describe('register: options', () => {
  it('beat variables', () => assert.equal(added({ options: { name: 'option' } })['name'], 'option'));
  it('beat them with zero values too', () =>
    assert.equal(
      added({ template: '[[runners]]\nlimit = 3\n', env: { RUNNER_LIMIT: '5' }, options: { limit: '0' } })['limit'],
      3,
    ));
  it('add to lists', () =>
    assert.deepEqual(added({ env: { RUNNER_ENV: 'A=1' }, options: { env: 'B=2' } })['environment'], ['A=1', 'B=2']));
  it('may have no variable', () =>
    assert.deepEqual(added({ options: { 'kubernetes-pod-labels': 'a:b' } })['kubernetes'], { pod_labels: { a: 'b' } }));
});

describe('register: name, url and executor', () => {
  it('takes the name of the template for an empty variable', () =>
    assert.equal(added({ template: '[[runners]]\nname = "t"\n', env: { RUNNER_NAME: '' } })['name'], 't'));
  it('needs a name', () => assert.equal(refusal({ env: { RUNNER_NAME: '' } }), 'The name needs to be entered'));
  it('takes blanks for no name', () =>
    assert.equal(
      refusal({ template: '[[runners]]\nname = "t"\n', env: { RUNNER_NAME: ' ' } }),
      'The name needs to be entered',
    ));
  it('takes the url of the template where there is no variable', () =>
    assert.equal(
      added({ template: '[[runners]]\nurl = "https://t/"\n', env: { CI_SERVER_URL: undefined } })['url'],
      'https://t/',
    ));
  it('did not before 14.8', () =>
    assert.equal(
      refusal({ version: '14.7.0', template: '[[runners]]\nurl = "https://t/"\n', env: { CI_SERVER_URL: undefined } }),
      'The url needs to be entered',
    ));
  it('cuts blanks away', () => assert.equal(added({ env: { CI_SERVER_URL: ' https://a/ ' } })['url'], 'https://a/'));
  it('reaches no other address', () =>
    assert.equal(refusal({ env: { CI_SERVER_URL: 'gitlab.example.com' } }), 'Failed to verify the runner.'));
  it('knows its executors', () =>
    assert.equal(refusal({ env: { RUNNER_EXECUTOR: 'Kubernetes' } }), 'Invalid executor specified'));
  it('forgets executors', () =>
    assert.deepEqual(
      ['15.11.0', '16.0.0'].map((version) =>
        refusal({ version, env: { RUNNER_EXECUTOR: 'docker-ssh', DOCKER_IMAGE: 'a', SSH_USER: 'u' } }),
      ),
      [null, 'Invalid executor specified'],
    ));
  it('asks for the image of docker', () =>
    assert.equal(refusal({ env: { RUNNER_EXECUTOR: 'docker' } }), 'The docker-image needs to be entered'));
});

describe('register: tokens', () => {
  const RESERVED = /^Runner configuration other than name and executor configuration is reserved/;
  const none = { CI_SERVER_TOKEN: undefined };
  it('needs one', () => assert.equal(refusal({ env: none }), 'The registration-token needs to be entered'));
  it('wipes that of a template', () =>
    assert.equal(
      refusal({ env: none, template: '[[runners]]\ntoken = "t"\n' }),
      'The registration-token needs to be entered',
    ));
  it('took that of a template up to 15.3', () =>
    assert.equal(added({ version: '15.3.0', env: none, template: '[[runners]]\ntoken = "t"\n' })['token'], 't'));
  it('refuses what GitLab keeps for a token of its own', () =>
    assert.match(refusal({ env: { RUNNER_TAG_LIST: 'a' } }) ?? '', RESERVED));
  it('takes locked for said when it is false', () =>
    assert.match(refusal({ env: { REGISTER_LOCKED: 'false' } }) ?? '', RESERVED));
  it('refuses nothing for other tokens', () =>
    assert.equal(refusal({ env: { CI_SERVER_TOKEN: `corp-${TOKEN}`, RUNNER_TAG_LIST: 'a' } }), null));
  it('refused nothing before 15.10', () =>
    assert.equal(refusal({ version: '15.7.0', env: { RUNNER_TAG_LIST: 'a' } }), null));
  it('refuses nothing where the token is unknown', () =>
    assert.equal(refusal({ env: { CI_SERVER_TOKEN: { unknown: 'secret', text: '' }, RUNNER_TAG_LIST: 'a' } }), null));
  it('only warns for one in the old place, since 16.2', () => {
    const env = { ...none, REGISTRATION_TOKEN: TOKEN, RUNNER_TAG_LIST: 'a' };
    assert.match(refusal({ version: '16.1.0', env }) ?? '', RESERVED);
    assert.equal(added({ version: '16.2.0', env })['token'], TOKEN);
  });
  it('asked for a registration token in any case in 15.10', () =>
    assert.equal(refusal({ version: '15.10.0' }), 'The registration-token needs to be entered'));
  it('does not know the token that GitLab gives for a registration token', () =>
    assert.deepEqual(added({ env: { ...none, REGISTRATION_TOKEN: 'GR1348941a1b2c3d4e5f6' } })['token'], {
      unknown: 'secret',
      text: 'registration',
    }));
});
