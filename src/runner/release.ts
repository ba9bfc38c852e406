import { configTextOf, type ConfigText } from '../chart/config-source.ts';
import { environmentOf, type Variable } from '../chart/environment.ts';
import { deepestRoute } from '../document/deepest-route.ts';
import { defaultsFrom, nodeOf } from '../document/defaults.ts';
import { embeddedToml, tomlSource, yamlSource } from '../document/file-source.ts';
import { headOf, type Opened, type OpenedValues } from '../document/open.ts';
import type { Source } from '../document/source.ts';
import { LayeredView } from '../document/view.ts';
import { chartDefaults, isChartKey } from '../knowledge/index.ts';
import type { Facts } from '../model/facts.ts';
import type { MapNode, Node, Route, SyntaxProblem } from '../model/node.ts';
import type { Place } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import type { FileKind, Release } from '../model/release.ts';
import { checkShape } from '../schema/index.ts';
import { isOpen, parseToml, tomlVersionOf, type TomlVariant } from '../toml/index.ts';
import type { YamlFile } from '../yaml/index.ts';
import { runnersOf } from './runners.ts';
import { shapeProblems } from './shape-problems.ts';
import { runnerVersionFor } from './version.ts';

/** What the files are judged as. */
export interface Judgement {
  readonly chart: string;
  /** Set on the command line; else it follows from the image tag or the chart. */
  readonly runner: string | undefined;
  readonly newestRunner: string;
  readonly facts: Facts;
}

interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** The installations that a file describes; of each, the variants that the template's conditions allow. */
export function releasesOf(
  file: TextFile,
  opened: Exclude<Opened, { is: 'skipped' }>,
  judgement: Judgement,
): readonly (readonly Release[])[] {
  if (opened.is === 'unreadable') return [[unreadable(file, opened.kind, opened.problems, judgement)]];
  if (opened.is === 'config') return [configReleases(file, judgement)];
  return opened.values.map((values, index) => {
    const problems = index === 0 ? yamlProblems(file, opened.yaml, values.document) : [];
    return valuesReleases(file, opened.kind, values, problems, judgement);
  });
}

function unreadable(file: TextFile, kind: FileKind, problems: readonly SyntaxProblem[], judgement: Judgement): Release {
  const places = problems.map((problem) => syntax(problem, { file: file.path, span: problem.span, route: [] }));
  return { ...emptyRelease(file, kind, judgement), problems: places };
}

function emptyRelease(file: TextFile, kind: FileKind, judgement: Judgement): Release {
  const runner = judgement.runner ?? judgement.newestRunner;
  const chart = kind === 'config-toml' ? null : judgement.chart;
  return {
    kind,
    file: file.path,
    umbrella: null,
    chart,
    runner,
    facts: judgement.facts,
    values: null,
    config: null,
    configRole: null,
    runners: [],
    problems: [],
  };
}

function configReleases(file: TextFile, judgement: Judgement): readonly Release[] {
  const base = emptyRelease(file, 'config-toml', judgement);
  const parsed = parseToml(file.text, { version: tomlVersionOf(base.runner), ...templating(file.path) });
  const source = tomlSource(file.path);
  return parsed.variants.map((variant) => {
    const problems = tomlProblems(parsed.problems, variant, (route, span) => ({ file: file.path, span, route }));
    const config = new LayeredView([{ node: variant.root, source }], {
      parent: null,
      route: [],
      place: fileHead(file.path, variant.root),
    });
    return {
      ...base,
      config,
      configRole: 'whole',
      runners: runnersOf(config, [], base.runner),
      problems: [...problems, ...configShape(config, base.runner)],
    };
  });
}

/** A config.toml is not templated by the runner; a file named as a template is, by whatever writes it. */
function templating(path: string): { readonly templates: boolean; readonly terraform: boolean } {
  const template = /\.(?:tpl|tftpl|tmpl|gotmpl|template)$/i.test(path);
  return { templates: template, terraform: template };
}

function fileHead(file: string, root: MapNode): Place {
  const start = root.entries[0]?.keySpan.start ?? 0;
  return { file, span: { start, end: root.entries[0]?.keySpan.end ?? start }, route: [] };
}

function valuesReleases(
  file: TextFile,
  kind: FileKind,
  values: OpenedValues,
  problems: readonly Problem[],
  judgement: Judgement,
): readonly Release[] {
  const view = valuesView(file, values, judgement.chart);
  const runner = runnerVersionFor(view.at('image'), judgement);
  const alias = values.route.at(-1);
  const base: Release = {
    ...emptyRelease(file, kind, judgement),
    runner,
    umbrella: alias === undefined ? null : { alias: String(alias), gitlab: isGitlabUmbrella(values.siblings) },
    values: view,
    problems: [...problems, ...shapeProblems(checkShape(values.root, 'values', judgement.chart), view, 'values')],
  };
  const text = configTextOf(view);
  return text ? withConfig(base, text, environmentOf(view, judgement.chart)) : [base];
}

function valuesView(file: TextFile, values: OpenedValues, chart: string): LayeredView {
  const source = yamlSource(file.path, file.text, values.route, values.document);
  const defaults = {
    node: nodeOf(chartDefaults(chart)),
    source: defaultsFrom({ kind: 'chart-default', version: chart }),
  };
  const { route, start, end } = headOf(values);
  return new LayeredView([{ node: values.root, source }, defaults], {
    parent: null,
    route: [],
    place: { file: file.path, span: { start, end }, route },
  });
}

/** GitLab's own chart has these beside `gitlab-runner` at its root (charts/gitlab values.yaml). */
function isGitlabUmbrella(siblings: readonly string[]): boolean {
  return (
    siblings.some((key) => key === 'gitlab' || key === 'certmanager-issuer' || key === 'global') &&
    !siblings.some((key) => isChartKey(key) && key !== 'global')
  );
}

function withConfig(base: Release, text: ConfigText, environment: readonly Variable[]): readonly Release[] {
  const parsed = parseToml(text.text, { version: tomlVersionOf(base.runner), templates: true, terraform: false });
  const source: Source = embeddedToml(text.outer, text.at, text.map);
  return parsed.variants.map((variant) => {
    const place = source.place;
    const problems = place ? tomlProblems(parsed.problems, variant, place) : [];
    const config = new LayeredView([{ node: variant.root, source }], {
      parent: text.at,
      route: [],
      place: text.at.place,
    });
    const shape = place ? configShape(config, base.runner) : [];
    const merged = text.role === 'template' ? environment : [];
    return {
      ...base,
      config,
      configRole: text.role,
      runners: runnersOf(config, merged, base.runner),
      problems: [...base.problems, ...problems, ...shape],
    };
  });
}

function configShape(config: LayeredView, runner: string): readonly Problem[] {
  const root = config.top?.node;
  return root?.kind === 'map' ? shapeProblems(checkShape(root, 'config', runner, isOpen), config, 'config') : [];
}

function yamlProblems(file: TextFile, yaml: YamlFile, document: number | undefined): readonly Problem[] {
  const [first] = yaml.documents;
  const root: Node | null = first?.root ?? null;
  const at = (span: Place['span'], route: Route): Place => ({
    file: file.path,
    span,
    route,
    ...(document === undefined ? {} : { document }),
  });
  const doubled = (first?.duplicates ?? []).map(({ key, route, entry, first: lost }): Problem => ({
    code: 'duplicate-key',
    key,
    place: at(entry.keySpan, [...route, entry.key]),
    first: at(lost.keySpan, [...route, lost.key]),
  }));
  return [
    ...(first?.refusals ?? []).map((problem) =>
      syntax(problem, at(problem.span, deepestRoute(root, problem.span.start))),
    ),
    ...doubled,
  ];
}

function tomlProblems(
  problems: readonly SyntaxProblem[],
  variant: TomlVariant,
  place: NonNullable<Source['place']>,
): readonly Problem[] {
  return problems.map((problem) => syntax(problem, place(statementRoute(variant.root, problem), problem.span)));
}

/** The route that a statement has, or would have if it could be read. */
function statementRoute(root: MapNode, { span, key }: SyntaxProblem): Route {
  return key ? [...deepestRoute(root, span.start, 'tables'), ...key] : deepestRoute(root, span.start);
}

function syntax(problem: SyntaxProblem, place: Place): Problem {
  const { language, message, hint } = problem;
  return { code: 'syntax', language, place, message, ...(hint === undefined ? {} : { hint }) };
}
