/** For rules about what silences other rules: the engine speaks for them, after all others (engine/suppressions.ts, engine/baseline.ts). */
export function byEngine(): void {}
