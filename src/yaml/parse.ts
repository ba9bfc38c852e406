import type { YamlFile } from './document.ts';
import { isRejection, readEvents } from './events.ts';
import { sizeProblem } from './limits.ts';
import { syntaxProblems } from './syntax-problems.ts';
import { TreeBuilder, emptyDocument } from './tree.ts';

/**
 * Reads a YAML file as Helm does (go-yaml 2.4: YAML 1.1 with its own numbers), all documents of it. Never throws: a file that cannot be
 * read has one document without root, and problems. Spans are UTF-16 offsets in `text`.
 */
export function parseYaml(text: string): YamlFile {
  const size = sizeProblem(text);
  if (size) return { documents: [emptyDocument()], problems: [size] };
  const events = readEvents(text);
  if (!isRejection(events)) return new TreeBuilder(text, events).build();
  return { documents: [emptyDocument()], problems: syntaxProblems(text, events) };
}
