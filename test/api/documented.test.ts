import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as api from '../../src/api/index.ts';

const page = readFileSync('docs/api.md', 'utf8');

describe('docs/api.md', () => {
  it('has an example that runs with the built package', () => {
    const [, example = ''] = /^```js\n([^]*?)^```$/m.exec(page) ?? [];
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', example], {
      encoding: 'utf8',
    });
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.match(stdout, /^\d+:\d+ warning musl-helper-image: /m);
    assert.match(stdout, /helper_image_flavor = "ubuntu"\n/);
    assert.match(stdout, /^ubuntu$/m);
  });

  it('names everything that the package gives', () => {
    for (const name of Object.keys(api)) assert.match(page, new RegExp(`\`${name}[\`(]`));
  });

  it('names every option', () => {
    const [, options = ''] = /^## Options$([^]*?)^## /m.exec(page) ?? [];
    const source = readFileSync('src/api/input.ts', 'utf8').split('As what it is judged')[1] ?? '';
    const names = [...source.matchAll(/^ {2}readonly (\w+)\?/gm)].map(([, name]) => name);
    assert.ok(names.length > 10);
    assert.deepEqual(
      names.filter((name) => !options.includes(`\`${name}\``)),
      [],
    );
  });
});
