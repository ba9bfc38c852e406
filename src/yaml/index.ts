export type { Duplicate, YamlDocument, YamlFile } from './document.ts';
export { parseYaml } from './parse.ts';
export { scalarMapOf } from './scalars.ts';
export { helmValueOf } from './value.ts';
