/** Stops the reading of one argument; never leaves this folder. */
export class SetError extends Error {}
