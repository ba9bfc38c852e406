// One part of the bundle for these commands: they have rules of their own, with examples and without checks.
export { completion } from './completion/run.ts';
export { explain } from './explain/run.ts';
export { rules } from './rules/run.ts';
