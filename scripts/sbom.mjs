// node scripts/sbom.mjs: what is in the package besides our own code, as CycloneDX 1.6 in JSON on standard output.
// Nothing is installed with it, so these are the packages that the bundles hold, as package-lock.json has them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleAll } from './bundle/bundle-all.mjs';
import { packageIn } from './bundle/licences.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const read = (name) => JSON.parse(readFileSync(path.join(root, name), 'utf8'));
const manifest = read('package.json');
const lock = read('package-lock.json');

const purlOf = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** An identifier of SPDX, an expression of them, or what else the manifest says. */
function licencesOf(license) {
  if (/ (?:OR|AND|WITH) /.test(license)) return [{ expression: license.replace(/^\((.*)\)$/, '$1') }];
  return [{ license: { id: license } }];
}

/** `sha512-…` of the lock file as CycloneDX has it: the archive as the registry gives it. */
function hashesOf(integrity) {
  const [, algorithm, digest] = /^sha(\d+)-(.+)$/.exec(integrity) ?? [];
  return [{ alg: `SHA-${algorithm}`, content: Buffer.from(digest, 'base64').toString('hex') }];
}

function describe(part) {
  const { name, version, license } = part;
  const [, group, ownName] = /^(?:(@[^/]+)\/)?(.+)$/.exec(name);
  return {
    type: 'library',
    'bom-ref': purlOf(part),
    ...(group === undefined ? {} : { group }),
    name: ownName,
    version,
    scope: 'required',
    ...('integrity' in part ? { hashes: hashesOf(part.integrity) } : {}),
    licenses: licencesOf(license),
    purl: purlOf(part),
  };
}

/** What the lock file says of a folder of node_modules, wherever that is. */
function lockedIn(directory) {
  const key = directory.slice(directory.indexOf('node_modules/'));
  const entry = lock.packages[key];
  if (entry?.integrity === undefined) throw new Error(`${key} is not in package-lock.json`);
  const { name, version, license } = packageIn(path.join(root, directory));
  if (entry.version !== version) throw new Error(`${key} is ${version} here, ${entry.version} in package-lock.json`);
  return { name, version, license, integrity: entry.integrity };
}

const { packages } = await bundleAll(root);
const described = [...packages].toSorted().map((directory) => describe(lockedIn(directory)));
const components = [...new Map(described.map((one) => [one.purl, one])).values()];
const { scope: _, ...subject } = describe(manifest);
// The same parts give the same number, so that the same release gives the same bytes.
const digest = createHash('sha256')
  .update(JSON.stringify([subject, components]))
  .digest('hex');
const serial = digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
const document = {
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: `urn:uuid:${serial}`,
  version: 1,
  metadata: {
    lifecycles: [{ phase: 'build' }],
    component: { ...subject, type: 'application' },
  },
  components,
  dependencies: [
    { ref: subject['bom-ref'], dependsOn: components.map((one) => one['bom-ref']) },
    ...components.map((one) => ({ ref: one['bom-ref'] })),
  ],
};
process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
