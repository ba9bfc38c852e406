/** What Kubernetes accepts as the value of a label (apimachinery, IsValidLabelValue). */
export const LABEL_VALUE = /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;

/** What a toleration may have as its effect; an empty one is every effect. */
export const TAINT_EFFECTS: readonly string[] = ['', 'NoSchedule', 'PreferNoSchedule', 'NoExecute'];

const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const NAME_PART = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

/** True for names of volumes, ports and the like: lower case, digits and dashes, 63 at most (RFC 1123). */
export function isDnsLabel(text: string): boolean {
  return DNS_LABEL.test(text);
}

/** True for keys of labels and taints: `name`, or `prefix/name` with a DNS name as prefix. */
export function isLabelName(text: string): boolean {
  const parts = text.split('/');
  const [prefix = '', name = ''] = parts.length === 2 ? parts : [undefined, text];
  return parts.length <= 2 && NAME_PART.test(name) && (parts.length === 1 || prefix.split('.').every(isDnsLabel));
}
