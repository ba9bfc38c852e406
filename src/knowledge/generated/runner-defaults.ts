// Made by "npm run knowledge" from scripts/knowledge/data; do not edit.
/* oxlint-disable max-lines */

export const RUNNER_DEFAULTS = `artifact table 18.10
 response_header_timeout duration 18.10 {"default":"10m"}
 upload_timeout duration 18.10 {"default":"1h"}
autoscaler table 15.5
 delete_instances_on_shutdown boolean 16.0 {"default":false}
 deletion_retry_interval duration 18.3 {"default":"1m"}
 failure_threshold integer 18.3 {"default":3}
 instance_acquire_timeout duration 18.1 {"default":"15m"}
 max_instances integer 15.5 {"default":0}
 scale_throttle table 17.0
  limit integer 17.0 {"default":100}
 shutdown_deletion_interval duration 18.3 {"default":"10s"}
 shutdown_deletion_retries integer 18.3 {"default":3}
 state_storage table 17.5
  dir string 17.5 {"default":".taskscaler"}
  enabled boolean 17.5 {"default":false}
 update_interval duration 17.0 {"default":"1m"}
 update_interval_when_expecting duration 17.0 {"default":"2s"}
builds_dir string 10.0 {"default":"/builds"}
cache table 10.0
 Shared boolean 10.0 {"default":false}
 s3 table 11.3
  AssumeRoleMaxConcurrency integer 18.11 {"default":5}
  DualStack boolean 17.5 {"default":true}
  Insecure boolean 11.3 {"default":false}
cache_dir string 10.0 {"default":"/cache"}
clean_git_config boolean 17.10 {"default":true}
custom table 12.1
 cleanup_exec_timeout integer 12.1 {"default":3600}
 config_exec_timeout integer 12.1 {"default":3600}
 force_kill_timeout integer 12.1 {"default":600}
 graceful_kill_timeout integer 12.1 {"default":600}
 prepare_exec_timeout integer 12.1 {"default":3600}
custom_build_dir table 11.10
 enabled boolean 11.10 {"default":true}
debug_trace_disabled boolean 11.10 {"default":false}
docker table 10.0
 helper_image_flavor string 14.0 {"default":"alpine"}
 host string 10.0 {"default":"unix:///var/run/docker.sock"}
 network_mtu integer 16.5 {"default":0}
 services_limit integer 16.9 {"default":-1}
 wait_for_services_timeout integer 10.0 {"default":30}
experimental table 19.2
 boot_verify table 19.2
  acquire_max_backoff duration 19.2 {"default":"10s"}
  acquire_min_backoff duration 19.2 {"default":"1s"}
  enabled boolean 19.2 {"default":false}
  timeout duration 19.2 {"default":"5m"}
job_status_final_update_retry_limit integer 17.9 {"default":10}
kubernetes table 10.0
 autoscaler table 18.11
  max_pause_pods integer 18.11 {"default":0}
  pause_pod_image string 18.11 {"default":"registry.k8s.io/pause:3.10"}
  pause_pod_priority_class_name string 18.11 {"default":"gitlab-runner-idle-capacity"}
 bearer_token_overwrite_allowed boolean 10.3 {"default":false}
 cleanup_resources_timeout duration 16.4 {"default":"5m"}
 dns_policy string 13.7 {"default":"cluster-first"}
 helper_image_autoset_arch_and_os boolean 16.5 {"default":false}
 helper_image_flavor string 14.0 {"default":"alpine"}
 namespace string 10.0 {"default":"default"}
 namespace_per_job boolean 16.10 {"default":false}
 pod_disruption_budget boolean 18.11 {"default":false}
 poll_interval integer 10.0 {"default":3}
 poll_timeout integer 10.0 {"default":180}
 print_pod_warning_events boolean 18.0 {"default":true}
 resource_availability_check_max_attempts integer 15.0 {"default":0}
 retry_backoff_max integer 17.1 {"default":2000}
 retry_limit integer 16.9 {"default":5}
 suspend_pvc_size quantity 19.4 {"default":"20Gi"}
limit integer 10.0 {"default":0}
machine table 10.0
 IdleCountMin integer 14.6 {"default":1}
 IdleScaleFactor float 14.6 {"default":0}
 MaxGrowthRate integer 13.6 {"default":0}
 MaxRemovalAttempts integer 19.1 {"default":30}
output_limit integer 10.0 {"default":4096}
proxy_exec boolean 17.10 {"default":false}
request_concurrency integer 10.0 {"default":1}
safe_directory_checkout boolean 16.3 {"default":true}
shell string 10.0 {"default":"bash"}
slot_cgroup_template string 18.6 {"default":"gitlab-runner/slot-\${slot}"}
strict_check_interval boolean 18.9 {"default":false}
unhealthy_interval duration 15.7 {"default":"60m"}
unhealthy_requests_limit integer 15.7 {"default":3}
use_slot_cgroups boolean 18.6 {"default":false}`;
export const GLOBAL_DEFAULTS = `check_interval integer 10.0 {"default":3}
concurrent integer 10.0 {"default":1}
connection_max_age duration 16.9 {"default":"15m"}
experimental table 17.9
 usage_logger table 17.9
  snowplow_billing table 19.2
   skip_runner_system_failure boolean 19.2 {"default":true}
  writers string[] 19.2 {"default":["logrotate"]}
log_format string 11.4 {"default":"runner"}
log_level string 10.0 {"default":"info"}
machine table 18.10
 shutdown_drain table 18.10
  concurrency integer 18.10 {"default":3}
  enabled boolean 18.10 {"default":false}
  max_retries integer 18.10 {"default":3}
  retry_backoff duration 18.10 {"default":"5s"}
session_server table 11.3
 session_timeout integer 11.3 {"default":1800}
shutdown_timeout integer 15.6 {"default":30}`;
