#!/usr/bin/env node
'use strict';

const fs = require('node:fs');

const argv = process.argv.slice(2);
const text = version() ?? help();
if (text === undefined) {
  require('node:module').enableCompileCache?.();
  const { main, nodeIo } = require('../dist/cli.cjs');
  void main(argv, nodeIo()).then((code) => {
    process.exitCode = code;
  });
} else {
  try {
    fs.writeSync(1, text);
  } catch (error) {
    // A reader that has gone away is no fault.
    if (error.code !== 'EPIPE') process.exitCode = 2;
  }
}

/** The version, if nothing else is asked for: not worth loading the program. */
function version() {
  if (argv.length !== 1 || (argv[0] !== '--version' && argv[0] !== '-v')) return undefined;
  return `runner-lint ${require('../package.json').version}\n`;
}

/** The help that the build wrote down, if nothing else is asked for. Odd spellings are left to the program. */
function help() {
  const isHelp = (word) => word === '--help' || word === '-h';
  const [first, second] = argv;
  if (argv.length === 0 || argv.length > 2) return undefined;
  if (isHelp(first) || first === 'help') return helpFile(second ?? 'runner-lint');
  return isHelp(second) && /^[a-z]+$/.test(first) ? helpFile(first) : undefined;
}

function helpFile(name) {
  if (!/^[a-z-]+$/.test(name)) return undefined;
  try {
    return fs.readFileSync(`${__dirname}/../dist/help/${name}.txt`, 'utf8');
  } catch {
    return undefined;
  }
}
