export {
  changedDefaults,
  chartConfig,
  chartDefaults,
  chartKey,
  chartKeys,
  chartReleases,
  chartVersion,
  isChartKey,
  newestChart,
  newestChartIn,
  runnerVersionOf,
} from './chart.ts';
export { UPGRADE_NOTES, type UpgradeNote } from './upgrade-notes.ts';
export { FACTS, type FactType } from './facts.ts';
export { decodeError } from './decoder.ts';
export { featureFlag, type FeatureFlag } from './flags.ts';
export { SHAPE_WANTS } from './generated/shapes.ts';
export {
  flavorOfHelperImage,
  helperArchitecture,
  helperFlavors,
  helperLibc,
  helperWindowsImage,
  type Libc,
} from './helper-images.ts';
export { isMap, knows, tablesWith, typeIn, type Key, type KeyTree } from './key.ts';
export {
  globalDefaults,
  isMapTable,
  newestRunner,
  runnerDefaults,
  runnerKey,
  runnerKeyOfFlag,
  runnerKeyOfVariable,
  runnerKeys,
  runnerTables,
  type VariableKey,
} from './runner.ts';
export { compareVersions, laterVersion, readableVersion } from './versions.ts';
