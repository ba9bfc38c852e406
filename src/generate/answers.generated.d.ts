import type { AnswerSchema } from './answer-schema.ts';

/** What ajv finds wrong. */
export interface ShapeError {
  readonly keyword: string;
  /** A JSON pointer. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** True for answers of the right shape; made of schemas/answers.schema.json by scripts/build-templates.ts. */
export declare const validate: ((answers: unknown) => boolean) & { errors?: readonly ShapeError[] | null };

/** schemas/answers.schema.json. */
export declare const schema: AnswerSchema;
