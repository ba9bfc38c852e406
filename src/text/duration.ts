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

/** The seconds that a Go duration (`1h30m`, `500ms`, `0`) lasts; undefined for a text that is none. */
export function duration(text: string): number | undefined {
  const [, sign = '', parts = ''] = /^([-+]?)([\d.a-zµμ]+)$/.exec(text) ?? [];
  if (parts === '0') return 0;
  let seconds = 0;
  let read = 0;
  for (const [part, digits, unit = ''] of parts.matchAll(/(\d+\.?\d*|\.\d+)([a-zµμ]+)/g)) {
    const factor = UNITS[unit];
    if (factor === undefined) return undefined;
    seconds += Number(digits) * factor;
    read += part.length;
  }
  return read === parts.length && read > 0 ? (sign === '-' ? -seconds : seconds) : undefined;
}
