import type { MapNode, Node } from '../model/node.ts';

/** Says what a document is that is plainly something other than chart values; undefined if it may be values. */
export function manifestName(root: Node | null): string | undefined {
  if (root?.kind !== 'map') return undefined;
  const kind = text(root, 'kind');
  if (kind !== undefined && text(root, 'apiVersion') !== undefined)
    return `a Kubernetes manifest (${kind}) without configuration of GitLab Runner`;
  if (has(root, 'releases') && (has(root, 'repositories') || has(root, 'helmDefaults')))
    return 'a helmfile without a release of the gitlab-runner chart';
  return isPipeline(root) ? 'a GitLab CI/CD pipeline: the jobs, not the runner that runs them' : undefined;
}

/** `.gitlab-ci.yml`: stages, or jobs with a script. */
function isPipeline(root: MapNode): boolean {
  if (has(root, 'runners') || has(root, 'gitlabUrl')) return false;
  return root.entries.some(
    ({ name, value }) => (name === 'stages' && value.kind === 'list') || (value.kind === 'map' && has(value, 'script')),
  );
}

function has(map: MapNode, name: string): boolean {
  return map.entries.some((entry) => entry.name === name);
}

function text(map: MapNode, name: string): string | undefined {
  const value = map.entries.findLast((entry) => entry.name === name)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}
