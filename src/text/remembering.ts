const MOST_ANSWERS = 2000;

/** A function of a text that remembers its answers: files ask the same questions, one after the other. Too many are forgotten all at once. */
export function remembering<V>(answer: (text: string) => V): (text: string) => V {
  const answers = new Map<string, V>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    if (answers.size === MOST_ANSWERS) answers.clear();
    const made = answer(text);
    answers.set(text, made);
    return made;
  };
}
