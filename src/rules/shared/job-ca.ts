import type { Correction, Proposal } from '../../model/fix.ts';
import type { Release, RunnerView } from '../../model/release.ts';
import { appended } from './appended.ts';
import { mayMount } from './docker-in-docker.ts';
import { mayHaveJobVariable, mayHoldMoreVariables, variablesIn } from './variables.ts';
import { mountsOf } from './volumes.ts';
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

/** Where images keep the certificates of public authorities; those of Red Hat have a link there. */
const PUBLIC_CERTS_DIRECTORY = '/etc/ssl/certs';

/**
 * The changes after which Go programs in every container of a job, services too, trust the certificates in more directories: the helper's own,
 * git-lfs, dockerd (go1.25: crypto/x509/root_unix.go). Git itself does not. undefined where the variable is set already, or may be.
 */
export function trustingDirectories(
  runner: RunnerView,
  directories: readonly string[],
): readonly Correction[] | undefined {
  if (mayHaveJobVariable(runner, 'SSL_CERT_DIR')) return undefined;
  return appended(runner.at('environment'), [`SSL_CERT_DIR=${[PUBLIC_CERTS_DIRECTORY, ...directories].join(':')}`]);
}

/** The fix that mounts the Secret with the CA into the containers of jobs, and lets Go programs there trust it; undefined where that cannot be. */
export function jobCaFix({ facts }: Release, runner: RunnerView): Proposal | undefined {
  const secret = facts['gitlab.caSecret'];
  const trusting = trustingDirectories(runner, [JOB_CERTS_DIRECTORY]);
  if (!trusting || mayMountJobCa(runner) || mountsOf(runner).some(({ name }) => name === secret)) return undefined;
  if (secret === undefined)
    return {
      disposition: 'suggestion',
      title: 'Mount the Secret with the CA into job pods.',
      needs: ['gitlab.caSecret'],
    };
  const volume = { name: secret, mount_path: JOB_CERTS_DIRECTORY, read_only: true };
  return {
    disposition: 'unsafe',
    title: `Mount the Secret ${secret} into job pods and set SSL_CERT_DIR.`,
    changes: [...appended(runner.at('kubernetes.volumes.secret'), [volume]), ...trusting],
  };
}
