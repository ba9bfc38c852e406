/** Where the program is told about. */
export const HOME_PAGE = 'https://gitlab.com/runner-lint/runner-lint';
