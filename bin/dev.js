#!/usr/bin/env node
'use strict';

// Runs the program from its sources, without a build: node bin/dev.js values.yaml
require('tsx/cjs');
const { main, nodeIo } = require('../src/main.ts');

void main(process.argv.slice(2), nodeIo()).then((code) => {
  process.exitCode = code;
});
