import type { Route, Unknown } from '../../model/node.ts';
import type { Origin } from '../../model/place.ts';
import type { Plain, PlainTable } from '../../model/plain.ts';
import type { Position } from '../../text/line-index.ts';
import type { Range } from './report.ts';

/** A variable of the manager's container. */
export type RenderedVariable =
  /** null where the chart prints nothing. */
  { readonly name: Plain; readonly value: Plain } | { readonly name: Plain; readonly valueFrom: Plain };

/** A setting that the runner works with, and where its value comes from. */
export interface RenderedSetting {
  readonly route: Route;
  readonly value: Plain;
  readonly origin: Origin & { readonly file?: string | null; readonly start?: Position };
}

/**
 * What chart and runner make of values or of a config.toml (`schemas/rendering.schema.json`); fields and their meaning are a contract
 * with other programs. Whatever the files do not tell is an `Unknown`.
 */
export interface RenderingDocument {
  readonly version: 1;
  /** null without a chart. */
  readonly release: { readonly name: string; readonly namespace: string } | null;
  readonly chart: string | null;
  readonly runner: string;
  /** Why Helm refuses to render; everything below is then null or empty. */
  readonly error: ({ readonly message: string } & Range) | null;
  /** False where a parent chart switches the chart off. */
  readonly enabled: boolean;
  /** Texts of the files in the ConfigMap, by name. */
  readonly configMap: Plain;
  /** What `register` is told to use. */
  readonly templateConfigPath: string | Unknown | null;
  /** Of the manager's container, in the chart's order, duplicates kept. */
  readonly environment: readonly RenderedVariable[] | Unknown | null;
  readonly image: Plain;
  readonly serviceAccountName: Plain;
  /** null where the chart makes no Role. */
  readonly rbac: Plain;
  /** The config.toml after `register` has merged template and environment, or as it is given whole. */
  readonly registered: {
    /** null where anything in it is unknown. */
    readonly text: string | null;
    readonly tree: PlainTable | null;
    /** Why `register` or the runner refuses it. */
    readonly error: string | null;
  } | null;
  readonly runners: readonly {
    readonly helperImage: string | Unknown | null;
    readonly helperLibc: 'glibc' | 'musl' | 'unknown';
  }[];
  /** Every setting that the runner works with, its defaults included. */
  readonly effective: readonly RenderedSetting[];
}
