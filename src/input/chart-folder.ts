import path from 'node:path';
import type { ChartFiles } from '../document/umbrella/index.ts';
import { readRegularFile } from './bytes.ts';
import { type FileSystem, isMissing } from './file-system.ts';

type TextFile = ChartFiles['chartYaml'];

/** Reads what matters of a chart with sub-charts: Chart.yaml, values.yaml, templates/ and charts/: unpacked ones, and the runner chart as `helm dependency update` puts it there. Throws what the file system throws. */
export function readChartFolder(name: string, absolute: string, fs: FileSystem): ChartFiles {
  const file = (...steps: readonly string[]): TextFile => ({
    path: [name.replace(/(?<!\/)\/+$/, ''), ...steps].join('/'),
    text: Buffer.from(readRegularFile(path.join(absolute, ...steps), fs)).toString('utf8'),
  });
  const optional = (...steps: readonly string[]): TextFile | undefined => {
    try {
      return file(...steps);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };
  const folders = namesIn(path.join(absolute, 'charts'), fs);
  return {
    chartYaml: file('Chart.yaml'),
    values: optional('values.yaml'),
    templates: templateNames(path.join(absolute, 'templates'), fs).map((template) => file('templates', ...template)),
    subcharts: folders.flatMap((folder) => {
      const packed = PACKED.exec(folder)?.[1];
      if (packed !== undefined) return [{ folder, chartYaml: packedChart(`${name}/charts/${folder}`, packed) }];
      const chartYaml = optional('charts', folder, 'Chart.yaml');
      const values = optional('charts', folder, 'values.yaml');
      return chartYaml ? [{ folder, chartYaml, ...(values ? { values } : {}) }] : [];
    }),
  };
}

/** The runner chart is known by its version, so its archive need not be opened. */
const PACKED = /^gitlab-runner-(\d+\.\d+\.\d+)\.tgz$/;

function packedChart(path: string, version: string): TextFile {
  return { path, text: `apiVersion: v1\nname: gitlab-runner\nversion: ${version}\n` };
}

/** Ways to the templates below a folder, sorted. A folder to which several links lead is read once: links can lead in a circle. */
function templateNames(folder: string, fs: FileSystem, seen = new Set<string>()): readonly (readonly string[])[] {
  return namesIn(folder, fs).flatMap((name) => {
    const inner = path.join(folder, name);
    if (!fs.existsSync(inner)) return [];
    if (!fs.statSync(inner).isDirectory()) return /\.(?:ya?ml|tpl|txt)$/.test(name) ? [[name]] : [];
    const real = fs.realpathSync(inner);
    if (seen.has(real) || seen.size >= MAX_FOLDERS) return [];
    seen.add(real);
    return templateNames(inner, fs, seen).map((rest) => [name, ...rest]);
  });
}

const MAX_FOLDERS = 1000;

/** Empty where there is no such folder. */
function namesIn(folder: string, fs: FileSystem): readonly string[] {
  try {
    return fs.readdirSync(folder).toSorted();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
