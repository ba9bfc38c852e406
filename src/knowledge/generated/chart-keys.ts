// Made by "npm run knowledge" from scripts/knowledge/data; do not edit.
/* oxlint-disable max-lines */

export const CHART_KEYS = `affinity map 0.2.0
automountServiceAccountToken flag 0.56.1
certsSecretName text 0.1.13
checkInterval count 0.1.13
concurrent count 0.1.13
configMapLabels map<text> 0.89.0
configMaps map<text> 0.27.0
connectionMaxAge duration 0.64.0
deploymentAnnotations map<text> 0.56.1
deploymentInitContainers map[] 0.92.0
deploymentLabels map<text> 0.56.1
deploymentLifecycle map 0.66.0
envVars table[] 0.1.32
 name text 0.1.32
 value text 0.1.32
extraContainers map[] 0.74.0
extraEnv map<text> 0.62.0
extraEnvFrom map<map> 0.62.0
extraEnvFromRefs map[] 0.83.0
extraObjects map[] 0.62.0
fullnameOverride string 0.1.45
gitlabUrl text 0.1.13
global map 0.1.13
hostAliases map[] 0.4.0
hostname text 0.62.0
hpa table 0.9.0
 maxReplicas number 0.9.0
 metrics map[] 0.9.0
 minReplicas number 0.9.0
image table 0.1.13 {"before":{"until":"0.52.1","type":"any"}}
 image string 0.42.0
 registry string 0.42.0
 tag string 0.42.0
imagePullPolicy text 0.1.13
imagePullSecrets map[] 0.24.0
init table 0.1.22 {"until":"0.1.43"}
 image text 0.1.22 {"until":"0.1.43"}
 tag text 0.1.22 {"until":"0.1.43"}
livenessProbe table 0.67.0
 failureThreshold number 0.67.0
 initialDelaySeconds number 0.67.0
 periodSeconds number 0.67.0
 successThreshold number 0.67.0
 terminationGracePeriodSeconds number 0.68.0
logFormat text 0.10.0
logLevel text 0.1.30
metrics table 0.1.20
 enabled truth 0.1.20
 podMonitor table 0.85.0
  annotations map<text> 0.85.0
  enabled truth 0.85.0
  interval text 0.85.0
  jobLabel text 0.85.0
  labels map<text> 0.85.0
  metricRelabelings map[] 0.85.0
  namespace text 0.85.0
  path text 0.85.0
  relabelings map[] 0.85.0
  scheme text 0.85.0
  tlsConfig map 0.85.0
 port number 0.35.1
 portName text 0.35.1
 serviceMonitor table 0.35.1
  annotations map<text> 0.56.1
  enabled truth 0.35.1 {"deprecated":"0.85.0","replacement":"metrics.podMonitor"}
  interval text 0.35.1
  jobLabel text 0.35.1
  labels map<text> 0.35.1
  metricRelabelings map[] 0.35.1
  namespace text 0.77.0
  path text 0.35.1
  relabelings map[] 0.35.1
  scheme text 0.35.1
  tlsConfig map 0.35.1
nameOverride string 0.1.13
namespace text 0.79.0
nodeSelector map<text> 0.2.0
podAnnotations map<text> 0.4.0
podDisruptionBudget map 0.91.0
podLabels map<text> 0.13.0
podSecurityContext table 0.42.0 {"open":true}
 fsGroup integer 0.42.0
 runAsGroup integer 0.42.0
 runAsUser integer 0.64.0
 supplementalGroups integer[] 0.42.0
preEntrypointScript text 0.20.0
priorityClassName text 0.42.0
probeTimeoutSeconds number 0.35.0
rbac table 0.1.13
 clusterWideAccess truth 0.1.13
 create truth 0.1.13
 generatedServiceAccountName text 0.64.0 {"deprecated":"0.66.0","replacement":"serviceAccount.name"}
 imagePullSecrets text[] 0.22.0 {"deprecated":"0.66.0","replacement":"serviceAccount.imagePullSecrets"}
 podSecurityPolicy table 0.19.0
  enabled truth 0.19.0
  resourceNames text[] 0.19.0
 resources text[] 0.7.0 {"until":"0.52.1","deprecated":"0.28.0","replacement":"rbac.rules.resources"}
 rules table[] 0.28.0
  apiGroups text[] 0.28.0
  resources text[] 0.28.0
  verbs text[] 0.28.0
 serviceAccountAnnotations map<string> 0.16.0 {"deprecated":"0.66.0","replacement":"serviceAccount.annotations"}
 serviceAccountName text 0.1.13 {"deprecated":"0.66.0","replacement":"serviceAccount.name"}
 verbs text[] 0.7.0 {"until":"0.52.1","deprecated":"0.28.0","replacement":"rbac.rules.verbs"}
readinessProbe table 0.67.0
 failureThreshold number 0.67.0
 initialDelaySeconds number 0.67.0
 periodSeconds number 0.67.0
 successThreshold number 0.67.0
replicas number 0.27.0
resources map 0.1.13
revisionHistoryLimit number 0.32.0
runnerRegistrationToken string 0.1.13 {"deprecated":"0.54.0","replacement":"runnerToken"}
runnerToken string 0.1.13
runners table 0.1.13
 builds table 0.1.13 {"until":"0.52.1"}
  cpuLimit text 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.cpu_limit"}
  cpuLimitOverwriteMaxAllowed text 0.17.0 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.cpu_limit_overwrite_max_allowed"}
  cpuRequests text 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.cpu_request"}
  cpuRequestsOverwriteMaxAllowed text 0.17.0 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.cpu_request_overwrite_max_allowed"}
  memoryLimit text 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.memory_limit"}
  memoryLimitOverwriteMaxAllowed text 0.17.0 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.memory_limit_overwrite_max_allowed"}
  memoryRequests text 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.memory_request"}
  memoryRequestsOverwriteMaxAllowed text 0.17.0 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.memory_request_overwrite_max_allowed"}
 cache table 0.1.13
  cachePath text 0.1.40 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.cache.Path"}
  cacheShared truth 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.cache.Shared"}
  cacheType text 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.cache.Type"}
  disableGlobalCredentialsExport truth 0.89.0
  gcsBucketName text 0.1.40 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.cache.gcs.BucketName"}
  s3BucketLocation text 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.cache.s3.BucketLocation"}
  s3BucketName text 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.cache.s3.BucketName"}
  s3CacheInsecure truth 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.cache.s3.Insecure"}
  s3CachePath text 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.cache.Path"}
  s3ServerAddress text 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.cache.s3.ServerAddress"}
  secretName text 0.1.14
 cloneUrl text 0.1.17 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.clone_url"}
 config string 0.23.0
 configOverride string 0.88.3
 configPath text 0.56.1
 env map<text> 0.3.0 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.environment"}
 executor string 0.26.0
 helpers table 0.1.13 {"until":"0.52.1"}
  cpuLimit text 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.helper_cpu_limit"}
  cpuRequests text 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.helper_cpu_request"}
  image text 0.1.31 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.helper_image"}
  memoryLimit text 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.helper_memory_limit"}
  memoryRequests text 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.helper_memory_request"}
 image text 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.image"}
 imagePullPolicy text 0.1.17 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.pull_policy"}
 imagePullSecrets text[] 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.image_pull_secrets"}
 jobNamespace text 0.79.0
 locked truth 0.1.24 {"deprecated":"0.54.0"}
 maximumTimeout text 0.40.0 {"deprecated":"0.54.0"}
 name text 0.24.0
 namespace text 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.namespace"}
 nodeSelector map<text> 0.1.45 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.node_selector"}
 nodeTolerations map[] 0.17.0 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.node_tolerations"}
 outputLimit number 0.11.0 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.output_limit"}
 podAnnotations map<text> 0.4.0 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.pod_annotations"}
 podLabels map<text> 0.4.0 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.pod_labels"}
 pod_security_context table 0.18.0 {"until":"0.52.1"}
  fs_group number 0.18.0 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.pod_security_context.fs_group"}
  run_as_group number 0.18.0 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.pod_security_context.run_as_group"}
  run_as_non_root truth 0.18.0 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.pod_security_context.run_as_non_root"}
  run_as_user number 0.18.0 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.pod_security_context.run_as_user"}
  supplemental_groups text[] 0.18.0 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.pod_security_context.supplemental_groups"}
 pollTimeout number 0.11.0 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.poll_timeout"}
 privileged truth 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.privileged"}
 protected boolean 0.11.0 {"deprecated":"0.54.0"}
 requestConcurrency number 0.6.0 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.request_concurrency"}
 runUntagged boolean 0.9.0 {"deprecated":"0.54.0"}
 secret string 0.1.14
 serviceAccountName text 0.1.17 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.service_account"}
 services table 0.1.13 {"until":"0.52.1"}
  cpuLimit text 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.service_cpu_limit"}
  cpuRequests text 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.service_cpu_request"}
  memoryLimit text 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.service_memory_limit"}
  memoryRequests text 0.1.13 {"until":"0.52.1","deprecated":"0.23.0","configKey":"runners.kubernetes.service_memory_request"}
 tags text 0.1.28 {"deprecated":"0.54.0"}
runtimeClassName text 0.69.0
schedulerName text 0.30.0
secrets map[] 0.27.0
securityContext table 0.12.0 {"open":true}
 fsGroup number 0.12.0 {"until":"0.41.1","replacement":"podSecurityContext.fsGroup"}
 runAsGroup number 0.28.0 {"until":"0.41.1","replacement":"podSecurityContext.runAsGroup"}
 runAsNonRoot boolean 0.55.0
 runAsUser integer 0.12.0
 supplementalGroups text[] 0.28.0 {"until":"0.41.1","replacement":"podSecurityContext.supplementalGroups"}
sentryDsn text 0.21.0
service table 0.35.1
 additionalPorts map[] 0.35.1
 annotations map<text> 0.35.1
 clusterIP text 0.35.1
 enabled truth 0.35.1
 externalIPs text[] 0.35.1
 externalTrafficPolicy text 0.73.0
 internalTrafficPolicy text 0.73.0
 labels map<text> 0.35.1
 loadBalancerIP text 0.35.1
 loadBalancerSourceRanges text[] 0.35.1
 metrics table 0.35.1
  nodePort number 0.35.1
 type text 0.35.1
serviceAccount table 0.66.0
 annotations map<string> 0.66.0
 create truth 0.66.0
 imagePullSecrets text[] 0.66.0
 name text 0.66.0
sessionServer table 0.37.0
 annotations map<text> 0.42.0
 enabled flag 0.37.0
 externalPort number 0.37.0
 externalTrafficPolicy text 0.73.0
 ingress table 0.70.0
  annotations map<text> 0.70.0
  className text 0.70.0
  enabled truth 0.70.0
  tls map[] 0.71.0
 internalPort number 0.37.0
 internalTrafficPolicy text 0.73.0
 loadBalancerSourceRanges text[] 0.40.0
 nodePort number 0.67.0
 publicIP text 0.37.0
 serviceType text 0.67.0
 timeout number 0.37.0
shutdown_timeout count 0.58.0
startupProbe map 0.91.0
strategy map 0.60.0
terminationGracePeriodSeconds number 0.8.0
tolerations map[] 0.2.0
topologySpreadConstraints map[] 0.59.0
unregisterRunner truth 0.41.0 {"until":"0.44.3","replacement":"unregisterRunners"}
unregisterRunners truth 0.1.13
useTini truth 0.52.0
volumeMounts map[] 0.42.0
volumes map[] 0.42.0`;
