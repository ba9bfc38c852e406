/** Tests by their patterns (mocha knows no braces), those that end first first. What has killed a mutant spares it the stages behind. */
export type Stage = readonly string[];

/**
 * The tests that judge each room. Those of the command line run the built program, which has no mutants in it: they are not here.
 * The tests of a room come first. Behind them come those of the rooms above that use it most, and last its property tests. Those of several
 * rooms at once (`text-yaml`, `embedded-patch`) take longer than all others together and are left out: the true rates are not below what is told.
 */
export const STAGES: Readonly<Record<string, readonly Stage[]>> = {
  // Scalars and edits are judged by the parsers and patches made of them, lines by reports, versions by what is known of them.
  text: [
    ['test/text/*.test.ts'],
    [
      'test/yaml/**/*.test.ts',
      'test/toml/**/*.test.ts',
      'test/document/**/*.test.ts',
      'test/knowledge/versions.test.ts',
    ],
    [
      'test/report/text.test.ts',
      'test/report/secret-text.test.ts',
      'test/engine/fix/fix.test.ts',
      'test/template/**/*.test.ts',
    ],
    ['test/property/toml-patch.test.ts'],
  ],
  // Documents and their patches are where users meet the parser.
  yaml: [
    ['test/yaml/**/*.test.ts'],
    ['test/limits/yaml.test.ts', 'test/document/**/*.test.ts', 'test/schema/values.test.ts', 'test/engine/*.test.ts'],
    ['test/property/yaml-patch.test.ts'],
  ],
  toml: [
    ['test/toml/**/*.test.ts'],
    ['test/limits/toml.test.ts', 'test/document/**/*.test.ts', 'test/schema/config.test.ts'],
    ['test/property/toml.test.ts', 'test/property/toml-patch.test.ts'],
  ],
  // The examples of the rules hold what becomes of each bad one, byte for byte. The acceptance and the effect of all fixes take too long.
  'engine/fix': [
    [
      'test/engine/fix/fix.test.ts',
      'test/engine/fix/patches.test.ts',
      'test/engine/fix/fix-of.test.ts',
      'test/engine/fix/corrected.test.ts',
      'test/engine/fix/proof.test.ts',
      'test/engine/fix/wrappers.test.ts',
      'test/api/fix.test.ts',
    ],
    ['test/rules/*fixes*.test.ts', 'test/rules/tokens.test.ts'],
    ['test/rules/examples.test.ts'],
  ],
};
