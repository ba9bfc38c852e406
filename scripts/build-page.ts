import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOM = new URL('../src/report/html/', import.meta.url);
const ASSETS = new URL('assets.generated.js', ROOM);

/** Bundles script and style of the HTML report into one module of texts. */
export async function buildPage(): Promise<void> {
  const script = await bundled('client/main.ts');
  const style = await bundled('page.css');
  if (/<\/(?:script|style)|<!--/i.test(script + style)) throw new Error('the page would end within its own script');
  const assets = { script, style, scriptHash: hashOf(script), styleHash: hashOf(style) };
  writeFileSync(ASSETS, `export default ${JSON.stringify(assets)};\n`);
}

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, ROOM))],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  });
  return (outputFiles[0]?.text ?? '').trim();
}

/** As a Content-Security-Policy names what it lets run. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildPage();
