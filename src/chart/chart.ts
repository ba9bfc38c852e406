import type { LayeredView } from '../document/view.ts';
import { chartVersion, compareVersions, runnerVersionOf } from '../knowledge/index.ts';
import type { Unknown } from '../model/node.ts';
import type { ParsedTemplate } from '../template/go/parse.ts';
import { isBuiltInApi } from './api-versions.ts';
import { Refused, Undecided } from './stop.ts';
import type { Engine } from './template.ts';
import { field, isSet } from './values.ts';

/** What Helm renders the chart with. */
export interface ChartInput {
  /** Version of the chart. */
  readonly chart: string;
  /** Root of the merged values, the chart's defaults included. */
  readonly values: LayeredView;
  /** True if other files may give values and named templates too: what templates miss is then unknown. */
  readonly isPartial?: boolean;
  readonly release: { readonly name: string | Unknown; readonly namespace: string | Unknown };
  /** Name of the chart: a sub-chart's is its alias. */
  readonly chartName?: string;
  readonly kubeVersion?: string;
  /** API versions of the cluster beside the built-in ones. */
  readonly apiVersions: readonly string[];
  /** Named templates of a chart around this one: they replace the chart's own. */
  readonly definitions?: ReadonlyMap<string, ParsedTemplate>;
}

/** How to find the text of a named template; undefined where the chart has none of that name. */
export type NamedTemplates = (chart: Chart, name: string) => (() => string) | undefined;

/** How deep named templates may ask for each other. */
const MAX_DEPTH = 100;

/** One release of the chart with the values it is rendered with: what each part of it looks at. */
export class Chart {
  readonly values: LayeredView;
  readonly name: string;
  readonly version: string;
  readonly input: ChartInput;
  /** Made for the first text that needs it. */
  engine: Engine | undefined;
  readonly #since = new Map<string, boolean>();
  readonly #named: NamedTemplates;
  #given: ReadonlySet<string> | undefined;
  #depth = 0;

  constructor(input: ChartInput, named: NamedTemplates) {
    this.input = input;
    this.#named = named;
    this.values = input.values;
    this.name = input.chartName ?? 'gitlab-runner';
    this.version = chartVersion(input.chart);
  }

  /** True from that release of the chart on. */
  since(version: string): boolean {
    let answer = this.#since.get(version);
    if (answer === undefined) this.#since.set(version, (answer = compareVersions(this.version, version) >= 0));
    return answer;
  }

  /** True before that release of the chart. */
  before(version: string): boolean {
    return !this.since(version);
  }

  /** The setting at `.Values.<path>`. */
  at(path: string): LayeredView {
    return field(this.values, path);
  }

  /** True if the setting counts as true. */
  isSet(path: string): boolean {
    return isSet(this.at(path));
  }

  /** Keys at the root of the values that somebody but the chart itself gives. */
  get given(): ReadonlySet<string> {
    return (this.#given ??= new Set(
      this.values.layers.flatMap(({ node, source }) =>
        source.origin.kind !== 'chart-default' && node.kind === 'map' ? node.entries.map(({ name }) => name) : [],
      ),
    ));
  }

  get appVersion(): string {
    return runnerVersionOf(this.version) ?? '';
  }

  get releaseName(): string {
    return decided(this.input.release.name);
  }

  get releaseNamespace(): string {
    return decided(this.input.release.namespace);
  }

  /** How to find the text of one of the chart's own named templates. */
  include(name: string): (() => string) | undefined {
    return this.#named(this, name);
  }

  /** Runs what may lead back to itself. */
  nested<T>(run: () => T): T {
    if (this.#depth >= MAX_DEPTH) throw new Refused('rendering template has a nested reference name', null);
    this.#depth++;
    try {
      return run();
    } finally {
      this.#depth--;
    }
  }

  hasApi(version: string): boolean {
    return this.input.apiVersions.includes(version) || isBuiltInApi(version);
  }
}

function decided(value: string | Unknown): string {
  if (typeof value !== 'string') throw new Undecided(value);
  return value;
}
