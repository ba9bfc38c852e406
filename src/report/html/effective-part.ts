import type { Origin } from '../../model/place.ts';
import type { EffectiveConfig } from '../effective.ts';
import type { EffectiveLine } from '../rendering-toml.ts';
import { html, type Markup } from './markup.ts';
import { prose } from './text.ts';

/** The configurations in effect: each line with where its value comes from. */
export function effectivePart(configs: readonly EffectiveConfig[]): Markup {
  return html`<section id="configuration" aria-labelledby="configuration-t">
    <h2 id="configuration-t">Effective configuration</h2>
    <p class="lead">
      The <code>config.toml</code> that the runner will work with: what the chart renders, what
      <code>register</code> makes of it, and the runner's own defaults, each setting with where its value comes from.
      Secrets are not shown.
    </p>
    <p class="scripted" hidden>
      <label><input type="checkbox" id="given" /> Only what is not a default</label>
    </p>
    ${configs.length === 0 ? html`<p class="empty">No file that was checked configures a runner.</p>` : configs.map(configBlock)}
  </section>`;
}

function configBlock({ title, release, chart, runner, lines, remark }: EffectiveConfig): Markup {
  const versions = [
    ...(release ? [`release ${release.name} in ${release.namespace}`] : []),
    ...(chart === null ? [] : [`chart ${chart}`]),
    `runner ${runner}`,
  ];
  return html`<details class="config" open>
    <summary>
      <h3>${title || 'Command line'}</h3>
      <span class="facts">${versions.join(' · ')}</span>
    </summary>
    ${remark === null ? null : html`<p class="remark">${prose(remark)}</p>`} ${lines.length === 0 ? null : table(lines)}
  </details> `;
}

function table(lines: readonly EffectiveLine[]): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Settings">
    <table>
      <thead>
        <tr>
          <th scope="col">Setting</th>
          <th scope="col">Comes from</th>
        </tr>
      </thead>
      <tbody>
        ${lines.filter(({ text }) => text !== '').map(lineRow)}
      </tbody>
    </table>
  </div>`;
}

const KINDS: Readonly<Record<Origin['kind'], string>> = {
  file: 'file',
  set: 'command line',
  'chart-default': 'chart default',
  environment: 'environment',
  register: 'register',
  'runner-default': 'runner default',
};

function lineRow({ text, origin }: EffectiveLine): Markup {
  if (!origin)
    return html`<tr class="header">
      <th colspan="2">${text}</th>
    </tr> `;
  const setting = html`<td>${text}</td>`;
  return html`<tr class="${origin.kind}">
    ${setting}
    <td>${origin.text || KINDS[origin.kind]}</td>
  </tr> `;
}
