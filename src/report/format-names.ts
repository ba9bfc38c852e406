/** Names of the formats of a report, the default first. */
export const FORMAT_NAMES = [
  'text',
  'json',
  'compact',
  'markdown',
  'codequality',
  'junit',
  'sarif',
  'github',
  'checkstyle',
  'rdjson',
  'html',
] as const;

/** A name of a format. */
export type FormatName = (typeof FORMAT_NAMES)[number];
