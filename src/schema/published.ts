import { nameOf, treeOf, type KeyNode } from '../knowledge/key-records.ts';
import type { Document, KeyRecord, Provenance, ShapeRecord } from '../knowledge/record.ts';
import { knows, typeIn } from '../knowledge/key.ts';
import { compareVersions } from '../knowledge/versions.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** All that a schema is made from. */
export interface SchemaInput {
  readonly document: Document;
  readonly version: string;
  readonly records: readonly KeyRecord[];
  readonly shapes: Readonly<Record<string, ShapeRecord>>;
  readonly provenance: Provenance;
}

const TITLES: Record<Document, string> = {
  values: 'Values of the GitLab Runner chart',
  config: 'config.toml of GitLab Runner',
};

/** The JSON Schema (draft 2020-12) of one version: the keys that it knows, each with the shape that it has there. */
export function schemaOf(input: SchemaInput): JsonSchema {
  const { document, version, provenance } = input;
  const definitions = new Definitions(input);
  const root = definitions.table(treeOf(input.records.filter((record) => knows(version, record))));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:runner-lint:schema:${document}:${version}`,
    title: `${TITLES[document]} ${version}`,
    $comment: `Made by "npm run knowledge" from ${provenance.source}; ${provenance.date}.`,
    ...root,
    $defs: definitions.sorted(),
  };
}

/** Collects the shapes and tables that a schema refers to; equal tables are written once. */
class Definitions {
  readonly #input: SchemaInput;
  readonly #all = new Map<string, JsonSchema>();
  readonly #names = new Map<string, string>();

  constructor(input: SchemaInput) {
    this.#input = input;
  }

  sorted(): JsonSchema {
    return Object.fromEntries([...this.#all].sort(([left], [right]) => (left < right ? -1 : 1)));
  }

  table(nodes: readonly KeyNode[], record?: KeyRecord): JsonSchema {
    return {
      type: this.#lenient && record ? ['object', 'null'] : 'object',
      properties: Object.fromEntries(nodes.map((node) => [nameOf(node.record), this.#property(node)])),
      ...(record?.required ? { required: record.required } : {}),
      additionalProperties: record?.open === true,
    };
  }

  /** Helm drops a null, and templates copy an empty container of either kind without harm. */
  get #lenient(): boolean {
    return this.#input.document === 'values';
  }

  #property(node: KeyNode): JsonSchema {
    const { record } = node;
    const { version } = this.#input;
    const deprecated = record.deprecated !== undefined && compareVersions(version, record.deprecated) >= 0;
    return {
      description: describe(record),
      ...(deprecated ? { deprecated } : {}),
      ...(record.default === undefined ? {} : { default: record.default }),
      ...this.#type(typeIn(version, record), node),
    };
  }

  #type(type: string, node: KeyNode): JsonSchema {
    if (type === 'table') return this.#sharedTable(node);
    if (type.endsWith('[]')) {
      const items = this.#type(type.slice(0, -2), node);
      return this.#lenient ? { type: ['array', 'object', 'null'], items, maxProperties: 0 } : { type: 'array', items };
    }
    if (type.startsWith('map<')) {
      const additionalProperties = this.#type(type.slice('map<'.length, -1), node);
      return this.#lenient
        ? { type: ['object', 'array', 'null'], additionalProperties, maxItems: 0 }
        : { type: 'object', additionalProperties };
    }
    return this.#shape(type);
  }

  #sharedTable({ children, record }: KeyNode): JsonSchema {
    const schema = this.table(children, record);
    const text = JSON.stringify(schema);
    const name = this.#names.get(text) ?? record.key;
    this.#names.set(text, name);
    this.#all.set(name, schema);
    return { $ref: `#/$defs/${name}` };
  }

  #shape(name: string): JsonSchema {
    const shape = this.#input.shapes[name];
    if (!shape) throw new Error(`shapes.json has no shape "${name}"`);
    this.#all.set(name, { description: shape.about, ...(typeof shape.schema === 'object' ? shape.schema : {}) });
    return { $ref: `#/$defs/${name}` };
  }
}

function describe(record: KeyRecord): string {
  const { about, values, env, deprecated, replacement, configKey, since } = record;
  const instead = replacement ?? (configKey === undefined ? undefined : `${configKey} in runners.config`);
  return [
    about,
    values && `One of ${values.map((value) => JSON.stringify(value)).join(', ')}.`,
    env && `register reads it from ${env}.`,
    deprecated && `Deprecated since ${deprecated}${instead === undefined ? '' : `: use ${instead}`}.`,
    `Since ${since}.`,
  ]
    .filter((sentence) => sentence)
    .join(' ');
}
