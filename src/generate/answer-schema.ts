import { schema } from './answers.generated.js';

/** What schemas/answers.schema.json says of one answer, or of a part of it. */
export interface AnswerSchema {
  /** The question. */
  readonly title?: string;
  /** The reason of the default; in a format, what is right. */
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, AnswerSchema>>;
  readonly additionalProperties?: false | AnswerSchema;
  readonly items?: AnswerSchema;
  readonly anyOf?: readonly AnswerSchema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, AnswerSchema>>;
}

/** The way to an answer or a part of it. */
export type AnswerPath = readonly (string | number)[];

/** What is known about the answer at a path; undefined for none. */
export function schemaAt(path: AnswerPath): AnswerSchema | undefined {
  return path.reduce<AnswerSchema | undefined>((table, step) => table && partOf(table, step), schema);
}

function partOf(table: AnswerSchema, step: string | number): AnswerSchema | undefined {
  if (typeof step === 'number') return table.items;
  const { properties = {}, additionalProperties } = mapOf(table);
  return Object.hasOwn(properties, step) ? properties[step] : additionalProperties || undefined;
}

/** The alternative that is a map, where there is one. */
export function mapOf(table: AnswerSchema): AnswerSchema {
  return table.anyOf?.find(({ type }) => type === 'object') ?? table;
}

/** The format of an answer: a shared one, or its own. */
export function formatOf(answer: AnswerSchema): AnswerSchema {
  const name = answer.$ref?.slice('#/$defs/'.length);
  return (name === undefined ? undefined : schema.$defs?.[name]) ?? answer;
}

/** How the value of an answer is written, for messages. */
export function wantedFor(answer: AnswerSchema): string {
  const format = formatOf(answer);
  if (format !== answer) return format.description ?? 'a text';
  if (answer.enum) return answer.enum.join(', ');
  if (answer.anyOf) return answer.anyOf.map(wantedFor).join(', or ');
  if (answer.type === 'integer') return `a whole number from ${answer.minimum} to ${answer.maximum}`;
  if (answer.type === 'boolean') return 'true or false';
  if (answer.type === 'array') return `a list; each item is ${wantedFor(answer.items ?? {})}`;
  return answer.properties ? `a map of ${Object.keys(answer.properties).join(', ')}` : 'a map';
}

/** Every answer that is one value and has a question, with the way to it, in the order of the schema. */
export function eachAnswer(): readonly { readonly path: readonly string[]; readonly answer: AnswerSchema }[] {
  const asked = Object.entries(schema.properties ?? {}).filter(([, { title }]) => title !== undefined);
  return asked.flatMap(([name, answer]) =>
    answer.type === 'object' && answer.properties
      ? Object.entries(answer.properties).map(([inner, part]) => ({ path: [name, inner], answer: part }))
      : [{ path: [name], answer }],
  );
}
