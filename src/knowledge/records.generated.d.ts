/** The data files of scripts/knowledge/data as they are; written by scripts/build-validators.ts. */
declare const texts: { readonly values: string; readonly config: string; readonly shapes: string };
export default texts;
