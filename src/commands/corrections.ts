// One part of the bundle for both commands, and for reports that show corrections: they share nearly all of their code.
export { editsOf } from '../engine/fix/edits-of.ts';
export { fix } from './fix/run.ts';
export { upgrade } from './upgrade/run.ts';
