import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dotted } from '../shared/names.ts';
import { pullSecretAsMap } from '../shared/values-shape.ts';

export default defineRule({
  id: 'service-account-pull-secrets-map',
  group: 'images',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A pull secret of the service account is written as a mapping; the chart wants the name alone.',
    why: 'The chart prints each item in quotes as the name of a Secret. A mapping prints as `map[name:registry]`, a Secret that does not exist: the installation succeeds, and private images end with `ErrImagePull … 401 Unauthorized`. The top-level imagePullSecrets is the other way round: it wants mappings.',
    remedy: 'Write the name of the Secret only.',
    references: ['gitlab-runner chart 0.92.0: templates/service-account.yaml, templates/deployment.yaml'],
    keys: ['serviceAccount.imagePullSecrets'],
    fix: 'Writes the name of the Secret in place of the mapping that holds it and nothing else.',
  },
  examples: {
    bad: [
      `serviceAccount:
  create: true
  imagePullSecrets:
    - name: registry
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      `imagePullSecrets:
  - name: registry
serviceAccount:
  create: true
  imagePullSecrets: [registry]
runners:
  secret: gitlab-runner-token
`,
    ],
    fixed: [
      `serviceAccount:
  create: true
  imagePullSecrets:
    - registry
runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check(release, report) {
    for (const problem of release.problems) {
      const at = pullSecretAsMap(problem);
      if (!at) continue;
      const name = at.at('name').string;
      const shown = name === undefined ? 'map[…]' : `map[name:${name}]`;
      report({
        at,
        message: `The service account gets the pull secret \`${shown}\`, which does not exist: private images end with \`ErrImagePull\`.`,
        ...(name === undefined ? {} : { remedy: `Write ${dotted(at.route)}: [${name}].`, fix: nameAlone(at, name) }),
      });
    }
  },
});

function nameAlone(at: View, name: string): Proposal | undefined {
  if (at.entries().length !== 1) return undefined;
  return {
    disposition: 'safe',
    title: `Write the name "${name}" alone, without name:.`,
    changes: [{ op: 'set', at, value: name }],
  };
}
