import type { ChartEffect } from '../chart/effect.ts';
import type { ManagerVariable } from '../chart/variable.ts';
import type { RenderFailure, Rendering } from '../engine/render.ts';
import type { HelmValue } from '../model/helm-value.ts';
import type { Unknown } from '../model/node.ts';
import type { Origin } from '../model/place.ts';
import type { Plain } from '../model/plain.ts';
import { effectiveOf, type Effective } from '../runner/effective.ts';
import { helperImage } from '../runner/helper-image.ts';
import { isHelmList, isHelmMap } from '../template/go/value.ts';
import type { RenderedSetting, RenderedVariable, RenderingDocument } from './documents/rendering.ts';
import { argumentWithoutSecrets, messageWithoutSecrets } from '../text/without-secrets.ts';
import { escapeInJson } from './printable.ts';
import { redacted, redactedTable, redactedToml } from './redact.ts';
import type { Source } from './sources.ts';

/** How a rendering is shown. */
export interface RenderingStyle {
  /** Finds the text of a file by its path. */
  readonly sources: (path: string | null) => Source | undefined;
  /** Secrets are not shown. */
  readonly redact: boolean;
}

/** A rendering as one JSON document, described by schemas/rendering.schema.json, ended by a line break. */
export function renderingJson(rendering: Rendering, style: RenderingStyle): string {
  return `${escapeInJson(JSON.stringify(renderingDocument(rendering, style), null, 2))}\n`;
}

/** A rendering as data. */
export function renderingDocument(rendering: Rendering, style: RenderingStyle): RenderingDocument {
  const { release, chart, runner, failure, enabled } = rendering;
  const isShown = failure === null && enabled;
  return {
    version: 1,
    release,
    chart,
    runner,
    error: failure && failureOf(failure, style),
    enabled,
    ...chartPart(isShown ? rendering.effect : null, style),
    ...runnerPart(isShown ? rendering : { config: null, runner }, style),
  };
}

function failureOf(failure: RenderFailure, { sources, redact }: RenderingStyle): RenderingDocument['error'] {
  const { place } = failure;
  const message = redact ? messageWithoutSecrets(failure.message, place?.argument) : failure.message;
  const lines = place && sources(place.file)?.lines;
  if (!lines) return { message, file: null, start: null, end: null };
  return { message, file: place.file, start: lines.position(place.span.start), end: lines.position(place.span.end) };
}

type ChartPart = 'configMap' | 'templateConfigPath' | 'environment' | 'image' | 'serviceAccountName' | 'rbac';

function chartPart(effect: ChartEffect | null, { redact }: RenderingStyle): Pick<RenderingDocument, ChartPart> {
  return {
    configMap: effect && part(effect.configMap, (data) => fileTexts(plainOf(data), redact)),
    templateConfigPath: effect && effect.templateConfigPath,
    environment: effect && part(effect.environment, (list) => list.map((one) => variableOf(one, redact))),
    image: plainOf(effect?.image ?? null),
    serviceAccountName: plainOf(effect?.serviceAccountName ?? null),
    rbac:
      effect &&
      part(effect.rbac, ({ kind, namespace, rules }) => ({
        kind,
        namespace,
        rules: rules.map((rule) => plainOf(rule)),
      })),
  };
}

function part<T extends object, S>(value: T | Unknown | null, show: (value: T) => S): S | Unknown | null {
  return value === null || 'unknown' in value ? value : show(value);
}

/** A value of Helm as JSON has it. */
function plainOf(value: HelmValue): Plain {
  if (isHelmMap(value)) return Object.fromEntries([...value].map(([key, inner]) => [key, plainOf(inner)]));
  if (isHelmList(value)) return value.map(plainOf);
  return typeof value === 'bigint' ? Number(value) : value;
}

function fileTexts(files: Plain, redact: boolean): Plain {
  if (!redact || typeof files !== 'object' || files === null) return files;
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      typeof text === 'string' ? redactedToml(text) : (text as Plain),
    ]),
  );
}

function variableOf(variable: ManagerVariable, redact: boolean): RenderedVariable {
  const name = plainOf(variable.name);
  if ('valueFrom' in variable) return { name, valueFrom: plainOf(variable.valueFrom) };
  return { name, value: redact ? redacted(variable.value, String(name)) : variable.value };
}

function runnerPart(
  { config, runner }: Pick<Rendering, 'config' | 'runner'>,
  style: RenderingStyle,
): Pick<RenderingDocument, 'registered' | 'runners' | 'effective'> {
  const { redact } = style;
  const text = config?.text ?? null;
  return {
    registered: config && {
      text: redact && text !== null ? redactedToml(text) : text,
      tree: redact && config.tree ? redactedTable(config.tree) : config.tree,
      error: redact && config.error !== null ? messageWithoutSecrets(config.error) : config.error,
    },
    runners: (config?.runners ?? []).map((one) => {
      const helper = helperImage(one, runner);
      return { helperImage: helper?.image ?? null, helperLibc: helper?.libc ?? 'unknown' };
    }),
    effective: (config?.config ? effectiveOf(config.config, config.runners, runner) : []).map((setting) =>
      settingOf(setting, style),
    ),
  };
}

function settingOf({ route, value, origin, at }: Effective, { sources, redact }: RenderingStyle): RenderedSetting {
  const { file, span } = at.place;
  const lines = origin.kind === 'file' || origin.kind === 'environment' ? sources(file)?.lines : undefined;
  const start = lines && at.written ? { file, start: lines.position(span.start) } : {};
  return {
    route,
    value: redact ? redacted(value, String(route.at(-1))) : value,
    origin: { ...(redact ? withoutSecret(origin) : origin), ...start },
  };
}

function withoutSecret(origin: Origin): Origin {
  return origin.kind === 'set' ? { ...origin, argument: argumentWithoutSecrets(origin.argument) } : origin;
}
