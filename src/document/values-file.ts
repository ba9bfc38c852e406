import type { MapNode } from '../model/node.ts';
import type { Problem } from '../model/problem.ts';
import type { ValuesMap } from './installation.ts';
import type { PlacedText } from './placed-text.ts';
import { readAsWritten, unreadable } from './read-yaml.ts';
import { syntaxProblem } from './syntax-problem.ts';

/** Which Helm renders: they read files of several documents, and nulls in a parent chart's values, in different ways. */
export type HelmVersion = 3 | 4;

/** A values file as Helm reads it. */
export interface ValuesFile {
  /** The winner first; none where the file is empty or refused. */
  readonly values: readonly ValuesMap[];
  /** Keys that stand twice. */
  readonly problems: readonly Problem[];
  /** What Helm does not take; empty for a good file. */
  readonly refusals: readonly Problem[];
}

/**
 * Reads a values file: Helm 3 takes its first document (sigs.k8s.io/yaml), Helm 4 all of them, later ones over earlier ones
 * (pkg/chart/v2/loader, LoadValues).
 */
export function readValuesFile(file: PlacedText, helm: HelmVersion): ValuesFile {
  const pieces = helm === 3 ? [{ start: 0, text: file.text }] : piecesOf(file.text);
  const read = pieces.map(({ start, text }, index) => {
    const first = firstDocument(text);
    const isOneOfSeveral = pieces.length > 1 || first.length < text.length;
    return readPiece(pieceOf(file, start, first, isOneOfSeveral ? index : undefined));
  });
  const refusals = [...(helm === 4 ? separatorsRefused(file) : []), ...read.flatMap((piece) => piece.refusals)];
  return {
    values: refusals.length > 0 ? [] : read.flatMap(({ values }) => values).toReversed(),
    problems: read.flatMap(({ problems }) => problems),
    refusals,
  };
}

function readPiece(piece: PlacedText): ValuesFile {
  const yaml = readAsWritten(piece);
  const [document] = yaml.documents;
  const root = document?.root;
  const found = document?.problems() ?? [];
  return {
    values: document && isMap(root) ? [{ root, source: document.source }] : [],
    problems: found.filter(({ code }) => code !== 'syntax'),
    refusals: [...unreadable(piece, yaml), ...found.filter(({ code }) => code === 'syntax')],
  };
}

function isMap(root: { readonly kind: string } | null | undefined): root is MapNode {
  return root?.kind === 'map';
}

interface Piece {
  readonly start: number;
  readonly text: string;
}

/** A part of a file, with the number of the document where the file has several. */
function pieceOf(file: PlacedText, start: number, text: string, document: number | undefined): PlacedText {
  const end = file.text.length;
  return {
    text,
    place: (route, span) => {
      const moved = { start: Math.min(start + span.start, end), end: Math.min(start + span.end, end) };
      return { ...file.place(route, moved), ...(document === undefined ? {} : { document }) };
    },
  };
}

/** What stands before the second document; a reader of one document does not look further. */
function firstDocument(text: string): string {
  let hasBegun = false;
  for (const { index } of text.matchAll(/^(?:---|\.\.\.)(?=\s|$)/gm)) {
    if (hasBegun || CONTENT.test(text.slice(0, index))) return text.slice(0, index);
    hasBegun = true;
  }
  return text;
}

/** A line that is neither blank nor a comment nor a directive. */
const CONTENT = /^(?!%)[ \t\ufeff]*[^\s#]/m;

/** A line that parts documents for Helm 4, whatever it is part of (k8s.io/apimachinery, YAMLReader); a last line break is added. */
const SEPARATOR = /^---(.*)$\n?/gm;

function piecesOf(text: string): readonly Piece[] {
  const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  const starts = [0];
  const ends: number[] = [];
  for (const { 0: line, index } of whole.matchAll(SEPARATOR)) {
    if (index === starts.at(-1)) continue;
    ends.push(index);
    starts.push(index + line.length);
  }
  return starts.map((start, at) => ({ start, text: whole.slice(start, ends[at]) }));
}

/** Only a comment may follow on the line of a separator. */
function separatorsRefused(file: PlacedText): readonly Problem[] {
  const wrong = [...file.text.matchAll(SEPARATOR)].filter(([, rest = '']) => !/^\s*(?:#|$)/.test(rest));
  return wrong.map(({ 0: line, 1: rest = '', index }) => {
    const message = `invalid Yaml document separator: ${rest.trim()}`;
    const span = { start: index, end: index + line.trimEnd().length };
    return syntaxProblem({ language: 'yaml', span, message }, file.place([], span));
  });
}
