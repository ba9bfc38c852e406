import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A temporary folder with these files; `remove` deletes it. A name that ends with `/` is an empty directory. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): { root: string; remove: () => void } {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'runner-lint-')));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    fs.mkdirSync(name.endsWith('/') ? file : path.dirname(file), { recursive: true });
    if (!name.endsWith('/')) fs.writeFileSync(file, content);
  }
  return { root, remove: () => fs.rmSync(root, { recursive: true, force: true }) };
}
