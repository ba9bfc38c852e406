import { chartVersion, compareVersions, newestChart } from '../knowledge/index.ts';
import type { PatchValue } from '../model/patch.ts';
import { eachAnswer } from './answer-schema.ts';
import type { AnswerProblem, Answers, JobSize } from './answers.ts';
import { badRelease } from '../rules/shared/chart-history.ts';
import { dotsOf } from '../rules/shared/hosts.ts';
import { contradictions } from './contradictions.ts';
import { type Given, over } from './given.ts';

/** The oldest chart that configuration is generated for: before it settings differ too much, and its runner is no longer supported. */
export const OLDEST_CHART = '0.60.0';

/** Answers with all defaults, or what is wrong with them. */
export type Completed = { readonly answers: Answers } | { readonly problems: readonly AnswerProblem[] };

/** Fills in what is not given. `given` has the shape of the schema; what contradicts itself is refused. */
export function complete(given: Given): Completed {
  const version = versionOf(given['chartVersion']);
  if ('problem' in version) return { problems: [{ path: ['chartVersion'], message: version.problem }] };
  const filled = over(DEFAULTS, given);
  const gitlabUrl = String(filled['gitlabUrl']);
  if (!URL.canParse(gitlabUrl)) return { problems: [{ path: ['gitlabUrl'], message: 'this is no address of a host' }] };
  const answers = {
    ndots: Math.max(1, Math.min(2, dotsOf(new URL(gitlabUrl).hostname))),
    ...filled,
    chartVersion: version.version,
    privateCa: given['privateCa'] ?? given['caSecret'] !== undefined,
    resources: sizeOf(filled['resources']),
  } as unknown as Answers;
  const problems = contradictions(answers, given);
  return problems.length > 0 ? { problems } : { answers };
}

/** The defaults of the schema; the schema is a constant, so this is too. */
const DEFAULTS: Given = eachAnswer()
  .map(({ path, answer }) =>
    answer.default === undefined
      ? {}
      : path.reduceRight<Given>((inner, step) => ({ [step]: inner }), answer.default as Given),
  )
  .reduce(over, {});

function versionOf(given: PatchValue | undefined): { readonly version: string } | { readonly problem: string } {
  if (typeof given !== 'string') return { version: newestChart };
  const asked = given.replace(/^v/, '');
  const known = chartVersion(asked);
  if (compareVersions(asked, OLDEST_CHART) < 0)
    return { problem: `the chart must be ${OLDEST_CHART} or newer; for older ones nothing is generated` };
  const bad = badRelease(known);
  if (bad) return { problem: `chart ${known} is broken: ${bad.fault}; ${bad.mended} or a later one is not` };
  return `${known}.`.startsWith(`${asked}.`)
    ? { version: known }
    : { problem: `there is no release ${asked} of the chart that is known; the newest is ${newestChart}` };
}

const SIZES: Readonly<Record<string, JobSize>> = {
  small: { cpu: '500m', memory: '1Gi', storage: '10Gi' },
  medium: { cpu: '1', memory: '2Gi', storage: '20Gi' },
  large: { cpu: '4', memory: '8Gi', storage: '50Gi' },
};

function sizeOf(given: PatchValue | undefined): JobSize | undefined {
  if (typeof given === 'string') return SIZES[given];
  return { ...SIZES['medium'], ...(given as Partial<JobSize>) } as JobSize;
}
