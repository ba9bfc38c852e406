// One part of the bundle for both commands: they share nearly all of their code.
export { fix } from './fix/run.ts';
export { upgrade } from './upgrade/run.ts';
