import { agreed, detect, type Detected } from '../../engine/detect.ts';
import { lintFile, type LintOptions, type SourceFile } from '../../engine/lint.ts';
import type { Surveyed } from '../../generate/configuration.ts';
import { gather } from '../../input/gather.ts';
import { readInput } from '../../input/read.ts';
import type { Preset } from '../../model/rule.ts';
import { printable } from '../../report/printable.ts';
import type { Io } from '../io.ts';

interface Looked {
  readonly source: SourceFile;
  readonly path: string;
  readonly detected: Detected;
}

/** Looks at every file below the folder that we work in. Returns what they tell, and what could not be read. */
export async function survey(io: Io): Promise<{ readonly surveyed: Surveyed; readonly problems: readonly string[] }> {
  const { files, problems: missing } = await gather(['.'], io);
  const looked: Looked[] = [];
  const problems = [...missing];
  for (const file of files) {
    const read = await readInput(file, io.fs, io.readStdin);
    if ('problem' in read) problems.push(read.problem);
    else {
      const detected = detect(read.source);
      if (detected) looked.push({ source: read.source, path: printable(file.path), detected });
    }
  }
  return { surveyed: surveyed(looked, io), problems };
}

function surveyed(looked: readonly Looked[], io: Io): Surveyed {
  const told = looked.flatMap(({ path, detected }) => detected.facts.map((fact) => ({ path, fact })));
  const facts = agreed(told).map(({ path, fact }) => ({ ...fact, key: printable(fact.key), path }));
  const chartVersion = chartVersionOf(looked);
  const options = {
    ...(chartVersion ? { chart: chartVersion.version } : {}),
    facts: Object.fromEntries(facts.map(({ name, value }) => [name, value])),
    severities: new Map(),
    today: io.today,
  };
  const isStrict = looked.length > 0 && findingsOf(looked, { ...options, preset: 'strict' }) === 0;
  const preset: Preset = isStrict ? 'strict' : 'recommended';
  return {
    files: looked.map(({ path, detected: { kind, pin } }) => ({ path, kind, chart: pin })),
    preset,
    findings: isStrict ? 0 : findingsOf(looked, { ...options, preset }),
    chartVersion,
    facts,
  };
}

function findingsOf(looked: readonly Looked[], options: LintOptions): number {
  return looked.reduce((sum, { source }) => sum + lintFile(source, options).findings.length, 0);
}

/** The one chart that files name, where others need it. */
function chartVersionOf(looked: readonly Looked[]): Surveyed['chartVersion'] {
  const pinned = looked.flatMap(({ path, detected: { pin } }) => (pin === undefined ? [] : [{ version: pin, path }]));
  const [first, ...others] = pinned;
  const isNeeded = looked.some(({ detected }) => detected.needsPin);
  return isNeeded && first && others.every(({ version }) => version === first.version) ? first : undefined;
}
