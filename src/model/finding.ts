import type { Fix } from './fix.ts';
import type { Place } from './place.ts';

export type Severity = 'error' | 'warning' | 'info';

/** How sure a rule is that what it says happens: `high` from the program's own code or a real run. */
export type Confidence = 'high' | 'medium' | 'low';

/** One fault at one place, complete but for line, column and fingerprint, which reports compute. */
export interface Finding {
  readonly rule: string;
  readonly group: Group;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly place: Place;
  /** What happens to the user, with the error text they will see. */
  readonly message: string;
  readonly why: string;
  /** What to write instead. */
  readonly remedy: string;
  /** Of the page about the rule. */
  readonly url: string;
  readonly related: readonly { readonly place: Place; readonly message: string }[];
  readonly fix: Fix | null;
  /** True where the text at the place must not be shown. */
  readonly secret: boolean;
  /** True if it is about something that is not written: it then holds only if it holds in every variant of a template. */
  readonly absent: boolean;
}

export type Group =
  | 'dns'
  | 'tls'
  | 'network'
  | 'images'
  | 'security'
  | 'resources'
  | 'storage'
  | 'rbac'
  | 'registration'
  | 'lifecycle'
  | 'upgrade'
  | 'syntax'
  | 'executor'
  | 'observability';
