import assert from 'node:assert/strict';
import { tomlSource } from '../../src/document/file-source.ts';
import { fileText } from '../../src/document/placed-text.ts';
import type { Unknown } from '../../src/model/node.ts';
import type { Plain, PlainTable } from '../../src/model/plain.ts';
import { readConfig, type ConfigTree } from '../../src/runner/read-config.ts';
import { register, type Registered } from '../../src/runner/register.ts';

/** What a test tells `register`; a variable that is undefined is not set. */
export interface Call {
  readonly version?: string;
  readonly template?: string | null;
  readonly existing?: string;
  readonly env?: Readonly<Record<string, string | Unknown | undefined>>;
  readonly options?: Readonly<Record<string, string>>;
  readonly templates?: boolean;
}

export const TOKEN = 'glrt-a1B2a1B2a1B2a1B2a1B2';

const USUAL = {
  CI_SERVER_URL: 'https://gitlab.example.com/',
  CI_SERVER_TOKEN: TOKEN,
  RUNNER_EXECUTOR: 'kubernetes',
  RUNNER_NAME: 'runner',
};

/** The tree of a config text. */
export function tree(text: string, version = '19.3.0', templates = false): ConfigTree {
  const [only, ...others] = readConfig({ text, source: tomlSource(fileText('c.toml', text)), templates }, version);
  assert.ok(only && others.length === 0);
  return only;
}

/** Registers a runner with a usual environment. */
export function registering(call: Call = {}): Registered {
  const { version = '19.3.0', template = '[[runners]]\n', existing, env = {}, options = {}, templates } = call;
  return register({
    version,
    template: template === null ? null : tree(template, version, templates),
    existing: existing === undefined ? null : tree(existing, version),
    environment: Object.entries({ ...USUAL, ...env }).flatMap(([name, value]) =>
      value === undefined ? [] : [{ name, value }],
    ),
    options: Object.entries(options).map(([flag, value]) => ({ flag, value })),
  });
}

/** The `[[runners]]` that is added. */
export function added(call: Call = {}): PlainTable {
  const { tree: file, error } = registering(call);
  assert.equal(error, null);
  const runners = file?.['runners'];
  assert.ok(Array.isArray(runners));
  return table(runners.at(-1));
}

/** `[runners.kubernetes]` of the runner that is added, with a template that has these lines there. */
export function kubernetes(lines: string, call: Call = {}): PlainTable {
  return table(added({ template: `[[runners]]\n[runners.kubernetes]\n${lines}\n`, ...call })['kubernetes'] ?? {});
}

function table(value: Plain | undefined): PlainTable {
  assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value));
  return value as PlainTable;
}
