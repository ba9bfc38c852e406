// One part of the bundle for both commands: they have rules of their own, with examples and without checks.
export { explain } from './explain/run.ts';
export { rules } from './rules/run.ts';
