import assert from 'node:assert/strict';
import { readAnswers } from '../../src/generate/answers-file.ts';
import { over, parseArgument } from '../../src/generate/given.ts';

describe('an answer of the command line', () => {
  const right: readonly (readonly [string, object])[] = [
    ['gitlabUrl=https://gitlab.example.com', { gitlabUrl: 'https://gitlab.example.com' }],
    ['concurrent=20', { concurrent: 20 }],
    ['openshift=true', { openshift: true }],
    ['cache.type=s3', { cache: { type: 's3' } }],
    ['cache.bucket=a=b', { cache: { bucket: 'a=b' } }],
    ['cache={type: gcs, bucket: b}', { cache: { type: 'gcs', bucket: 'b' } }],
    ['resources=large', { resources: 'large' }],
    ['resources.cpu=2', { resources: { cpu: '2' } }],
    ['resources={memory: 4Gi}', { resources: { memory: '4Gi' } }],
    ['noProxy=.example.com, 10.0.0.0/8,', { noProxy: ['.example.com', '10.0.0.0/8'] }],
    ['environments=dev,prod', { environments: ['dev', 'prod'] }],
    ['nodeSelector.example.com/pool=ci', { nodeSelector: { 'example.com/pool': 'ci' } }],
    ['nodeSelector={on: "yes"}', { nodeSelector: { true: 'yes' } }],
    ['tolerations=[{key: ci, operator: Exists}]', { tolerations: [{ key: 'ci', operator: 'Exists' }] }],
    ['tokenSecret=1', { tokenSecret: '1' }],
  ];
  for (const [argument, given] of right)
    it(`reads ${argument}`, () => assert.deepEqual(parseArgument(argument), given));

  const wrong: readonly (readonly [string, string])[] = [
    ['gitlabUrl', 'write it as NAME=VALUE'],
    ['=x', 'write it as NAME=VALUE'],
    ['gitlabURL=x', 'there is no answer gitlabURL; did you mean gitlabUrl?'],
    ['cache.bukcet=x', 'there is no answer cache.bukcet; did you mean bucket?'],
    ['cache.type.x=1', 'there is no answer cache.type.x'],
    ['__proto__=x', 'there is no answer __proto__'],
    ['build=dnd', 'this must be plain, dind, dind-rootless, buildkit-rootless; did you mean dind?'],
    ['concurrent=0', 'this must be a whole number from 1 to 10000'],
    ['concurrent=1e3', 'this must be a whole number from 1 to 10000'],
    ['spot=yes', 'this must be true or false'],
    ['resources=huge', 'this must be small, medium, large, or a map of cpu, memory, storage'],
    ['resources.memory=500m', 'this must be an amount such as 4Gi or 512Mi'],
    ['noProxy=[[]]', 'this must be a text that is not empty'],
    ['tolerations=x', 'this must be a list; each item is a map of key, operator, value, effect'],
    ['tolerations=[{effect: NoSchedule}]', '"key" is missing'],
    ['nodeSelector.a b=c', 'this is no name of a label'],
    [
      'gitlabUrl=http://gitlab.example.com',
      'this must be an address such as https://gitlab.example.com; tokens do not go over http',
    ],
    [
      'proxy=http://me:secret@proxy:1',
      'this must be an address such as http://proxy.example.com:3128, without a password',
    ],
    ['registryMirror=https://m.example.com', 'this must be a host, with a port if it has one, without https://'],
  ];
  for (const [argument, problem] of wrong)
    it(`refuses ${argument}`, () => assert.deepEqual(parseArgument(argument), { problem }));

  it('joins maps, and replaces everything else', () =>
    assert.deepEqual(
      over({ cache: { type: 's3', bucket: 'a' }, noProxy: ['x'] }, { cache: { bucket: 'b' }, noProxy: ['y'] }),
      { cache: { type: 's3', bucket: 'b' }, noProxy: ['y'] },
    ));
});

describe('a file of answers', () => {
  /** `offset: message` of each problem, the offset as the text that stands there. */
  function problems(text: string): readonly string[] {
    return readAnswers(text).problems.map(({ span, message }) => `${text.slice(span.start, span.end)} | ${message}`);
  }

  it('is YAML', () =>
    assert.deepEqual(readAnswers('# mine\nbuild: dind\ncache:\n  type: none\n').given, {
      build: 'dind',
      cache: { type: 'none' },
    }));
  it('is JSON, also with the schema that editors look for', () =>
    assert.deepEqual(problems('{"$schema": "https://example.com/answers.schema.json", "concurrent": 3}'), []));
  it('may be empty', () => {
    const { given, problems: found } = readAnswers('# nothing\n');
    assert.deepEqual([given, found], [{}, []]);
  });
  it('points at the value that is wrong', () =>
    assert.deepEqual(problems('os: linux\nbuild: podman\n'), [
      'podman | build: this must be plain, dind, dind-rootless, buildkit-rootless',
    ]));
  it('points at the key that nobody knows', () =>
    assert.deepEqual(problems('cache:\n  tpye: s3\n'), [
      'tpye | cache.tpye: there is no such answer; did you mean type?',
    ]));
  it('points into lists', () =>
    assert.deepEqual(problems('tolerations:\n  - key: a\n  - {key: b, efect: NoSchedule}\n'), [
      'efect | tolerations.1.efect: there is no such answer; did you mean effect?',
    ]));
  it('wants versions in quotes', () =>
    assert.deepEqual(problems('chartVersion: 0.92\n'), [
      '0.92 | chartVersion: this must be a version in quotes, such as "0.92.0"',
    ]));
  it('tells all that is wrong, in the order of the file', () =>
    assert.deepEqual(problems('spot: maybe\nconcurrent: many\n'), [
      'maybe | spot: this must be true or false',
      'many | concurrent: this must be a whole number from 1 to 10000',
    ]));
  it('has each answer once', () =>
    assert.deepEqual(problems('cache:\n  type: s3\n  type: gcs\n'), ['type | "type" stands here twice']));
  it('is one document', () =>
    assert.deepEqual(problems('spot: true\n---\nspot: false\n'), [
      'spot: false | answers are one document; here begins another',
    ]));
  it('must be a map', () => assert.deepEqual(problems('- a\n').length, 1));
  it('must be readable', () => assert.equal(problems('a: [\n').length > 0, true));
});
