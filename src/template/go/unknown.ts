import type { Unknown } from '../../model/node.ts';

/** What the engine cannot tell; the text of it is the action, which stays where it stands. */
export const unknownValue: Unknown = { unknown: 'template', text: '' };
