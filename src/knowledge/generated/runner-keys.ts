// Made by "npm run knowledge" from scripts/knowledge/data; do not edit.
/* oxlint-disable max-lines */

/** Newest version that the data covers. */
export const newestRunner = '19.4.0';

export const RUNNER_KEYS = `check_interval integer 10.0
concurrent integer 10.0
connection_max_age duration 16.9
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
   skip_runner_system_failure boolean 19.2
  writers string[] 19.2
labels map<string> 18.5
listen_address string 11.0
log_format string 11.4
log_level string 10.0
machine table 18.10
 shutdown_drain table 18.10
  concurrency integer 18.10
  enabled boolean 18.10
  max_retries integer 18.10
  retry_backoff duration 18.10
metrics_server string 10.0 {"until":"11.11","replacement":"listen_address"}
runners table[] 10.0
 artifact table 18.10
  response_header_timeout duration 18.10 {"zero":"kept"}
  upload_timeout duration 18.10 {"zero":"kept"}
 autoscaler table 15.5
  capacity_per_instance integer 15.5
  connector_config table 15.5
   arch string 15.5
   keepalive duration 15.5 {"before":{"until":"15.8","type":"integer"},"zero":"written"}
   key_path string 15.5
   os string 15.5
   password string 15.5
   protocol string 15.5
   protocol_port integer 17.11
   timeout duration 15.5 {"before":{"until":"15.8","type":"integer"},"zero":"written"}
   use_external_addr boolean 15.9
   use_static_credentials boolean 15.5
   username string 15.5
  delete_instances_on_shutdown boolean 16.0
  deletion_retry_interval duration 18.3 {"zero":"written"}
  failure_threshold integer 18.3
  instance_acquire_timeout duration 18.1 {"zero":"written"}
  instance_creation_time_buckets float[] 15.11
  instance_deletion_time_buckets float[] 15.11
  instance_is_running_time_buckets float[] 15.11
  instance_life_duration_buckets float[] 15.11
  instance_operation_time_buckets float[] 15.5
  instance_readiness_time_buckets float[] 15.11
  instance_ready_command string 16.11
  log_external_ip boolean 18.2
  log_internal_ip boolean 18.2
  max_instances integer 15.5
  max_use_count integer 15.5
  plugin string 15.5
  plugin_config map<any> 15.5
  policy table[] 15.5
   idle_count integer 15.5
   idle_time duration 15.5 {"before":{"until":"15.8","type":"integer"},"zero":"written"}
   periods string[] 15.5
   preemptive_mode boolean 18.1 {"zero":"kept"}
   scale_factor float 15.5
   scale_factor_limit integer 15.5
   timezone string 15.5
  reservation_throttling boolean 18.7 {"zero":"kept"}
  scale_throttle table 17.0
   burst integer 17.0
   limit integer 17.0
  shutdown_deletion_interval duration 18.3 {"zero":"written"}
  shutdown_deletion_retries integer 18.3
  state_storage table 17.5
   dir string 17.5
   enabled boolean 17.5
   keep_instance_with_acquisitions boolean 17.5
  update_interval duration 17.0 {"zero":"written"}
  update_interval_when_expecting duration 17.0 {"zero":"written"}
  vm_isolation table 15.8
   connector_config table 15.8
    arch string 15.8
    keepalive duration 15.8 {"before":{"until":"15.8","type":"integer"},"zero":"written"}
    key_path string 15.8
    os string 15.8
    password string 15.8
    protocol string 15.8
    protocol_port integer 17.11
    timeout duration 15.8 {"before":{"until":"15.8","type":"integer"},"zero":"written"}
    use_external_addr boolean 15.9
    use_static_credentials boolean 15.8
    username string 15.8
   enabled boolean 15.8
   image string 15.8
   nesting_config map<any> 15.8
   nesting_host string 15.8
 builds_dir string 10.0
 cache table 10.0
  AccessKey string 10.0 {"until":"11.11","replacement":"runners.cache.s3.AccessKey"}
  BucketLocation string 10.0 {"until":"11.11","replacement":"runners.cache.s3.BucketLocation"}
  BucketName string 10.0 {"until":"11.11","replacement":"runners.cache.s3.BucketName"}
  Insecure boolean 10.0 {"until":"11.11","replacement":"runners.cache.s3.Insecure"}
  MaxUploadedArchiveSize integer 15.6
  Path string 10.0
  SecretKey string 10.0 {"until":"11.11","replacement":"runners.cache.s3.SecretKey"}
  ServerAddress string 10.0 {"until":"11.11","replacement":"runners.cache.s3.ServerAddress"}
  Shared boolean 10.0
  Type string 10.0
  azure table 13.4
   AccountKey string 13.4
   AccountName string 13.4
   ContainerName string 13.4
   StorageDomain string 13.4
  gcs table 11.3
   AccessID string 11.3
   BucketName string 11.3
   CredentialsFile string 11.3
   PrivateKey string 11.3
   UniverseDomain string 18.9
  s3 table 11.3
   Accelerate boolean 17.5
   AccessKey string 11.3
   AssumeRoleMaxConcurrency integer 18.11
   AuthenticationType string 14.4
   BucketLocation string 11.3
   BucketName string 11.3
   DisableAssumeRoleCredentialsCaching boolean 18.11
   DualStack boolean 17.5 {"zero":"kept"}
   Insecure boolean 11.3
   PathStyle boolean 17.5 {"zero":"kept"}
   RoleARN string 17.8
   SecretKey string 11.3
   ServerAddress string 11.3
   ServerSideEncryption string 15.3
   ServerSideEncryptionKeyID string 15.3
   SessionToken string 16.8
   UploadRoleARN string 17.5 {"deprecated":"17.8","replacement":"runners.cache.s3.RoleARN"}
 cache_dir string 10.0
 clean_git_config boolean 17.10 {"zero":"kept"}
 clone_url string 10.1
 custom table 12.1
  cleanup_args string[] 12.1
  cleanup_exec string 12.1
  cleanup_exec_timeout integer 12.1 {"zero":"kept"}
  config_args string[] 12.1
  config_exec string 12.1
  config_exec_timeout integer 12.1 {"zero":"kept"}
  force_kill_timeout integer 12.1 {"zero":"kept"}
  graceful_kill_timeout integer 12.1 {"zero":"kept"}
  prepare_args string[] 12.1
  prepare_exec string 12.1
  prepare_exec_timeout integer 12.1 {"zero":"kept"}
  run_args string[] 12.1
  run_exec string 12.1
 custom_build_dir table 11.10
  enabled boolean 11.10 {"zero":"kept"}
 debug_trace_disabled boolean 11.10
 docker table 10.0
  allowed_images string[] 10.0
  allowed_privileged_images string[] 16.1
  allowed_privileged_services string[] 16.1
  allowed_pull_policies string[] 15.1
  allowed_services string[] 10.0
  allowed_users string[] 16.8
  cache_dir string 10.0
  cap_add string[] 10.0
  cap_drop string[] 10.0
  cgroup_parent string 16.10
  container_labels map<string> 14.10
  cpu_shares integer 12.6
  cpus string 10.0
  cpuset_cpus string 10.0
  cpuset_mems string 17.0
  device_cgroup_rules string[] 15.1
  devices string[] 10.0
  disable_cache boolean 10.0
  disable_entrypoint_overwrite boolean 11.4
  dns string[] 10.0
  dns_search string[] 10.0
  enable_ipv6 boolean 15.5
  extra_hosts string[] 10.0
  gpus string 13.9
  group_add string[] 16.6
  helper_image string 10.2
  helper_image_flavor string 14.0
  host string 10.0
  hostname string 10.0
  image string 10.0
  ipcmode string 15.7
  isolation string 15.8
  links string[] 10.0 {"deprecated":"18.7"}
  log_options map<string> 18.9
  mac_address string 15.8
  memory string 10.7
  memory_reservation string 10.7
  memory_swap string 10.7
  network_mode string 10.0
  network_mtu integer 16.5
  oom_kill_disable boolean 11.4
  oom_score_adjust integer 12.6
  pid_mode string 19.1
  privileged boolean 10.0
  pull_policy strings 10.0
  runtime string 10.4
  security_opt string[] 10.0
  service_cgroup_parent string 16.10
  service_cpu_shares integer 16.9
  service_cpus string 16.9
  service_cpuset_cpus string 16.9
  service_gpus string 17.10
  service_memory string 16.9
  service_memory_reservation string 16.9
  service_memory_swap string 16.9
  service_slot_cgroup_template string 18.6
  services table[] 10.0
   alias string 12.7
   command string[] 13.6
   entrypoint string[] 13.6
   environment string[] 15.10
   name string 12.7
   suspend_data_path string 19.4
  services_devices map<string[]> 17.10
  services_limit integer 16.9 {"zero":"kept"}
  services_privileged boolean 15.7 {"zero":"kept"}
  services_security_opt string[] 15.10
  services_tmpfs map<string> 10.0
  shm_size integer 10.0
  sysctls map<string> 10.0
  tls_cert_path string 10.0
  tls_verify boolean 10.0
  tmpfs map<string> 10.0
  ulimit map<string> 16.2
  user string 15.5
  userns_mode string 10.0
  volume_driver string 10.0
  volume_driver_ops map<string> 15.5
  volume_keep boolean 18.10
  volumes string[] 10.0
  volumes_from string[] 10.0
  wait_for_services_timeout integer 10.0
 environment string[] 10.0
 executor string 10.0
 experimental table 19.2
  boot_verify table 19.2
   acquire_max_backoff duration 19.2 {"zero":"written"}
   acquire_min_backoff duration 19.2 {"zero":"written"}
   enabled boolean 19.2
   timeout duration 19.2 {"zero":"written"}
 feature_flags map<boolean> 13.11
 get_sources_timeout duration 19.1 {"zero":"kept"}
 id integer 15.3
 instance table 15.8
  allowed_images string[] 15.8
  use_common_build_dir boolean 16.1
 job_status_final_update_retry_limit integer 17.9
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
  allow_privilege_escalation boolean 13.6 {"zero":"kept"}
  allowed_groups string[] 18.4
  allowed_images string[] 14.2
  allowed_pull_policies string[] 15.2
  allowed_services string[] 14.2
  allowed_users string[] 18.4
  automount_service_account_token boolean 16.9 {"zero":"kept"}
  autoscaler table 18.11
   max_pause_pods integer 18.11
   pause_pod_image string 18.11
   pause_pod_image_pull_secrets string[] 19.1
   pause_pod_priority_class_name string 18.11
   policy table[] 18.11
    idle_count integer 18.11
    idle_time duration 18.11 {"zero":"written"}
    periods string[] 18.11
    preemptive_mode boolean 18.11 {"zero":"kept"}
    scale_factor float 18.11
    scale_factor_limit integer 18.11
    timezone string 18.11
  bearer_token string 10.3
  bearer_token_overwrite_allowed boolean 10.3
  build_container_security_context table 14.5
   allow_privilege_escalation boolean 14.5 {"zero":"kept"}
   app_armor_profile table 18.11
    localhost_profile string 18.11
    type string 18.11
   capabilities table 14.5
    add string[] 14.5
    drop string[] 14.5
   privileged boolean 14.5 {"zero":"kept"}
   proc_mount string 15.9
   read_only_root_filesystem boolean 14.5 {"zero":"kept"}
   run_as_group integer 14.5 {"zero":"kept"}
   run_as_non_root boolean 14.5 {"zero":"kept"}
   run_as_user integer 14.5 {"zero":"kept"}
   seccomp_profile table 18.11
    localhost_profile string 18.11
    type string 18.11
   selinux_type string 15.3
  ca_file string 10.0
  cap_add string[] 13.5
  cap_drop string[] 13.5
  cert_file string 10.0
  cleanup_grace_period_seconds integer 14.5 {"zero":"kept"}
  cleanup_resources_timeout duration 16.4
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
  context string 18.5
  cpu_limit quantity 10.0
  cpu_limit_overwrite_max_allowed quantity 12.9
  cpu_request quantity 10.0
  cpu_request_overwrite_max_allowed quantity 12.9
  cpus string 9.3 {"until":"9.3","replacement":"runners.kubernetes.cpu_limit"}
  dns_config table 13.7
   nameservers string[] 13.7
   options table[] 13.7
    name string 13.7
    value string 13.7 {"zero":"kept"}
   searches string[] 13.7
  dns_policy string 13.7
  ephemeral_storage_limit quantity 13.5
  ephemeral_storage_limit_overwrite_max_allowed quantity 13.5
  ephemeral_storage_request quantity 13.5
  ephemeral_storage_request_overwrite_max_allowed quantity 13.5
  helper_container_security_context table 14.5
   allow_privilege_escalation boolean 14.5 {"zero":"kept"}
   app_armor_profile table 18.11
    localhost_profile string 18.11
    type string 18.11
   capabilities table 14.5
    add string[] 14.5
    drop string[] 14.5
   privileged boolean 14.5 {"zero":"kept"}
   proc_mount string 15.9
   read_only_root_filesystem boolean 14.5 {"zero":"kept"}
   run_as_group integer 14.5 {"zero":"kept"}
   run_as_non_root boolean 14.5 {"zero":"kept"}
   run_as_user integer 14.5 {"zero":"kept"}
   seccomp_profile table 18.11
    localhost_profile string 18.11
    type string 18.11
   selinux_type string 15.3
  helper_cpu_limit quantity 10.0
  helper_cpu_limit_overwrite_max_allowed quantity 13.4
  helper_cpu_request quantity 10.0
  helper_cpu_request_overwrite_max_allowed quantity 13.4
  helper_cpus string 9.3 {"until":"9.3","replacement":"runners.kubernetes.helper_cpu_limit"}
  helper_ephemeral_storage_limit quantity 13.5
  helper_ephemeral_storage_limit_overwrite_max_allowed quantity 13.5
  helper_ephemeral_storage_request quantity 13.5
  helper_ephemeral_storage_request_overwrite_max_allowed quantity 13.5
  helper_image string 10.0
  helper_image_autoset_arch_and_os boolean 16.5
  helper_image_flavor string 14.0
  helper_memory string 9.3 {"until":"9.3","replacement":"runners.kubernetes.helper_memory_limit"}
  helper_memory_limit quantity 10.0
  helper_memory_limit_overwrite_max_allowed quantity 13.4
  helper_memory_request quantity 10.0
  helper_memory_request_overwrite_max_allowed quantity 13.4
  host string 10.0
  host_aliases table[] 13.7
   hostnames string[] 13.7
   ip string 13.7
  image string 10.0
  image_pull_secrets string[] 10.0
  init_permissions_container_security_context table 15.2
   allow_privilege_escalation boolean 15.2 {"zero":"kept"}
   app_armor_profile table 18.11
    localhost_profile string 18.11
    type string 18.11
   capabilities table 15.2
    add string[] 15.2
    drop string[] 15.2
   privileged boolean 15.2 {"zero":"kept"}
   proc_mount string 15.9
   read_only_root_filesystem boolean 15.2 {"zero":"kept"}
   run_as_group integer 15.2 {"zero":"kept"}
   run_as_non_root boolean 15.2 {"zero":"kept"}
   run_as_user integer 15.2 {"zero":"kept"}
   seccomp_profile table 18.11
    localhost_profile string 18.11
    type string 18.11
   selinux_type string 15.3
  key_file string 10.0
  logs_base_dir string 17.2
  memory string 9.3 {"until":"9.3","replacement":"runners.kubernetes.memory_limit"}
  memory_limit quantity 10.0
  memory_limit_overwrite_max_allowed quantity 12.9
  memory_request quantity 10.0
  memory_request_overwrite_max_allowed quantity 12.9
  namespace string 10.0
  namespace_overwrite_allowed string 10.0
  namespace_per_job boolean 16.10
  node_selector map<string> 10.0
  node_selector_overwrite_allowed string 15.6
  node_tolerations map<string> 11.8
  node_tolerations_overwrite_allowed string 16.9
  pod_annotations map<string> 10.4
  pod_annotations_overwrite_allowed string 10.4
  pod_cpu_limit quantity 18.10
  pod_cpu_limit_overwrite_max_allowed quantity 18.10
  pod_cpu_request quantity 18.10
  pod_cpu_request_overwrite_max_allowed quantity 18.10
  pod_disruption_budget boolean 18.11 {"zero":"kept"}
  pod_labels map<string> 10.0
  pod_labels_overwrite_allowed string 15.1
  pod_memory_limit quantity 18.10
  pod_memory_limit_overwrite_max_allowed quantity 18.10
  pod_memory_request quantity 18.10
  pod_memory_request_overwrite_max_allowed quantity 18.10
  pod_security_context table 12.0
   app_armor_profile table 18.11
    localhost_profile string 18.11
    type string 18.11
   fs_group integer 12.0 {"zero":"kept"}
   run_as_group integer 12.0 {"zero":"kept"}
   run_as_non_root boolean 12.0 {"zero":"kept"}
   run_as_user integer 12.0 {"zero":"kept"}
   seccomp_profile table 18.11
    localhost_profile string 18.11
    type string 18.11
   selinux_type string 15.3
   supplemental_groups integer[] 12.0
  pod_spec table[] 15.10
   name string 15.10
   patch string 15.10
   patch_path string 15.10
   patch_type string 15.10
  pod_termination_grace_period_seconds integer 14.5
  poll_interval integer 10.0
  poll_timeout integer 10.0
  print_pod_warning_events boolean 18.0 {"zero":"kept"}
  priority_class_name string 15.1
  privileged boolean 10.0 {"zero":"kept"}
  pull_policy strings 10.0
  resource_availability_check_max_attempts integer 15.0
  retry_backoff_max integer 17.1
  retry_limit integer 16.9
  retry_limits map<integer> 16.9
  runtime_class_name string 14.9 {"zero":"kept"}
  scheduler_name string 15.5
  scripts_base_dir string 17.2
  service_account string 10.0
  service_account_overwrite_allowed string 10.0
  service_container_security_context table 14.5
   allow_privilege_escalation boolean 14.5 {"zero":"kept"}
   app_armor_profile table 18.11
    localhost_profile string 18.11
    type string 18.11
   capabilities table 14.5
    add string[] 14.5
    drop string[] 14.5
   privileged boolean 14.5 {"zero":"kept"}
   proc_mount string 15.9
   read_only_root_filesystem boolean 14.5 {"zero":"kept"}
   run_as_group integer 14.5 {"zero":"kept"}
   run_as_non_root boolean 14.5 {"zero":"kept"}
   run_as_user integer 14.5 {"zero":"kept"}
   seccomp_profile table 18.11
    localhost_profile string 18.11
    type string 18.11
   selinux_type string 15.3
  service_cpu_limit quantity 10.0
  service_cpu_limit_overwrite_max_allowed quantity 13.4
  service_cpu_request quantity 10.0
  service_cpu_request_overwrite_max_allowed quantity 13.4
  service_cpus string 9.3 {"until":"9.3","replacement":"runners.kubernetes.service_cpu_limit"}
  service_ephemeral_storage_limit quantity 13.5
  service_ephemeral_storage_limit_overwrite_max_allowed quantity 13.5
  service_ephemeral_storage_request quantity 13.5
  service_ephemeral_storage_request_overwrite_max_allowed quantity 13.5
  service_memory string 9.3 {"until":"9.3","replacement":"runners.kubernetes.service_memory_limit"}
  service_memory_limit quantity 10.0
  service_memory_limit_overwrite_max_allowed quantity 13.4
  service_memory_request quantity 10.0
  service_memory_request_overwrite_max_allowed quantity 13.4
  services table[] 12.5
   alias string 12.9
   command string[] 13.6
   entrypoint string[] 13.6
   environment string[] 15.10
   name string 12.5
   suspend_data_path string 19.4
  suspend_pvc_size quantity 19.4
  suspend_pvc_storage_class string 19.4
  terminationGracePeriodSeconds integer 10.0 {"until":"16.11","replacement":"runners.kubernetes.pod_termination_grace_period_seconds"}
  use_service_account_image_pull_secrets boolean 16.9
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
    mount_propagation string 19.0 {"zero":"kept"}
    name string 10.1
    size_limit quantity 16.6
    sub_path string 13.6
   host_path table[] 10.0
    host_path string 10.0
    mount_path string 10.0
    mount_propagation string 17.8 {"zero":"kept"}
    name string 10.0
    read_only boolean 10.0
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
    mount_propagation string 17.2 {"zero":"kept"}
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
 limit integer 10.0
 machine table 10.0 {"deprecated":"17.5"}
  IdleCount integer 10.0 {"deprecated":"17.5"}
  IdleCountMin integer 14.6 {"deprecated":"17.5"}
  IdleScaleFactor float 14.6 {"deprecated":"17.5"}
  IdleTime integer 10.0 {"deprecated":"17.5"}
  MachineDriver string 10.0 {"deprecated":"17.5"}
  MachineName string 10.0 {"deprecated":"17.5"}
  MachineOptions string[] 10.0 {"deprecated":"17.5"}
  MachineOptionsWithName string[] 18.6 {"deprecated":"17.5"}
  MaxBuilds integer 10.0 {"deprecated":"17.5"}
  MaxGrowthRate integer 13.6 {"deprecated":"17.5"}
  MaxRemovalAttempts integer 19.1 {"deprecated":"17.5"}
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
 name string 10.0
 output_limit integer 10.0
 parallels table 10.0
  allowed_images string[] 14.2
  base_name string 10.0
  disable_snapshots boolean 10.0
  template_name string 10.0
  time_server string 11.9
 post_build_script string 10.0
 post_clone_script string 14.9 {"until":"16.11","deprecated":"15.9","replacement":"runners.post_get_sources_script"}
 post_get_sources_script string 15.9
 pre_build_script string 10.0
 pre_clone_script string 12.0 {"until":"16.11","deprecated":"15.9","replacement":"runners.pre_get_sources_script"}
 pre_get_sources_script string 15.9
 prepare_timeout duration 19.0 {"zero":"kept"}
 proxy_exec boolean 17.10 {"zero":"kept"}
 referees table 12.7
  metrics table 12.7
   prometheus_address string 12.7
   queries string[] 12.7
   query_interval integer 12.7
 request_concurrency integer 10.0
 safe_directory_checkout boolean 16.3 {"zero":"kept"}
 shell string 10.0
 slot_cgroup_template string 18.6
 ssh table 10.0
  disable_strict_host_key_checking boolean 14.3 {"zero":"kept"}
  host string 10.0
  identity_file string 10.0
  known_hosts_file string 14.3
  password string 10.0
  port string 10.0
  user string 10.0
 step_runner_image string 17.9
 strict_check_interval boolean 18.9 {"zero":"kept"}
 tls-ca-file string 10.0
 tls-cert-file string 10.0
 tls-key-file string 10.0
 token string 10.0
 token_expires_at datetime 15.3
 token_obtained_at datetime 15.3
 unhealthy_interval duration 15.7 {"before":{"until":"15.8","type":"integer"}}
 unhealthy_requests_limit integer 15.7
 url string 10.0
 use_slot_cgroups boolean 18.6
 virtualbox table 10.0
  allowed_images string[] 14.2
  base_folder string 13.7
  base_name string 10.0
  base_snapshot string 10.0
  disable_snapshots boolean 10.0
  start_type string 15.7
sentry_dsn string 10.0
session_server table 11.3
 advertise_address string 11.3
 listen_address string 11.3
 session_timeout integer 11.3
shutdown_timeout integer 15.6
user string 10.0`;
