import type { Correction, Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { isInNfsVolume, NEEDED_NFS_SETTINGS, OPTIONAL_NFS_SETTINGS } from '../shared/nfs.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'nfs-setting-ignored',
  group: 'storage',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  appliesFrom: { runner: '19.0' },
  docs: {
    what: 'The runner passes over a setting of an NFS volume.',
    why: 'NFS volumes are read by code of their own, which takes each name exactly as it is written here, and a value only if it has the right type: `ReadOnly = true` and `read_only = "true"` both leave the volume writable. Nothing is logged, and `gitlab-runner lint` does not see it either.',
    remedy: 'Write the name in small letters with underscores, text in quotes, and true or false without.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#nfs-volume',
      'gitlab-runner v19.3.0: common/config.go (KubernetesNFS.UnmarshalTOML)',
    ],
    fix: 'Gives the setting its right name and type.',
  },
  yieldsTo: ['key-in-wrong-table'],
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        [[runners.kubernetes.volumes.nfs]]
          name = "cache"
          mount_path = "/cache"
          server = "nfs.example.com"
          path = "/exports/cache"
          readonly = true
`,
      `# A text, where true or false is due.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        [[runners.kubernetes.volumes.nfs]]
          name = "cache"
          mount_path = "/cache"
          server = "nfs.example.com"
          path = "/exports/cache"
          read_only = "true"
`,
      `# Elsewhere the runner ignores the case of letters.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        [[runners.kubernetes.volumes.nfs]]
          name = "cache"
          mount_path = "/cache"
          server = "nfs.example.com"
          path = "/exports/cache"
          Sub_Path = "team"
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [[runners.kubernetes.volumes.nfs]]
          name = "cache"
          mount_path = "/cache"
          server = "nfs.example.com"
          path = "/exports/cache"
          sub_path = "team"
          read_only = {{ .Values.readOnly }}
`,
      {
        file: 'values.yaml',
        besides: ['key-needs-newer-runner'],
        runner: '18.11',
        text: `# This runner knows no such volumes at all.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [[runners.kubernetes.volumes.nfs]]
          name = "cache"
          readonly = true
`,
      },
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        [[runners.kubernetes.volumes.nfs]]
          name = "cache"
          mount_path = "/cache"
          server = "nfs.example.com"
          path = "/exports/cache"
          read_only = true
`,
      `# A text, where true or false is due.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        [[runners.kubernetes.volumes.nfs]]
          name = "cache"
          mount_path = "/cache"
          server = "nfs.example.com"
          path = "/exports/cache"
          read_only = true
`,
      `# Elsewhere the runner ignores the case of letters.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        [[runners.kubernetes.volumes.nfs]]
          name = "cache"
          mount_path = "/cache"
          server = "nfs.example.com"
          path = "/exports/cache"
          sub_path = "team"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const volume of runner.at('kubernetes.volumes.nfs').items())
        for (const at of volume.entries()) {
          const fault = faultOf(at, volume);
          if (!fault || !isInNfsVolume(at)) continue;
          report({ at, message: `The runner passes over \`${at.key}\`: ${fault}.`, fix: fixFor(volume, at) });
        }
    }
  },
});

/** Why a setting does nothing; undefined where it does, or where the runner refuses the volume for want of it. */
function faultOf(at: View, volume: View): string | undefined {
  const name = String(at.key);
  const type = OPTIONAL_NFS_SETTINGS.get(name);
  if (type === undefined) {
    const needed = NEEDED_NFS_SETTINGS.find((known) => folded(known) === folded(name));
    if (needed !== undefined)
      return needed !== name && hasExactly(volume, needed) ? `\`${needed}\` is there, too, and counts` : undefined;
    const meant = optionMeant(name);
    return meant === undefined ? 'NFS volumes have no such setting' : `the setting is called \`${meant}\``;
  }
  if (at.unknown || at.type === type) return undefined;
  return type === 'boolean' ? 'it must be true or false, without quotes' : 'it must be text in quotes';
}

function hasExactly(volume: View, name: string): boolean {
  return volume.entries().some(({ key }) => key === name);
}

/** The optional setting of that name, in whatever style it is written. */
function optionMeant(name: string): string | undefined {
  return [...OPTIONAL_NFS_SETTINGS.keys()].find((known) => folded(known) === folded(name));
}

function fixFor(volume: View, at: View): Proposal | undefined {
  const meant = optionMeant(String(at.key));
  const type = OPTIONAL_NFS_SETTINGS.get(meant ?? '');
  if (meant === undefined || type === undefined || at.unknown) return undefined;
  const isRenamed = meant !== at.key;
  if (isRenamed && hasExactly(volume, meant)) return undefined;
  const typed = at.type === type ? [] : typedAs(at, type);
  if (!typed) return undefined;
  return {
    disposition: 'safe',
    title: isRenamed ? `Call the setting ${meant}.` : `Write ${meant} ${type === 'boolean' ? 'without' : 'in'} quotes.`,
    changes: [...typed, ...(isRenamed ? [{ op: 'rename', at, key: meant } as const] : [])],
  };
}

function typedAs(at: View, type: 'string' | 'boolean'): readonly Correction[] | undefined {
  if (type === 'string') return at.kind === 'scalar' ? [{ op: 'quote', at }] : undefined;
  const text = at.string?.trim().toLowerCase();
  return text === 'true' || text === 'false' ? [{ op: 'set', at, value: text === 'true' }] : undefined;
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, '');
}
