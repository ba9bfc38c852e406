import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import * as formats from 'ajv-formats';
import { parseAllDocuments } from 'yaml';

/** A Kubernetes object as YAML has it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

/** The objects in what Helm prints; keys that stand twice are an error. */
export function manifestsIn(output: string): readonly Manifest[] {
  return parseAllDocuments(output, { schema: 'yaml-1.1', uniqueKeys: true }).flatMap((document) => {
    assert.deepEqual(document.errors, []);
    const manifest = document.toJS() as Manifest | null;
    return manifest ? [manifest] : [];
  });
}

const FILE = new URL('../fixtures/kubernetes/types.schema.json', import.meta.url);
let types: Readonly<Record<string, ValidateFunction>> | undefined;

/** What Kubernetes would not take of an object; a kind that is not in the fixture is an error. */
export function faultsOf(manifest: Manifest): readonly string[] {
  types ??= readTypes();
  const validate = types[`${manifest.apiVersion} ${manifest.kind}`];
  if (!validate) return [`there is no ${manifest.kind} in ${manifest.apiVersion}`];
  validate(manifest);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath}: ${message} ${JSON.stringify(params)}`,
  );
}

function readTypes(): Readonly<Record<string, ValidateFunction>> {
  const schema = JSON.parse(readFileSync(FILE, 'utf8')) as { properties: object; $defs: object };
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default.default(ajv);
  ajv.addFormat('byte', /^[A-Za-z0-9+/]*={0,2}$/);
  ajv.addSchema(schema, 'types');
  return Object.fromEntries(
    Object.keys(schema.properties).map((name) => {
      const pointer = name.replaceAll('~', '~0').replaceAll('/', '~1');
      return [name, ajv.compile({ $ref: `types#/properties/${encodeURIComponent(pointer)}` })];
    }),
  );
}
