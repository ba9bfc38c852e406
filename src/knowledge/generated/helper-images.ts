// Made by "npm run knowledge" from scripts/knowledge/data; do not edit.
/* oxlint-disable max-lines */

export const HELPER_IMAGES = `flavor alpine musl 14.0
flavor alpine-edge musl 16.3
flavor alpine-latest musl 15.0
flavor alpine3.12 musl 14.5 16.0
flavor alpine3.13 musl 14.5 16.0
flavor alpine3.14 musl 14.5 16.0
flavor alpine3.15 musl 14.8 16.7
flavor alpine3.16 musl 16.1 17.6
flavor alpine3.17 musl 16.1 17.6
flavor alpine3.18 musl 16.1 18.2
flavor alpine3.19 musl 16.8 18.7
flavor alpine3.21 musl 17.7
flavor concrete unknown 18.11
flavor ubi-fips glibc 14.7
flavor ubuntu glibc 14.0
arch amd64 x86_64 0
arch armv6l arm 0
arch armv7l arm 0
arch aarch64 arm64 0
build 10.0.17763 servercore1809 14.2
build 10.0.19041 servercore2004 14.2 15.11
build 10.0.19042 servercore20H2 15.6 15.11
build 10.0.19043 servercore21H1 15.10 15.10
build 10.0.19043 servercore1809 15.11
build 10.0.19044 servercore21H1 15.10 15.10
build 10.0.19044 servercore1809 15.11
build 10.0.19045 servercore1809 15.11
build 10.0.20348 servercore21H1 15.10 15.10
build 10.0.20348 servercore21H2 15.11
build 10.0.22000 servercore21H1 15.10 15.10
build 10.0.22000 servercore21H2 15.11
build 10.0.22621 servercore21H2 15.11
build 10.0.22631 servercore21H2 16.7
build 10.0.26100 servercore21H2 17.8 19.1
build 10.0.26100 servercore24H2 19.2
build 10.0.26200 servercore21H2 18.7 19.1
build 10.0.26200 servercore24H2 19.2`;
