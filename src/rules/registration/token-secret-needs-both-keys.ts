import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { enumerate } from '../shared/names.ts';

export default defineRule({
  id: 'token-secret-needs-both-keys',
  group: 'registration',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'The Secret of runners.secret is made in extraObjects without one of the two keys that the chart mounts.',
    why: 'The chart mounts both runner-token and runner-registration-token of that Secret, and neither is optional. Where one is missing, the pod stays in ContainerCreating: "MountVolume.SetUp failed for volume "projected-secrets" : references non-existent secret key: runner-registration-token".',
    remedy: 'Add the missing key, empty if there is no such token.',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/#store-registration-tokens-or-runner-tokens-in-secrets',
      'gitlab-runner chart 0.92.0: templates/deployment.yaml (projected-secrets)',
    ],
    keys: ['runners.secret', 'extraObjects'],
    fix: 'Adds the missing key, empty, to a Secret or to the template of an ExternalSecret. Where both are missing nobody can tell which of the keys there is the token.',
  },
  examples: {
    bad: [
      `runners:
  secret: gitlab-runner-token
extraObjects:
  - apiVersion: v1
    kind: Secret
    metadata:
      name: gitlab-runner-token
    stringData:
      runner-token: glrt-xxxxxxxxxxxxxxxxxxxx
`,
      `runners:
  secret: gitlab-runner-token
extraObjects:
  - apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: gitlab-runner
    spec:
      target:
        name: gitlab-runner-token
      data:
        - secretKey: runner-token
          remoteRef:
            key: ci/runner
`,
      `runners:
  secret: gitlab-runner-token
extraObjects:
  - apiVersion: v1
    kind: Secret
    metadata:
      name: gitlab-runner-token
    data:
      token: Z2xydC14
`,
      `runners:
  secret: gitlab-runner-token
extraObjects:
  - apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: gitlab-runner-token
    spec:
      target:
        template:
          data:
            runner-token: "{{ .token }}"
`,
    ],
    good: [
      `runners:
  secret: gitlab-runner-token
extraObjects:
  - apiVersion: v1
    kind: Secret
    metadata:
      name: gitlab-runner-token
    stringData:
      runner-token: glrt-xxxxxxxxxxxxxxxxxxxx
    data:
      runner-registration-token: ""
`,
      `# What is taken as a whole, or made by a template, may hold both.
runners:
  secret: gitlab-runner-token
extraObjects:
  - kind: ExternalSecret
    metadata:
      name: gitlab-runner-token
    spec:
      dataFrom:
        - extract:
            key: ci/runner
  - kind: SealedSecret
    metadata:
      name: other
    spec:
      encryptedData:
        runner-token: AgBy3i4OJSWK
`,
      `runners:
  secret: made-elsewhere
extraObjects:
  - kind: Secret
    metadata:
      name: gitlab-runner-token
    stringData:
      runner-token: glrt-xxxxxxxxxxxxxxxxxxxx
`,
    ],
    fixed: [
      `runners:
  secret: gitlab-runner-token
extraObjects:
  - apiVersion: v1
    kind: Secret
    metadata:
      name: gitlab-runner-token
    stringData:
      runner-token: glrt-xxxxxxxxxxxxxxxxxxxx
      runner-registration-token: ""
`,
      null,
      null,
      `runners:
  secret: gitlab-runner-token
extraObjects:
  - apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: gitlab-runner-token
    spec:
      target:
        template:
          data:
            runner-token: "{{ .token }}"
            runner-registration-token: ""
`,
    ],
  },
  check({ values }, report) {
    const secret = values?.at('runners.secret');
    if (!values || !secret?.string) return;
    for (const object of values.at('extraObjects').items()) {
      const keys = nameOf(object) === secret.string ? keysOf(object) : undefined;
      const missing = TOKEN_KEYS.filter((key) => keys?.includes(key) === false);
      if (missing.length === 0) continue;
      const names = enumerate(missing);
      report({
        at: object.at('metadata.name'),
        message: `The manager's pod stays in ContainerCreating with \`references non-existent secret key: ${missing[0]}\`: the Secret of runners.secret must have ${names}.`,
        remedy: `Add ${names} to the Secret, empty if there is no such token.`,
        related: [{ at: secret, message: 'the chart mounts both keys of this Secret' }],
        fix: fixFor(object, missing),
      });
    }
  },
});

const TOKEN_KEYS = ['runner-token', 'runner-registration-token'];

/** The name of the Secret that an object is or makes. */
function nameOf(object: View): string | undefined {
  const target = object.at(
    object.at('kind').string === 'SealedSecret' ? 'spec.template.metadata.name' : 'spec.target.name',
  );
  return target.kind === 'absent' ? object.at('metadata.name').string : target.string;
}

/** Keys of the Secret; undefined where they cannot all be told. */
function keysOf(object: View): readonly string[] | undefined {
  const maps = KEYS_IN[object.at('kind').string ?? ''];
  if (!maps || mayHaveOthers(object)) return undefined;
  const holders = maps.map((path) => object.at(path));
  if (holders.some(({ unknown }) => unknown)) return undefined;
  const keys = holders.flatMap((holder) =>
    holder.kind === 'list'
      ? holder.items().map((item) => item.at('secretKey').string)
      : holder.entries().map(({ key }) => String(key)),
  );
  return keys.every((key) => key !== undefined) ? keys : undefined;
}

/** True where keys come from places that are not in the file. */
function mayHaveOthers(object: View): boolean {
  const elsewhere = ['spec.dataFrom', 'spec.target.template.templateFrom'].some(
    (path) => object.at(path).kind !== 'absent',
  );
  return elsewhere || object.at('spec.target.creationPolicy').string === 'Merge';
}

/** Where objects of a kind hold the keys of the Secret that they are or make. */
const KEYS_IN: Readonly<Record<string, readonly string[]>> = {
  Secret: ['data', 'stringData'],
  SealedSecret: ['spec.encryptedData', 'spec.template.data'],
  ExternalSecret: ['spec.data', 'spec.target.template.data'],
};

/** Text that is empty is so in base64, too. */
function fixFor(object: View, [key, ...others]: readonly string[]): Proposal | undefined {
  const maps = HOLDERS[object.at('kind').string ?? ''] ?? [];
  const holder = maps.map((path) => object.at(path)).find(({ kind }) => kind === 'map');
  if (!holder || key === undefined || others.length > 0) return undefined;
  return {
    disposition: 'safe',
    title: `Add the empty key ${key} to the Secret.`,
    changes: [{ op: 'insert', at: holder.at([key]), value: '' }],
  };
}

/** Where a key can be given a text. */
const HOLDERS: Readonly<Record<string, readonly string[]>> = {
  Secret: ['stringData', 'data'],
  ExternalSecret: ['spec.target.template.data'],
};
