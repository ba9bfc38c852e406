import type { Answers } from './answers.ts';
import type { View } from './view.ts';

const DEBIAN = 'debian:12.12-slim';
const DOCKER = 'docker:28.5.1';
const BUILDKIT = 'moby/buildkit:v0.27.0-rootless';
const WINDOWS = 'mcr.microsoft.com/powershell:7.4-windowsservercore-ltsc2022';
/** GitLab's documentation calls it safe where nobody knows the MTU of the pods (docs: executors/docker). */
export const SAFE_MTU = 1360;

const NO_SERVICE: View = {
  serviceImage: null,
  serviceEntrypoint: null,
  serviceEnvironment: null,
  daemonArguments: null,
};

/** What templates see of images and of the service that builds them. */
export function buildOf(answers: Answers, hasProfiles: boolean): View {
  const { build, registryMirror } = answers;
  const dind = build === 'dind' || build === 'dind-rootless';
  const buildkit = build === 'buildkit-rootless';
  return {
    dind,
    buildkit,
    // Windows knows neither of the settings.
    unprivileged: !dind && answers.os === 'linux',
    profiles: hasProfiles,
    ...jobImageOf(answers),
    ...NO_SERVICE,
    ...(dind ? dockerOf(answers) : {}),
    ...(buildkit ? buildkitOf(answers) : {}),
    hubNote: buildkit && registryMirror === undefined,
  };
}

/** The image of jobs that name none, and why it is that one. */
function jobImageOf(answers: Answers): View {
  const { image, os, build } = answers;
  if (image !== undefined) return { jobImage: image, imageNote: null };
  if (os === 'windows') return { jobImage: WINDOWS, imageNote: 'a fixed version, for nodes of the same build' };
  if (build === 'dind' || build === 'dind-rootless')
    return { jobImage: official(`${DOCKER}-cli`, answers), imageNote: 'the client of the daemon below' };
  return {
    jobImage: official(DEBIAN, answers),
    imageNote: 'a fixed version, and glibc: musl looks names up differently',
  };
}

/** An official image of Docker Hub, from the mirror or from the registry of AWS, which has them all and no bound. */
export function official(image: string, { registryMirror }: Pick<Answers, 'registryMirror'>): string {
  return `${registryMirror ?? 'public.ecr.aws/docker'}/library/${image}`;
}

function dockerOf(answers: Answers): View {
  const { build, mtu = SAFE_MTU, registryMirror } = answers;
  return {
    serviceImage: official(`${DOCKER}-${build}`, answers),
    serviceEnvironment: ['HEALTHCHECK_TCP_PORT=2376', 'DOCKER_TLS_CERTDIR=/certs'],
    daemonArguments: [
      `--mtu=${mtu}`,
      `--default-network-opt=bridge=com.docker.network.driver.mtu=${mtu}`,
      ...(registryMirror === undefined ? [] : [`--registry-mirror=https://${registryMirror}`]),
    ],
  };
}

/** Writes the mirror, which is the argument behind it, into the daemon's configuration before it starts the daemon. */
const WITH_MIRROR =
  'mkdir -p ~/.config/buildkit && printf \'[registry."docker.io"]\\n  mirrors = ["%s"]\\n\' "$0" > ~/.config/buildkit/buildkitd.toml && exec rootlesskit buildkitd "$@"';

function buildkitOf({ registryMirror }: Answers): View {
  const hub = registryMirror ?? 'docker.io';
  return {
    serviceImage: `${hub}/${BUILDKIT}`,
    serviceEnvironment: ['HEALTHCHECK_TCP_PORT=1234'],
    serviceEntrypoint:
      registryMirror === undefined ? ['rootlesskit', 'buildkitd'] : ['sh', '-c', WITH_MIRROR, registryMirror],
    daemonArguments: ['--addr', 'tcp://127.0.0.1:1234', '--oci-worker-no-process-sandbox'],
  };
}
