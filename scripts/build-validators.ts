import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { readData, readShapes } from './knowledge/data.ts';

const SHAPES = new URL('../src/schema/shapes.generated.js', import.meta.url);
const RECORDS = new URL('../src/knowledge/records.generated.js', import.meta.url);

/** Compiles every shape of shapes.json into a function of its own, so that no schema is compiled while the program runs, and wraps the data. */
export function buildValidators(): void {
  writeFileSync(SHAPES, validatorCode());
  const texts = {
    values: readData('chart-keys.jsonl'),
    config: readData('runner-keys.jsonl'),
    shapes: readData('shapes.json'),
  };
  writeFileSync(RECORDS, `export default ${JSON.stringify(texts)};\n`);
}

function validatorCode(): string {
  const ajv = new Ajv2020({ code: { source: true, esm: true }, allowUnionTypes: true, messages: false });
  const { values, config } = readShapes();
  const names: Record<string, string> = {};
  for (const [document, shapes] of Object.entries({ values, config })) {
    for (const [name, { schema }] of Object.entries(shapes)) {
      const id = `${document}_${name}`;
      ajv.addSchema(typeof schema === 'boolean' ? {} : schema, id);
      names[id] = id;
    }
  }
  return `${standalone.default(ajv, names)}\nexport default { ${Object.keys(names).join(', ')} };\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) buildValidators();
