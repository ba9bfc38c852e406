/** Suffixes of Kubernetes quantities (apimachinery, pkg/api/resource/suffix.go). */
const SUFFIXES: ReadonlyMap<string, number> = new Map([
  ...['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'].map((suffix, index) => [suffix, 1000 ** (index - 3)] as const),
  ...['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((suffix, index) => [suffix, 1024 ** (index + 1)] as const),
]);

/** The number that a Kubernetes quantity (`500m`, `2Gi`, `1e3`) stands for; undefined for a text that is none. */
export function quantity(text: string): number | undefined {
  const [, digits = '', suffix = ''] =
    /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))([A-Za-z]{0,2}|[eE][+-]?\d{1,3})$/.exec(text) ?? [];
  if (digits === '') return undefined;
  if (/^[eE][+-]?\d/.test(suffix)) return Number(digits) * 10 ** Number(suffix.slice(1));
  const factor = SUFFIXES.get(suffix);
  return factor === undefined ? undefined : Number(digits) * factor;
}

/** The shortest quantity of a whole number of bytes; of two equally short ones that of 1024s. */
export function bytesQuantity(bytes: number): string {
  const texts = [...SUFFIXES].flatMap(([suffix, factor]) =>
    factor >= 1 && Number.isInteger(bytes / factor) ? [`${bytes / factor}${suffix}`] : [],
  );
  return texts.reduce((best, text) => (text.length <= best.length ? text : best), String(bytes));
}
