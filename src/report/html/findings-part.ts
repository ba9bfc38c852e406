import type { LintedFile } from '../../engine/lint.ts';
import { findingCard, type Shown } from './finding.ts';
import { html, type Markup } from './markup.ts';
import { count } from './text.ts';

/** A file with the findings that stand with it. */
export interface FileGroup {
  readonly file: LintedFile;
  readonly shown: readonly Shown[];
}

/** The findings, file by file. */
export function findingsPart(groups: readonly FileGroup[]): Markup {
  const number = groups.reduce((sum, { shown }) => sum + shown.length, 0);
  return html`<section id="findings" aria-labelledby="findings-t">
    <h2 id="findings-t">Findings</h2>
    <p id="status" role="status" class="lead">${count(number, 'finding')}</p>
    <p id="empty" class="empty" hidden>No finding matches these filters.</p>
    ${number === 0 ? html`<p class="empty">Nothing found.</p>` : null}
    <div id="groups">${groups.map(groupSection)}</div>
  </section>`;
}

function groupSection({ file, shown }: FileGroup): Markup {
  return html`<section class="group" data-file="${file.path}">
    <h3><span class="name">${file.path || 'Command line'}</span> <span class="count">${shown.length}</span></h3>
    <p class="facts">${judgedAs(file)}</p>
    ${shown.map(findingCard)}
  </section> `;
}

/** What a file was taken for. */
export function judgedAs({ kind, chart, runner }: Pick<LintedFile, 'kind' | 'chart' | 'runner'>): string {
  const versions = [...(chart === null ? [] : [`chart ${chart}`]), ...(runner === null ? [] : [`runner ${runner}`])];
  return [...(kind === null ? [] : [kind]), ...versions].join(' · ');
}
