import { nodeOf } from '../document/defaults.ts';
import type { Sourced } from '../document/source.ts';
import { LayeredView } from '../document/view.ts';
import { compareVersions } from '../knowledge/index.ts';
import type { Unknown } from '../model/node.ts';
import type { EnvironmentLayers } from './environment-layers.ts';
import { unknownNode } from './environment.ts';
import { executorOf, SECTIONS, type Executor } from './executors.ts';
import { layerOf, without } from './layer.ts';
import { tellsGitlab, type Environment } from './registration-options.ts';

/** Why `register` ends; thrown by its steps and caught by `register`. */
export class Refusal extends Error {}

/** What the new runner is made of. */
export interface NewRunner {
  readonly version: string;
  readonly environment: Environment;
  readonly layers: EnvironmentLayers;
  /** The `[[runners]]` of the template, the winner first; empty without one. */
  readonly template: readonly Sourced[];
}

/** The layers of the `[[runners]]` that `register` adds, the winner first. @throws Refusal */
export function registerRunner(input: NewRunner): readonly Sourced[] {
  return new Steps(input).run();
}

type Text = string | Unknown;

/** The steps of commands/register.go; before 14.8 the template was merged after all of them. */
class Steps {
  readonly #input: NewRunner;
  readonly #template: readonly Sourced[];
  /** The latest first. */
  readonly #made: Sourced[] = [];
  #given: LayeredView;

  constructor(input: NewRunner) {
    this.#input = input;
    const blanked = this.#since('15.4') ? new Set(['token']) : new Set<string>();
    this.#template = input.template.map((layer) => without(layer, blanked));
    this.#nameIfUnset();
    this.#given = this.#look();
  }

  run(): readonly Sourced[] {
    const url = this.#ask('url', 'url');
    this.#token(url);
    const executor = this.#executor();
    this.#options(executor);
    return this.#layers(new Set(SECTIONS.filter((section) => executor && !executor.sections.includes(section))));
  }

  #since(version: string): boolean {
    return compareVersions(this.#input.version, version) >= 0;
  }

  /** What the steps see. */
  #look(): LayeredView {
    const { above, below } = this.#input.layers;
    const template = this.#since('14.8') ? this.#template : [];
    return new LayeredView([...this.#made, ...above, ...template, ...below], { parent: null });
  }

  #layers(dropped: ReadonlySet<string>): readonly Sourced[] {
    const { above, below } = this.#input.layers;
    const keeps = (layer: Sourced): Sourced => without(layer, dropped);
    const template = this.#since('14.8') ? this.#template.map(keeps) : this.#template;
    return [...this.#made, ...above.map(keeps), ...template, ...below.map(keeps)];
  }

  #make(route: readonly string[], value: Text | readonly string[]): void {
    const node = typeof value === 'object' && 'unknown' in value ? unknownNode(value) : nodeOf(value);
    this.#made.unshift(layerOf(route, node, { kind: 'register' }));
    this.#given = this.#look();
  }

  /** The runner is called after its host, unless a variable says otherwise, if only with an empty text. */
  #nameIfUnset(): void {
    if (!this.#input.environment.has('RUNNER_NAME')) this.#made.push(HOST_NAME);
  }

  /** What counts for a setting, `''` if nothing does. */
  #text(route: readonly string[]): Text {
    const { value } = this.#given.at(route);
    return typeof value === 'object' && value !== null ? value : String(value ?? '');
  }

  /** A setting that must not be blank; blanks around it are cut away. */
  #ask(key: string, flag: string, route: readonly string[] = [key]): Text {
    const text = this.#text(route);
    if (typeof text !== 'string') return text;
    const trimmed = text.trim();
    if (trimmed === '') throw new Refusal(`The ${flag} needs to be entered`);
    if (trimmed !== text) this.#make(route, trimmed);
    return trimmed;
  }

  #token(url: Text): void {
    const token = this.#text(['token']);
    if (token !== '' && !(isRunnerToken(token) && this.#since('15.10'))) return reached(url, VERIFY);
    // 15.10 asked even those who had given a token of a runner.
    if (token === '' || !this.#since('15.11')) return this.#registrationToken(url);
    this.#runnerToken(token, url);
  }

  #registrationToken(url: Text): void {
    const given = this.#input.environment.get('REGISTRATION_TOKEN') ?? '';
    const token = typeof given === 'string' ? given.trim() : given;
    if (token === '') throw new Refusal('The registration-token needs to be entered');
    this.#make(['token'], token);
    if (typeof token === 'string' && isRunnerToken(token) && this.#since('15.8')) return this.#runnerToken(token, url);
    this.#ask('name', 'name');
    reached(url, 'Failed to register the runner.');
    if (typeof token === 'string') this.#make(['token'], FROM_GITLAB);
  }

  /** What belongs to GitLab must not be said; who hands the token over as a registration token is only warned, since 16.2. */
  #runnerToken(token: Text, url: Text): void {
    const { environment, version } = this.#input;
    const isLegacy = this.#since('16.2') && environment.get('REGISTRATION_TOKEN') === token;
    if (typeof token === 'string' && !isLegacy && tellsGitlab(environment, version)) throw new Refusal(RESERVED);
    reached(url, 'Failed to verify the runner.');
    this.#ask('name', 'name');
  }

  /** undefined if nobody can tell. */
  #executor(): Executor | undefined {
    const text = this.#text(['executor']);
    if (typeof text !== 'string') return undefined;
    const name = text.trim();
    const executor = executorOf(name, this.#input.version);
    if (!executor) throw new Refusal('Invalid executor specified');
    if (name !== text) this.#make(['executor'], name);
    return executor;
  }

  #options(executor: Executor | undefined): void {
    for (const { route, flag } of executor?.asks ?? []) this.#ask(flag, flag, route);
    if (executor?.shell && this.#text(['shell']) === '') this.#make(['shell'], executor.shell);
    if (executor?.cacheVolume) this.#cacheVolume(executor.cacheVolume);
  }

  #cacheVolume(volume: string): void {
    const docker = this.#given.at('docker');
    const volumes = docker.at('volumes');
    const texts = volumes.items().map((item) => item.string);
    const known = texts.filter((text) => text !== undefined);
    const isUnknown = volumes.unknown || known.length < texts.length;
    const isPosix = volume.startsWith('/');
    const has = known.some((text) => (isPosix ? text.split(':').at(-1) === volume : text.includes(volume)));
    if (!isUnknown && !has && !(isPosix && docker.at('disable_cache').boolean))
      this.#make(['docker', 'volumes'], [...known, volume]);
  }
}

const VERIFY = 'Failed to verify the runner. You may be having network problems.';
const RESERVED =
  'Runner configuration other than name and executor configuration is reserved (specifically --locked, --access-level, --run-untagged, --maximum-timeout, --paused, --tag-list, and --maintenance-note) and cannot be specified when registering with a runner authentication token.';
const FROM_GITLAB: Unknown = { unknown: 'secret', text: 'registration' };
const HOST_NAME = layerOf(['name'], unknownNode({ unknown: 'environment', text: 'hostname' }), { kind: 'register' });

function isRunnerToken(token: Text): boolean {
  return typeof token !== 'string' || token.startsWith('glrt-');
}

/** Only GitLab's answer is taken for granted, not that the address is one (network/client.go). */
function reached(url: Text, error: string): void {
  if (typeof url === 'string' && !/^https?:/i.test(url)) throw new Refusal(error);
}
