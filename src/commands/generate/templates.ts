import path from 'node:path';
import { didYouMean } from '../../config/did-you-mean.ts';
import { templateNames } from '../../generate/generate.ts';
import type { Templates } from '../../generate/template.ts';
import { reasonOf } from '../../input/file-system.ts';
import type { Io } from '../io.ts';
import type { Read } from '../shared/version.ts';

/** The templates of a folder, compiled; each must have the name of one of ours. */
export async function readTemplates(folder: string, io: Io): Promise<Read<Templates>> {
  const { compileTemplate } = await import('../../generate/compile.ts');
  const templates: Record<string, Templates[string]> = {};
  try {
    for (const name of namesIn(path.resolve(io.cwd, folder), '', io)) {
      const known = templateNames();
      if (!known.includes(name))
        return { usage: `${folder}/${name}.hbs: there is no template ${name}${didYouMean(name, known)}` };
      const bytes = io.fs.readFileSync(path.resolve(io.cwd, folder, `${name}.hbs`));
      const compiled = compileTemplate(Buffer.from(bytes).toString('utf8'));
      if ('message' in compiled) return { usage: `${folder}/${name}.hbs:${compiled.line ?? 1}: ${compiled.message}` };
      templates[name] = compiled;
    }
  } catch (error) {
    return { usage: `${folder}: ${reasonOf(error)}` };
  }
  return { value: templates };
}

/** Names of templates below a folder, with `/` and without `.hbs`. */
function namesIn(folder: string, below: string, io: Io): readonly string[] {
  return io.fs
    .readdirSync(path.join(folder, below))
    .toSorted()
    .flatMap((name) => {
      const inner = below === '' ? name : `${below}/${name}`;
      if (io.fs.statSync(path.join(folder, inner)).isDirectory()) return namesIn(folder, inner, io);
      return name.endsWith('.hbs') ? [inner.slice(0, -'.hbs'.length)] : [];
    });
}
