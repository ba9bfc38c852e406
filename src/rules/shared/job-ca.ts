import type { Release, RunnerView } from '../../model/release.ts';
import { mayMount } from './docker-in-docker.ts';
import { mayHoldMoreVariables, variablesIn } from './variables.ts';
import { mayHaveFlag } from './runners.ts';
import { scriptsOf } from './scripts.ts';
import { isGiven } from './truth.ts';

/** Where the helper image looks for a CA, in an entrypoint that the Kubernetes executor does not run. */
const JOB_CERTS_DIRECTORY = '/etc/gitlab-runner/certs';

/** Variables by which git, Go and curl learn of certificates, or stop asking for them. */
const VARIABLES = [
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'GIT_SSL_NO_VERIFY',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'CURL_CA_BUNDLE',
];

/** True where git and the runner's own program in the helper come to trust more than public authorities and GitLab's host, or may. */
export function mayTrustMore(release: Release, runner: RunnerView): boolean {
  const environment = runner.at('environment');
  const image = runner.at('kubernetes.helper_image');
  return (
    mayHaveFlag(runner, 'FF_KUBERNETES_HONOR_ENTRYPOINT') ||
    mayHoldMoreVariables(environment) ||
    variablesIn(environment).some(({ name }) => VARIABLES.includes(name)) ||
    (image.origin?.kind !== 'runner-default' && isGiven(image)) ||
    scriptsOf(release, runner).some(
      (script) => script.unknown || /ca-cert|update-ca|\.(crt|pem)\b|ssl/i.test(script.string ?? ''),
    ) ||
    mayMount(runner, (path) => /^\/etc\/(ssl|pki)\b/.test(path)) ||
    isGiven(runner.at('kubernetes.pod_spec'))
  );
}

/** True where a CA lies in the job's containers for the helper to install, or may. */
export function mayMountJobCa(runner: RunnerView): boolean {
  return mayMount(runner, (path) => path === JOB_CERTS_DIRECTORY || path.startsWith(`${JOB_CERTS_DIRECTORY}/`));
}
