import { covers } from './covers.ts';
import type { Node, SyntaxProblem } from '../model/node.ts';
import type { Place } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import { scanInterpolations } from '../template/interpolation.ts';
import type { Action } from '../template/scan.ts';
import { parseYaml, scalarMapOf, type YamlDocument, type YamlFile } from '../yaml/index.ts';
import { deepestRoute } from './deepest-route.ts';
import type { PlacedText } from './placed-text.ts';
import { findLast, type Source } from './source.ts';
import { syntaxProblem } from './syntax-problem.ts';
import { Marker } from './unknowns.ts';

/** One document of a YAML text. */
export interface ReadDocument {
  readonly root: Node | null;
  readonly source: Source;
  /** What Helm refuses in it, and keys that stand twice; asked for once it is known to be ours. */
  readonly problems: () => readonly Problem[];
}

/** A YAML text, with unknown nodes for what it leaves open. */
export interface ReadYaml {
  readonly documents: readonly ReadDocument[];
  /** What no YAML reader accepts, with spans in the text. */
  readonly problems: readonly SyntaxProblem[];
  /** Another program fills the text before Helm reads it: Terraform, envsubst or their like. */
  readonly interpolated: boolean;
}

/** What is known about a text before it is read. */
export interface Filling {
  /** `${…}` is filled everywhere; else it only counts outside block scalars, where scripts have `${…}` of their own. */
  readonly interpolated?: boolean;
  /** `{{…}}` in short scalars is filled before Helm reads them. */
  readonly actions?: boolean;
}

/** Reads a YAML text; scalars that cannot be known from it become unknown nodes. Never throws. */
export function readYaml(text: PlacedText, { interpolated = false, actions = false }: Filling = {}): ReadYaml {
  const holes = /[$%]\{/.test(text.text) ? scanInterpolations(text.text) : [];
  if (holes.length > 0) {
    const filled = readFilled(text, holes, actions);
    if (interpolated || filled.interpolated) return { ...filled, interpolated: true };
  }
  return readAsWritten(text, actions);
}

/** Reads a YAML text that is not filled before Helm reads it, but for `{{…}}` with `actions`; what is encrypted stays unknown. */
export function readAsWritten(text: PlacedText, actions = false): ReadYaml {
  const marker = new Marker({ text: text.text, holes: [], actions });
  return readMarked(text, parseYaml(text.text), actions || text.text.includes('ENC[') ? marker : undefined);
}

/** Masks the holes that write values; if that is no YAML, the directives that switch lines on and off too. */
function readFilled(text: PlacedText, holes: readonly Action[], actions: boolean): ReadYaml {
  const values = holes.filter(({ kind }) => kind === 'expression');
  const marker = new Marker({ text: text.text, holes, actions });
  const yaml = parseYaml(masked(text.text, values));
  if (yaml.problems.length === 0 || values.length === holes.length) return readMarked(text, yaml, marker);
  const { problems, documents } = parseYaml(masked(text.text, holes));
  const single = documents.map((document) => ({ ...document, duplicates: [] })); // each branch may write the key
  return readMarked(text, { problems, documents: single }, marker);
}

/** A letter that nobody writes, for the text of a value that is not known. */
const FILLER = '\ue000';

function masked(text: string, holes: readonly Action[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { span, kind } of holes) {
    const hole = text.slice(span.start, span.end);
    pieces.push(text.slice(at, span.start));
    pieces.push(kind === 'expression' ? FILLER.repeat(hole.length) : hole.replace(/[^\r\n]/g, ' '));
    at = span.end;
  }
  return pieces.join('') + text.slice(at);
}

function readMarked(text: PlacedText, yaml: YamlFile, marker: Marker | undefined): ReadYaml {
  const documents = yaml.documents.map((document, index) => {
    const place: PlacedText['place'] =
      yaml.documents.length === 1 ? text.place : (route, span) => numbered(text.place(route, span), index);
    const root = marker && document.root ? marker.mark(document.root) : document.root;
    return {
      root,
      source: sourceOf(text.text, place, marker),
      problems: () => problemsOf(document, place),
    };
  });
  return { documents, problems: yaml.problems, interpolated: marker?.filled ?? false };
}

/** The number is that of the file's own document: a text inside it keeps it. */
function numbered(place: Place, document: number): Place {
  return place.innerRoute ? place : { ...place, document };
}

function sourceOf(text: string, place: PlacedText['place'], marker: Marker | undefined): Source {
  return {
    origin: { kind: 'file' },
    find: findLast,
    isOpen: (map) => marker?.isOpen(map) ?? false,
    place,
    mapOf: (scalar) => scalarMapOf(text, marker?.original(scalar) ?? scalar),
  };
}

/** Why a text could not be read, as problems of the file. */
export function unreadable(text: PlacedText, { problems }: ReadYaml): readonly Problem[] {
  return problems.map((problem) => syntaxProblem(problem, text.place([], problem.span)));
}

function problemsOf({ root, refusals, duplicates }: YamlDocument, place: PlacedText['place']): readonly Problem[] {
  return [
    ...refusals.map((problem) => syntaxProblem(problem, place(deepestRoute(root, problem.span.start), problem.span))),
    ...duplicates.map(({ key, route, entry, first }): Problem => ({
      code: 'duplicate-key',
      key,
      lost: covers(entry.value, first.value) ? 'nothing' : first.value.kind === 'scalar' ? 'value' : 'parts',
      place: place([...route, entry.key], entry.keySpan),
      first: place([...route, first.key], first.keySpan),
    })),
  ];
}
