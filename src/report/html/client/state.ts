/** What the reader has chosen; it is in the address, so that a link shows the same. */
export interface State {
  readonly view: string;
  readonly severity: readonly string[];
  readonly group: string;
  readonly rule: string;
  readonly file: string;
  readonly q: string;
  readonly fixable: boolean;
  readonly by: string;
  /** Only settings that are no default. */
  readonly given: boolean;
}

export const SEVERITIES = ['error', 'warning', 'info'];

export const START: State = {
  view: 'findings',
  severity: SEVERITIES,
  group: '',
  rule: '',
  file: '',
  q: '',
  fixable: false,
  by: 'file',
  given: false,
};

/** Reads `#severity=error&q=dns`; what is not written is as at the start. */
export function readHash(hash: string): State {
  const given = new URLSearchParams(hash.slice(1));
  const text = (name: keyof State): string => given.get(name) ?? '';
  const severity = given.get('severity')?.split('.');
  return {
    view: text('view') || START.view,
    severity: severity ? SEVERITIES.filter((name) => severity.includes(name)) : SEVERITIES,
    group: text('group'),
    rule: text('rule'),
    file: text('file'),
    q: text('q'),
    fixable: text('fixable') === '1',
    by: text('by') || START.by,
    given: text('given') === '1',
  };
}

/** The other way: only what is not as at the start is written. */
export function writeHash(state: State): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) {
    if (String(value) === String(START[name as keyof State])) continue;
    written.set(name, Array.isArray(value) ? value.join('.') : value === true ? '1' : String(value));
  }
  return `#${written}`;
}
