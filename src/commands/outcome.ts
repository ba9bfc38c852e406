/**
 * How a command ended, in words; the exit code is `main`'s business. `clean`: nothing to object to. `findings`: something
 * at or above the asked severity. `trouble`: wrong usage, or input that could not be read.
 */
export type Outcome = 'clean' | 'findings' | 'trouble';
