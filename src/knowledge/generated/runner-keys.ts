// Made by "npm run knowledge" from scripts/knowledge/data; do not edit.
/* oxlint-disable max-lines */

/** Newest version that the data covers. */
export const newestRunner = '19.4.0';

export const RUNNER_KEYS = `check_interval integer 10.0 {"default":3}
concurrent integer 10.0 {"default":1}
connection_max_age duration 16.9 {"default":"15m"}
experimental table 17.9
 usage_logger table 17.9
  enabled boolean 17.9
  labels map<string> 17.9 {"deprecated":"19.2","replacement":"experimental.usage_logger.logrotate.labels"}
  log_dir string 17.9 {"deprecated":"19.2","replacement":"experimental.usage_logger.logrotate.log_dir"}
  logrotate table 19.2
   labels map<string> 19.2
   log_dir string 19.2
   max_backup_files integer 19.2
   max_rotation_age duration 19.2
  max_backup_files integer 17.9 {"deprecated":"19.2","replacement":"experimental.usage_logger.logrotate.max_backup_files"}
  max_rotation_age duration 17.9 {"deprecated":"19.2","replacement":"experimental.usage_logger.logrotate.max_rotation_age"}
  snowplow_billing table 19.2
   app_id string 19.2
   batch_delivery_duration_buckets float[] 19.2
   category string 19.2
   collector_uri string 19.2
   deployment_type string 19.2
   enable_oidc boolean 19.2
   metadata map<string> 19.2
   realm string 19.2
   skip_oidc_if_unsupported_cloud boolean 19.2
   skip_runner_system_failure boolean 19.2 {"default":true}
  writers string[] 19.2 {"default":["logrotate"]}
labels map<string> 18.5
listen_address string 11.0
log_format string 11.4 {"default":"runner"}
log_level string 10.0 {"default":"info"}
machine table 18.10
 shutdown_drain table 18.10
  concurrency integer 18.10 {"default":3}
  enabled boolean 18.10 {"default":false}
  max_retries integer 18.10 {"default":3}
  retry_backoff duration 18.10 {"default":"5s"}
metrics_server string 10.0 {"until":"11.11","replacement":"listen_address"}
runners table[] 10.0
 artifact table 18.10
  response_header_timeout duration 18.10 {"default":"10m"}
  upload_timeout duration 18.10 {"default":"1h"}
 autoscaler table 15.5
  capacity_per_instance integer 15.5
  connector_config table 15.5
   arch string 15.5
   keepalive duration 15.5 {"before":{"until":"15.8","type":"integer"}}
   key_path string 15.5
   os string 15.5
   password string 15.5
   protocol string 15.5
   protocol_port integer 17.11
   timeout duration 15.5 {"before":{"until":"15.8","type":"integer"}}
   use_external_addr boolean 15.9
   use_static_credentials boolean 15.5
   username string 15.5
  delete_instances_on_shutdown boolean 16.0 {"default":false}
  deletion_retry_interval duration 18.3 {"default":"1m"}
  failure_threshold integer 18.3 {"default":3}
  instance_acquire_timeout duration 18.1 {"default":"15m"}
  instance_creation_time_buckets float[] 15.11
  instance_deletion_time_buckets float[] 15.11
  instance_is_running_time_buckets float[] 15.11
  instance_life_duration_buckets float[] 15.11
  instance_operation_time_buckets float[] 15.5
  instance_readiness_time_buckets float[] 15.11
  instance_ready_command string 16.11
  log_external_ip boolean 18.2
  log_internal_ip boolean 18.2
  max_instances integer 15.5 {"default":0}
  max_use_count integer 15.5
  plugin string 15.5
  plugin_config map<any> 15.5
  policy table[] 15.5
   idle_count integer 15.5
   idle_time duration 15.5 {"before":{"until":"15.8","type":"integer"}}
   periods string[] 15.5 {"default":["* * * * *"]}
   preemptive_mode boolean 18.1
   scale_factor float 15.5
   scale_factor_limit integer 15.5
   timezone string 15.5
  reservation_throttling boolean 18.7
  scale_throttle table 17.0
   burst integer 17.0
   limit integer 17.0 {"default":100}
  shutdown_deletion_interval duration 18.3 {"default":"10s"}
  shutdown_deletion_retries integer 18.3 {"default":3}
  state_storage table 17.5
   dir string 17.5 {"default":".taskscaler"}
   enabled boolean 17.5 {"default":false}
   keep_instance_with_acquisitions boolean 17.5
  update_interval duration 17.0 {"default":"1m"}
  update_interval_when_expecting duration 17.0 {"default":"2s"}
  vm_isolation table 15.8
   connector_config table 15.8
    arch string 15.8
    keepalive duration 15.8 {"before":{"until":"15.8","type":"integer"}}
    key_path string 15.8
    os string 15.8
    password string 15.8
    protocol string 15.8
    protocol_port integer 17.11
    timeout duration 15.8 {"before":{"until":"15.8","type":"integer"}}
    use_external_addr boolean 15.9
    use_static_credentials boolean 15.8
    username string 15.8
   enabled boolean 15.8
   image string 15.8
   nesting_config map<any> 15.8
   nesting_host string 15.8
 builds_dir string 10.0 {"default":"/builds","env":"RUNNER_BUILDS_DIR"}
 cache table 10.0
  AccessKey string 10.0 {"until":"11.11","replacement":"runners.cache.s3.AccessKey"}
  BucketLocation string 10.0 {"until":"11.11","replacement":"runners.cache.s3.BucketLocation"}
  BucketName string 10.0 {"until":"11.11","replacement":"runners.cache.s3.BucketName"}
  Insecure boolean 10.0 {"until":"11.11","replacement":"runners.cache.s3.Insecure"}
  MaxUploadedArchiveSize integer 15.6 {"env":"CACHE_MAXIMUM_UPLOADED_ARCHIVE_SIZE"}
  Path string 10.0 {"env":"CACHE_PATH"}
  SecretKey string 10.0 {"until":"11.11","replacement":"runners.cache.s3.SecretKey"}
  ServerAddress string 10.0 {"until":"11.11","replacement":"runners.cache.s3.ServerAddress"}
  Shared boolean 10.0 {"default":false,"env":"CACHE_SHARED"}
  Type string 10.0 {"env":"CACHE_TYPE"}
  azure table 13.4
   AccountKey string 13.4 {"env":"CACHE_AZURE_ACCOUNT_KEY"}
   AccountName string 13.4 {"env":"CACHE_AZURE_ACCOUNT_NAME"}
   ContainerName string 13.4 {"env":"CACHE_AZURE_CONTAINER_NAME"}
   StorageDomain string 13.4 {"env":"CACHE_AZURE_STORAGE_DOMAIN"}
  gcs table 11.3
   AccessID string 11.3 {"env":"CACHE_GCS_ACCESS_ID"}
   BucketName string 11.3 {"env":"CACHE_GCS_BUCKET_NAME"}
   CredentialsFile string 11.3 {"env":"GOOGLE_APPLICATION_CREDENTIALS"}
   PrivateKey string 11.3 {"env":"CACHE_GCS_PRIVATE_KEY"}
   UniverseDomain string 18.9 {"env":"CACHE_GCS_UNIVERSE_DOMAIN"}
  s3 table 11.3
   Accelerate boolean 17.5 {"env":"CACHE_S3_ACCELERATE"}
   AccessKey string 11.3 {"env":"CACHE_S3_ACCESS_KEY"}
   AssumeRoleMaxConcurrency integer 18.11 {"default":5,"env":"CACHE_S3_ASSUME_ROLE_MAX_CONCURRENCY"}
   AuthenticationType string 14.4 {"env":"CACHE_S3_AUTHENTICATION_TYPE"}
   BucketLocation string 11.3 {"env":"CACHE_S3_BUCKET_LOCATION"}
   BucketName string 11.3 {"env":"CACHE_S3_BUCKET_NAME"}
   DisableAssumeRoleCredentialsCaching boolean 18.11 {"env":"CACHE_S3_DISABLE_ASSUME_ROLE_CREDENTIALS_CACHING"}
   DualStack boolean 17.5 {"default":true,"env":"CACHE_S3_DUAL_STACK"}
   Insecure boolean 11.3 {"default":false,"env":"CACHE_S3_INSECURE"}
   PathStyle boolean 17.5 {"env":"CACHE_S3_PATH_STYLE"}
   RoleARN string 17.8 {"env":"CACHE_S3_ROLE_ARN"}
   SecretKey string 11.3 {"env":"CACHE_S3_SECRET_KEY"}
   ServerAddress string 11.3 {"env":"CACHE_S3_SERVER_ADDRESS"}
   ServerSideEncryption string 15.3 {"env":"CACHE_S3_SERVER_SIDE_ENCRYPTION"}
   ServerSideEncryptionKeyID string 15.3 {"env":"CACHE_S3_SERVER_SIDE_ENCRYPTION_KEY_ID"}
   SessionToken string 16.8 {"env":"CACHE_S3_SESSION_TOKEN"}
   UploadRoleARN string 17.5 {"deprecated":"17.8","replacement":"runners.cache.s3.RoleARN","env":"CACHE_S3_UPLOAD_ROLE_ARN"}
 cache_dir string 10.0 {"default":"/cache","env":"RUNNER_CACHE_DIR"}
 clean_git_config boolean 17.10 {"default":true,"env":"RUNNER_CLEAN_GIT_CONFIG"}
 clone_url string 10.1 {"env":"CLONE_URL"}
 custom table 12.1
  cleanup_args string[] 12.1
  cleanup_exec string 12.1 {"env":"CUSTOM_CLEANUP_EXEC"}
  cleanup_exec_timeout integer 12.1 {"default":3600,"env":"CUSTOM_CLEANUP_EXEC_TIMEOUT"}
  config_args string[] 12.1
  config_exec string 12.1 {"env":"CUSTOM_CONFIG_EXEC"}
  config_exec_timeout integer 12.1 {"default":3600,"env":"CUSTOM_CONFIG_EXEC_TIMEOUT"}
  force_kill_timeout integer 12.1 {"default":600,"env":"CUSTOM_FORCE_KILL_TIMEOUT"}
  graceful_kill_timeout integer 12.1 {"default":600,"env":"CUSTOM_GRACEFUL_KILL_TIMEOUT"}
  prepare_args string[] 12.1
  prepare_exec string 12.1 {"env":"CUSTOM_PREPARE_EXEC"}
  prepare_exec_timeout integer 12.1 {"default":3600,"env":"CUSTOM_PREPARE_EXEC_TIMEOUT"}
  run_args string[] 12.1
  run_exec string 12.1 {"env":"CUSTOM_RUN_EXEC"}
 custom_build_dir table 11.10
  enabled boolean 11.10 {"default":true,"env":"CUSTOM_BUILD_DIR_ENABLED"}
 debug_trace_disabled boolean 11.10 {"default":false,"env":"RUNNER_DEBUG_TRACE_DISABLED"}
 docker table 10.0
  allowed_images string[] 10.0 {"env":"DOCKER_ALLOWED_IMAGES"}
  allowed_privileged_images string[] 16.1 {"env":"DOCKER_ALLOWED_PRIVILEGED_IMAGES"}
  allowed_privileged_services string[] 16.1 {"env":"DOCKER_ALLOWED_PRIVILEGED_SERVICES"}
  allowed_pull_policies string[] 15.1 {"env":"DOCKER_ALLOWED_PULL_POLICIES"}
  allowed_services string[] 10.0 {"env":"DOCKER_ALLOWED_SERVICES"}
  allowed_users string[] 16.8 {"env":"DOCKER_ALLOWED_USERS"}
  cache_dir string 10.0 {"env":"DOCKER_CACHE_DIR"}
  cap_add string[] 10.0 {"env":"DOCKER_CAP_ADD"}
  cap_drop string[] 10.0 {"env":"DOCKER_CAP_DROP"}
  cgroup_parent string 16.10 {"env":"DOCKER_CGROUP_PARENT"}
  container_labels map<string> 14.10
  cpu_shares integer 12.6 {"env":"DOCKER_CPU_SHARES"}
  cpus string 10.0 {"env":"DOCKER_CPUS"}
  cpuset_cpus string 10.0 {"env":"DOCKER_CPUSET_CPUS"}
  cpuset_mems string 17.0 {"env":"DOCKER_CPUSET_MEMS"}
  device_cgroup_rules string[] 15.1 {"env":"DOCKER_DEVICE_CGROUP_RULES"}
  devices string[] 10.0 {"env":"DOCKER_DEVICES"}
  disable_cache boolean 10.0 {"env":"DOCKER_DISABLE_CACHE"}
  disable_entrypoint_overwrite boolean 11.4 {"env":"DOCKER_DISABLE_ENTRYPOINT_OVERWRITE"}
  dns string[] 10.0 {"env":"DOCKER_DNS"}
  dns_search string[] 10.0 {"env":"DOCKER_DNS_SEARCH"}
  enable_ipv6 boolean 15.5
  extra_hosts string[] 10.0 {"env":"DOCKER_EXTRA_HOSTS"}
  gpus string 13.9 {"env":"DOCKER_GPUS"}
  group_add string[] 16.6 {"env":"DOCKER_GROUP_ADD"}
  helper_image string 10.2 {"env":"DOCKER_HELPER_IMAGE"}
  helper_image_flavor string 14.0 {"default":"alpine","env":"DOCKER_HELPER_IMAGE_FLAVOR"}
  host string 10.0 {"default":"unix:///var/run/docker.sock","env":"DOCKER_HOST"}
  hostname string 10.0 {"env":"DOCKER_HOSTNAME"}
  image string 10.0 {"env":"DOCKER_IMAGE"}
  ipcmode string 15.7 {"env":"DOCKER_IPC_MODE"}
  isolation string 15.8 {"env":"DOCKER_ISOLATION"}
  links string[] 10.0 {"deprecated":"18.7","env":"DOCKER_LINKS"}
  log_options map<string> 18.9 {"env":"DOCKER_LOG_OPTIONS"}
  mac_address string 15.8 {"env":"DOCKER_MAC_ADDRESS"}
  memory string 10.7 {"env":"DOCKER_MEMORY"}
  memory_reservation string 10.7 {"env":"DOCKER_MEMORY_RESERVATION"}
  memory_swap string 10.7 {"env":"DOCKER_MEMORY_SWAP"}
  network_mode string 10.0 {"env":"DOCKER_NETWORK_MODE"}
  network_mtu integer 16.5 {"default":0}
  oom_kill_disable boolean 11.4 {"env":"DOCKER_OOM_KILL_DISABLE"}
  oom_score_adjust integer 12.6 {"env":"DOCKER_OOM_SCORE_ADJUST"}
  pid_mode string 19.1 {"env":"DOCKER_PID_MODE"}
  privileged boolean 10.0 {"env":"DOCKER_PRIVILEGED"}
  pull_policy strings 10.0 {"env":"DOCKER_PULL_POLICY"}
  runtime string 10.4 {"env":"DOCKER_RUNTIME"}
  security_opt string[] 10.0 {"env":"DOCKER_SECURITY_OPT"}
  service_cgroup_parent string 16.10 {"env":"DOCKER_SERVICE_CGROUP_PARENT"}
  service_cpu_shares integer 16.9 {"env":"DOCKER_SERVICE_CPU_SHARES"}
  service_cpus string 16.9 {"env":"DOCKER_SERVICE_CPUS"}
  service_cpuset_cpus string 16.9 {"env":"DOCKER_SERVICE_CPUSET_CPUS"}
  service_gpus string 17.10 {"env":"DOCKER_SERVICE_GPUS"}
  service_memory string 16.9 {"env":"DOCKER_SERVICE_MEMORY"}
  service_memory_reservation string 16.9 {"env":"DOCKER_SERVICE_MEMORY_RESERVATION"}
  service_memory_swap string 16.9 {"env":"DOCKER_SERVICE_MEMORY_SWAP"}
  service_slot_cgroup_template string 18.6 {"env":"DOCKER_SERVICE_SLOT_CGROUP_TEMPLATE"}
  services table[] 10.0
   alias string 12.7
   command string[] 13.6
   entrypoint string[] 13.6
   environment string[] 15.10
   name string 12.7
   suspend_data_path string 19.4
  services_devices map<string[]> 17.10 {"env":"DOCKER_SERVICES_DEVICES"}
  services_limit integer 16.9 {"default":-1,"env":"DOCKER_SERVICES_LIMIT"}
  services_privileged boolean 15.7 {"env":"DOCKER_SERVICES_PRIVILEGED"}
  services_security_opt string[] 15.10 {"env":"DOCKER_SERVICES_SECURITY_OPT"}
  services_tmpfs map<string> 10.0 {"env":"DOCKER_SERVICES_TMPFS"}
  shm_size integer 10.0 {"env":"DOCKER_SHM_SIZE"}
  sysctls map<string> 10.0 {"env":"DOCKER_SYSCTLS"}
  tls_cert_path string 10.0 {"env":"DOCKER_CERT_PATH"}
  tls_verify boolean 10.0 {"env":"DOCKER_TLS_VERIFY"}
  tmpfs map<string> 10.0 {"env":"DOCKER_TMPFS"}
  ulimit map<string> 16.2 {"env":"DOCKER_ULIMIT"}
  user string 15.5 {"env":"DOCKER_USER"}
  userns_mode string 10.0 {"env":"DOCKER_USERNS_MODE"}
  volume_driver string 10.0 {"env":"DOCKER_VOLUME_DRIVER"}
  volume_driver_ops map<string> 15.5 {"env":"DOCKER_VOLUME_DRIVER_OPS"}
  volume_keep boolean 18.10 {"env":"DOCKER_VOLUME_KEEP"}
  volumes string[] 10.0 {"env":"DOCKER_VOLUMES"}
  volumes_from string[] 10.0 {"env":"DOCKER_VOLUMES_FROM"}
  wait_for_services_timeout integer 10.0 {"default":30,"env":"DOCKER_WAIT_FOR_SERVICES_TIMEOUT"}
 environment string[] 10.0 {"env":"RUNNER_ENV"}
 executor string 10.0 {"env":"RUNNER_EXECUTOR"}
 experimental table 19.2
  boot_verify table 19.2
   acquire_max_backoff duration 19.2 {"default":"10s"}
   acquire_min_backoff duration 19.2 {"default":"1s"}
   enabled boolean 19.2 {"default":false}
   timeout duration 19.2 {"default":"5m"}
 feature_flags map<boolean> 13.11 {"env":"FEATURE_FLAGS"}
 get_sources_timeout duration 19.1 {"env":"RUNNER_GET_SOURCES_TIMEOUT"}
 id integer 15.3
 instance table 15.8
  allowed_images string[] 15.8
  use_common_build_dir boolean 16.1
 job_status_final_update_retry_limit integer 17.9 {"default":10,"env":"RUNNER_job_status_final_update_retry_limit"}
 kubernetes table 10.0
  affinity table 13.4
   node_affinity table 13.4
    preferred_during_scheduling_ignored_during_execution table[] 13.4
     preference table 13.4
      match_expressions table[] 13.4
       key string 13.4
       operator string 13.4
       values string[] 13.4
      match_fields table[] 13.4
       key string 13.4
       operator string 13.4
       values string[] 13.4
     weight int32 13.4
    required_during_scheduling_ignored_during_execution table 13.4
     node_selector_terms table[] 13.4
      match_expressions table[] 13.4
       key string 13.4
       operator string 13.4
       values string[] 13.4
      match_fields table[] 13.4
       key string 13.4
       operator string 13.4
       values string[] 13.4
   pod_affinity table 14.3
    preferred_during_scheduling_ignored_during_execution table[] 14.3
     pod_affinity_term table 14.3
      label_selector table 14.3
       match_expressions table[] 14.3
        key string 14.3
        operator string 14.3
        values string[] 14.3
       match_labels map<string> 14.3
      match_label_keys string[] 19.1
      mismatch_label_keys string[] 19.1
      namespace_selector table 14.3
       match_expressions table[] 14.3
        key string 14.3
        operator string 14.3
        values string[] 14.3
       match_labels map<string> 14.3
      namespaces string[] 14.3
      topology_key string 14.3
     weight int32 14.3
    required_during_scheduling_ignored_during_execution table[] 14.3
     label_selector table 14.3
      match_expressions table[] 14.3
       key string 14.3
       operator string 14.3
       values string[] 14.3
      match_labels map<string> 14.3
     match_label_keys string[] 19.1
     mismatch_label_keys string[] 19.1
     namespace_selector table 14.3
      match_expressions table[] 14.3
       key string 14.3
       operator string 14.3
       values string[] 14.3
      match_labels map<string> 14.3
     namespaces string[] 14.3
     topology_key string 14.3
   pod_anti_affinity table 14.3
    preferred_during_scheduling_ignored_during_execution table[] 14.3
     pod_affinity_term table 14.3
      label_selector table 14.3
       match_expressions table[] 14.3
        key string 14.3
        operator string 14.3
        values string[] 14.3
       match_labels map<string> 14.3
      match_label_keys string[] 19.1
      mismatch_label_keys string[] 19.1
      namespace_selector table 14.3
       match_expressions table[] 14.3
        key string 14.3
        operator string 14.3
        values string[] 14.3
       match_labels map<string> 14.3
      namespaces string[] 14.3
      topology_key string 14.3
     weight int32 14.3
    required_during_scheduling_ignored_during_execution table[] 14.3
     label_selector table 14.3
      match_expressions table[] 14.3
       key string 14.3
       operator string 14.3
       values string[] 14.3
      match_labels map<string> 14.3
     match_label_keys string[] 19.1
     mismatch_label_keys string[] 19.1
     namespace_selector table 14.3
      match_expressions table[] 14.3
       key string 14.3
       operator string 14.3
       values string[] 14.3
      match_labels map<string> 14.3
     namespaces string[] 14.3
     topology_key string 14.3
  allow_privilege_escalation boolean 13.6 {"env":"KUBERNETES_ALLOW_PRIVILEGE_ESCALATION"}
  allowed_groups string[] 18.4 {"env":"KUBERNETES_ALLOWED_GROUPS"}
  allowed_images string[] 14.2 {"env":"KUBERNETES_ALLOWED_IMAGES"}
  allowed_pull_policies string[] 15.2 {"env":"KUBERNETES_ALLOWED_PULL_POLICIES"}
  allowed_services string[] 14.2 {"env":"KUBERNETES_ALLOWED_SERVICES"}
  allowed_users string[] 18.4 {"env":"KUBERNETES_ALLOWED_USERS"}
  automount_service_account_token boolean 16.9 {"env":"KUBERNETES_AUTOMOUNT_SERVICE_ACCOUNT_TOKEN"}
  autoscaler table 18.11
   max_pause_pods integer 18.11 {"default":0}
   pause_pod_image string 18.11 {"default":"registry.k8s.io/pause:3.10"}
   pause_pod_image_pull_secrets string[] 19.1
   pause_pod_priority_class_name string 18.11 {"default":"gitlab-runner-idle-capacity"}
   policy table[] 18.11
    idle_count integer 18.11 {"default":0}
    idle_time duration 18.11 {"default":"5m"}
    periods string[] 18.11 {"default":["* * * * *"]}
    preemptive_mode boolean 18.11
    scale_factor float 18.11
    scale_factor_limit integer 18.11
    timezone string 18.11
  bearer_token string 10.3 {"env":"KUBERNETES_BEARER_TOKEN"}
  bearer_token_overwrite_allowed boolean 10.3 {"default":false,"env":"KUBERNETES_BEARER_TOKEN_OVERWRITE_ALLOWED"}
  build_container_security_context table 14.5
   allow_privilege_escalation boolean 14.5 {"env":"KUBERNETES_BUILD_CONTAINER_SECURITY_CONTEXT_ALLOW_PRIVILEGE_ESCALATION"}
   app_armor_profile table 18.11
    localhost_profile string 18.11 {"env":"KUBERNETES_BUILD_CONTAINER_SECURITY_CONTEXT_APP_ARMOR_PROFILE_LOCALHOST_PROFILE"}
    type string 18.11 {"env":"KUBERNETES_BUILD_CONTAINER_SECURITY_CONTEXT_APP_ARMOR_PROFILE_TYPE"}
   capabilities table 14.5
    add string[] 14.5 {"env":"KUBERNETES_BUILD_CONTAINER_SECURITY_CONTEXT_CAPABILITIES_ADD"}
    drop string[] 14.5 {"env":"KUBERNETES_BUILD_CONTAINER_SECURITY_CONTEXT_CAPABILITIES_DROP"}
   privileged boolean 14.5 {"env":"KUBERNETES_BUILD_CONTAINER_SECURITY_CONTEXT_PRIVILEGED"}
   proc_mount string 15.9 {"env":"KUBERNETES_BUILD_CONTAINER_SECURITY_CONTEXT_PROC_MOUNT"}
   read_only_root_filesystem boolean 14.5 {"env":"KUBERNETES_BUILD_CONTAINER_SECURITY_CONTEXT_READ_ONLY_ROOT_FILESYSTEM"}
   run_as_group integer 14.5 {"env":"KUBERNETES_BUILD_CONTAINER_SECURITY_CONTEXT_RUN_AS_GROUP"}
   run_as_non_root boolean 14.5 {"env":"KUBERNETES_BUILD_CONTAINER_SECURITY_CONTEXT_RUN_AS_NON_ROOT"}
   run_as_user integer 14.5 {"env":"KUBERNETES_BUILD_CONTAINER_SECURITY_CONTEXT_RUN_AS_USER"}
   seccomp_profile table 18.11
    localhost_profile string 18.11 {"env":"KUBERNETES_BUILD_CONTAINER_SECURITY_CONTEXT_SECCOMP_PROFILE_LOCALHOST_PROFILE"}
    type string 18.11 {"env":"KUBERNETES_BUILD_CONTAINER_SECURITY_CONTEXT_SECCOMP_PROFILE_TYPE"}
   selinux_type string 15.3
  ca_file string 10.0 {"env":"KUBERNETES_CA_FILE"}
  cap_add string[] 13.5 {"env":"KUBERNETES_CAP_ADD"}
  cap_drop string[] 13.5 {"env":"KUBERNETES_CAP_DROP"}
  cert_file string 10.0 {"env":"KUBERNETES_CERT_FILE"}
  cleanup_grace_period_seconds integer 14.5 {"env":"KUBERNETES_CLEANUP_GRACE_PERIOD_SECONDS"}
  cleanup_resources_timeout duration 16.4 {"default":"5m","env":"KUBERNETES_CLEANUP_RESOURCES_TIMEOUT"}
  container_lifecycle table 14.2
   post_start table 14.2
    exec table 14.2
     command string[] 14.2
    http_get table 14.2
     host string 14.2
     http_headers table[] 14.2
      name string 14.2
      value string 14.2
     path string 14.2
     port integer 14.2
     scheme string 14.2
    tcp_socket table 14.2
     host string 14.2
     port integer 14.2
   pre_stop table 14.2
    exec table 14.2
     command string[] 14.2
    http_get table 14.2
     host string 14.2
     http_headers table[] 14.2
      name string 14.2
      value string 14.2
     path string 14.2
     port integer 14.2
     scheme string 14.2
    tcp_socket table 14.2
     host string 14.2
     port integer 14.2
  context string 18.5 {"env":"KUBECTL_CONTEXT"}
  cpu_limit quantity 10.0 {"env":"KUBERNETES_CPU_LIMIT"}
  cpu_limit_overwrite_max_allowed quantity 12.9 {"env":"KUBERNETES_CPU_LIMIT_OVERWRITE_MAX_ALLOWED"}
  cpu_request quantity 10.0 {"env":"KUBERNETES_CPU_REQUEST"}
  cpu_request_overwrite_max_allowed quantity 12.9 {"env":"KUBERNETES_CPU_REQUEST_OVERWRITE_MAX_ALLOWED"}
  cpus string 9.3 {"until":"9.3","replacement":"runners.kubernetes.cpu_limit"}
  dns_config table 13.7
   nameservers string[] 13.7
   options table[] 13.7
    name string 13.7
    value string 13.7
   searches string[] 13.7
  dns_policy string 13.7 {"default":"cluster-first","env":"KUBERNETES_DNS_POLICY"}
  ephemeral_storage_limit quantity 13.5 {"env":"KUBERNETES_EPHEMERAL_STORAGE_LIMIT"}
  ephemeral_storage_limit_overwrite_max_allowed quantity 13.5 {"env":"KUBERNETES_EPHEMERAL_STORAGE_LIMIT_OVERWRITE_MAX_ALLOWED"}
  ephemeral_storage_request quantity 13.5 {"env":"KUBERNETES_EPHEMERAL_STORAGE_REQUEST"}
  ephemeral_storage_request_overwrite_max_allowed quantity 13.5 {"env":"KUBERNETES_EPHEMERAL_STORAGE_REQUEST_OVERWRITE_MAX_ALLOWED"}
  helper_container_security_context table 14.5
   allow_privilege_escalation boolean 14.5 {"env":"KUBERNETES_HELPER_CONTAINER_SECURITY_CONTEXT_ALLOW_PRIVILEGE_ESCALATION"}
   app_armor_profile table 18.11
    localhost_profile string 18.11 {"env":"KUBERNETES_HELPER_CONTAINER_SECURITY_CONTEXT_APP_ARMOR_PROFILE_LOCALHOST_PROFILE"}
    type string 18.11 {"env":"KUBERNETES_HELPER_CONTAINER_SECURITY_CONTEXT_APP_ARMOR_PROFILE_TYPE"}
   capabilities table 14.5
    add string[] 14.5 {"env":"KUBERNETES_HELPER_CONTAINER_SECURITY_CONTEXT_CAPABILITIES_ADD"}
    drop string[] 14.5 {"env":"KUBERNETES_HELPER_CONTAINER_SECURITY_CONTEXT_CAPABILITIES_DROP"}
   privileged boolean 14.5 {"env":"KUBERNETES_HELPER_CONTAINER_SECURITY_CONTEXT_PRIVILEGED"}
   proc_mount string 15.9 {"env":"KUBERNETES_HELPER_CONTAINER_SECURITY_CONTEXT_PROC_MOUNT"}
   read_only_root_filesystem boolean 14.5 {"env":"KUBERNETES_HELPER_CONTAINER_SECURITY_CONTEXT_READ_ONLY_ROOT_FILESYSTEM"}
   run_as_group integer 14.5 {"env":"KUBERNETES_HELPER_CONTAINER_SECURITY_CONTEXT_RUN_AS_GROUP"}
   run_as_non_root boolean 14.5 {"env":"KUBERNETES_HELPER_CONTAINER_SECURITY_CONTEXT_RUN_AS_NON_ROOT"}
   run_as_user integer 14.5 {"env":"KUBERNETES_HELPER_CONTAINER_SECURITY_CONTEXT_RUN_AS_USER"}
   seccomp_profile table 18.11
    localhost_profile string 18.11 {"env":"KUBERNETES_HELPER_CONTAINER_SECURITY_CONTEXT_SECCOMP_PROFILE_LOCALHOST_PROFILE"}
    type string 18.11 {"env":"KUBERNETES_HELPER_CONTAINER_SECURITY_CONTEXT_SECCOMP_PROFILE_TYPE"}
   selinux_type string 15.3
  helper_cpu_limit quantity 10.0 {"env":"KUBERNETES_HELPER_CPU_LIMIT"}
  helper_cpu_limit_overwrite_max_allowed quantity 13.4 {"env":"KUBERNETES_HELPER_CPU_LIMIT_OVERWRITE_MAX_ALLOWED"}
  helper_cpu_request quantity 10.0 {"env":"KUBERNETES_HELPER_CPU_REQUEST"}
  helper_cpu_request_overwrite_max_allowed quantity 13.4 {"env":"KUBERNETES_HELPER_CPU_REQUEST_OVERWRITE_MAX_ALLOWED"}
  helper_cpus string 9.3 {"until":"9.3","replacement":"runners.kubernetes.helper_cpu_limit"}
  helper_ephemeral_storage_limit quantity 13.5 {"env":"KUBERNETES_HELPER_EPHEMERAL_STORAGE_LIMIT"}
  helper_ephemeral_storage_limit_overwrite_max_allowed quantity 13.5 {"env":"KUBERNETES_HELPER_EPHEMERAL_STORAGE_LIMIT_OVERWRITE_MAX_ALLOWED"}
  helper_ephemeral_storage_request quantity 13.5 {"env":"KUBERNETES_HELPER_EPHEMERAL_STORAGE_REQUEST"}
  helper_ephemeral_storage_request_overwrite_max_allowed quantity 13.5 {"env":"KUBERNETES_HELPER_EPHEMERAL_STORAGE_REQUEST_OVERWRITE_MAX_ALLOWED"}
  helper_image string 10.0 {"env":"KUBERNETES_HELPER_IMAGE"}
  helper_image_autoset_arch_and_os boolean 16.5 {"default":false,"env":"KUBERNETES_HELPER_IMAGE_AUTOSET_ARCH_AND_OS"}
  helper_image_flavor string 14.0 {"default":"alpine","env":"KUBERNETES_HELPER_IMAGE_FLAVOR"}
  helper_memory string 9.3 {"until":"9.3","replacement":"runners.kubernetes.helper_memory_limit"}
  helper_memory_limit quantity 10.0 {"env":"KUBERNETES_HELPER_MEMORY_LIMIT"}
  helper_memory_limit_overwrite_max_allowed quantity 13.4 {"env":"KUBERNETES_HELPER_MEMORY_LIMIT_OVERWRITE_MAX_ALLOWED"}
  helper_memory_request quantity 10.0 {"env":"KUBERNETES_HELPER_MEMORY_REQUEST"}
  helper_memory_request_overwrite_max_allowed quantity 13.4 {"env":"KUBERNETES_HELPER_MEMORY_REQUEST_OVERWRITE_MAX_ALLOWED"}
  host string 10.0 {"env":"KUBERNETES_HOST"}
  host_aliases table[] 13.7
   hostnames string[] 13.7
   ip string 13.7
  image string 10.0 {"env":"KUBERNETES_IMAGE"}
  image_pull_secrets string[] 10.0 {"env":"KUBERNETES_IMAGE_PULL_SECRETS"}
  init_permissions_container_security_context table 15.2
   allow_privilege_escalation boolean 15.2 {"env":"KUBERNETES_INIT_PERMISSIONS_CONTAINER_SECURITY_CONTEXT_ALLOW_PRIVILEGE_ESCALATION"}
   app_armor_profile table 18.11
    localhost_profile string 18.11 {"env":"KUBERNETES_INIT_PERMISSIONS_CONTAINER_SECURITY_CONTEXT_APP_ARMOR_PROFILE_LOCALHOST_PROFILE"}
    type string 18.11 {"env":"KUBERNETES_INIT_PERMISSIONS_CONTAINER_SECURITY_CONTEXT_APP_ARMOR_PROFILE_TYPE"}
   capabilities table 15.2
    add string[] 15.2 {"env":"KUBERNETES_INIT_PERMISSIONS_CONTAINER_SECURITY_CONTEXT_CAPABILITIES_ADD"}
    drop string[] 15.2 {"env":"KUBERNETES_INIT_PERMISSIONS_CONTAINER_SECURITY_CONTEXT_CAPABILITIES_DROP"}
   privileged boolean 15.2 {"env":"KUBERNETES_INIT_PERMISSIONS_CONTAINER_SECURITY_CONTEXT_PRIVILEGED"}
   proc_mount string 15.9 {"env":"KUBERNETES_INIT_PERMISSIONS_CONTAINER_SECURITY_CONTEXT_PROC_MOUNT"}
   read_only_root_filesystem boolean 15.2 {"env":"KUBERNETES_INIT_PERMISSIONS_CONTAINER_SECURITY_CONTEXT_READ_ONLY_ROOT_FILESYSTEM"}
   run_as_group integer 15.2 {"env":"KUBERNETES_INIT_PERMISSIONS_CONTAINER_SECURITY_CONTEXT_RUN_AS_GROUP"}
   run_as_non_root boolean 15.2 {"env":"KUBERNETES_INIT_PERMISSIONS_CONTAINER_SECURITY_CONTEXT_RUN_AS_NON_ROOT"}
   run_as_user integer 15.2 {"env":"KUBERNETES_INIT_PERMISSIONS_CONTAINER_SECURITY_CONTEXT_RUN_AS_USER"}
   seccomp_profile table 18.11
    localhost_profile string 18.11 {"env":"KUBERNETES_INIT_PERMISSIONS_CONTAINER_SECURITY_CONTEXT_SECCOMP_PROFILE_LOCALHOST_PROFILE"}
    type string 18.11 {"env":"KUBERNETES_INIT_PERMISSIONS_CONTAINER_SECURITY_CONTEXT_SECCOMP_PROFILE_TYPE"}
   selinux_type string 15.3
  key_file string 10.0 {"env":"KUBERNETES_KEY_FILE"}
  logs_base_dir string 17.2 {"env":"KUBERNETES_LOGS_BASE_DIR"}
  memory string 9.3 {"until":"9.3","replacement":"runners.kubernetes.memory_limit"}
  memory_limit quantity 10.0 {"env":"KUBERNETES_MEMORY_LIMIT"}
  memory_limit_overwrite_max_allowed quantity 12.9 {"env":"KUBERNETES_MEMORY_LIMIT_OVERWRITE_MAX_ALLOWED"}
  memory_request quantity 10.0 {"env":"KUBERNETES_MEMORY_REQUEST"}
  memory_request_overwrite_max_allowed quantity 12.9 {"env":"KUBERNETES_MEMORY_REQUEST_OVERWRITE_MAX_ALLOWED"}
  namespace string 10.0 {"default":"default","env":"KUBERNETES_NAMESPACE"}
  namespace_overwrite_allowed string 10.0 {"env":"KUBERNETES_NAMESPACE_OVERWRITE_ALLOWED"}
  namespace_per_job boolean 16.10 {"default":false,"env":"KUBERNETES_NAMESPACE_PER_JOB"}
  node_selector map<string> 10.0 {"env":"KUBERNETES_NODE_SELECTOR"}
  node_selector_overwrite_allowed string 15.6 {"env":"KUBERNETES_NODE_SELECTOR_OVERWRITE_ALLOWED"}
  node_tolerations map<string> 11.8 {"env":"KUBERNETES_NODE_TOLERATIONS"}
  node_tolerations_overwrite_allowed string 16.9 {"env":"KUBERNETES_NODE_TOLERATIONS_OVERWRITE_ALLOWED"}
  pod_annotations map<string> 10.4
  pod_annotations_overwrite_allowed string 10.4 {"env":"KUBERNETES_POD_ANNOTATIONS_OVERWRITE_ALLOWED"}
  pod_cpu_limit quantity 18.10 {"env":"KUBERNETES_POD_CPU_LIMIT"}
  pod_cpu_limit_overwrite_max_allowed quantity 18.10 {"env":"KUBERNETES_POD_CPU_LIMIT_OVERWRITE_MAX_ALLOWED"}
  pod_cpu_request quantity 18.10 {"env":"KUBERNETES_POD_CPU_REQUEST"}
  pod_cpu_request_overwrite_max_allowed quantity 18.10 {"env":"KUBERNETES_POD_CPU_REQUEST_OVERWRITE_MAX_ALLOWED"}
  pod_disruption_budget boolean 18.11 {"default":false,"env":"KUBERNETES_POD_DISRUPTION_BUDGET"}
  pod_labels map<string> 10.0
  pod_labels_overwrite_allowed string 15.1 {"env":"KUBERNETES_POD_LABELS_OVERWRITE_ALLOWED"}
  pod_memory_limit quantity 18.10 {"env":"KUBERNETES_POD_MEMORY_LIMIT"}
  pod_memory_limit_overwrite_max_allowed quantity 18.10 {"env":"KUBERNETES_POD_MEMORY_LIMIT_OVERWRITE_MAX_ALLOWED"}
  pod_memory_request quantity 18.10 {"env":"KUBERNETES_POD_MEMORY_REQUEST"}
  pod_memory_request_overwrite_max_allowed quantity 18.10 {"env":"KUBERNETES_POD_MEMORY_REQUEST_OVERWRITE_MAX_ALLOWED"}
  pod_security_context table 12.0
   app_armor_profile table 18.11
    localhost_profile string 18.11 {"env":"KUBERNETES_POD_SECURITY_CONTEXT_APP_ARMOR_PROFILE_LOCALHOST_PROFILE"}
    type string 18.11 {"env":"KUBERNETES_POD_SECURITY_CONTEXT_APP_ARMOR_PROFILE_TYPE"}
   fs_group integer 12.0 {"env":"KUBERNETES_POD_SECURITY_CONTEXT_FS_GROUP"}
   run_as_group integer 12.0 {"env":"KUBERNETES_POD_SECURITY_CONTEXT_RUN_AS_GROUP"}
   run_as_non_root boolean 12.0 {"env":"KUBERNETES_POD_SECURITY_CONTEXT_RUN_AS_NON_ROOT"}
   run_as_user integer 12.0 {"env":"KUBERNETES_POD_SECURITY_CONTEXT_RUN_AS_USER"}
   seccomp_profile table 18.11
    localhost_profile string 18.11 {"env":"KUBERNETES_POD_SECURITY_CONTEXT_SECCOMP_PROFILE_LOCALHOST_PROFILE"}
    type string 18.11 {"env":"KUBERNETES_POD_SECURITY_CONTEXT_SECCOMP_PROFILE_TYPE"}
   selinux_type string 15.3
   supplemental_groups integer[] 12.0
  pod_spec table[] 15.10
   name string 15.10
   patch string 15.10
   patch_path string 15.10
   patch_type string 15.10 {"default":"strategic"}
  pod_termination_grace_period_seconds integer 14.5 {"env":"KUBERNETES_POD_TERMINATION_GRACE_PERIOD_SECONDS"}
  poll_interval integer 10.0 {"default":3,"env":"KUBERNETES_POLL_INTERVAL"}
  poll_timeout integer 10.0 {"default":180,"env":"KUBERNETES_POLL_TIMEOUT"}
  print_pod_warning_events boolean 18.0 {"default":true,"env":"KUBERNETES_PRINT_POD_WARNING_EVENTS"}
  priority_class_name string 15.1 {"env":"KUBERNETES_PRIORITY_CLASS_NAME"}
  privileged boolean 10.0 {"env":"KUBERNETES_PRIVILEGED"}
  pull_policy strings 10.0 {"env":"KUBERNETES_PULL_POLICY"}
  resource_availability_check_max_attempts integer 15.0 {"default":0,"env":"KUBERNETES_RESOURCE_AVAILABILITY_CHECK_MAX_ATTEMPTS"}
  retry_backoff_max integer 17.1 {"default":2000,"env":"KUBERNETES_REQUEST_RETRY_BACKOFF_MAX"}
  retry_limit integer 16.9 {"default":5,"env":"KUBERNETES_REQUEST_RETRY_LIMIT"}
  retry_limits map<integer> 16.9 {"env":"KUBERNETES_RETRY_LIMITS"}
  runtime_class_name string 14.9 {"env":"KUBERNETES_RUNTIME_CLASS_NAME"}
  scheduler_name string 15.5 {"env":"KUBERNETES_SCHEDULER_NAME"}
  scripts_base_dir string 17.2 {"env":"KUBERNETES_SCRIPTS_BASE_DIR"}
  service_account string 10.0 {"env":"KUBERNETES_SERVICE_ACCOUNT"}
  service_account_overwrite_allowed string 10.0 {"env":"KUBERNETES_SERVICE_ACCOUNT_OVERWRITE_ALLOWED"}
  service_container_security_context table 14.5
   allow_privilege_escalation boolean 14.5 {"env":"KUBERNETES_SERVICE_CONTAINER_SECURITY_CONTEXT_ALLOW_PRIVILEGE_ESCALATION"}
   app_armor_profile table 18.11
    localhost_profile string 18.11 {"env":"KUBERNETES_SERVICE_CONTAINER_SECURITY_CONTEXT_APP_ARMOR_PROFILE_LOCALHOST_PROFILE"}
    type string 18.11 {"env":"KUBERNETES_SERVICE_CONTAINER_SECURITY_CONTEXT_APP_ARMOR_PROFILE_TYPE"}
   capabilities table 14.5
    add string[] 14.5 {"env":"KUBERNETES_SERVICE_CONTAINER_SECURITY_CONTEXT_CAPABILITIES_ADD"}
    drop string[] 14.5 {"env":"KUBERNETES_SERVICE_CONTAINER_SECURITY_CONTEXT_CAPABILITIES_DROP"}
   privileged boolean 14.5 {"env":"KUBERNETES_SERVICE_CONTAINER_SECURITY_CONTEXT_PRIVILEGED"}
   proc_mount string 15.9 {"env":"KUBERNETES_SERVICE_CONTAINER_SECURITY_CONTEXT_PROC_MOUNT"}
   read_only_root_filesystem boolean 14.5 {"env":"KUBERNETES_SERVICE_CONTAINER_SECURITY_CONTEXT_READ_ONLY_ROOT_FILESYSTEM"}
   run_as_group integer 14.5 {"env":"KUBERNETES_SERVICE_CONTAINER_SECURITY_CONTEXT_RUN_AS_GROUP"}
   run_as_non_root boolean 14.5 {"env":"KUBERNETES_SERVICE_CONTAINER_SECURITY_CONTEXT_RUN_AS_NON_ROOT"}
   run_as_user integer 14.5 {"env":"KUBERNETES_SERVICE_CONTAINER_SECURITY_CONTEXT_RUN_AS_USER"}
   seccomp_profile table 18.11
    localhost_profile string 18.11 {"env":"KUBERNETES_SERVICE_CONTAINER_SECURITY_CONTEXT_SECCOMP_PROFILE_LOCALHOST_PROFILE"}
    type string 18.11 {"env":"KUBERNETES_SERVICE_CONTAINER_SECURITY_CONTEXT_SECCOMP_PROFILE_TYPE"}
   selinux_type string 15.3
  service_cpu_limit quantity 10.0 {"env":"KUBERNETES_SERVICE_CPU_LIMIT"}
  service_cpu_limit_overwrite_max_allowed quantity 13.4 {"env":"KUBERNETES_SERVICE_CPU_LIMIT_OVERWRITE_MAX_ALLOWED"}
  service_cpu_request quantity 10.0 {"env":"KUBERNETES_SERVICE_CPU_REQUEST"}
  service_cpu_request_overwrite_max_allowed quantity 13.4 {"env":"KUBERNETES_SERVICE_CPU_REQUEST_OVERWRITE_MAX_ALLOWED"}
  service_cpus string 9.3 {"until":"9.3","replacement":"runners.kubernetes.service_cpu_limit"}
  service_ephemeral_storage_limit quantity 13.5 {"env":"KUBERNETES_SERVICE_EPHEMERAL_STORAGE_LIMIT"}
  service_ephemeral_storage_limit_overwrite_max_allowed quantity 13.5 {"env":"KUBERNETES_SERVICE_EPHEMERAL_STORAGE_LIMIT_OVERWRITE_MAX_ALLOWED"}
  service_ephemeral_storage_request quantity 13.5 {"env":"KUBERNETES_SERVICE_EPHEMERAL_STORAGE_REQUEST"}
  service_ephemeral_storage_request_overwrite_max_allowed quantity 13.5 {"env":"KUBERNETES_SERVICE_EPHEMERAL_STORAGE_REQUEST_OVERWRITE_MAX_ALLOWED"}
  service_memory string 9.3 {"until":"9.3","replacement":"runners.kubernetes.service_memory_limit"}
  service_memory_limit quantity 10.0 {"env":"KUBERNETES_SERVICE_MEMORY_LIMIT"}
  service_memory_limit_overwrite_max_allowed quantity 13.4 {"env":"KUBERNETES_SERVICE_MEMORY_LIMIT_OVERWRITE_MAX_ALLOWED"}
  service_memory_request quantity 10.0 {"env":"KUBERNETES_SERVICE_MEMORY_REQUEST"}
  service_memory_request_overwrite_max_allowed quantity 13.4 {"env":"KUBERNETES_SERVICE_MEMORY_REQUEST_OVERWRITE_MAX_ALLOWED"}
  services table[] 12.5
   alias string 12.9
   command string[] 13.6
   entrypoint string[] 13.6
   environment string[] 15.10
   name string 12.5
   suspend_data_path string 19.4
  suspend_pvc_size quantity 19.4 {"default":"20Gi","env":"KUBERNETES_SUSPEND_PVC_SIZE"}
  suspend_pvc_storage_class string 19.4 {"env":"KUBERNETES_SUSPEND_PVC_STORAGE_CLASS"}
  terminationGracePeriodSeconds integer 10.0 {"until":"16.11","replacement":"runners.kubernetes.pod_termination_grace_period_seconds"}
  use_service_account_image_pull_secrets boolean 16.9 {"env":"KUBERNETES_USE_SERVICE_ACCOUNT_IMAGE_PULL_SECRETS"}
  volumes table 10.0
   config_map table[] 10.0
    items map<string> 10.0
    mount_path string 10.0
    name string 10.0
    read_only boolean 10.0
    sub_path string 13.6
   csi table[] 13.11
    driver string 13.11
    fs_type string 13.11
    mount_path string 13.11
    name string 13.11
    read_only boolean 13.11
    sub_path string 13.11
    volume_attributes map<string> 13.11
   empty_dir table[] 10.1
    medium string 10.1
    mount_path string 10.1
    mount_propagation string 19.0
    name string 10.1
    size_limit quantity 16.6
    sub_path string 13.6
   host_path table[] 10.0
    host_path string 10.0
    mount_path string 10.0
    mount_propagation string 17.8
    name string 10.0
    read_only boolean 10.0 {"default":false}
    sub_path string 13.6
   nfs table[] 19.0 {"required":["name","mount_path","server","path"]}
    mount_path string 19.0
    name string 19.0
    path string 19.0
    read_only boolean 19.0
    server string 19.0
    sub_path string 19.0
   pvc table[] 10.0
    mount_path string 10.0
    mount_propagation string 17.2
    name string 10.0
    read_only boolean 10.0
    sub_path string 13.6
   secret table[] 10.0
    items map<string> 10.0
    mount_path string 10.0
    name string 10.0
    read_only boolean 10.0
    sub_path string 13.6
 labels map<string> 18.5
 limit integer 10.0 {"default":0,"env":"RUNNER_LIMIT"}
 machine table 10.0 {"deprecated":"17.5"}
  IdleCount integer 10.0 {"deprecated":"17.5","env":"MACHINE_IDLE_COUNT"}
  IdleCountMin integer 14.6 {"deprecated":"17.5","default":1,"env":"MACHINE_IDLE_COUNT_MIN"}
  IdleScaleFactor float 14.6 {"deprecated":"17.5","default":0,"env":"MACHINE_IDLE_SCALE_FACTOR"}
  IdleTime integer 10.0 {"deprecated":"17.5","env":"MACHINE_IDLE_TIME"}
  MachineDriver string 10.0 {"deprecated":"17.5","env":"MACHINE_DRIVER"}
  MachineName string 10.0 {"deprecated":"17.5","env":"MACHINE_NAME"}
  MachineOptions string[] 10.0 {"deprecated":"17.5","env":"MACHINE_OPTIONS"}
  MachineOptionsWithName string[] 18.6 {"deprecated":"17.5","env":"MACHINE_OPTIONS_WITH_NAME"}
  MaxBuilds integer 10.0 {"deprecated":"17.5","env":"MACHINE_MAX_BUILDS"}
  MaxGrowthRate integer 13.6 {"deprecated":"17.5","default":0,"env":"MACHINE_MAX_GROWTH_RATE"}
  MaxRemovalAttempts integer 19.1 {"deprecated":"17.5","default":30,"env":"MACHINE_MAX_REMOVAL_ATTEMPTS"}
  OffPeakIdleCount integer 10.0 {"deprecated":"14.0"}
  OffPeakIdleTime integer 10.0 {"deprecated":"14.0"}
  OffPeakPeriods string[] 10.0 {"deprecated":"14.0"}
  OffPeakTimezone string 10.0 {"deprecated":"14.0"}
  autoscaling table[] 13.0 {"deprecated":"17.5"}
   IdleCount integer 13.0 {"deprecated":"17.5"}
   IdleCountMin integer 14.6 {"deprecated":"17.5"}
   IdleScaleFactor float 14.6 {"deprecated":"17.5"}
   IdleTime integer 13.0 {"deprecated":"17.5"}
   Periods string[] 13.0 {"deprecated":"17.5"}
   Timezone string 13.0 {"deprecated":"17.5"}
 monitoring table 16.10
  job_queuing_durations table[] 16.10
   jobs_running_for_project string 16.10
   periods string[] 16.10
   threshold duration 16.10
   timezone string 16.10
 name string 10.0 {"env":"RUNNER_NAME"}
 output_limit integer 10.0 {"default":4096,"env":"RUNNER_OUTPUT_LIMIT"}
 parallels table 10.0
  allowed_images string[] 14.2 {"env":"PARALLELS_ALLOWED_IMAGES"}
  base_name string 10.0 {"env":"PARALLELS_BASE_NAME"}
  disable_snapshots boolean 10.0 {"env":"PARALLELS_DISABLE_SNAPSHOTS"}
  template_name string 10.0 {"env":"PARALLELS_TEMPLATE_NAME"}
  time_server string 11.9 {"env":"PARALLELS_TIME_SERVER"}
 post_build_script string 10.0 {"env":"RUNNER_POST_BUILD_SCRIPT"}
 post_clone_script string 14.9 {"until":"16.11","deprecated":"15.9","replacement":"runners.post_get_sources_script"}
 post_get_sources_script string 15.9 {"env":"RUNNER_POST_GET_SOURCES_SCRIPT"}
 pre_build_script string 10.0 {"env":"RUNNER_PRE_BUILD_SCRIPT"}
 pre_clone_script string 12.0 {"until":"16.11","deprecated":"15.9","replacement":"runners.pre_get_sources_script"}
 pre_get_sources_script string 15.9 {"env":"RUNNER_PRE_GET_SOURCES_SCRIPT"}
 prepare_timeout duration 19.0 {"env":"RUNNER_PREPARE_TIMEOUT"}
 proxy_exec boolean 17.10 {"default":false,"env":"RUNNER_PROXY_EXEC"}
 referees table 12.7
  metrics table 12.7
   prometheus_address string 12.7
   queries string[] 12.7
   query_interval integer 12.7
 request_concurrency integer 10.0 {"default":1,"env":"RUNNER_REQUEST_CONCURRENCY"}
 safe_directory_checkout boolean 16.3 {"default":true,"env":"RUNNER_SAFE_DIRECTORY_CHECKOUT"}
 shell string 10.0 {"default":"bash","env":"RUNNER_SHELL"}
 slot_cgroup_template string 18.6 {"default":"gitlab-runner/slot-\${slot}","env":"RUNNER_SLOT_CGROUP_TEMPLATE"}
 ssh table 10.0
  disable_strict_host_key_checking boolean 14.3 {"env":"DISABLE_STRICT_HOST_KEY_CHECKING"}
  host string 10.0 {"env":"SSH_HOST"}
  identity_file string 10.0 {"env":"SSH_IDENTITY_FILE"}
  known_hosts_file string 14.3 {"env":"KNOWN_HOSTS_FILE"}
  password string 10.0 {"env":"SSH_PASSWORD"}
  port string 10.0 {"env":"SSH_PORT"}
  user string 10.0 {"env":"SSH_USER"}
 step_runner_image string 17.9 {"env":"STEP_RUNNER_IMAGE"}
 strict_check_interval boolean 18.9 {"default":false,"env":"RUNNER_STRICT_CHECK_INTERVAL"}
 tls-ca-file string 10.0 {"env":"CI_SERVER_TLS_CA_FILE"}
 tls-cert-file string 10.0 {"env":"CI_SERVER_TLS_CERT_FILE"}
 tls-key-file string 10.0 {"env":"CI_SERVER_TLS_KEY_FILE"}
 token string 10.0 {"env":"CI_SERVER_TOKEN"}
 token_expires_at datetime 15.3
 token_obtained_at datetime 15.3
 unhealthy_interval duration 15.7 {"before":{"until":"15.8","type":"integer"},"default":"60m"}
 unhealthy_requests_limit integer 15.7 {"default":3,"env":"RUNNER_UNHEALTHY_REQUESTS_LIMIT"}
 url string 10.0 {"env":"CI_SERVER_URL"}
 use_slot_cgroups boolean 18.6 {"default":false,"env":"RUNNER_USE_SLOT_CGROUPS"}
 virtualbox table 10.0
  allowed_images string[] 14.2 {"env":"VIRTUALBOX_ALLOWED_IMAGES"}
  base_folder string 13.7 {"env":"VIRTUALBOX_BASE_FOLDER"}
  base_name string 10.0 {"env":"VIRTUALBOX_BASE_NAME"}
  base_snapshot string 10.0 {"env":"VIRTUALBOX_BASE_SNAPSHOT"}
  disable_snapshots boolean 10.0 {"env":"VIRTUALBOX_DISABLE_SNAPSHOTS"}
  start_type string 15.7 {"env":"VIRTUALBOX_START_TYPE"}
sentry_dsn string 10.0
session_server table 11.3
 advertise_address string 11.3
 listen_address string 11.3
 session_timeout integer 11.3 {"default":1800}
shutdown_timeout integer 15.6 {"default":30}
user string 10.0`;
