type Env = Readonly<Record<string, string | undefined>>;

/**
 * Terminals that make links of OSC 8 (https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda): a variable that they set,
 * and the values that tell of a version which does. Others may print the codes.
 */
const TERMINALS: Readonly<Record<string, RegExp>> = {
  TERM_PROGRAM: /^(?:iTerm\.app|WezTerm|vscode|ghostty|Hyper|zed)$/,
  TERM: /^(?:xterm-kitty|xterm-ghostty|alacritty|foot|contour)$/,
  // 0.50.0 crashed on them.
  VTE_VERSION: /^(?:50(?:0[1-9]|[1-9]\d)|5[1-9]\d\d|[6-9]\d{3}|\d{5,})$/,
  KONSOLE_VERSION: /^(?:2[1-9]\d{4})$/,
  WT_SESSION: /./,
  DOMTERM: /./,
};

/** Whether texts may be links: FORCE_HYPERLINK decides, else it takes colours and a terminal that is known for links, outside CI. */
export function wantsLinks(colors: boolean, env: Env, isTTY: boolean): boolean {
  const forced = env['FORCE_HYPERLINK'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  if (!colors || !isTTY || (env['CI'] ?? '') !== '') return false;
  return Object.entries(TERMINALS).some(([name, known]) => known.test(env[name] ?? ''));
}

/** A function that makes a text lead to an address, or leaves it alone; also for an address with characters that no URL has. */
export function linker(links: boolean): (url: string, text: string) => string {
  return (url, text) =>
    links && /^[\u0021-\u007e]+$/.test(url) ? `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\` : text;
}
