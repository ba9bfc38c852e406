import { latest } from '../../text/latest.ts';
import { PatchRefused } from '../../model/patch.ts';
import type { YamlDocument } from '../document.ts';
import { parseYaml } from '../parse.ts';
import { habitsOf, type Habits } from './habits.ts';

/** A document that is edited. */
export interface Sheet {
  /** The whole file. */
  readonly text: string;
  /** Number of the document in it, from 0. */
  readonly index: number;
  readonly document: YamlDocument;
  readonly habits: Habits;
}

/** Reads a document of a text; refuses where the text has errors, or fewer documents. */
export const sheetOf = latest((text: string, index: number): Sheet => {
  const { documents, problems } = parseYaml(text);
  const document = documents[index];
  if (problems.length > 0) throw new PatchRefused('unreadable', 'The YAML has errors.');
  if (!document) throw new PatchRefused('absent', 'There is no such document.');
  return { text, index, document, habits: habitsOf(text, document.root) };
});
