import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { variablesIn } from '../shared/variables.ts';
import { enumerate } from '../shared/names.ts';
import { isPlainSecret } from '../shared/secrets.ts';

export default defineRule({
  id: 'secret-in-runners-config',
  group: 'security',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'The configuration of the runner holds a secret, and becomes a ConfigMap.',
    why: 'The chart writes runners.config into a ConfigMap, which is not encrypted and which everybody with read access to the namespace can see, as can whoever reads the file or `helm get values`.',
    remedy:
      'Keep credentials of the cache in a Secret and name it in runners.cache.secretName; give others to jobs as masked variables of GitLab.',
    references: [
      'gitlab-runner chart 0.92.0: templates/configmap.yaml',
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/#use-the-cache-with-a-configuration-template',
      'https://kubernetes.io/docs/concepts/configuration/configmap/',
    ],
    keys: ['runners.environment', 'runners.cache.s3.SecretKey'],
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.cache]
        Type = "s3"
        [runners.cache.s3]
          ServerAddress = "s3.example.com"
          BucketName = "cache"
          AccessKey = "ci-cache"
          SecretKey = "Zk3vB8mQw1tR6yUp"
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      environment = ["HELM_TOKEN=glpat-Zk3vB8mQw1tR6yUpL9aS"]
`,
      {
        file: 'runner.yaml',
        text: manifest('ConfigMap', 'data'),
      },
      {
        file: 'main.tf',
        text: String.raw`resource "kubernetes_config_map" "runner" {
  data = {
    "config.toml" = "[[runners]]\n  token = \"glrt-t3_Kq8vWm2ZpR7sYd4NfLc\"\n  executor = \"kubernetes\"\n"
  }
}
`,
      },
    ],
    good: [
      {
        file: 'runner.yaml',
        text: manifest('Secret', 'stringData'),
      },
      `runners:
  cache:
    secretName: s3access
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
      [runners.cache]
        Type = "s3"
        [runners.cache.s3]
          ServerAddress = "s3.example.com"
          BucketName = "cache"
`,
      `runners:
  config: |
    [[runners]]
      environment = ["DOCKER_TLS_CERTDIR=/certs", "TOKEN={{ .Values.token }}"]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
      [runners.cache]
        Type = "s3"
        [runners.cache.s3]
          ServerAddress = "s3.example.com"
          BucketName = "cache"
          AccessKey = "<access key>"
          SecretKey = "$SECRET_KEY"
`,
      {
        file: 'config.toml',
        text: `# A config.toml may well be kept in a Secret.
[[runners]]
  url = "https://gitlab.example.com/"
  token = "glrt-t3_Kq8vWm2ZpR7sYd4NfLc"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
    ],
  },
  check(release, report) {
    for (const runner of release.runners) {
      const secrets = secretsOf(runner, release);
      const [first] = secrets;
      if (!first || !isInConfigMap(release, first.at)) continue;
      const names = secrets.map(({ name }) => name);
      report({
        at: first.at,
        secret: true,
        message: `Everybody who can read ConfigMaps in the namespace can read ${enumerate(names)}: ${release.values ? 'runners.config becomes one' : 'the file is one'}.`,
        ...(release.values
          ? {}
          : { remedy: 'Keep the file in a Secret, and replace the secrets that have been read.' }),
      });
    }
  },
});

/** True for runners.config, and for a file in a ConfigMap, be it a manifest or a resource of Terraform; a Secret may hold secrets. */
function isInConfigMap({ values, kind }: Release, { place: { route } }: View): boolean {
  return (
    values !== null ||
    (kind === 'config-map' && route[0] === 'data') ||
    (kind === 'terraform' && String(route[1]).startsWith('kubernetes_config_map'))
  );
}

function manifest(kind: string, field: string): string {
  return `apiVersion: v1
kind: ${kind}
metadata:
  name: gitlab-runner
${field}:
  config.toml: |
    [[runners]]
      url = "https://gitlab.example.com/"
      token = "glrt-t3_Kq8vWm2ZpR7sYd4NfLc"
      executor = "kubernetes"
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`;
}

interface Secret {
  readonly at: View;
  readonly name: string;
}

/** A token in a template is wiped, of which template-keys-that-never-win speaks. */
function secretsOf(runner: RunnerView, { configRole }: Release): readonly Secret[] {
  const settings = configRole === 'whole' ? ['token', ...SETTINGS] : SETTINGS;
  const named = settings.flatMap((path) => {
    const at = runner.at(path);
    return at.written && isPlainSecret(at) ? [{ at, name: String(at.key) }] : [];
  });
  const variables = variablesIn(runner.at('environment')).filter(({ at, text }) => !at.unknown && TOKEN.test(text));
  return [...named, ...variables.map(({ at, name }) => ({ at, name }))];
}

const SETTINGS = [
  'cache.s3.SecretKey',
  'cache.s3.SessionToken',
  'cache.gcs.PrivateKey',
  'cache.azure.AccountKey',
  'kubernetes.bearer_token',
];

/** Tokens that are known by their beginning, and credentials for registries. */
const TOKEN =
  /^(gl(rt|pat|dt|cbt|ptt|oas|soat)-[\w-]{12,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|xox[bap]-[\w-]{12,}|\{\s*"auths"\s*:.*"(auth|password)"\s*:\s*"[^"$<{]+")/;
