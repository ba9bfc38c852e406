import type { SetArgument, SetFlag } from '../document/set/set-argument.ts';
import type { Facts } from '../model/facts.ts';
import type { Severity } from '../model/finding.ts';
import type { Preset } from '../model/rule.ts';

/** A text with the name of its file. */
export interface SourceText {
  /** What reports call it, with `/`. The name counts where the text leaves open what kind of file it is: `config.toml`, `*.tf`. */
  readonly path: string;
  /** Decoded; a byte order mark may be in it. Offsets in reports are UTF-16 units of it, from 0. */
  readonly text: string;
}

/** A setting as `helm install` takes it, such as `{ flag: '--set', argument: 'concurrent=20' }`. */
export interface Setting extends SetArgument {
  readonly flag: Exclude<SetFlag, '--set-file'>;
}

/** What is judged. */
export interface Input {
  /** Files of any kind that the command line reads: values, a HelmRelease, a config.toml and so on. Each is judged by itself. */
  readonly files?: readonly SourceText[];
  /** Values files as `helm install -f` takes them: later ones win. They go over each of `files`; without these they are a release of their own. */
  readonly values?: readonly SourceText[];
  /** What goes over the values, in the order of Helm. */
  readonly set?: readonly Setting[];
}

/** As what it is judged; what is left out is unknown, or has its newest version. */
export interface Surroundings {
  /** Version of the Helm chart; `0.80` means its newest patch. One that is newer than the newest known counts as that. */
  readonly chartVersion?: string;
  /** Version of GitLab Runner; without it the one that the chart installs. */
  readonly runnerVersion?: string;
  /** Name and namespace that `helm install` is given. */
  readonly release?: { readonly name?: string; readonly namespace?: string };
  /** Kubernetes version that templates see. */
  readonly kubeVersion?: string;
  /** APIs that templates find in the cluster besides the built-in ones. */
  readonly apiVersions?: readonly string[];
  /** Major version of Helm: 3 if it is left out. */
  readonly helm?: 3 | 4;
}

/** How it is judged. */
export interface LintOptions extends Surroundings {
  /** Which rules are heard: `recommended` if it is left out. */
  readonly preset?: Preset;
  /** Severity of single rules by id; it wins over the preset. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** What files cannot tell. Amounts of memory are bytes, times are seconds. */
  readonly facts?: Facts;
  /** The day, `2026-11-21`, by which comments that silence rules expire: today in UTC if it is left out. */
  readonly today?: string;
}

/** Which corrections are made. */
export interface FixOptions extends LintOptions {
  /** Also those that should be looked at. */
  readonly unsafe?: boolean;
  /** Only what these rules find. */
  readonly only?: readonly string[];
  /** Path of the one of the values files that settings are put into; without it the one that has them. */
  readonly into?: string;
  /** Shows `[redacted]` in place of secrets in the diffs. */
  readonly redact?: boolean;
}

/** How a rendering is shown. */
export interface RenderOptions extends Surroundings {
  /** Shows `[redacted]` in place of secrets. */
  readonly redact?: boolean;
}
