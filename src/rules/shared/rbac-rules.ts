import type { Release, View } from '../../model/release.ts';
import { knownTexts } from './truth.ts';

/** Something that the manager does in the cluster. */
export interface Right {
  readonly group: string;
  readonly resource: string;
  readonly verb: string;
}

interface Granted {
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** The core group, in which pods and secrets are. */
const CORE = '';
const ALL = '*';

/** Tells whether the chart's Role grants a right; undefined where the chart makes none, or nobody can tell (templates/role.yaml). */
export function grantsOf({ values }: Release): ((right: Right) => boolean) | undefined {
  const rules = values?.at('rbac.rules');
  if (!values || !rules || values.at('rbac.create').boolean !== true || rules.unknown) return undefined;
  const items = rules.items();
  const granted = items.length === 0 ? [{ groups: [CORE], resources: [ALL], verbs: [ALL] }] : items.map(grantedBy);
  const known = granted.filter((rule) => rule !== undefined);
  if (known.length < granted.length) return undefined;
  return ({ group, resource, verb }) =>
    known.some(
      ({ groups, resources, verbs }) =>
        has(groups, group) &&
        (has(resources, resource) || resources.includes(`*/${resource.split('/')[1]}`)) &&
        has(verbs, verb),
    );
}

/** Missing lists mean the core group, every resource and every verb. */
function grantedBy(rule: View): Granted | undefined {
  const groups = texts(rule.at('apiGroups'), CORE);
  const resources = texts(rule.at('resources'), ALL);
  const verbs = texts(rule.at('verbs'), ALL);
  if (rule.unknown || !groups || !resources || !verbs || isBlank(resources)) return undefined;
  return { groups, resources, verbs };
}

/** A rule about nothing takes the place of the chart's own; the rights are given elsewhere. */
function isBlank(resources: readonly string[]): boolean {
  return resources.every((resource) => resource === '');
}

function texts(list: View, usual: string): readonly string[] | undefined {
  const known = knownTexts(list);
  return known?.length === 0 ? [usual] : known;
}

function has(list: readonly string[], wanted: string): boolean {
  return list.includes(ALL) || list.includes(wanted);
}
