/** What a release of the chart does otherwise than those before it, without any value having changed. */
export interface UpgradeNote {
  /** The first release that does. */
  readonly since: string;
  /** The values key that it is about, dotted: only who sets that key is told. Left out where it is about everybody. */
  readonly about?: string;
  /** The values key that ends it, dotted: who sets that key is not told. */
  readonly unless?: string;
  readonly note: string;
}

/** Changes of behaviour, oldest first (templates and CHANGELOG.md of the releases named). */
export const UPGRADE_NOTES: readonly UpgradeNote[] = [
  {
    since: '0.27.0',
    about: 'runners',
    note: 'Scripts and config are mounted at /configmaps instead of /scripts: own commands that use the old path have to follow.',
  },
  {
    since: '0.28.0',
    about: 'runners.config',
    note: 'Helm\'s template engine reads runners.config: a literal {{ must be written as {{ "{{" }}.',
  },
  {
    since: '0.31.0',
    note: 'A namespace in runners.config counts; up to then the variable KUBERNETES_NAMESPACE always won.',
  },
  { since: '0.33.0', about: 'image', note: 'The image of the manager must have /usr/bin/dumb-init.' },
  {
    since: '0.41.0',
    note: 'The init container is gone, and names of objects get shorter where the name of the release begins with gitlab-runner: Helm makes a new Deployment then.',
  },
  {
    since: '0.42.0',
    note: 'The container of the manager gets runAsNonRoot, no privilege escalation and no capabilities.',
  },
  {
    since: '0.42.0',
    about: 'securityContext',
    note: 'securityContext is that of the container, podSecurityContext that of the pod.',
  },
  { since: '0.51.0', about: 'hpa', note: 'The Deployment has no replicas any more where hpa is set.' },
  {
    since: '0.53.0',
    note: 'Objects of the chart are made in the namespace of the release, no longer in runners.namespace.',
  },
  { since: '0.55.0', about: 'hpa', note: 'hpa.metrics has the form of autoscaling/v2.' },
  { since: '0.58.0', note: 'The liveness probe asks GitLab whether the runner is known.' },
  { since: '0.63.0', note: 'Without replicas the Deployment has none: what a person or an HPA set is kept.' },
  {
    since: '0.64.0',
    about: 'podSecurityContext',
    note: 'The manager counts as root where podSecurityContext.runAsUser is 0, and podSecurityContext must not be null.',
  },
  { since: '0.66.0', note: 'The ServiceAccount is configured below serviceAccount; rbac.create alone makes none.' },
  { since: '0.67.0', about: 'sessionServer', note: 'sessionServer must not be null.' },
  {
    since: '0.69.0',
    unless: 'unregisterRunners',
    note: 'unregisterRunners is true by default: GitLab loses the runner when the pod of the manager ends.',
  },
  {
    since: '0.70.0',
    about: 'podLabels',
    note: 'podLabels go through the template engine and are not quoted: numbers and truth values need quotes.',
  },
  {
    since: '0.73.0',
    about: 'deploymentLabels',
    note: 'deploymentLabels go through the template engine and are not quoted: numbers and truth values need quotes.',
  },
  {
    since: '0.74.0',
    note: 'What kind of token there is, is found out when the manager starts: an empty runnerRegistrationToken beside an external Secret is needed no more.',
  },
  { since: '0.84.0', about: 'runners.jobNamespace', note: 'Role and RoleBinding are made in runners.jobNamespace.' },
  {
    since: '0.85.0',
    about: 'metrics.serviceMonitor',
    note: 'The ServiceMonitor is deprecated: metrics.podMonitor takes its place.',
  },
];
