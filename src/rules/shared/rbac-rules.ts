import type { Release, View } from '../../model/release.ts';
import { knownTexts } from './truth.ts';

/** Something that the manager does in the cluster. */
export interface Right {
  readonly group: string;
  readonly resource: string;
  readonly verb: string;
}

/** A rule of a Role. */
export interface Granted {
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** The core group, in which pods and secrets are. */
const CORE = '';
const ALL = '*';

/** Tells whether the chart's Role grants a right; undefined where the chart makes none, or nobody can tell (templates/role.yaml). */
export function grantsOf({ values }: Release): ((right: Right) => boolean) | undefined {
  if (values?.at('rbac.create').boolean !== true) return undefined;
  const rules = rulesIn(values.at('rbac.rules'));
  if (!rules) return undefined;
  return grantedBy(rules.length === 0 ? [{ groups: [CORE], resources: [ALL], verbs: [ALL] }] : rules);
}

/** The rules of `rbac.rules`; undefined where nobody can tell one of them. */
export function rulesIn(list: View): readonly Granted[] | undefined {
  const rules = list.items().map(ruleIn);
  const known = rules.filter((rule) => rule !== undefined);
  return list.unknown || known.length < rules.length ? undefined : known;
}

/** Tells whether rules grant a right. */
export function grantedBy(rules: readonly Granted[]): (right: Right) => boolean {
  return ({ group, resource, verb }) =>
    rules.some(
      ({ groups, resources, verbs }) =>
        has(groups, group) &&
        (has(resources, resource) || resources.includes(`*/${resource.split('/')[1]}`)) &&
        has(verbs, verb),
    );
}

/** Missing lists mean the core group, every resource and every verb. */
function ruleIn(rule: View): Granted | undefined {
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
