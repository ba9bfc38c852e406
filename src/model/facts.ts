/** What the user declares about the cluster, `--fact name=value`. A fact that is not given is undefined: rules never guess it. */
export interface Facts {
  /** `gitlab.privateCa`: GitLab's certificate is signed by a CA that images do not know. */
  readonly 'gitlab.privateCa'?: boolean;
  /** `network.podMtu`: MTU of the pods' network interface, in bytes. */
  readonly 'network.podMtu'?: number;
}
