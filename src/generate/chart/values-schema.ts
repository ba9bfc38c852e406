import { allRecords } from '../../knowledge/records.ts';
import { schemaOf } from '../../schema/published.ts';

interface Schema {
  readonly [keyword: string]: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly $defs: Readonly<Record<string, unknown>>;
}

/** The text of values.schema.json: what the wrapper chart itself reads, and below the alias what the chart gitlab-runner reads in that version. */
export function valuesSchema(wrapper: string, alias: string, chart: string): string {
  const own = JSON.parse(wrapper) as Schema;
  const { $schema, $id, $defs, ...runner } = schemaOf({
    document: 'values',
    version: chart,
    ...allRecords('values'),
  }) as Schema;
  const schema = {
    ...own,
    $schema,
    $comment: `Below ${alias} it is ${String($id)}, as "runner-lint schema values --chart-version ${chart}" prints it.`,
    properties: { [alias]: runner, ...own.properties },
    // References lead to the root of a document, so all definitions are there.
    $defs: { ...$defs, ...own.$defs },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
