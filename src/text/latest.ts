/** A function of a text that remembers its latest result: several patches of one text read it once. */
export function latest<K extends readonly unknown[], T>(make: (text: string, ...key: K) => T): typeof make {
  let known: { readonly text: string; readonly key: string; readonly result: T } | undefined;
  return (text, ...key) => {
    const name = JSON.stringify(key);
    if (known?.text !== text || known.key !== name) known = { text, key: name, result: make(text, ...key) };
    return known.result;
  };
}
