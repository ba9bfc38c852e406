import type { Unknown } from '../../model/node.ts';
import type { GoValue } from './value.ts';

/** A map of which not all keys are known: what is asked for and not there is unknown. */
export class OpenMap<T extends GoValue> extends Map<string, T | Unknown> {
  readonly rest: Unknown;

  constructor(members: ReadonlyMap<string, T | Unknown>, rest: Unknown) {
    super(members);
    this.rest = rest;
  }

  override get(key: string): T | Unknown | undefined {
    return this.has(key) ? super.get(key) : this.rest;
  }
}
