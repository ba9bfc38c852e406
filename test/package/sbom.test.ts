import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';

interface Component {
  readonly name: string;
  readonly group?: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
}

interface Bill {
  readonly serialNumber: string;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly integrity?: string }>>;
}

const schema = (name: string) =>
  JSON.parse(readFileSync(`test/fixtures/cyclonedx/${name}.schema.json`, 'utf8')) as object;
const make = () => execFileSync(process.execPath, ['scripts/sbom.mjs'], { encoding: 'utf8' });

describe('the bill of materials', function () {
  this.timeout(120_000);
  let text = '';
  let bill: Bill;

  before(() => {
    text = make();
    bill = JSON.parse(text) as Bill;
  });

  it('is CycloneDX 1.6', () => {
    const ajv = new Ajv({ strict: false, validateFormats: true });
    formats.default(ajv);
    ajv.addFormat('idn-email', true);
    ajv.addFormat('iri-reference', true);
    for (const name of ['spdx', 'jsf-0.82']) ajv.addSchema(schema(name));
    const validate = ajv.compile(schema('bom-1.6'));
    assert.ok(validate(bill), JSON.stringify(validate.errors));
    assert.ok(!validate({ ...bill, components: [{ name: 'x' }] }));
  });

  it('is about this version', () => {
    const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as Component;
    assert.deepEqual([bill.metadata.component.name, bill.metadata.component.version], [name, version]);
  });

  it('names each package in the bundle once, as the lock file has it', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
    const purls = bill.components.map(({ purl }) => purl);
    assert.equal(new Set(purls).size, purls.length);
    for (const { group, name, version, hashes } of bill.components) {
      const full = group === undefined ? name : `${group}/${name}`;
      const locked = Object.entries(packages).filter(
        ([key, one]) => key.endsWith(`node_modules/${full}`) && one.version === version,
      );
      const digests = locked.map(([, { integrity = '' }]) =>
        Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex'),
      );
      assert.ok(digests.includes(hashes?.[0]?.content ?? ''), full);
    }
  });

  it('has what the program is made with, and not what it is only tested with', () => {
    const names = bill.components.map(({ name }) => name);
    for (const name of ['js-yaml', 'toml-eslint-parser', 'diff', 'leven', 'core'])
      assert.ok(names.includes(name), name);
    for (const name of ['mocha', 'esbuild', 'typescript', 'ajv']) assert.ok(!names.includes(name), name);
  });

  it('names the packages whose licences are in dist', () => {
    const licences = readFileSync('dist/licences.txt', 'utf8');
    const named = [...licences.matchAll(/^((?:@[\w-]+\/)?[\w.-]+) (\d+\.\d+\.\d+): /gm)].map(
      ([, name, version]) => `${name}@${version}`,
    );
    assert.deepEqual(
      [...new Set(named)].toSorted(),
      bill.components
        .map(({ group, name, version }) => `${group === undefined ? '' : `${group}/`}${name}@${version}`)
        .toSorted(),
    );
  });

  it('is the same for the same sources', () => assert.equal(make(), text));
});
