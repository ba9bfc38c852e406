import type { ImageName } from './image-name.ts';

/**
 * Official images of Docker Hub that bring each Alpine tag without its "-alpine" as well, with glibc: `node:22-alpine` and `node:22`
 * (github.com/docker-library/official-images, library/, 2026-08-21).
 */
const WITH_GLIBC_TWIN = new Set(
  (
    'amazoncorretto azul-zulu chronograf clojure drupal eclipse-temurin elixir erlang espocrm friendica ghost golang gradle groovy ' +
    'haproxy haxe httpd hylang influxdb irssi jetty joomla kapacitor liquibase matomo maven mediawiki memcached monica nextcloud nginx ' +
    'node php phpmyadmin postfixadmin postgres python rabbitmq redis redmine ruby rust sapmachine spiped telegraf tomee varnish ' +
    'wordpress yourls'
  ).split(' '),
);

/** Official images of which every tag is Alpine and none has glibc: nothing to advise (the same source). */
const ALPINE_ONLY = new Set(['arangodb', 'bash', 'caddy', 'docker', 'eclipse-mosquitto', 'teamspeak', 'traefik']);

const VARIANT = /-?alpine-?(\d+\.\d+|edge)?(?=-|$)/;

/** nginx has this variant for Alpine alone. */
const NO_TWIN = /alpine[\d.]*-slim$/;

/** What to use instead of an Alpine image; undefined for images that are none, cannot be told, or have no other form. */
export function glibcInstead(name: ImageName): string | undefined {
  const { path, tag } = name;
  const official = officialName(name) ?? '';
  if (official === 'alpine') return 'debian:13-slim or ubuntu:24.04';
  if (tag === undefined || !VARIANT.test(tag) || ALPINE_ONLY.has(official)) return undefined;
  const twin = glibcTag(name);
  return twin === undefined ? `a tag of ${path} without "alpine"` : `${path}:${twin}`;
}

/** The tag of the same official image with glibc; undefined where it has none, or nobody can tell. */
export function glibcTag(name: ImageName): string | undefined {
  const { tag = '' } = name;
  const twin = tag.replace(VARIANT, '');
  const isKnown = WITH_GLIBC_TWIN.has(officialName(name) ?? '') && twin !== tag && !NO_TWIN.test(tag);
  return isKnown && twin !== '' ? twin : undefined;
}

/** Its name on Docker Hub, through mirrors that keep `library/` too; undefined for images of other people. */
function officialName({ registry, path }: ImageName): string | undefined {
  if (registry === 'docker.io') return path.includes('/') ? undefined : path;
  const library = path.lastIndexOf('library/');
  return library < 0 ? undefined : path.slice(library + 'library/'.length);
}
