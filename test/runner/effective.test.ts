import assert from 'node:assert/strict';
import { effectiveOf, type Effective } from '../../src/runner/effective.ts';
import { registering, type Call } from './registering.ts';

const VERSION = '19.3.0';

function settings(call: Call): ReadonlyMap<string, Pick<Effective, 'value' | 'origin'>> {
  const { config, runners } = registering(call);
  return new Map(
    effectiveOf(config, runners, VERSION).map(({ route, value, origin }) => [route.join('.'), { value, origin }]),
  );
}

const DEFAULT = { kind: 'runner-default', version: VERSION };

describe('effectiveOf', () => {
  it('tells settings of the template', () =>
    assert.deepEqual(settings({ template: '[[runners]]\nlimit = 3\n' }).get('runners.0.limit'), {
      value: 3,
      origin: { kind: 'file' },
    }));
  it('tells settings of the environment', () =>
    assert.deepEqual(settings({ env: { RUNNER_LIMIT: '5' } }).get('runners.0.limit'), {
      value: 5,
      origin: { kind: 'environment', name: 'RUNNER_LIMIT' },
    }));
  it('tells what register makes', () =>
    assert.deepEqual(settings({ env: { RUNNER_NAME: undefined } }).get('runners.0.name'), {
      value: { unknown: 'environment', text: 'hostname' },
      origin: { kind: 'register' },
    }));
  it("tells the runner's defaults", () =>
    assert.deepEqual(settings({}).get('runners.0.kubernetes.helper_image_flavor'), {
      value: 'alpine',
      origin: DEFAULT,
    }));
  it('tells each entry of a map', () => {
    const all = settings({
      template: '[[runners]]\nfeature_flags = { FF_A = true }\n',
      env: { FEATURE_FLAGS: 'FF_B:true' },
    });
    assert.deepEqual(all.get('runners.0.feature_flags.FF_A')?.origin, { kind: 'file' });
    assert.deepEqual(all.get('runners.0.feature_flags.FF_B')?.origin, { kind: 'environment', name: 'FEATURE_FLAGS' });
  });
  it('numbers tables of lists', () =>
    assert.equal(
      settings({ template: '[[runners]]\n[[runners.kubernetes.services]]\nname = "a"\n' }).get(
        'runners.0.kubernetes.services.0.name',
      )?.value,
      'a',
    ));
  it('tells global settings', () =>
    assert.deepEqual(settings({ existing: 'concurrent = 7\n' }).get('concurrent'), {
      value: 7,
      origin: { kind: 'file' },
    }));
  it('leaves out defaults of tables that are not there', () => {
    const keys = [...settings({}).keys()];
    assert.deepEqual(
      keys.filter((key) => /docker|autoscaler|cache\./.test(key)),
      [],
    );
  });
  it('leaves out keys that the runner ignores', () =>
    assert.equal(settings({ template: '[[runners]]\nbogus = 1\n' }).has('runners.0.bogus'), false));
});
