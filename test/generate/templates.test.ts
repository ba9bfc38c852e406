import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { eachAnswer, schemaAt } from '../../src/generate/answer-schema.ts';
import { HELPER_NAMES } from '../../src/generate/compile-options.ts';
import { complete } from '../../src/generate/complete.ts';
import { templateNames } from '../../src/generate/generate.ts';
import { viewOf } from '../../src/generate/view.ts';
import { cases } from './matrix.ts';

/** What a template asks the view for, outside of lists. */
function namesIn(text: string): readonly string[] {
  const names: string[] = [];
  class Names extends Handlebars.Visitor {
    override BlockStatement(block: hbs.AST.BlockStatement): void {
      const isEach = 'original' in block.path && block.path.original === 'each';
      block.params.forEach((parameter) => this.accept(parameter));
      if (!isEach) this.accept(block.program);
      if (block.inverse) this.accept(block.inverse);
    }
    override PartialStatement(): void {}
    override PathExpression({ parts }: hbs.AST.PathExpression): void {
      names.push(parts[0] ?? '');
    }
  }
  new Names().accept(Handlebars.parse(text));
  return names;
}

describe('templates', () => {
  const files = readdirSync('templates', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hbs'));
  const own = ['runner.toml.hbs', 'config.toml.hbs', 'values.yaml.hbs'];

  it('are all compiled, and the job of the component', () =>
    assert.deepEqual(
      templateNames(),
      ['gates/gitlab-ci.yml', ...files.map((name) => name.slice(0, -'.hbs'.length))].toSorted(),
    ));

  for (const name of own)
    it(`ask for nothing that the view lacks, which "if" would not tell: ${name}`, () => {
      const asked = new Set(namesIn(readFileSync(`templates/${name}`, 'utf8')));
      for (const known of [...HELPER_NAMES, 'config']) asked.delete(known);
      for (const { answers } of cases(60))
        assert.deepEqual(
          [...asked].filter((field) => !(field in viewOf(answers))),
          [],
        );
    });
});

describe('the schema of the answers', () => {
  it('has a question and a reason for each', () => {
    for (const { path, answer } of eachAnswer())
      assert.ok(answer.title && answer.description && answer.description.length < 160, path.join('.'));
  });

  it('has defaults that are right', () => assert.ok('answers' in complete({})));

  it('refers to formats that it has', () => {
    for (const { path, answer } of eachAnswer())
      if (answer.$ref !== undefined)
        assert.ok(schemaAt([])?.$defs?.[answer.$ref.slice('#/$defs/'.length)], path.join('.'));
  });
});
