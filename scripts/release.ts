// npm run release -- X.Y.Z: checks that the sources are that release, tests them and puts into release/ what is to be published:
// the package, its bill of materials, the notes and the checksums. It publishes, tags and pushes nothing.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { VERSION } from '../src/report/version.ts';
import { notesOf, problemsOf } from './release-checks.ts';

const FOLDER = 'release';
const [version = '', ...options] = process.argv.slice(2);

const read = (command: string, ...argv: readonly string[]) =>
  execFileSync(command, argv, { encoding: 'utf8', maxBuffer: 1e8 });
const run = (command: string, ...argv: readonly string[]) => execFileSync(command, argv, { stdio: 'inherit' });
const versionIn = (file: string) => (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;

const changelog = readFileSync('CHANGELOG.md', 'utf8');
const problems = problemsOf({
  version,
  stated: {
    'package.json': versionIn('package.json'),
    'package-lock.json': versionIn('package-lock.json'),
    'src/report/version.ts': VERSION,
  },
  changelog,
  changes: read('git', 'status', '--porcelain'),
  commit: read('git', 'rev-parse', 'HEAD').trim(),
  tagged:
    read(
      'git',
      'for-each-ref',
      '--format=%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)',
      `refs/tags/v${version}`,
    ).trim() || null,
});
if (problems.length > 0) {
  console.error(`This is no release ${version}:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
  process.exit(1);
}

// The job that publishes runs after the one that tests.
run('npm', 'run', options.includes('--tested') ? 'build' : 'test');
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER);
run('npm', 'pack', '--ignore-scripts', '--pack-destination', FOLDER);
writeFileSync(path.join(FOLDER, `runner-lint-${version}.cdx.json`), read('node', 'scripts/sbom.mjs'));
writeFileSync(path.join(FOLDER, 'notes.md'), `${notesOf(changelog, version) ?? ''}\n`);
const sums = readdirSync(FOLDER)
  .toSorted()
  .map(
    (name) =>
      `${createHash('sha256')
        .update(readFileSync(path.join(FOLDER, name)))
        .digest('hex')}  ${name}\n`,
  );
writeFileSync(path.join(FOLDER, 'SHA256SUMS'), sums.join(''));

console.log(`
${FOLDER}/ holds ${readdirSync(FOLDER).join(', ')}. Nothing is published. What is left to do:

  git tag --sign v${version} --message "runner-lint ${version}"
  git push origin main v${version}

The pipeline of the tag makes the same files and publishes them, with the proof of where they were built.`);
