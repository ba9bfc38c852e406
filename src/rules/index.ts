// Made by "npm run rules" from the files in this folder; do not edit.
/* oxlint-disable max-lines */
import type { Rule } from '../model/rule.ts';
import dnsConfigRefused from './dns/dns-config-refused.ts';
import dnsOptionsIgnoredByMusl from './dns/dns-options-ignored-by-musl.ts';
import dnsPolicyInvalid from './dns/dns-policy-invalid.ts';
import dnsPolicyNoneWithoutNameservers from './dns/dns-policy-none-without-nameservers.ts';
import hostAliasesManagerOnly from './dns/host-aliases-manager-only.ts';
import muslDefaultBuildImage from './dns/musl-default-build-image.ts';
import muslHelperImage from './dns/musl-helper-image.ts';
import muslParallelNameservers from './dns/musl-parallel-nameservers.ts';
import ndotsBreaksShortClusterNames from './dns/ndots-breaks-short-cluster-names.ts';
import ndotsSearchExpansion from './dns/ndots-search-expansion.ts';
import resolvConfHack from './dns/resolv-conf-hack.ts';
import apiCertificatesWithoutHost from './executor/api-certificates-without-host.ts';
import dindAlias from './executor/dind-alias.ts';
import dindRace from './executor/dind-race.ts';
import dindTlsMismatch from './executor/dind-tls-mismatch.ts';
import dockerSettingsOnKubernetes from './executor/docker-settings-on-kubernetes.ts';
import featureFlagManagerOnly from './executor/feature-flag-manager-only.ts';
import honorEntrypointDropsServiceCommand from './executor/honor-entrypoint-drops-service-command.ts';
import lateOverwriteFailure from './executor/late-overwrite-failure.ts';
import namespaceEmpty from './executor/namespace-empty.ts';
import noDefaultImage from './executor/no-default-image.ts';
import pathLost from './executor/path-lost.ts';
import podSpecEmptyPatch from './executor/pod-spec-empty-patch.ts';
import podSpecInvalid from './executor/pod-spec-invalid.ts';
import podSpecWithoutFlag from './executor/pod-spec-without-flag.ts';
import serviceAliasInvalid from './executor/service-alias-invalid.ts';
import servicePortClash from './executor/service-port-clash.ts';
import serviceWithoutName from './executor/service-without-name.ts';
import allowedImagesSingleStar from './images/allowed-images-single-star.ts';
import allowedServicesBarsOwnService from './images/allowed-services-bars-own-service.ts';
import dockerHubAnonymous from './images/docker-hub-anonymous.ts';
import eolImage from './images/eol-image.ts';
import helperArchMismatch from './images/helper-arch-mismatch.ts';
import helperFlavorIgnored from './images/helper-flavor-ignored.ts';
import helperFlavorUnavailable from './images/helper-flavor-unavailable.ts';
import helperImageVersionSkew from './images/helper-image-version-skew.ts';
import helperImageWithoutHelper from './images/helper-image-without-helper.ts';
import imageAsString from './images/image-as-string.ts';
import pullPolicyNotAllowed from './images/pull-policy-not-allowed.ts';
import pullPolicyValue from './images/pull-policy-value.ts';
import runnerImageTagSkew from './images/runner-image-tag-skew.ts';
import saPullSecretsDropJobCredentials from './images/sa-pull-secrets-drop-job-credentials.ts';
import serviceAccountPullSecretsMap from './images/service-account-pull-secrets-map.ts';
import tiniMissing from './images/tini-missing.ts';
import ubuntuImageAlpineUid from './images/ubuntu-image-alpine-uid.ts';
import unpinnedDefaultImage from './images/unpinned-default-image.ts';
import unpinnedDind from './images/unpinned-dind.ts';
import hpaV1Metrics from './lifecycle/hpa-v1-metrics.ts';
import integerDuration from './lifecycle/integer-duration.ts';
import jobLabelCollides from './lifecycle/job-label-collides.ts';
import legacyExecStrategy from './lifecycle/legacy-exec-strategy.ts';
import lifecycleReplacesUnregister from './lifecycle/lifecycle-replaces-unregister.ts';
import livenessKillsOnGitlabOutage from './lifecycle/liveness-kills-on-gitlab-outage.ts';
import managerEvictable from './lifecycle/manager-evictable.ts';
import preBuildScriptDistro from './lifecycle/pre-build-script-distro.ts';
import retryLimitZero from './lifecycle/retry-limit-zero.ts';
import sessionServerAddress from './lifecycle/session-server-address.ts';
import sessionServerWithReplicas from './lifecycle/session-server-with-replicas.ts';
import terminationGraceTooShort from './lifecycle/termination-grace-too-short.ts';
import zeroLostAtRegister from './lifecycle/zero-lost-at-register.ts';
import zeroMeansUnset from './lifecycle/zero-means-unset.ts';
import dindDockerOptsIgnored from './network/dind-docker-opts-ignored.ts';
import dindMtuDefaultBridgeOnly from './network/dind-mtu-default-bridge-only.ts';
import dindMtuTooLarge from './network/dind-mtu-too-large.ts';
import dindMtuUnset from './network/dind-mtu-unset.ts';
import dockerNetworkMtuOnKubernetes from './network/docker-network-mtu-on-kubernetes.ts';
import inclusterUrlWithoutCloneUrl from './network/incluster-url-without-clone-url.ts';
import mtuProbingCannotHelp from './network/mtu-probing-cannot-help.ts';
import proxyManagerOnly from './network/proxy-manager-only.ts';
import proxyWithoutNoProxy from './network/proxy-without-no-proxy.ts';
import debugLog from './observability/debug-log.ts';
import monitorWithoutMetrics from './observability/monitor-without-metrics.ts';
import podmonitorNamespace from './observability/podmonitor-namespace.ts';
import warningEventsOff from './observability/warning-events-off.ts';
import clusterAccessNeeded from './rbac/cluster-access-needed.ts';
import ignoredRbacKeys from './rbac/ignored-rbac-keys.ts';
import jobNamespaceMismatch from './rbac/job-namespace-mismatch.ts';
import managerTokenNotMounted from './rbac/manager-token-not-mounted.ts';
import namespaceInComment from './rbac/namespace-in-comment.ts';
import noRbac from './rbac/no-rbac.ts';
import pdbPermission from './rbac/pdb-permission.ts';
import rbacRulesIncomplete from './rbac/rbac-rules-incomplete.ts';
import saWithoutRole from './rbac/sa-without-role.ts';
import serviceAccountCreateUnset from './rbac/service-account-create-unset.ts';
import serviceAccountMissing from './rbac/service-account-missing.ts';
import chartRefusesValues from './registration/chart-refuses-values.ts';
import configPathIgnored from './registration/config-path-ignored.ts';
import duplicateEnv from './registration/duplicate-env.ts';
import emptyEnvIsTrue from './registration/empty-env-is-true.ts';
import envOverridesTemplate from './registration/env-overrides-template.ts';
import envValuefromDropped from './registration/env-valuefrom-dropped.ts';
import gitlabUrl from './registration/gitlab-url.ts';
import globalKeysInTemplate from './registration/global-keys-in-template.ts';
import glrtInRegistrationToken from './registration/glrt-in-registration-token.ts';
import noToken from './registration/no-token.ts';
import registrationTokenDeprecated from './registration/registration-token-deprecated.ts';
import registrationTokenInRunnerToken from './registration/registration-token-in-runner-token.ts';
import reservedArgsWithGlrt from './registration/reserved-args-with-glrt.ts';
import rootLosesGlobalConfig from './registration/root-loses-global-config.ts';
import runnerRefusesValue from './registration/runner-refuses-value.ts';
import runnersTagsList from './registration/runners-tags-list.ts';
import serverSideSettingsIgnored from './registration/server-side-settings-ignored.ts';
import templateKeysThatNeverWin from './registration/template-keys-that-never-win.ts';
import templateRunnerCount from './registration/template-runner-count.ts';
import tokenSecretNeedsBothKeys from './registration/token-secret-needs-both-keys.ts';
import tokenWhitespace from './registration/token-whitespace.ts';
import tokenWithPrefix from './registration/token-with-prefix.ts';
import concurrencyExceedsCapacity from './resources/concurrency-exceeds-capacity.ts';
import concurrencyStarvation from './resources/concurrency-starvation.ts';
import concurrentZero from './resources/concurrent-zero.ts';
import cpuMissingMilli from './resources/cpu-missing-milli.ts';
import ephemeralStorageUnbounded from './resources/ephemeral-storage-unbounded.ts';
import fractionalBinaryQuantity from './resources/fractional-binary-quantity.ts';
import helperMemoryTooSmall from './resources/helper-memory-too-small.ts';
import invalidQuantity from './resources/invalid-quantity.ts';
import karpenterProtection from './resources/karpenter-protection.ts';
import managerOnlyScheduling from './resources/manager-only-scheduling.ts';
import memoryInMillibytes from './resources/memory-in-millibytes.ts';
import memoryOvercommit from './resources/memory-overcommit.ts';
import mixedOsManager from './resources/mixed-os-manager.ts';
import noRequests from './resources/no-requests.ts';
import overwriteSilentlyDisabled from './resources/overwrite-silently-disabled.ts';
import podLevelResourcesVersion from './resources/pod-level-resources-version.ts';
import podsNotReachableOnNewNodes from './resources/pods-not-reachable-on-new-nodes.ts';
import pollTimeoutVsAutoscaling from './resources/poll-timeout-vs-autoscaling.ts';
import requestExceedsLimit from './resources/request-exceeds-limit.ts';
import tolerationEffectInvalid from './resources/toleration-effect-invalid.ts';
import allowedImagesNegation from './security/allowed-images-negation.ts';
import bearerTokenOverwrite from './security/bearer-token-overwrite.ts';
import capabilityCapPrefix from './security/capability-cap-prefix.ts';
import clusterWideWildcardRbac from './security/cluster-wide-wildcard-rbac.ts';
import dindNotPrivileged from './security/dind-not-privileged.ts';
import dockerSocketHostPath from './security/docker-socket-host-path.ts';
import gitSslNoVerify from './security/git-ssl-no-verify.ts';
import hostusersDefaultDirs from './security/hostusers-default-dirs.ts';
import ifNotPresentSharedRunner from './security/if-not-present-shared-runner.ts';
import jobSaIsManagerSa from './security/job-sa-is-manager-sa.ts';
import jobSaTokenMounted from './security/job-sa-token-mounted.ts';
import managerPrivileged from './security/manager-privileged.ts';
import managerRootVsNonroot from './security/manager-root-vs-nonroot.ts';
import netRawAddedInWrongPlace from './security/net-raw-added-in-wrong-place.ts';
import nonrootLogOrHome from './security/nonroot-log-or-home.ts';
import nonrootWithRootHelper from './security/nonroot-with-root-helper.ts';
import podFieldInContainerContext from './security/pod-field-in-container-context.ts';
import privilegedJobs from './security/privileged-jobs.ts';
import readonlyRootfsWithoutTmp from './security/readonly-rootfs-without-tmp.ts';
import rootlessApparmor from './security/rootless-apparmor.ts';
import secretInRunnersConfig from './security/secret-in-runners-config.ts';
import tokenInValues from './security/token-in-values.ts';
import unanchoredOverwriteRegex from './security/unanchored-overwrite-regex.ts';
import writableHostPath from './security/writable-host-path.ts';
import buildsVolumePathMismatch from './storage/builds-volume-path-mismatch.ts';
import cacheBucketMissing from './storage/cache-bucket-missing.ts';
import cacheNotShared from './storage/cache-not-shared.ts';
import cacheSecretMismatch from './storage/cache-secret-mismatch.ts';
import cacheType from './storage/cache-type.ts';
import concurrentIdPvcWithReplicas from './storage/concurrent-id-pvc-with-replicas.ts';
import duplicateVolumeName from './storage/duplicate-volume-name.ts';
import memoryEmptydir from './storage/memory-emptydir.ts';
import mountPathInvalid from './storage/mount-path-invalid.ts';
import nfsSettingIgnored from './storage/nfs-setting-ignored.ts';
import noDistributedCache from './storage/no-distributed-cache.ts';
import reservedVolumeName from './storage/reserved-volume-name.ts';
import rwoPvcShared from './storage/rwo-pvc-shared.ts';
import s3CredentialsIgnored from './storage/s3-credentials-ignored.ts';
import s3ServerAddressScheme from './storage/s3-server-address-scheme.ts';
import volumeMountWithoutVolume from './storage/volume-mount-without-volume.ts';
import volumeNameInvalid from './storage/volume-name-invalid.ts';
import duplicateKey from './syntax/duplicate-key.ts';
import escapedDotsInSet from './syntax/escaped-dots-in-set.ts';
import expiredSuppression from './syntax/expired-suppression.ts';
import helmTemplateInConfig from './syntax/helm-template-in-config.ts';
import inputLimit from './syntax/input-limit.ts';
import keyInWrongTable from './syntax/key-in-wrong-table.ts';
import keyTwins from './syntax/key-twins.ts';
import labelNotString from './syntax/label-not-string.ts';
import mapSettingNotATable from './syntax/map-setting-not-a-table.ts';
import staleBaseline from './syntax/stale-baseline.ts';
import suppressionWithoutReason from './syntax/suppression-without-reason.ts';
import swallowedByMapTable from './syntax/swallowed-by-map-table.ts';
import templateInPlainValue from './syntax/template-in-plain-value.ts';
import templateSyntax from './syntax/template-syntax.ts';
import tomlSyntax from './syntax/toml-syntax.ts';
import unknownConfigKey from './syntax/unknown-config-key.ts';
import unknownValuesKey from './syntax/unknown-values-key.ts';
import unusedSuppression from './syntax/unused-suppression.ts';
import wrongType from './syntax/wrong-type.ts';
import yamlSyntax from './syntax/yaml-syntax.ts';
import cacheEndpointPrivateCa from './tls/cache-endpoint-private-ca.ts';
import certsSecretWithRootManager from './tls/certs-secret-with-root-manager.ts';
import cloneUrlHostMismatchWithCa from './tls/clone-url-host-mismatch-with-ca.ts';
import dindRegistryCaMissing from './tls/dind-registry-ca-missing.ts';
import fullTlsChainFlag from './tls/full-tls-chain-flag.ts';
import jobCaNotInstalled from './tls/job-ca-not-installed.ts';
import plainHttpUrl from './tls/plain-http-url.ts';
import privateCaMissing from './tls/private-ca-missing.ts';
import tlsCaFileNotMounted from './tls/tls-ca-file-not-mounted.ts';
import changedBetweenCharts from './upgrade/changed-between-charts.ts';
import deprecatedValues from './upgrade/deprecated-values.ts';
import helmVersionDependent from './upgrade/helm-version-dependent.ts';
import keyNeedsNewerRunner from './upgrade/key-needs-newer-runner.ts';
import legacyRunnersValues from './upgrade/legacy-runners-values.ts';
import outdatedChart from './upgrade/outdated-chart.ts';
import removedTomlKeys from './upgrade/removed-toml-keys.ts';
import unknownFeatureFlag from './upgrade/unknown-feature-flag.ts';

/** Every rule, in the order of their files; the order of findings does not depend on it. */
export const rules: readonly Rule[] = [
  dnsConfigRefused,
  dnsOptionsIgnoredByMusl,
  dnsPolicyInvalid,
  dnsPolicyNoneWithoutNameservers,
  hostAliasesManagerOnly,
  muslDefaultBuildImage,
  muslHelperImage,
  muslParallelNameservers,
  ndotsBreaksShortClusterNames,
  ndotsSearchExpansion,
  resolvConfHack,
  apiCertificatesWithoutHost,
  dindAlias,
  dindRace,
  dindTlsMismatch,
  dockerSettingsOnKubernetes,
  featureFlagManagerOnly,
  honorEntrypointDropsServiceCommand,
  lateOverwriteFailure,
  namespaceEmpty,
  noDefaultImage,
  pathLost,
  podSpecEmptyPatch,
  podSpecInvalid,
  podSpecWithoutFlag,
  serviceAliasInvalid,
  servicePortClash,
  serviceWithoutName,
  allowedImagesSingleStar,
  allowedServicesBarsOwnService,
  dockerHubAnonymous,
  eolImage,
  helperArchMismatch,
  helperFlavorIgnored,
  helperFlavorUnavailable,
  helperImageVersionSkew,
  helperImageWithoutHelper,
  imageAsString,
  pullPolicyNotAllowed,
  pullPolicyValue,
  runnerImageTagSkew,
  saPullSecretsDropJobCredentials,
  serviceAccountPullSecretsMap,
  tiniMissing,
  ubuntuImageAlpineUid,
  unpinnedDefaultImage,
  unpinnedDind,
  hpaV1Metrics,
  integerDuration,
  jobLabelCollides,
  legacyExecStrategy,
  lifecycleReplacesUnregister,
  livenessKillsOnGitlabOutage,
  managerEvictable,
  preBuildScriptDistro,
  retryLimitZero,
  sessionServerAddress,
  sessionServerWithReplicas,
  terminationGraceTooShort,
  zeroLostAtRegister,
  zeroMeansUnset,
  dindDockerOptsIgnored,
  dindMtuDefaultBridgeOnly,
  dindMtuTooLarge,
  dindMtuUnset,
  dockerNetworkMtuOnKubernetes,
  inclusterUrlWithoutCloneUrl,
  mtuProbingCannotHelp,
  proxyManagerOnly,
  proxyWithoutNoProxy,
  debugLog,
  monitorWithoutMetrics,
  podmonitorNamespace,
  warningEventsOff,
  clusterAccessNeeded,
  ignoredRbacKeys,
  jobNamespaceMismatch,
  managerTokenNotMounted,
  namespaceInComment,
  noRbac,
  pdbPermission,
  rbacRulesIncomplete,
  saWithoutRole,
  serviceAccountCreateUnset,
  serviceAccountMissing,
  chartRefusesValues,
  configPathIgnored,
  duplicateEnv,
  emptyEnvIsTrue,
  envOverridesTemplate,
  envValuefromDropped,
  gitlabUrl,
  globalKeysInTemplate,
  glrtInRegistrationToken,
  noToken,
  registrationTokenDeprecated,
  registrationTokenInRunnerToken,
  reservedArgsWithGlrt,
  rootLosesGlobalConfig,
  runnerRefusesValue,
  runnersTagsList,
  serverSideSettingsIgnored,
  templateKeysThatNeverWin,
  templateRunnerCount,
  tokenSecretNeedsBothKeys,
  tokenWhitespace,
  tokenWithPrefix,
  concurrencyExceedsCapacity,
  concurrencyStarvation,
  concurrentZero,
  cpuMissingMilli,
  ephemeralStorageUnbounded,
  fractionalBinaryQuantity,
  helperMemoryTooSmall,
  invalidQuantity,
  karpenterProtection,
  managerOnlyScheduling,
  memoryInMillibytes,
  memoryOvercommit,
  mixedOsManager,
  noRequests,
  overwriteSilentlyDisabled,
  podLevelResourcesVersion,
  podsNotReachableOnNewNodes,
  pollTimeoutVsAutoscaling,
  requestExceedsLimit,
  tolerationEffectInvalid,
  allowedImagesNegation,
  bearerTokenOverwrite,
  capabilityCapPrefix,
  clusterWideWildcardRbac,
  dindNotPrivileged,
  dockerSocketHostPath,
  gitSslNoVerify,
  hostusersDefaultDirs,
  ifNotPresentSharedRunner,
  jobSaIsManagerSa,
  jobSaTokenMounted,
  managerPrivileged,
  managerRootVsNonroot,
  netRawAddedInWrongPlace,
  nonrootLogOrHome,
  nonrootWithRootHelper,
  podFieldInContainerContext,
  privilegedJobs,
  readonlyRootfsWithoutTmp,
  rootlessApparmor,
  secretInRunnersConfig,
  tokenInValues,
  unanchoredOverwriteRegex,
  writableHostPath,
  buildsVolumePathMismatch,
  cacheBucketMissing,
  cacheNotShared,
  cacheSecretMismatch,
  cacheType,
  concurrentIdPvcWithReplicas,
  duplicateVolumeName,
  memoryEmptydir,
  mountPathInvalid,
  nfsSettingIgnored,
  noDistributedCache,
  reservedVolumeName,
  rwoPvcShared,
  s3CredentialsIgnored,
  s3ServerAddressScheme,
  volumeMountWithoutVolume,
  volumeNameInvalid,
  duplicateKey,
  escapedDotsInSet,
  expiredSuppression,
  helmTemplateInConfig,
  inputLimit,
  keyInWrongTable,
  keyTwins,
  labelNotString,
  mapSettingNotATable,
  staleBaseline,
  suppressionWithoutReason,
  swallowedByMapTable,
  templateInPlainValue,
  templateSyntax,
  tomlSyntax,
  unknownConfigKey,
  unknownValuesKey,
  unusedSuppression,
  wrongType,
  yamlSyntax,
  cacheEndpointPrivateCa,
  certsSecretWithRootManager,
  cloneUrlHostMismatchWithCa,
  dindRegistryCaMissing,
  fullTlsChainFlag,
  jobCaNotInstalled,
  plainHttpUrl,
  privateCaMissing,
  tlsCaFileNotMounted,
  changedBetweenCharts,
  deprecatedValues,
  helmVersionDependent,
  keyNeedsNewerRunner,
  legacyRunnersValues,
  outdatedChart,
  removedTomlKeys,
  unknownFeatureFlag,
];
