import type { LayeredView } from '../document/view.ts';
import type { HelmValue } from '../model/helm-value.ts';
import type { Unknown } from '../model/node.ts';
import type { Span } from '../text/span.ts';
import { Chart, type ChartInput } from './chart.ts';
import { checksOf } from './checks.ts';
import { configMap, type ConfigMapData } from './config-map.ts';
import { configTemplate, type ConfigTemplate } from './config-template.ts';
import { environment } from './manager-environment.ts';
import { globalConfig, type Line } from './global-config.ts';
import { image } from './image.ts';
import { namedTemplate } from './named-templates.ts';
import { serviceAccountName } from './names.ts';
import { rbac, type Rbac } from './rbac.ts';
import { registration, templateConfigPath, type Registration } from './register.ts';
import { hasSessionServer } from './session-server.ts';
import { attempt, type Outcome, type Refused } from './stop.ts';
import { tokens, type Tokens } from './tokens.ts';
import type { ManagerVariable } from './variable.ts';

/** Why the chart refuses to render the values. */
export interface ChartFailure {
  readonly message: string;
  /** The value that is to blame; null where it is none. */
  readonly at: LayeredView | null;
  /** What of the value's text is to blame. */
  readonly span: Span | undefined;
}

/** A part of what the chart renders; null where Helm stops in it, or there is none. */
export type Part<T> = T | Unknown | null;

/** What the chart makes of values. Each part is worked out when it is asked for first. */
export interface ChartEffect {
  /** null where Helm renders, as far as that is known. */
  readonly failure: ChartFailure | null;
  /** Keys of the ConfigMap that are made of values. */
  readonly configMap: Part<ConfigMapData>;
  /** The lines of the config.toml among them, unless the user's own takes its place. */
  readonly globalConfig: Part<readonly Line[]>;
  /** The TOML among them that is made of a text in the values. */
  readonly configTemplate: Part<ConfigTemplate>;
  /** What the start script passes as `--template-config`. */
  readonly templateConfigPath: Part<string>;
  /** Variables of the manager's container, in the chart's order. */
  readonly environment: Part<readonly ManagerVariable[]>;
  readonly image: Part<HelmValue>;
  readonly serviceAccountName: Part<HelmValue>;
  readonly rbac: Part<Rbac>;
  /** How `register` is called; null with `runners.configOverride`. */
  readonly registration: Part<Registration>;
  readonly tokens: Part<Tokens>;
  readonly sessionServer: Part<boolean>;
}

/** What the chart renders from values; never throws. */
export function renderChart(input: ChartInput): ChartEffect {
  return new RenderedChart(new Chart(input, namedTemplate));
}

/** A class: with getters in a literal, releases of files that are done stayed in memory until the next full collection, as measured. */
class RenderedChart implements ChartEffect {
  readonly #parts: ReturnType<typeof partsOf>;
  readonly #failure: () => ChartFailure | null;

  constructor(chart: Chart) {
    const parts = partsOf(chart);
    this.#parts = parts;
    this.#failure = once(() =>
      firstRefusal([...Object.values(parts), ...checksOf(chart).map((check) => () => attempt(check))]),
    );
  }

  get failure(): ChartFailure | null {
    return this.#failure();
  }

  get configMap(): Part<ConfigMapData> {
    return shown(this.#parts.configMap());
  }

  get globalConfig(): Part<readonly Line[]> {
    return shown(this.#parts.globalConfig());
  }

  get configTemplate(): Part<ConfigTemplate> {
    return shown(this.#parts.configTemplate());
  }

  get templateConfigPath(): Part<string> {
    return shown(this.#parts.templateConfigPath());
  }

  get environment(): Part<readonly ManagerVariable[]> {
    return shown(this.#parts.environment());
  }

  get image(): Part<HelmValue> {
    return shown(this.#parts.image());
  }

  get serviceAccountName(): Part<HelmValue> {
    return shown(this.#parts.serviceAccountName());
  }

  get rbac(): Part<Rbac> {
    return shown(this.#parts.rbac());
  }

  get registration(): Part<Registration> {
    return shown(this.#parts.registration());
  }

  get tokens(): Part<Tokens> {
    return shown(this.#parts.tokens());
  }

  get sessionServer(): Part<boolean> {
    return shown(this.#parts.sessionServer());
  }
}

function partsOf(chart: Chart) {
  const part = <T>(of: (chart: Chart) => T): (() => Outcome<T>) => once(() => attempt(() => of(chart)));
  return {
    configMap: part(configMap),
    globalConfig: part(globalConfig),
    configTemplate: part(configTemplate),
    templateConfigPath: part(templateConfigPath),
    environment: part(environment),
    image: part(image),
    serviceAccountName: part(serviceAccountName),
    rbac: part(rbac),
    registration: part(registration),
    tokens: part(tokens),
    sessionServer: part(hasSessionServer),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function shown<T>(outcome: Outcome<T>): T | Unknown | null {
  if ('value' in outcome) return outcome.value;
  return 'unknown' in outcome ? outcome.unknown : null;
}

function firstRefusal(parts: readonly (() => Outcome<unknown>)[]): ChartFailure | null {
  for (const part of parts) {
    const outcome = part();
    if ('refused' in outcome) return failureOf(outcome.refused);
  }
  return null;
}

function failureOf({ message, at, span }: Refused): ChartFailure {
  return { message, at, span };
}
