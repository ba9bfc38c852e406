import assert from 'node:assert/strict';
import { inConfig, inValues } from './lint.ts';

/** Disposition and title of the fix for each finding of a rule; null where there is none. */
function fixes(rule: string, tables: string): readonly (string | null)[] {
  const text = `[[runners]]\n  executor = "kubernetes"\n${tables}\n`;
  return inConfig(rule, text).map(({ fix }) => fix && `${fix.disposition}: ${fix.title}`);
}

function volume(kind: string, name: string, more = 'mount_path = "/a"'): string {
  return `[[runners.kubernetes.volumes.${kind}]]\nname = "${name}"\n${more}\n`;
}

function s3(settings: string): string {
  return `[runners.cache]\nType = "s3"\n[runners.cache.s3]\nBucketName = "bucket"\n${settings}\n`;
}

describe('fixes of volumes', () => {
  it('finds each of several volumes a number', () =>
    assert.deepEqual(
      fixes('duplicate-volume-name', volume('csi', 'x') + volume('csi', 'x') + volume('empty_dir', 'x-2')),
      ['safe: Call the volume "x-3".'],
    ));
  it('renames the one whose name is free', () =>
    assert.deepEqual(fixes('duplicate-volume-name', volume('host_path', 'x') + volume('secret', 'x')), [
      'safe: Call the volume "x-2".',
    ]));
  it('cannot rename a Secret', () =>
    assert.deepEqual(fixes('duplicate-volume-name', volume('secret', 'x') + volume('config_map', 'x')), [null]));
  it('leaves a volume alone that a pod_spec may name', () =>
    assert.deepEqual(
      fixes(
        'reserved-volume-name',
        `${volume('empty_dir', 'logs')}[[runners.kubernetes.pod_spec]]\npatch = "volumes: [{name: logs}]"\n`,
      ),
      [null],
    ));
  it('takes no name that another volume has, or may have', () => {
    for (const other of ['job-logs', '$NAME'])
      assert.deepEqual(fixes('reserved-volume-name', volume('empty_dir', 'logs') + volume('empty_dir', other)), [null]);
  });
  it('renames a misspelt volume, but no claim', () => {
    assert.deepEqual(fixes('volume-name-invalid', volume('nfs', 'A_b')), ['safe: Call the volume "a-b".']);
    assert.deepEqual(fixes('volume-name-invalid', volume('pvc', 'A_b')), [null]);
  });

  const paths: readonly [string, string | null][] = [
    ['sub_path = "/a/b"', 'safe: Write the path as "a/b".'],
    ['items = { k = "/mnt/c/d.crt" }', 'safe: Write the path as "c/d.crt".'],
    ['items = { k = "/d.crt" }', 'safe: Write the path as "d.crt".'],
    ['items = { k = "/c/d.crt" }', 'unsafe: Write the path as "c/d.crt".'],
    ['items = { k = "/../d.crt" }', null],
    ['items = { k = "/mnt/" }', null],
  ];
  for (const [setting, fix] of paths)
    it(`makes ${setting} relative`, () =>
      assert.deepEqual(fixes('mount-path-invalid', volume('secret', 'x', `mount_path = "/mnt/"\n${setting}`)), [fix]));

  const nfs = (setting: string) =>
    fixes('nfs-setting-ignored', volume('nfs', 'x', `mount_path = "/x"\nserver = "s"\npath = "/p"\n${setting}`));
  it('gives NFS settings name and type at once', () =>
    assert.deepEqual(nfs('ReadOnly = "True"\nsub-path = 7'), [
      'safe: Call the setting read_only.',
      'safe: Call the setting sub_path.',
    ]));
  it('overwrites no NFS setting, and knows no other truths', () => {
    assert.deepEqual(nfs('readonly = true\nread_only = false'), [null]);
    assert.deepEqual(nfs('read_only = "yes"'), [null]);
    assert.deepEqual(nfs('read_only = 1'), [null]);
    assert.deepEqual(nfs('Server = "t"'), [null], 'server is there, too');
    assert.deepEqual(nfs('mode = "fast"'), [null]);
  });

  const mount = (more: string) =>
    inValues(
      'volume-mount-without-volume',
      `runners:\n  secret: token\nvolumeMounts:\n  - name: certs\n    mountPath: /certs\nvolumes:\n  - name: cert\n    emptyDir: {}\n${more}`,
    ).map(({ fix }) => fix?.title);
  it('mounts the volume that is left over', () => assert.deepEqual(mount(''), ['Mount the volume "cert".']));
  it('does not where two are, or another container may mount it', () => {
    assert.deepEqual(mount('  - name: other\n    emptyDir: {}\n'), [undefined]);
    assert.deepEqual(mount('extraContainers:\n  - name: sidecar\n'), [undefined]);
  });
});

describe('fixes of caches', () => {
  const addresses: readonly [string, string | null][] = [
    ['ServerAddress = "HTTPS://h:9000/bucket/"', 'safe: Set ServerAddress = "h:9000".'],
    ['ServerAddress = "http://h"', 'safe: Set ServerAddress = "h" and Insecure = true.'],
    ['ServerAddress = "h/other"', 'unsafe: Set ServerAddress = "h".'],
    ['ServerAddress = "https://h"\nInsecure = true', 'unsafe: Set ServerAddress = "h".'],
    ['ServerAddress = "s3://h/path"', null],
    ['ServerAddress = "https://$HOST/"', null],
    ['ServerAddress = "/path"', null],
  ];
  for (const [setting, fix] of addresses)
    it(`writes the host of ${setting}`, () => assert.deepEqual(fixes('s3-server-address-scheme', s3(setting)), [fix]));

  it('sets the type of the only bucket', () =>
    assert.deepEqual(fixes('cache-type', '[runners.cache.azure]\nContainerName = "c"\n'), [
      'safe: Set Type = "azure".',
    ]));
  it('sets none where there is no bucket, or two', () => {
    assert.deepEqual(fixes('cache-type', '[runners.cache.s3]\nServerAddress = "h"\n'), [null]);
    const two = '[runners.cache.s3]\nBucketName = "b"\n[runners.cache.gcs]\nBucketName = "b"\n';
    assert.deepEqual(fixes('cache-type', two), [null]);
  });
  it('knows nothing of other types', () =>
    assert.deepEqual(fixes('cache-type', '[runners.cache]\nType = "aws"\n'), [null]));
  it('keeps the type of a storage about which something is said', () => {
    const text =
      '[runners.cache]\nType = "azure"\n[runners.cache.azure]\nAccountName = "a"\n[runners.cache.s3]\nBucketName = "b"\n';
    assert.deepEqual(fixes('cache-bucket-missing', text), [null]);
  });
  it('takes no setting that the runner does not know', () =>
    assert.deepEqual(
      inConfig(
        's3-credentials-ignored',
        `[[runners]]\n  executor = "kubernetes"\n${s3('AccessKey = "A"\nSecretKey = "s"')}`,
        { runner: '14.3' },
      ).map(({ fix }) => fix),
      [null],
    ));
});
