import { newestChart as chart, newestRunner as runner } from '../knowledge/index.ts';
import { VERSION } from '../report/version.ts';

/** Version of runner-lint. */
export const version: string = VERSION;

/** The newest release of the Helm chart that is known: without `chartVersion` it is judged as this one. */
export const newestChart: string = chart;

/** The newest release of GitLab Runner that is known. */
export const newestRunner: string = runner;
