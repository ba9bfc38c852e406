import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Who may import whom. A room may touch what it names and all that those may touch, never a room above it.
 * Keep this table and ARCHITECTURE.md in step.
 */
const ROOMS: Record<string, readonly string[]> = {
  text: [],
  model: ['text'],
  yaml: ['model'],
  template: ['yaml'],
  toml: ['template'],
  knowledge: ['model'],
  schema: ['knowledge'],
  document: ['toml', 'knowledge'],
  chart: ['document'],
  runner: ['chart', 'schema'],
  rules: ['model', 'knowledge'],
  config: ['yaml', 'knowledge'],
  engine: ['rules', 'runner'],
  report: ['engine'],
  explain: ['report', 'config'],
  api: ['report', 'config'],
  input: ['engine', 'config'],
  generate: ['engine', 'config'],
  write: [],
  cli: ['engine', 'report'],
  commands: ['cli', 'explain', 'generate', 'input', 'config', 'write'],
};
const SHELL = new Set(['input', 'write', 'commands', 'cli']);
const source = path.resolve('src');

function allowed(room: string): Set<string> {
  const reached = new Set<string>([room]);
  for (const name of reached) for (const below of ROOMS[name] ?? []) reached.add(below);
  return reached;
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => path.join(entry.parentPath, entry.name));

describe('architecture', () => {
  it('knows every room', () => {
    const rooms = readdirSync(source, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    assert.deepEqual(
      rooms.filter((room) => !(room in ROOMS)),
      [],
    );
  });

  it('lets rooms look down only', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const [room = ''] = path.relative(source, file).split(path.sep);
      if (!(room in ROOMS)) continue;
      for (const target of importsOf(file).filter((name) => name.startsWith('.'))) {
        const [other = ''] = path.relative(source, path.resolve(path.dirname(file), target)).split(path.sep);
        if (!allowed(room).has(other)) wrong.push(`${path.relative(source, file)} imports ${other}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('keeps Node out of everything below the shell', () => {
    const wrong = files.filter((file) => {
      const [room = ''] = path.relative(source, file).split(path.sep);
      return room in ROOMS && !SHELL.has(room) && importsOf(file).some((name) => name.startsWith('node:'));
    });
    assert.deepEqual(
      wrong.map((file) => path.relative(source, file)),
      [],
    );
  });

  it('has no file of more than 400 lines but those that are made', () => {
    const long = files.filter((file) => {
      const text = readFileSync(file, 'utf8');
      return !text.startsWith('// Made by') && !file.endsWith('.generated.js') && text.split('\n').length > 401;
    });
    assert.deepEqual(
      long.map((file) => path.relative(source, file)),
      [],
    );
  });
});
