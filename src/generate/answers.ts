/** How jobs build images. */
export type Build = 'plain' | 'dind' | 'dind-rootless' | 'buildkit-rootless';

/** Requests and limits of the build container, as Kubernetes writes them. */
export interface JobSize {
  readonly cpu: string;
  readonly memory: string;
  readonly storage: string;
}

/** Where the cache of jobs is; what is not given is the storage's own business. */
export interface CacheAnswers {
  readonly type: 'none' | 's3' | 'gcs' | 'azure';
  readonly bucket?: string;
  readonly region?: string;
  readonly endpoint?: string;
  readonly secret?: string;
  readonly identity?: string;
  readonly account?: string;
}

/** What a wrapper chart makes beside the runner. */
export interface ChartAnswers {
  readonly networkPolicy: boolean;
  readonly podDisruptionBudget: boolean;
  readonly priorityClass: boolean;
  readonly quota: boolean;
  readonly secretStore?: string;
  readonly secretKey?: string;
}

/** A toleration of Kubernetes. */
export interface Toleration {
  readonly key: string;
  readonly operator?: 'Equal' | 'Exists';
  readonly value?: string;
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/** What one must know to generate configuration: schemas/answers.schema.json with its defaults filled in. */
export interface Answers {
  readonly gitlabUrl: string;
  readonly tokenSecret: string;
  /** A release of the chart that is known. */
  readonly chartVersion: string;
  readonly releaseNamespace: string;
  readonly jobNamespace: string;
  readonly os: 'linux' | 'windows';
  readonly arch: 'amd64' | 'arm64';
  readonly openshift: boolean;
  readonly image?: string;
  readonly build: Build;
  readonly concurrent: number;
  readonly resources: JobSize;
  readonly cache: CacheAnswers;
  readonly privateCa: boolean;
  readonly caSecret?: string;
  readonly ndots: number;
  readonly mtu?: number;
  readonly registryMirror?: string;
  readonly proxy?: string;
  readonly noProxy: readonly string[];
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
  readonly autoscaler: 'none' | 'cluster-autoscaler' | 'karpenter';
  readonly spot: boolean;
  readonly environments: readonly string[];
  readonly chart: ChartAnswers;
}

/** Something that is wrong with the answers. */
export interface AnswerProblem {
  /** The answer that is to be changed; empty for all of them. */
  readonly path: readonly (string | number)[];
  /** A sentence without the name of the answer. */
  readonly message: string;
  /** The name itself is wrong, not the value. */
  readonly atKey?: true;
}

/** A problem with the name of its answer. */
export function named({ path, message }: AnswerProblem): string {
  return path.length > 0 ? `${path.join('.')}: ${message}` : message;
}
