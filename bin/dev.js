#!/usr/bin/env node
'use strict';

// Runs the program from its sources, without a build: node bin/dev.js values.yaml
void (async () => {
  // It hooks into both `require` and `import()`, by which rare commands are loaded.
  await import('tsx');
  const { main, nodeIo } = await import('../src/main.ts');
  process.exitCode = await main(process.argv.slice(2), nodeIo());
})();
