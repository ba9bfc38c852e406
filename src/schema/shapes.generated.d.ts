/** One function for each shape of scripts/knowledge/data/shapes.json, `<document>_<shape>`; written by scripts/build-validators.ts. */
declare const validators: Readonly<Record<string, ((value: unknown) => boolean) | undefined>>;
export default validators;
