import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { isFact } from '../../src/config/facts.ts';
import { FACTS } from '../../src/knowledge/index.ts';
import type { Facts } from '../../src/model/facts.ts';

/** Facts by the id of the rule that asks for them; rules that ask for none are left out. */
export type FactsAsked = ReadonlyMap<string, readonly (keyof Facts)[]>;

/**
 * The facts that rules ask for, in the order of the documentation. Each rule is bundled with all that it calls, and nothing else;
 * whatever names a fact in there asks for it.
 */
export async function factsAsked(files: readonly URL[]): Promise<FactsAsked> {
  const { outputFiles } = await build({
    entryPoints: files.map((file) => fileURLToPath(file)),
    bundle: true,
    format: 'esm',
    write: false,
    outdir: 'unwritten',
  });
  const asked = outputFiles.map(({ path, text }) => {
    const named = [...text.matchAll(/\bfacts(?:\.(\w+)|\["([^"]+)"\])/g)].map(([, plain, quoted]) => plain ?? quoted);
    const names = Object.keys(FACTS).filter(isFact);
    return [path.replace(/^.*[\\/]|\.js$/g, ''), names.filter((name) => named.includes(name))] as const;
  });
  return new Map(asked.filter(([, names]) => names.length > 0));
}
