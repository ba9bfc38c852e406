import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { enumerate } from '../shared/names.ts';
import { kubernetesRunners, mayHaveFlag } from '../shared/runners.ts';
import { isGiven } from '../shared/truth.ts';

const FLAG = 'FF_USE_ADVANCED_POD_SPEC_CONFIGURATION';
const TYPES = ['strategic', 'merge', 'json'];

export default defineRule({
  id: 'pod-spec-invalid',
  group: 'executor',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'A patch of the pod cannot be applied, or removes the containers of the job.',
    why: 'The patch is read when the pod is made, so every job fails: `ambiguous patch: both patch path and patch provided`, `unsupported patch type`, `cannot unmarshal array`. A patch of type "merge" replaces lists as a whole: one with containers removes the helper and the build container.',
    remedy:
      'Give patch or patch_path, with patch_type "strategic" for an object of the pod, or "json" for a list of operations.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#overwrite-generated-pod-specifications',
      'gitlab-runner v19.3.0: common/config.go (PodSpecPatch), executors/kubernetes/kubernetes.go (doPodSpecMerge)',
    ],
    keys: [
      'runners.kubernetes.pod_spec.patch',
      'runners.kubernetes.pod_spec.patch_path',
      'runners.kubernetes.pod_spec.patch_type',
    ],
    fix: 'Writes the type in lower case, and "json" for a list of operations. An object of type "json", and a list of containers of type "merge", become "strategic": unsafe, because job pods then change by what they say.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.feature_flags]\n    FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true\n  [[runners.kubernetes.pod_spec]]\n    patch = "hostname: ci"\n    patch_path = "/patches/hostname.yaml"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.feature_flags]\n    FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true\n  [[runners.kubernetes.pod_spec]]\n    patch = "hostname: ci"\n    patch_type = "Strategic"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.feature_flags]\n    FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true\n  [[runners.kubernetes.pod_spec]]\n    patch = \'[{"op": "add", "path": "/hostname", "value": "ci"}]\'\n',
      },
      {
        file: 'config.toml',
        text: "[[runners]]\n  executor = \"kubernetes\"\n  [runners.feature_flags]\n    FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true\n  [[runners.kubernetes.pod_spec]]\n    patch_type = \"merge\"\n    patch = '''\n      containers:\n      - name: build\n        env: []\n    '''\n",
      },
      {
        file: 'config.toml',
        text: "[[runners]]\n  executor = \"kubernetes\"\n  [runners.feature_flags]\n    FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true\n  [[runners.kubernetes.pod_spec]]\n    patch = '''\n      spec:\n        hostNetwork: true\n    '''\n",
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.feature_flags]
    FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true
  [runners.kubernetes]
    memory_request = "1Gi"
    helper_image_flavor = "ubuntu"
  [[runners.kubernetes.pod_spec]]
    patch = '''
      containers:
      - name: build
        tty: true
    '''
  [[runners.kubernetes.pod_spec]]
    patch_type = "json"
    patch = '''
      # a list of operations
      - op: add
        path: /hostname
        value: ci
    '''
  [[runners.kubernetes.pod_spec]]
    patch_type = "merge"
    patch = "hostname: ci"
`,
      },
      {
        file: 'config.toml',
        besides: ['pod-spec-without-flag'],
        text: `# Never read: see pod-spec-without-flag.
[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    memory_request = "1Gi"
    helper_image_flavor = "ubuntu"
  [[runners.kubernetes.pod_spec]]
    patch = "hostname: ci"
    patch_type = "Strategic"
`,
      },
    ],
    fixed: [
      null,
      `[[runners]]
  executor = "kubernetes"
  [runners.feature_flags]
    FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true
  [[runners.kubernetes.pod_spec]]
    patch = "hostname: ci"
    patch_type = "strategic"
`,
      `[[runners]]
  executor = "kubernetes"
  [runners.feature_flags]
    FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true
  [[runners.kubernetes.pod_spec]]
    patch = '[{"op": "add", "path": "/hostname", "value": "ci"}]'
    patch_type = "json"
`,
      `[[runners]]
  executor = "kubernetes"
  [runners.feature_flags]
    FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true
  [[runners.kubernetes.pod_spec]]
    patch_type = "strategic"
    patch = '''
      containers:
      - name: build
        env: []
    '''
`,
      null,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const patches = runner.at('kubernetes.pod_spec').items();
      if (patches.length === 0 || !mayHaveFlag(runner, FLAG)) continue;
      for (const patch of patches) {
        const found = faultOf(patch);
        if (found) report(found);
      }
    }
  },
});

function faultOf(entry: View): Report | undefined {
  const [patch, path, type] = [entry.at('patch'), entry.at('patch_path'), entry.at('patch_type')];
  if (patch.string && isGiven(path))
    return { at: path, message: 'Every job fails with `ambiguous patch: both patch path and patch provided`.' };
  const kind = type.unknown || type.string?.includes('$') ? undefined : type.string || 'strategic';
  if (kind !== undefined && !TYPES.includes(kind))
    return {
      at: type,
      message: `Every job fails with \`unsupported patch type ${kind}\`.`,
      remedy: `Write ${enumerate(TYPES, 'or')}, in lower case.`,
      fix: inLowerCase(entry, kind.toLowerCase()),
    };
  return patch.string && kind !== undefined && !patch.string.includes('${')
    ? shapeFault(entry, patch.string, kind)
    : undefined;
}

function shapeFault(entry: View, text: string, kind: string): Report | undefined {
  const at = entry.at('patch');
  const isList = /^(-\s|\[)/.test(firstLine(text));
  if (kind === 'json' && !isList)
    return {
      at,
      message:
        'Every job fails: a patch of type "json" is a list of operations, and this is none (`cannot unmarshal object`).',
      remedy: 'Write patch_type = "strategic", or a list of operations.',
      fix: ofType(entry, 'strategic', 'unsafe'),
    };
  if (kind !== 'json' && isList)
    return {
      at,
      message: `Every job fails: a list of operations is no patch of type "${kind}" (\`cannot unmarshal array\`).`,
      remedy: 'Write patch_type = "json".',
      fix: /\bop["']?\s*:/.test(text) ? ofType(entry, 'json', 'safe') : undefined,
    };
  if (kind !== 'json' && /^(\{\s*)?"?spec"?\s*:/.test(firstLine(text)))
    return {
      at,
      severity: 'warning',
      message:
        'The patch changes nothing: it is applied to the spec of the pod, and what stands below `spec` in it is dropped.',
      remedy: 'Write the fields without `spec:` around them.',
    };
  if (kind !== 'merge' || !/(?:^|[\n{,])[^\S\n]*"?(?:containers|initContainers)"?\s*:/.test(text)) return undefined;
  return {
    at,
    message: 'Jobs lose their containers: a patch of type "merge" replaces the whole list, the helper with it.',
    remedy: 'Write patch_type = "strategic".',
    fix: ofType(entry, 'strategic', 'unsafe'),
  };
}

function inLowerCase(entry: View, kind: string): Proposal | undefined {
  const fits = TYPES.includes(kind) && !shapeFault(entry, entry.at('patch').string ?? '', kind);
  return fits ? ofType(entry, kind, 'safe') : undefined;
}

function ofType(entry: View, kind: string, disposition: 'safe' | 'unsafe'): Proposal {
  const at = entry.at('patch_type');
  return { disposition, title: `Set patch_type = "${kind}".`, changes: [{ op: 'set', at, value: kind }] };
}

/** The first line that says something: neither empty nor a comment. */
function firstLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.find((line) => line !== '' && line !== '---' && !line.startsWith('#')) ?? '';
}
