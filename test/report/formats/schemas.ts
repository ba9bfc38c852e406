import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';
import type { FormatName } from '../../../src/report/format.ts';

const read = (name: string): string => readFileSync(new URL(`../../schemas/${name}`, import.meta.url), 'utf8');

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);

/** The schema of SARIF is of draft 4, whose `id` is `$id` now; it uses nothing else that has changed. */
function compiled(name: string): ValidateFunction {
  const { $schema: _, id: __, ...schema } = JSON.parse(read(name)) as Record<string, unknown>;
  return ajv.compile(schema);
}

const JSON_SCHEMAS: Partial<Record<FormatName, ValidateFunction>> = {
  sarif: compiled('sarif-2.1.0-rtm.5.json'),
  codequality: compiled('codequality.schema.json'),
  rdjson: compiled('rdformat.json'),
};

/** GitLab reads `file` of a test case as well. */
const XML_SCHEMAS: Partial<Record<FormatName, string>> = {
  checkstyle: read('checkstyle.xsd'),
  junit: read('jenkins-junit.xsd').replace(
    '<xs:attribute name="classname"',
    '<xs:attribute name="file" type="xs:string"/><xs:attribute name="classname"',
  ),
};

/** Formats that have a schema. */
export const WITH_SCHEMA: ReadonlySet<string> = new Set([...Object.keys(JSON_SCHEMAS), ...Object.keys(XML_SCHEMAS)]);

/** Asserts that documents of a format follow its schema. */
export async function assertValid(name: FormatName, ...documents: readonly string[]): Promise<void> {
  const validate = JSON_SCHEMAS[name];
  if (validate)
    for (const document of documents)
      assert.equal(validate(JSON.parse(document)), true, JSON.stringify(validate.errors, null, 1));
  if (validate) return;
  const schema = XML_SCHEMAS[name] ?? '';
  const xml = documents.map((contents, index) => ({ fileName: `${index}.xml`, contents }));
  const { valid, rawOutput } = await validateXML({ xml, schema });
  assert.equal(valid, true, rawOutput.slice(0, 2000));
}
