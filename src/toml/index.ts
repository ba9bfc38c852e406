export { findEntry } from './find.ts';
export { parseToml, type TomlFile, type TomlOptions, type TomlVariant } from './parse.ts';
export { isConditional, isOpen } from './tables.ts';
export { tomlLines, valueText, writeToml } from './write.ts';
export { tomlVersionOf, type TomlVersion } from './version.ts';
