import { duplicatesBelow, installationsIn } from '../installation.ts';
import type { Wrapper } from './wrapper.ts';

const TITLES = ['USER-SUPPLIED VALUES', 'COMPUTED VALUES'];

/** What `helm get values` prints: a title that looks like a key, then the values. */
export const helmGet: Wrapper = {
  kind: 'helm-get',
  fits: (root) => TITLES.includes(root.entries[0]?.key ?? ''),
  open({ root, source, interpolated, problems }) {
    const values = { ...root, entries: root.entries.slice(1) };
    return installationsIn({ root: values, source }, interpolated, duplicatesBelow(problems(), []));
  },
};
