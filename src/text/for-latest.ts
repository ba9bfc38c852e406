/**
 * A function that remembers what it made for the object that it was asked about last: one file is judged after the other, and many ask about the
 * same one. Not a WeakMap: its values, and with them the trees of files that are done, outlive V8's young collections.
 */
export function forLatest<K extends object, V>(make: (of: K) => V): (of: K) => V {
  let known: { readonly of: K; readonly made: V } | undefined;
  return (of) => {
    if (known?.of !== of) known = { of, made: make(of) };
    return known.made;
  };
}
