export { installationsBeside, ownVersion } from './beside.ts';
export { openChartFolder, runnerAliases, type ChartFiles, type ChartFolder } from './chart-folder.ts';
export { givenTo } from './part.ts';
export type { TextFile } from './chart-yaml.ts';
export { subchartValues, type SubchartValues } from './subchart.ts';
