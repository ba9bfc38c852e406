import path from 'node:path';
import type { CommandLine } from '../../cli/flags.ts';
import { type Rendering, render as renderTarget, type RenderOptions, type RenderTarget } from '../../engine/render.ts';
import type { SourceFile } from '../../engine/lint.ts';
import { damageProblem } from '../../document/damage.ts';
import type { UserInput } from '../../document/user-layers.ts';
import { readChartFolder } from '../../input/chart-folder.ts';
import { reasonOf } from '../../input/file-system.ts';
import { newestChart, newestRunner } from '../../knowledge/index.ts';
import { renderingEnv } from '../../report/rendering-env.ts';
import { renderingJson, type RenderingStyle } from '../../report/rendering-json.ts';
import { renderingToml } from '../../report/rendering-toml.ts';
import { sourcesIn } from '../../report/sources.ts';
import { messageWithoutSecrets } from '../../text/without-secrets.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';
import { complain, say } from '../shared/say.ts';
import { readFile, readUserInput } from '../shared/user-input.ts';
import { readVersion, type Read } from '../shared/version.ts';
import { readEnvironment } from './environment.ts';
import type { RENDER_FLAGS } from './flags.ts';

type RenderLine = CommandLine<typeof RENDER_FLAGS>;
type Flags = RenderLine['flags'];

/** A target with the files that its places are in. */
interface ReadTarget {
  readonly target: RenderTarget;
  readonly files: readonly SourceFile[];
}

/** Prints what the chart and the runner make of a file or a release. */
export async function render({ flags, words }: RenderLine, io: Io): Promise<Outcome> {
  const options = readOptions(flags);
  if ('usage' in options) return complain(io, options.usage);
  for (const note of options.value.notes) say(io, note);
  const read = await readTarget({ flags, words }, io);
  if ('usage' in read) return complain(io, read.usage);
  const { target, files } = read.value;
  const rendering = renderTarget(target, options.value.options);
  if (!rendering) return complain(io, `${words[0]}: holds nothing that the runner or its chart reads`);
  const style = {
    sources: sourcesIn(new Map(files.map(({ path, text }) => [path, text]))),
    redact: flags.redact ?? false,
  };
  io.stdout.write(textOf(rendering, flags, style));
  return tell(rendering, style, io);
}

function textOf(rendering: Rendering, flags: Flags, style: RenderingStyle): string {
  if (flags.format === 'json') return renderingJson(rendering, style);
  if (rendering.failure || !rendering.enabled) return '';
  return flags.format === 'env'
    ? renderingEnv(rendering, style)
    : renderingToml(rendering, style, flags.origins ?? false);
}

/** Says why there is nothing, or less than all; the exit code tells the same. */
function tell({ failure, enabled, config }: Rendering, { sources, redact }: RenderingStyle, io: Io): Outcome {
  const shown = redact ? messageWithoutSecrets : (message: string): string => message;
  if (failure) {
    const position = failure.place && sources(failure.place.file)?.lines.position(failure.place.span.start);
    const where = position ? `${failure.place?.file}:${position.line}:${position.column}: ` : '';
    say(io, `${where}the chart refuses these values: ${shown(failure.message, failure.place?.argument)}`);
    return 'findings';
  }
  if (!enabled) say(io, 'the parent chart switches the chart off');
  if (config?.error == null) return 'clean';
  say(io, `the runner refuses this configuration: ${shown(config.error)}`);
  return 'findings';
}

function readOptions(flags: Flags): Read<{ readonly options: RenderOptions; readonly notes: readonly string[] }> {
  const chart = readVersion('chart', flags['chart-version'], newestChart);
  const runner = readVersion('runner', flags['runner-version'], newestRunner);
  if ('usage' in chart) return chart;
  if ('usage' in runner) return runner;
  const options: RenderOptions = {
    ...(chart.value.version === undefined ? {} : { chart: chart.value.version }),
    ...(runner.value.version === undefined ? {} : { runner: runner.value.version }),
    release: { name: flags.release ?? 'gitlab-runner', namespace: flags.namespace ?? 'default' },
    ...(flags['kube-version'] === undefined ? {} : { kubeVersion: flags['kube-version'] }),
    apiVersions: flags['api-versions'] ?? [],
  };
  return { value: { options, notes: [...chart.value.notes, ...runner.value.notes] } };
}

async function readTarget({ flags, words }: RenderLine, io: Io): Promise<Read<ReadTarget>> {
  const [word, ...more] = words;
  if (more.length > 0) return { usage: 'render takes one file; give further values files with -f' };
  if (isRegistration(flags)) {
    const given = word ?? flags.values?.[0] ?? flags['chart-version'];
    return given === undefined
      ? readRegistration(flags, io)
      : {
          usage: `--template-config, --config and --env are for a registration without a chart; ${given} is one too many`,
        };
  }
  const user = await readUserInput(flags, io);
  if ('usage' in user) return user;
  if (word === undefined)
    return { value: { target: { is: 'values', user: user.value.user }, files: user.value.files } };
  const absolute = path.resolve(io.cwd, word);
  if (word !== '-' && isFolder(absolute, io)) return readChart(word, absolute, { flags, user: user.value }, io);
  const read = await readFile(word, io);
  if ('problem' in read) return { usage: read.problem };
  const file = word === '-' ? { ...read.source, path: flags['stdin-filepath'] ?? '<stdin>' } : read.source;
  return { value: { target: { is: 'file', file, user: user.value.user }, files: [file, ...user.value.files] } };
}

function isFolder(absolute: string, io: Io): boolean {
  return io.fs.existsSync(absolute) && io.fs.statSync(absolute).isDirectory();
}

function readChart(
  word: string,
  absolute: string,
  {
    flags,
    user,
  }: { readonly flags: Flags; readonly user: { readonly user: UserInput; readonly files: readonly SourceFile[] } },
  io: Io,
): Read<ReadTarget> {
  try {
    const files = readChartFolder(word, absolute, io.fs);
    const texts = [...(files.values ? [files.values] : []), files.chartYaml, ...user.files];
    return { value: { target: { is: 'chart', files, alias: flags.subchart, user: user.user }, files: texts } };
  } catch (error) {
    return { usage: `${word}: no chart that can be read: ${reasonOf(error)}` };
  }
}

function isRegistration(flags: Flags): boolean {
  return [flags['template-config'], flags.config, flags.env, flags['env-file']].some((flag) => flag !== undefined);
}

async function readRegistration(flags: Flags, io: Io): Promise<Read<ReadTarget>> {
  const environment = await readEnvironment(flags.env ?? [], flags['env-file'] ?? [], io);
  if ('usage' in environment) return environment;
  const texts: SourceFile[] = [];
  for (const name of [flags['template-config'], flags.config]) {
    if (name === undefined) continue;
    const read = await readFile(name, io);
    if ('problem' in read) return { usage: read.problem };
    const { damage } = read.source;
    if (damage) return { usage: `${name}: ${damageProblem(damage, 'config-toml').message}` };
    texts.push(read.source);
  }
  const [template, config] = flags['template-config'] === undefined ? [undefined, texts[0]] : texts;
  const target = { is: 'registration', template, config, environment: environment.value } as const;
  return { value: { target, files: texts } };
}
