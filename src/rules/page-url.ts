/** Address of the page about a rule (docs/rules of this project). */
export function pageUrl(id: string): string {
  return `https://gitlab.com/runner-lint/runner-lint/-/blob/main/docs/rules/${id}.md`;
}
