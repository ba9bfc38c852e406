/** What the user declares about the cluster, `--fact name=value`. A fact that is not given is undefined: rules never guess it. */
export interface Facts {
  /** GitLab's certificate is signed by a CA that images do not know. */
  readonly 'gitlab.privateCa'?: boolean;
  /** Name of the Secret (of the ConfigMap) in the job namespace that holds that CA. */
  readonly 'gitlab.caSecret'?: string;
  /** Job pods reach GitLab under its external URL. */
  readonly 'gitlab.externalUrlReachable'?: boolean;
  /** MTU of the pods' network interface, in bytes. */
  readonly 'network.podMtu'?: number;
  /** Search domains that a pod's /etc/resolv.conf lists, in order. */
  readonly 'dns.searchDomains'?: readonly string[];
  /** Domain of the cluster, usually `cluster.local`. */
  readonly 'dns.clusterDomain'?: string;
  /** Address of the cluster's DNS service. */
  readonly 'dns.clusterIp'?: string;
  /** Host of a registry that mirrors Docker Hub. */
  readonly 'registry.mirror'?: string;
  /** The nodes themselves pull Docker Hub images through a mirror, or signed in. */
  readonly 'registry.nodesUseMirror'?: boolean;
  /** Processors of the nodes on which jobs run. */
  readonly 'cluster.arch'?: 'amd64' | 'arm64' | 'mixed';
  readonly 'cluster.os'?: 'linux' | 'windows' | 'mixed';
  /** CPUs that all job pods together can have. */
  readonly 'cluster.cpu'?: number;
  /** Memory that all job pods together can have, in bytes. */
  readonly 'cluster.memory'?: number;
  /** Kubernetes version, such as `1.33`. */
  readonly 'cluster.version'?: string;
  /** Who adds and removes nodes. */
  readonly autoscaler?: 'none' | 'cluster-autoscaler' | 'karpenter';
  /** Projects that do not trust each other use the runner. */
  readonly 'runner.shared'?: boolean;
  /** Some jobs name no image of their own. */
  readonly 'jobs.withoutImage'?: boolean;
  /** The longest time that a job may take, in seconds. */
  readonly 'jobs.maxTimeout'?: number;
  /** Jobs use `cache:`. */
  readonly 'jobs.useCache'?: boolean;
}
