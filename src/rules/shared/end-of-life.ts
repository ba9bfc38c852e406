import type { ImageName } from './image-name.ts';

/**
 * Official images whose version had its last security fix before August 2026: name, version or code name, day. Compiled in August 2026 from
 * the release pages of the projects (ubuntu.com/about/release-cycle, wiki.debian.org/LTS, alpinelinux.org/releases, nodejs.org/about/previous-releases,
 * devguide.python.org/versions, ruby-lang.org/en/downloads/branches, php.net/eol.php, go.dev/doc/devel/release, postgresql.org/support/versioning,
 * endoflife.date for the others). Extended support that has to be bought does not count.
 */
const ENDED = `
alpine 3.12 2022-05-01
alpine 3.13 2022-11-01
alpine 3.14 2023-05-01
alpine 3.15 2023-11-01
alpine 3.16 2024-05-23
alpine 3.17 2024-11-22
alpine 3.18 2025-05-09
alpine 3.19 2025-11-01
alpine 3.20 2026-04-01
centos 6 2020-11-30
centos 7 2024-06-30
centos 8 2021-12-31
debian 8 2020-06-30
debian jessie 2020-06-30
debian 9 2022-06-30
debian stretch 2022-06-30
debian 10 2024-06-30
debian buster 2024-06-30
golang 1.21 2024-08-13
golang 1.22 2025-02-11
golang 1.23 2025-08-12
mysql 5.7 2023-10-21
mysql 8.0 2026-04-30
node 12 2022-04-30
node 14 2023-04-30
node 16 2023-09-11
node 18 2025-04-30
node 20 2026-04-30
php 7.4 2022-11-28
php 8.0 2023-11-26
php 8.1 2025-12-31
postgres 10 2022-11-10
postgres 11 2023-11-09
postgres 12 2024-11-21
postgres 13 2025-11-13
python 2.7 2020-01-01
python 3.6 2021-12-23
python 3.7 2023-06-27
python 3.8 2024-10-07
python 3.9 2025-10-31
ruby 2.7 2023-03-31
ruby 3.0 2024-04-23
ruby 3.1 2025-03-26
ruby 3.2 2026-03-31
ubuntu 14.04 2019-04-25
ubuntu trusty 2019-04-25
ubuntu 16.04 2021-04-30
ubuntu xenial 2021-04-30
ubuntu 18.04 2023-05-31
ubuntu bionic 2023-05-31
ubuntu 20.04 2025-05-31
ubuntu focal 2025-05-31
ubuntu 24.10 2025-07-10
ubuntu 25.04 2026-01-15`;

/** The day on which support of an official image's version ended, as `2025-05-31`; undefined where it has not, or is not known to have. */
export function endOfLife({ registry, path, tag = '' }: ImageName): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // On Docker Hub, an image of that name in a folder is someone's own; in a mirror the folder may be anything.
  if (registry === 'docker.io' && name !== path) return undefined;
  const [version = ''] = tag.split('-', 1);
  const parts = version.split('.', 3);
  for (let length = parts.length; length > 0; length--) {
    const entry = `\n${name} ${parts.slice(0, length).join('.')} `;
    const found = ENDED.indexOf(entry);
    if (found >= 0) return ENDED.slice(found + entry.length, found + entry.length + '2025-05-31'.length);
  }
  return undefined;
}
