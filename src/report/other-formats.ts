import type { Format, FormatName } from './format.ts';
import { compactReport } from './formats/compact.ts';

/** The formats that most runs do not need: a part of the program that is loaded when one is asked for. */
export const OTHER_FORMATS: Readonly<Record<Exclude<FormatName, 'text' | 'json'>, Format>> = {
  compact: compactReport,
};
