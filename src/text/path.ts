import { remembering } from './remembering.ts';

/** The keys of a dotted path, `runners.kubernetes.image`; none of them has a dot in itself. */
export const stepsOf = remembering((path): readonly string[] => path.split('.'));
