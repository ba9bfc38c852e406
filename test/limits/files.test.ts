import assert from 'node:assert/strict';
import fs from 'node:fs';
import { makePipe, VALUES, within } from './child.ts';

/** Devices that never end. */
const ENDLESS = '/dev/zero';

describe('files that are none', function () {
  this.timeout(600_000);

  it('a pipe that is named is refused; one that is found is left alone', () =>
    within({ 'values.yaml': VALUES }, ({ at, run }) => {
      makePipe(at('pipe.yaml'));
      const { code, stderr } = run(['pipe.yaml']);
      assert.equal(code, 2);
      assert.match(stderr, /pipe\.yaml: neither a file nor a directory; give its content on standard input/);
      assert.equal(run(['--list-files', '.']).stdout, 'values.yaml\n');
    }));

  for (const name of ['Chart.yaml', '.gitignore'])
    it(`a pipe, a device and a directory called ${name} are as if they were not there`, () =>
      within(
        { 'a/values.yaml': VALUES, 'b/values.yaml': VALUES, [`c/${name}/`]: '', 'c/values.yaml': VALUES },
        (place) => {
          makePipe(place.at(`a/${name}`));
          fs.symlinkSync(ENDLESS, place.at(`b/${name}`));
          const { code, stdout } = place.run(['--format', 'json', 'a', 'b', 'c']);
          assert.equal(code, 1);
          assert.deepEqual(
            (JSON.parse(stdout) as { files: { kind: string }[] }).files.map(({ kind }) => kind),
            ['values', 'values', 'values'],
          );
        },
      ));

  it('values that are too large, or no UTF-8, are a finding', () =>
    within({ 'large.yaml': 'a'.repeat(5_000_001), 'latin.yaml': Buffer.from('a: \xe9\n', 'latin1') }, ({ run }) => {
      const large = run(['-f', 'large.yaml']);
      assert.equal(large.code, 1);
      assert.match(large.stdout, /^large\.yaml:1:1 {2}error {2}input-limit\n/);
      const latin = run(['-f', 'latin.yaml']);
      assert.equal(latin.code, 1);
      assert.match(latin.stdout, /^latin\.yaml:1:4 {2}error {2}yaml-syntax\n {2}the text is not UTF-8/im);
      for (const argv of [['-f', 'large.yaml'], ['latin.yaml'], ['-f', 'latin.yaml']]) {
        const { code, stdout, stderr } = run(['render', ...argv]);
        assert.deepEqual([code, stdout], [1, ''], stderr);
        assert.match(stderr, /the chart refuses these values/);
      }
    }));

  for (const [flags, what] of [
    [['-f', ENDLESS], 'values'],
    [['--set-file', `runners.config=${ENDLESS}`, 'values.yaml'], 'a setting'],
  ] as const)
    it(`${what} from a device without end are too large`, () =>
      within({ 'values.yaml': VALUES }, ({ run }) => {
        const { code, stdout } = run(flags);
        assert.equal(code, 1);
        assert.match(stdout, /input-limit|failed parsing --set-file/);
      }));

  it('values from a pipe are read to its end', () =>
    within({}, ({ shell }) => {
      const { code, stdout } = shell('mkfifo p && { echo "concurent: 1" > p & $LINT -f p --format json; }');
      assert.match(stdout, /unknown-values-key/);
      assert.equal(code, 1);
    }));

  it('a chart is read though its templates are linked in a circle, and refused where it holds pipes', () =>
    within(
      { 'chart/Chart.yaml': 'name: a\nversion: 1.0.0\n', 'chart/templates/deep.yaml/x.yaml': '' },
      ({ at, run }) => {
        for (const name of ['a', 'b', 'c', 'd', 'e']) fs.symlinkSync('.', at(`chart/templates/${name}`));
        assert.match(run(['render', 'chart']).stderr, /chart: holds nothing that the runner or its chart reads/);
        makePipe(at('chart/values.yaml'));
        const { code, stderr } = run(['render', 'chart']);
        assert.equal(code, 2);
        assert.match(stderr, /chart: no chart that can be read: not a regular file/);
      },
    ));
});

describe('directories, links and names', function () {
  this.timeout(600_000);

  it('a directory called like a file is searched, and none of the files of a release', () =>
    within({ 'values.yaml/values.yaml': VALUES }, ({ run }) => {
      assert.equal(run(['--list-files', 'values.yaml']).stdout, 'values.yaml/values.yaml\n');
      const { code, stderr } = run(['-f', 'values.yaml']);
      assert.equal(code, 2);
      assert.match(stderr, /values\.yaml: a directory, not a file/);
    }));

  it('links in a circle are not followed when searching, and told when named', () =>
    within({ 'a/values.yaml': VALUES }, ({ at, run }) => {
      fs.symlinkSync('..', at('a/up'));
      fs.symlinkSync('self.yaml', at('a/self.yaml'));
      assert.equal(run(['--list-files', '.']).stdout, 'a/values.yaml\n');
      const { code, stderr } = run(['a/self.yaml']);
      assert.equal(code, 2);
      assert.match(stderr, /symbolic links lead in a circle/);
    }));

  it('names with line breaks and control characters are shown, not obeyed', () =>
    within({ 'a\nb\u001b[31m\u202e.yaml': VALUES }, ({ run }) => {
      const name = 'a\\u000ab\\u001b[31m\\u202e.yaml';
      assert.equal(run(['--list-files', '.']).stdout, `${name}\n`);
      const { stdout } = run(['.']);
      assert.ok(stdout.startsWith(`${name}:`));
      assert.doesNotMatch(stdout, /[^\P{Cc}\n]|\u202e/u);
      assert.doesNotMatch(run(['nope\u001b[31m.yaml']).stderr, /\u001b/);
    }));

  it('a name that is no UTF-8 stands for a file that cannot be found', () =>
    within({ 'values.yaml': VALUES }, ({ root, run }) => {
      fs.writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff]), Buffer.from('.yaml')]), VALUES);
      const { code, stderr } = run(['.']);
      assert.equal(code, 2);
      assert.match(stderr, /\ufffd\.yaml: no such file or directory/);
    }));

  it('a file that may not be read is told, and the others are linted', function () {
    within({ 'values.yaml': VALUES, 'locked.yaml': VALUES }, ({ root, at, run }) => {
      // Who may read everything becomes somebody else, who must be able to reach the program and the folder.
      const user = process.getuid?.() === 0 ? { uid: 65_534 } : {};
      fs.chmodSync(root, 0o755);
      fs.chmodSync(at('locked.yaml'), 0);
      if (run(['values.yaml'], user).code !== 1) this.skip();
      const { code, stdout, stderr } = run(['--format', 'json', 'values.yaml', 'locked.yaml'], user);
      assert.equal(code, 2);
      assert.equal((JSON.parse(stdout) as { files: unknown[] }).files.length, 1);
      assert.equal(stderr, 'runner-lint: locked.yaml: permission denied\n');
    });
  });

  it('a working folder that was deleted holds nothing', () =>
    within({}, ({ shell }) => {
      for (const words of ['x.yaml', '', 'fix x.yaml', '--nope']) {
        const { code, stderr } = shell(`mkdir d && cd d && rmdir ../d && $LINT ${words}`);
        assert.equal(code, 2, stderr);
        assert.match(stderr, /^runner-lint: .*\n$/m);
        assert.doesNotMatch(stderr, /bug|    at /);
      }
    }));
});
