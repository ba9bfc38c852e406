import { chartKey } from '../../knowledge/index.ts';
import type { Route } from '../../model/node.ts';
import type { Proposal } from '../../model/fix.ts';
import type { FileKind, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';

export default defineRule({
  id: 'escaped-dots-in-set',
  group: 'syntax',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A dot in the path of a value is escaped where it should part two keys.',
    why: 'A backslash makes the dot a part of the key: it is meant for keys such as kubernetes.io/arch. `rbac\\.create` sets one key of that name at the top, which the chart does not read, and Helm says nothing.',
    remedy: 'Remove the backslashes before the dots that part keys.',
    references: ['https://helm.sh/docs/intro/using_helm/#the-format-and-limitations-of---set'],
    fix: 'Removes the backslashes, but not in Terraform.',
  },
  examples: {
    bad: [
      {
        file: 'main.tf',
        text: `resource "helm_release" "runner" {
  name  = "runner"
  chart = "gitlab-runner"
  set {
    name  = "rbac\\\\.create"
    value = "true"
  }
}
`,
      },
      {
        file: 'app.yaml',
        text: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: gitlab-runner
spec:
  source:
    chart: gitlab-runner
    targetRevision: 0.92.0
    helm:
      parameters:
        - name: runners\\.secret
          value: gitlab-runner-token
`,
      },
      {
        file: 'main.tf',
        text: `resource "helm_release" "runner" {
  name  = "runner"
  chart = "gitlab-runner"
  set {
    name  = "resources\\\\.requests\\\\.cpu"
    value = "50m"
  }
}
`,
      },
    ],
    good: [
      {
        file: 'main.tf',
        text: `resource "helm_release" "runner" {
  name  = "runner"
  chart = "gitlab-runner"
  values = [file("values.yaml")]
  set {
    name  = "rbac.create"
    value = "true"
  }
  set {
    name  = "nodeSelector.kubernetes\\\\.io/arch"
    value = "amd64"
  }
}
`,
      },
    ],
    fixed: [
      null,
      `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: gitlab-runner
spec:
  source:
    chart: gitlab-runner
    targetRevision: 0.92.0
    helm:
      parameters:
        - name: runners.secret
          value: gitlab-runner-token
`,
      null,
    ],
  },
  check({ kind, values }, report) {
    if (!values || !WITH_SETTINGS.has(kind)) return;
    for (const at of dottedKeysBelow(values)) {
      const meant = at.route.join('.');
      report({
        at,
        message: `Helm takes \`${at.key}\` for one key with a dot in it, which the chart does not read: ${meant} is not set.`,
        remedy: `Write ${meant}, without backslashes.`,
        fix: kind === 'terraform' ? undefined : parted(at, meant),
      });
    }
  },
});

/** The path stands beside the value, as its name. */
function parted({ place }: View, path: string): Proposal | undefined {
  const { route } = place;
  if (route.at(-1) !== 'value') return undefined;
  const name = { ...place, route: [...route.slice(0, -1), 'name'] };
  return {
    disposition: 'safe',
    title: `Write ${path} without backslashes.`,
    changes: [{ op: 'set', at: name, value: path }],
  };
}

/** Kinds of files in which values are given by their path. */
const WITH_SETTINGS: ReadonlySet<FileKind> = new Set(['terraform', 'helmfile', 'argocd']);

/** True for a value of the chart, and for one in a map that it takes as it is (`resources.requests.cpu`). */
function isRead(path: Route): boolean {
  return chartKey(path) !== undefined || path.some((_, length) => takesAnyKey(path.slice(0, length)));
}

/** Labels and the like: there a dot may well be part of a key. */
function takesAnyKey(route: Route): boolean {
  const key = chartKey(route);
  return key !== undefined && (key.open === true || /^map(?:<|$)/.test(key.type));
}

/** Keys given by a path that would be a chart's value if their dots parted keys. */
function dottedKeysBelow(top: View): readonly View[] {
  const open = [top];
  const found: View[] = [];
  for (let view = open.pop(); view; view = open.pop()) {
    const isDotted = String(view.key).includes('.') && view.origin?.kind === 'set';
    if (isDotted && isRead(view.route.join('.').split('.'))) found.push(view);
    if (!takesAnyKey(view.route)) open.push(...view.entries());
  }
  return found;
}
