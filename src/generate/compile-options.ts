/** The helpers that templates may call, beside `if`, `unless` and `each` of Handlebars. */
export const HELPER_NAMES = ['yaml', 'yamlBlock', 'tpl', 'toml', 'chartKnows', 'runnerKnows', 'eq'] as const;

/** How templates are compiled: nothing is escaped for HTML, what is not there is an error, and so is a helper that nobody knows. */
export const COMPILE_OPTIONS = {
  noEscape: true,
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(HELPER_NAMES.map((name) => [name, true])),
};
