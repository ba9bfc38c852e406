import type { Finding } from '../../model/finding.ts';
import type { Report } from '../format.ts';
import type { JsonReport } from '../json.ts';
import { sourcesOf } from '../sources.ts';
import assets from './assets.generated.js';
import { controls } from './controls.ts';
import { effectiveConfigs } from '../effective-configs.ts';
import { effectivePart } from './effective-part.ts';
import type { Shown } from './finding.ts';
import { type FileGroup, findingsPart, judgedAs } from './findings-part.ts';
import { html, Markup } from './markup.ts';
import { count } from './text.ts';

/** One page for a browser: findings, filters, and the configuration in effect; it needs nothing else, and no network. */
export function htmlReport(report: Report): string {
  const { data, linted } = report;
  const effective = effectiveConfigs(linted);
  const groups = groupsOf(report);
  const { text } = html`<!DOCTYPE html>
    <html lang="en">
      ${head(data.summary)}
      <body>
        <a class="skip" href="#main">Skip to the findings</a>
        ${header(data, effective.length)}
        <main id="main" tabindex="-1">
          ${controls(data, groups)} ${findingsPart(groups)} ${effectivePart(effective)} ${filesPart(data)}
        </main>
        ${footer(data)} ${new Markup(`<script>${assets.script}</script>`)}
      </body>
    </html>`;
  return `${text}\n`;
}

/** The files that have findings, and what is shown of those. */
function groupsOf({ files, data }: Report): readonly FileGroup[] {
  const sources = sourcesOf(files);
  const told = new Map<string, string>();
  let index = 0;
  const shown = (finding: Finding): Shown[] => {
    const reported = data.findings[index++];
    if (!reported) return [];
    const toldBy = told.get(reported.why) ?? reported.fingerprint;
    told.set(reported.why, toldBy);
    return [{ finding, reported, source: sources(finding.place.file), toldBy }];
  };
  return files
    .filter(({ findings }) => findings.length > 0)
    .map((file) => ({ file, shown: file.findings.flatMap(shown) }));
}

function footer({ tool }: JsonReport): Markup {
  return html`<footer>
    <p>
      Made by runner-lint ${tool.version}.
      <span class="scripted" hidden
        >Keys: <kbd>/</kbd> search, <kbd>j</kbd> <kbd>k</kbd> next and previous finding, <kbd>Enter</kbd> why.</span
      >
    </p>
  </footer>`;
}

/** Nothing but the style and the script of the page itself may be loaded or run. */
function policy(): string {
  const own = `script-src '${assets.scriptHash}'; style-src '${assets.styleHash}'`;
  return `default-src 'none'; ${own}; img-src data:; base-uri 'none'; form-action 'none'`;
}

function head(summary: JsonReport['summary']): Markup {
  return html`<head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy()}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <link rel="icon" href="data:," />
    <title>runner-lint: ${counts(summary)}</title>
    ${new Markup(`<style>${assets.style}</style>`)}
  </head>`;
}

function counts({ errors, warnings, infos }: JsonReport['summary']): string {
  return `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(infos, 'info')}`;
}

function header({ summary, files, findings }: JsonReport, configs: number): Markup {
  const { errors, warnings, infos, fixable, skipped } = summary;
  const number = (value: number, noun: string, severity: string): Markup =>
    html`<li class="${value === 0 ? 'none' : severity}"><b>${value}</b> ${value === 1 ? noun : `${noun}s`}</li>`;
  return html`<header>
    <h1>runner-lint <span>report</span></h1>
    <ul class="numbers">
      ${number(errors, 'error', 'error')}${number(warnings, 'warning', 'warning')}${number(infos, 'info', 'info')}
      <li><b>${fixable}</b> fixable</li>
      <li><b>${files.length - skipped}</b> ${files.length - skipped === 1 ? 'file' : 'files'} checked</li>
    </ul>
    <label class="theme scripted" hidden
      ><span>Theme</span
      ><select id="theme">
        <option value="">system</option>
        <option value="light">light</option>
        <option value="dark">dark</option>
      </select></label
    >
    <nav aria-label="Parts of the report">
      <a href="#findings">Findings <b>${findings.length}</b></a>
      <a href="#configuration">Effective configuration <b>${configs}</b></a>
      <a href="#files">Files <b>${files.length}</b></a>
    </nav>
  </header>`;
}

function filesPart({ files }: JsonReport): Markup {
  const rows = files.map(
    (file) =>
      html`<tr>
        <td>${file.path}</td>
        <td>${file.skipped === null ? judgedAs(file) : `skipped: ${file.skipped}`}</td>
      </tr> `,
  );
  return html`<section id="files" aria-labelledby="files-t">
    <h2 id="files-t">Files</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Files">
      <table>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Judged as</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}
