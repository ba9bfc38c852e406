import * as judging from './judging-lanes.ts';
import type { Lane } from './lane.ts';
import * as reading from './reading-lanes.ts';

/** All lanes; the time is parted by their shares. */
export const LANES: readonly Lane[] = [
  { name: 'yaml', share: 14, language: 'yaml', size: 800, check: reading.yaml },
  { name: 'toml', share: 14, language: 'toml', size: 800, check: reading.toml },
  { name: 'holes', share: 8, language: 'any', size: 800, check: reading.holes },
  { name: 'template', share: 8, language: 'any', size: 600, check: reading.template },
  { name: 'shown', share: 6, language: 'any', size: 800, check: reading.shown },
  { name: 'configuration', share: 4, language: 'yaml', size: 600, check: reading.configuration },
  { name: 'lint', share: 18, language: 'any', size: 4000, check: judging.lint },
  { name: 'release', share: 6, language: 'yaml', size: 2000, check: judging.release },
  { name: 'render', share: 8, language: 'any', size: 4000, check: judging.render },
  { name: 'fix', share: 10, language: 'any', size: 2000, check: judging.fix },
  { name: 'upgrade', share: 4, language: 'yaml', size: 2000, check: judging.upgrade },
];
