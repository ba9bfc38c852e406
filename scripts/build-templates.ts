import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import Handlebars from 'handlebars';
import { COMPILE_OPTIONS } from '../src/generate/compile-options.ts';
import { interpolated, readComponent } from './component.ts';

const FOLDER = new URL('../templates/', import.meta.url);
/** The job of this CI/CD component, with the defaults of its inputs, is a template too. */
const COMPONENT = new URL('lint/template.yml', FOLDER);
const SCHEMA = new URL('../schemas/answers.schema.json', import.meta.url);
const TEMPLATES = new URL('../src/generate/templates.generated.js', import.meta.url);
const ANSWERS = new URL('../src/generate/answers.generated.js', import.meta.url);

/** Compiles templates/ and the schema of the answers into functions, so that the program compiles neither while it runs. */
export function buildTemplates(): void {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  const texts = files
    .filter((name) => name.endsWith('.hbs'))
    .map((name): [string, string] => [name.slice(0, -'.hbs'.length), readFileSync(new URL(name, FOLDER), 'utf8')]);
  texts.push(['gates/gitlab-ci.yml', interpolated(readComponent(readFileSync(COMPONENT, 'utf8')))]);
  const compiled = texts
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, text]) => `${JSON.stringify(name)}: ${Handlebars.precompile(text, COMPILE_OPTIONS)}`);
  writeFileSync(
    TEMPLATES,
    `export default {\n${compiled.join(',\n')}\n};\nexport const texts = ${JSON.stringify(textsOf(files), null, 1)};\n`,
  );
  writeFileSync(ANSWERS, answersCode());
}

/** The files that are no templates of Handlebars, by their paths. */
function textsOf(files: readonly string[]): Readonly<Record<string, string>> {
  const names = files.filter(
    (name) => name.startsWith('chart/') && !name.endsWith('.hbs') && statSync(new URL(name, FOLDER)).isFile(),
  );
  return Object.fromEntries(names.toSorted().map((name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')]));
}

function answersCode(): string {
  const text = readFileSync(SCHEMA, 'utf8');
  const ajv = new Ajv2020({
    code: { source: true, esm: true },
    allErrors: true,
    messages: false,
    strictTypes: false,
    // Lengths in characters would take a function of ajv, which an ES module cannot require.
    unicode: false,
    logger: false,
  });
  ajv.addSchema(JSON.parse(text), 'validate');
  const code = standalone.default(ajv, { validate: 'validate' });
  if (code.includes('require('))
    throw new Error('answers.schema.json has a keyword that needs ajv while the program runs');
  return `${code}\nexport const schema = ${JSON.stringify(JSON.parse(text))};\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) buildTemplates();
