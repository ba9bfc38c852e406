import { dataOf } from '../model/patch-value.ts';
import type { Entry, Node } from '../model/node.ts';
import type { Span } from '../text/span.ts';
import { parseYaml } from '../yaml/index.ts';
import type { AnswerPath } from './answer-schema.ts';
import { named } from './answers.ts';
import { type Given, problemsOf } from './given.ts';

/** A file of answers: YAML, or JSON, which is YAML too. */
export interface AnswersFile {
  readonly given: Given;
  readonly problems: readonly PlacedProblem[];
  /** Where an answer stands, or the nearest answer around it, in UTF-16 units of the text; undefined for one that is not in the file. */
  readonly spanOf: (path: AnswerPath) => Span | undefined;
}

/** What is wrong at a place of the file. */
export interface PlacedProblem {
  readonly span: Span;
  readonly message: string;
}

/** Reads the text of a file of answers. Never throws. */
export function readAnswers(text: string): AnswersFile {
  const { documents, problems: syntax } = parseYaml(text);
  const root = documents[0]?.root ?? null;
  const spanOf: AnswersFile['spanOf'] = (path) => {
    const isThere = root?.kind === 'map' && root.entries.some(({ name }) => name === path[0]);
    return isThere ? spanIn(root, { path }) : undefined;
  };
  if (syntax.length > 0) return { given: {}, problems: syntax, spanOf };
  if (documents.length > 1) {
    const second = documents[1]?.root?.span ?? { start: text.length, end: text.length };
    return {
      given: {},
      problems: [{ span: second, message: 'answers are one document; here begins another' }],
      spanOf,
    };
  }
  if (!root || (root.kind === 'scalar' && root.value === null)) return { given: {}, problems: [], spanOf };
  const data = dataOf(root);
  const twice = repeated(root);
  const wrong = problemsOf(data).map((problem) => ({
    span: spanIn(root, problem),
    message: named(problem),
  }));
  const problems = [...twice, ...wrong].toSorted((one, other) => one.span.start - other.span.start);
  return { given: problems.length > 0 ? {} : (data as Given), problems, spanOf };
}

function spanIn(root: Node | null, { path, atKey }: { readonly path: AnswerPath; readonly atKey?: true }): Span {
  let node = root;
  let entry: Entry | undefined;
  for (const step of path) {
    entry = node?.kind === 'map' ? node.entries.findLast(({ name }) => name === step) : undefined;
    const next = entry?.value ?? (node?.kind === 'list' && typeof step === 'number' ? node.items[step] : undefined);
    if (!next) break;
    node = next;
  }
  if (atKey && entry) return entry.keySpan;
  return node?.span ?? { start: 0, end: 0 };
}

/** Keys that stand twice in a map. */
function repeated(node: Node): readonly PlacedProblem[] {
  if (node.kind === 'list') return node.items.flatMap(repeated);
  if (node.kind !== 'map') return [];
  const own = node.entries.filter(({ name }, index) => node.entries.findIndex((one) => one.name === name) < index);
  return [
    ...own.map(({ keySpan, name }) => ({ span: keySpan, message: `"${name}" stands here twice` })),
    ...node.entries.flatMap(({ value }) => repeated(value)),
  ];
}
