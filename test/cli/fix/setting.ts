import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { folder } from '../../input/folder.ts';
import { runIn, type Result, type Setting } from '../run.ts';

const HEAD = 'gitlabUrl: https://gitlab.com\nrbac:\n  create: true\n';
/** Two safe fixes: helper_image_flavor and ndots. */
export const FAULTY = `# Ours.
${HEAD}runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        memory_request = "1Gi"   # as measured
`;
export const CLEAN = `${FAULTY}        helper_image_flavor = "ubuntu"
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "1"
`;
/** FAULTY as a Windows editor leaves it: byte order mark, CRLF, nothing behind the last line. */
export const WINDOWS = `\ufeff${FAULTY.replace(/\n$/, '').replaceAll('\n', '\r\n')}`;
/** One fix, which takes the fact network.podMtu. */
export const NEEDS_MTU = `${CLEAN}        [[runners.kubernetes.services]]
          name = "docker:24-dind"
          alias = "docker"
`;

/** A folder with what is in it after a run. */
export interface After extends Result {
  readonly left: Readonly<Record<string, string>>;
}

/** Runs the built program in a temporary folder; what is in that folder afterwards is part of the result. */
export async function fixIn(
  files: Readonly<Record<string, string | Uint8Array>>,
  argv: readonly string[],
  more: Omit<Setting, 'files'> = {},
): Promise<After> {
  const { root, remove } = folder(files);
  const result = await runIn(root, argv, more);
  const left = contentOf(root);
  remove();
  return { ...result, left };
}

/** All files of a folder, hidden ones too. */
export function contentOf(root: string): Record<string, string> {
  const names = fs.readdirSync(root).toSorted();
  return Object.fromEntries(names.map((name) => [name, fs.readFileSync(path.join(root, name), 'utf8')]));
}

const schema = JSON.parse(fs.readFileSync(new URL('../../../schemas/fix.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false }).compile(schema);

/** The parts of the JSON document that tests look at. */
export interface Document {
  readonly files: readonly {
    readonly path: string;
    readonly changed: boolean;
    readonly diff: string;
    readonly passes: number;
    readonly applied: readonly { readonly rule: string; readonly changes: readonly object[] }[];
    readonly dropped: readonly { readonly rule: string; readonly title: string; readonly reason: string }[];
    readonly remaining: { readonly errors: number; readonly warnings: number; readonly infos: number };
  }[];
}

/** The document that a run printed, which follows its schema. */
export function documentOf({ stdout }: Result): Document {
  const document = JSON.parse(stdout);
  assert.equal(validate(document), true, JSON.stringify(validate.errors));
  return document as Document;
}
