import type { RunnerView, View } from '../../model/release.ts';
import { hostOf } from './hosts.ts';
import { isDockerInDocker } from './docker-in-docker.ts';
import { serviceVariable, variablesIn, type Variable } from './variables.ts';

/** A service of the config that runs the Docker daemon, and how jobs are told to reach it. */
export interface DockerService {
  readonly at: View;
  readonly image: string;
  /** `DOCKER_HOST` in the runner's environment; undefined where jobs say it themselves. */
  readonly client:
    { readonly variable: Variable; readonly host: string | undefined; readonly port: string | undefined } | undefined;
  /** Directory of the certificates, "" without TLS; undefined where nobody can tell. */
  readonly tlsDirectory: string | undefined;
  /** The setting that says so; undefined where the image does. */
  readonly tlsVariable: Variable | undefined;
}

/** What official images have as DOCKER_TLS_CERTDIR since 19.03 (docker-library/docker: Dockerfile-dind.template). */
const CERTIFICATES = '/certs';

/** The Docker daemons among the services of a runner; those whose command is not that of the image are left out. */
export function dockerServices(runner: RunnerView): readonly DockerService[] {
  return runner
    .at('kubernetes.services')
    .items()
    .flatMap((at) => {
      const image = at.at('name').string;
      if (image === undefined || !isDockerInDocker(image)) return [];
      const tlsVariable = serviceVariable(runner, at, 'DOCKER_TLS_CERTDIR');
      const tlsDirectory = tlsVariable ? tlsVariable.value : defaultDirectory(image);
      return [{ at, image, client: clientOf(runner), tlsDirectory, tlsVariable }];
    });
}

function defaultDirectory(image: string): string | undefined {
  if (image.includes('$')) return undefined;
  return /:(1[0-8])\.\d/.test(image) ? '' : CERTIFICATES;
}

function clientOf(runner: RunnerView): DockerService['client'] {
  const variable = variablesIn(runner.at('environment')).findLast(({ name }) => name === 'DOCKER_HOST');
  if (!variable) return undefined;
  const { value } = variable;
  return {
    variable,
    host: value === undefined ? undefined : hostOf(value),
    port: /:(\d+)\/?$/.exec(value ?? '')?.[1],
  };
}

/** True where the daemon is started in another way than the image does it, or may be: TLS and ports are then as they are told. */
export function hasOwnListeners({ at }: DockerService): boolean {
  return ['command', 'entrypoint'].some((key) => {
    const list = at.at(key);
    return list.unknown || list.items().some(({ string }) => string === undefined || /^(--tls|--host|-H)/.test(string));
  });
}
