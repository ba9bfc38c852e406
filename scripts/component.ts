import { load } from 'js-yaml';

/** An input of a CI/CD component. */
export interface Input {
  readonly description?: string;
  readonly type?: string;
  readonly default?: string | boolean;
  readonly options?: readonly string[];
}

/** A CI/CD component: what it takes, and the text of its jobs. */
export interface Component {
  readonly inputs: Readonly<Record<string, Input>>;
  readonly jobs: string;
}

const BETWEEN = '\n---\n';

/** Reads the file of a component: its two documents. */
export function readComponent(text: string): Component {
  const at = text.indexOf(BETWEEN);
  const { spec } = load(text.slice(0, at)) as { readonly spec: { readonly inputs: Component['inputs'] } };
  return { inputs: spec.inputs, jobs: text.slice(at + BETWEEN.length) };
}

/** The jobs with these inputs, the defaults for all others, put in as GitLab does it: as text, before the YAML is read. */
export function interpolated(
  { inputs, jobs }: Component,
  given: Readonly<Record<string, string | boolean>> = {},
): string {
  return jobs.replace(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_, name: string) => {
    const value = given[name] ?? inputs[name]?.default;
    if (value === undefined) throw new Error(`there is no input ${name}`);
    return String(value);
  });
}
