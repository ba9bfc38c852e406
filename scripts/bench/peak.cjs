// Loaded into a process that is measured: tells at its end the most memory that it has had. Not `maxRSS`, which counts the parent's.
const { readFileSync, writeSync } = require('node:fs');

process.on('exit', () => {
  const [, peak] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'));
  writeSync(2, `\npeak ${peak} kB\n`);
});
