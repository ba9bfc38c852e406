/** What texts of Terraform's language are made of, to be put together at random. */
export const HCL_PIECES: readonly string[] = [
  '"',
  '<<EOF\n',
  'EOF\n',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '=',
  ',',
  '\n',
  '${',
  '#',
  '/*',
  '\\',
];
