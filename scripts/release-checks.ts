/** What a release is made from. */
export interface Sources {
  /** As asked for, `1.2.3`. */
  readonly version: string;
  /** Versions that files state, by the name of the file. */
  readonly stated: Readonly<Record<string, string>>;
  readonly changelog: string;
  /** What `git status --porcelain` prints. */
  readonly changes: string;
  readonly commit: string;
  /** The commit that the tag of the version names; null where there is none yet. */
  readonly tagged: string | null;
}

/** Why these sources are no release; empty if they are one. */
export function problemsOf({ version, stated, changelog, changes, commit, tagged }: Sources): readonly string[] {
  if (!/^\d+\.\d+\.\d+$/.test(version)) return [`"${version}" is no version: write it like 0.2.0`];
  const notes = notesOf(changelog, version);
  return [
    ...Object.entries(stated)
      .filter(([, other]) => other !== version)
      .map(([file, other]) => `${file} says ${other}`),
    ...(notes === undefined ? [`CHANGELOG.md has no section "## ${version} – YYYY-MM-DD"`] : []),
    ...(notes === '' ? [`CHANGELOG.md says nothing of ${version}`] : []),
    ...(notesOf(changelog, 'Unreleased') ? ['CHANGELOG.md has entries under "Unreleased"'] : []),
    ...(changes === '' ? [] : [`files are not committed:\n${changes.trimEnd()}`]),
    ...(tagged === null || tagged === commit ? [] : [`v${version} is the tag of another commit, ${tagged}`]),
  ];
}

/** What the changelog says of a version; undefined where it has no section. */
export function notesOf(changelog: string, version: string): string | undefined {
  const sections = changelog.split(/^## /m).slice(1);
  const own = sections.find((section) => {
    const [title = ''] = section.split('\n', 1);
    return title === 'Unreleased'
      ? version === title
      : title.startsWith(`${version} – `) && /\d{4}-\d{2}-\d{2}$/.test(title);
  });
  if (own === undefined) return undefined;
  const text = own.slice(own.indexOf('\n') + 1);
  return text.replaceAll(/^#.*$/gm, '').trim() === '' ? '' : text.trim();
}
