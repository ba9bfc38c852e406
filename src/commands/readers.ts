// One part of the bundle for both commands: they have the rules with their examples and evidence.
export { explain } from './explain/run.ts';
export { rules } from './rules/run.ts';
