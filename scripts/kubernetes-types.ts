import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The kinds that the generated chart makes. */
const KINDS = {
  'io.k8s.api.core.v1.': ['LimitRange', 'Namespace', 'Pod', 'ResourceQuota', 'Secret'],
  'io.k8s.api.networking.v1.': ['NetworkPolicy'],
  'io.k8s.api.policy.v1.': ['PodDisruptionBudget'],
  'io.k8s.api.scheduling.v1.': ['PriorityClass'],
};
const TARGET = new URL('../test/fixtures/kubernetes/types.schema.json', import.meta.url);

type Schema = { readonly [key: string]: unknown };

/** Types whose JSON is more than their definition in the API says. */
const WRITTEN_BY_HAND: Readonly<Record<string, Schema>> = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: ['integer', 'string'] },
  'io.k8s.apimachinery.pkg.api.resource.Quantity': {
    type: ['number', 'string'],
    pattern: '^[+-]?(?:\\d+|\\d+\\.\\d*|\\.\\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\\d+)?$',
  },
};

/**
 * Writes the types of the manifests that a generated chart renders, strict about fields that nobody knows:
 * node --import tsx scripts/kubernetes-types.ts VERSION swagger.json VERSION external-secrets.io_externalsecrets.yaml
 */
function main([release, swagger, operator, crd]: readonly string[]): void {
  if (!release || !swagger || !operator || !crd) throw new Error('four arguments, see the source');
  const { definitions } = JSON.parse(readFileSync(swagger, 'utf8')) as { definitions: Record<string, Schema> };
  const $defs: Record<string, Schema> = {};
  const names = Object.entries(KINDS).flatMap(([group, kinds]) => kinds.map((kind) => `${group}${kind}`));
  const properties = Object.fromEntries(
    names.map((name) => [headOf(definitions[name]), collect(name, definitions, $defs)]),
  );
  const custom = parse(readFileSync(crd, 'utf8')) as {
    spec: { versions: { name: string; schema: { openAPIV3Schema: Schema } }[] };
  };
  const external = custom.spec.versions.find(({ name }) => name === 'v1');
  const metadata = collect('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta', definitions, $defs);
  const { properties: fields, ...rest } = reduced(external?.schema.openAPIV3Schema ?? {}) as { properties: Schema };
  const schema = {
    $comment: `Made by scripts/kubernetes-types.ts from api/openapi-spec/swagger.json of Kubernetes ${release} and config/crds/bases/external-secrets.io_externalsecrets.yaml of External Secrets ${operator}, both under the Apache License 2.0; without descriptions, and without fields that nobody knows.`,
    properties: {
      ...properties,
      'external-secrets.io/v1 ExternalSecret': { ...rest, properties: { ...fields, metadata } },
    },
    $defs: Object.fromEntries(Object.entries($defs).toSorted(([one], [other]) => (one < other ? -1 : 1))),
  };
  writeFileSync(TARGET, `${JSON.stringify(schema)}\n`);
}

/** The reference to a definition, which is added together with all that it refers to. */
function collect(name: string, definitions: Record<string, Schema>, found: Record<string, Schema>): Schema {
  if (!Object.hasOwn(found, name)) {
    const byHand = WRITTEN_BY_HAND[name];
    found[name] = {};
    found[name] = byHand ?? reduced(definitions[name] ?? {}, (other) => collect(other, definitions, found));
  }
  return { $ref: `#/$defs/${name}` };
}

function reduced(schema: Schema, refer?: (name: string) => Schema): Schema {
  if (typeof schema['$ref'] === 'string' && refer) return refer(schema['$ref'].slice('#/definitions/'.length));
  const kept = Object.entries(schema).filter(
    ([key]) => key !== 'description' && key !== 'default' && !key.startsWith('x-'),
  );
  const result: Record<string, unknown> = Object.fromEntries(
    kept.map(([key, value]) => [key, key === 'properties' ? value : nested(value, refer)]),
  );
  if (!schema['properties']) return result;
  // A manifest has no status.
  const fields = Object.entries(schema['properties'])
    .filter(([key]) => key !== 'status' || !schema['x-kubernetes-group-version-kind'])
    .map(([key, value]) => [key, nested(value, refer)]);
  return { ...result, properties: Object.fromEntries(fields), additionalProperties: false };
}

function nested(value: unknown, refer?: (name: string) => Schema): unknown {
  if (Array.isArray(value)) return value.map((item) => nested(item, refer));
  return typeof value === 'object' && value !== null ? reduced(value as Schema, refer) : value;
}

/** The apiVersion and kind of a definition, as manifests write them. */
function headOf(definition: Schema | undefined): string {
  type Head = { readonly group: string; readonly version: string; readonly kind: string };
  const [head] = (definition?.['x-kubernetes-group-version-kind'] ?? []) as readonly Head[];
  return `${head?.group ? `${head.group}/` : ''}${head?.version} ${head?.kind}`;
}

main(process.argv.slice(2));
