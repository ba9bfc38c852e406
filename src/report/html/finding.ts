import type { Finding } from '../../model/finding.ts';
import type { ReportedFinding } from '../json.ts';
import { printable } from '../printable.ts';
import type { Source } from '../sources.ts';
import { html, type Markup } from './markup.ts';
import { snippet } from './snippet.ts';
import { prose, routeText } from './text.ts';

/** A finding as it is and as it is reported, with the text that it is about. */
export interface Shown {
  readonly finding: Finding;
  readonly reported: ReportedFinding;
  readonly source: Source | undefined;
  /** The finding, by its fingerprint, that tells the reason: it may be an earlier one with the same. */
  readonly toldBy: string;
}

const DISPOSITIONS = {
  safe: 'safe fix',
  unsafe: 'fix to look at',
  suggestion: 'suggestion',
} as const;

/** A finding with all that is known about it. */
export function findingCard({ finding, reported, source, toldBy }: Shown): Markup {
  const { rule, group, severity, message, remedy, fix, fingerprint } = reported;
  const id = `f-${fingerprint}`;
  return html`<article
    class="finding"
    id="${id}"
    tabindex="-1"
    aria-label="${severity} ${rule}"
    data-severity="${severity}"
    data-group="${group}"
    data-rule="${rule}"
    data-fix="${fix?.disposition ?? ''}"
  >
    <h4><span class="severity ${severity}">${severity}</span> ${ruleLink(reported)}</h4>
    <p class="facts">
      <a href="#${id}">${placeText(reported)}</a><span>${group}</span>${
        fix && html`<span class="badge">${DISPOSITIONS[fix.disposition]}</span>`
      }
    </p>
    <p class="message">${prose(message)}</p>
    ${source ? snippet(source, finding) : null}
    <p class="do"><b>Do</b> <span>${prose(remedy)}</span></p>
    ${fix && html`<p class="do"><b>Fix</b> <span>${prose(fix.title)}${needs(fix.needs)}</span></p>`}
    ${relatedPlaces(reported)} ${more(reported, toldBy)}
  </article> `;
}

function ruleLink({ rule, url }: ReportedFinding): Markup | string {
  return url.startsWith('https://') ? html`<a class="rule" href="${url}" rel="noreferrer">${rule}</a>` : rule;
}

function needs(facts: readonly string[]): Markup | null {
  if (facts.length === 0) return null;
  return html` It takes ${facts.map((fact, index) => [index > 0 ? ' and ' : '', html`<code>--fact ${fact}=…</code>`])}.`;
}

function relatedPlaces({ related }: ReportedFinding): Markup | null {
  if (related.length === 0) return null;
  const places = related.map(
    (place) => html`<li><span class="place">${placeText({ ...place, text: null })}</span> ${prose(place.message)}</li>`,
  );
  return html`<div class="do">
    <b>See</b>
    <ul>
      ${places}
    </ul>
  </div>`;
}

function more({ why, route, via = [], innerRoute, confidence, fingerprint }: ReportedFinding, toldBy: string): Markup {
  const way = routeText([route, ...via, ...(innerRoute ? [innerRoute] : [])]);
  // A page of many findings would be half reasons; the script puts them where they are read.
  const reason =
    toldBy === fingerprint
      ? html`<p id="w-${toldBy}">${prose(why)}</p>`
      : html`<p><a class="same" href="#w-${toldBy}">For the same reason as here</a></p>`;
  return html`<details>
    <summary>Why</summary>
    ${reason}
    <dl>
      ${
        way === ''
          ? null
          : html`<dt>Setting</dt>
              <dd><code>${way}</code></dd>`
      }
      <dt>Confidence</dt>
      <dd>${confidence}</dd>
    </dl>
  </details>`;
}

type Range = Pick<ReportedFinding, 'file' | 'start' | 'text'>;

function placeText({ file, start, text }: Range): string {
  if (file === null) return printable(text ?? 'command line');
  return start ? `${file}:${start.line}:${start.column}` : file;
}
