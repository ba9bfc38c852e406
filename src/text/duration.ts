/** Units of Go durations in seconds (time.ParseDuration). */
const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

/** What an int64 of nanoseconds can hold, in seconds. */
const LONGEST = 2 ** 63 / 1e9;

/** The seconds that a Go duration (`1h30m`, `500ms`, `0`) lasts; undefined for a text that is none, or longer than 292 years. */
export function duration(text: string): number | undefined {
  const [, sign = '', parts = ''] = /^([-+]?)([\d.a-zµμ]+)$/.exec(text) ?? [];
  if (parts === '0') return 0;
  let seconds = 0;
  let read = 0;
  for (const [part, digits, unit = ''] of parts.matchAll(/(\d+(?:\.\d*)?|\.\d+)([a-zµμ]+)/gy)) {
    const factor = UNITS[unit];
    if (factor === undefined) return undefined;
    seconds += Number(digits) * factor;
    read += part.length;
  }
  if (seconds > LONGEST) return undefined;
  return read === parts.length && read > 0 ? (sign === '-' ? -seconds : seconds) : undefined;
}

/** A duration of so many seconds as Go prints it: `1h30m0s`, `1.5s`, `3.6µs` (time.Duration.String). */
export function durationText(seconds: number): string {
  const sign = seconds < 0 ? '-' : '';
  const rest = Math.abs(seconds);
  const nanoseconds = Math.round(rest * 1e9);
  if (nanoseconds === 0) return '0s';
  if (nanoseconds < 1e3) return `${sign}${nanoseconds}ns`;
  if (nanoseconds < 1e6) return `${sign}${nanoseconds / 1e3}µs`;
  if (nanoseconds < 1e9) return `${sign}${nanoseconds / 1e6}ms`;
  const [hours, minutes] = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60];
  const tail = `${Math.round((rest % 60) * 1e9) / 1e9}s`;
  if (hours > 0) return `${sign}${hours}h${minutes}m${tail}`;
  return minutes > 0 ? `${sign}${minutes}m${tail}` : `${sign}${tail}`;
}
