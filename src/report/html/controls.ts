import type { Severity } from '../../model/finding.ts';
import type { JsonReport, ReportedFinding } from '../json.ts';
import type { FileGroup } from './findings-part.ts';
import { html, type Markup } from './markup.ts';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** The filters; they do nothing without a script, which shows them. */
export function controls({ findings }: JsonReport, groups: readonly FileGroup[]): Markup {
  return html`<form id="filters" class="scripted" role="search" aria-label="Filters" hidden>
    <label class="text"
      ><span>Search</span
      ><input type="search" name="q" placeholder="Text in a finding" autocomplete="off" spellcheck="false"
    /></label>
    <fieldset>
      <legend>Severity</legend>
      ${SEVERITIES.map(
        (severity) =>
          html`<label class="${severity}"
            ><input type="checkbox" name="severity" value="${severity}" checked /> ${severity} <output></output
          ></label>`,
      )}
    </fieldset>
    ${select('group', 'Group', valuesOf(findings, 'group'))} ${select('rule', 'Rule', valuesOf(findings, 'rule'))}
    ${
      groups.length > 1
        ? select(
            'file',
            'File',
            groups.map(({ file }) => file.path),
          )
        : null
    }
    <label
      ><span>Order</span
      ><select name="by">
        <option value="file">by file</option>
        <option value="rule">by rule</option>
      </select></label
    >
    <label class="check"><input type="checkbox" name="fixable" /> Fixable only <output></output></label>
    <button type="reset">Reset</button>
  </form>`;
}

function select(name: string, label: string, values: readonly string[]): Markup {
  const options = values.map((value) => html`<option value="${value}" data-label="${value}">${value}</option>`);
  return html`<label
    ><span>${label}</span
    ><select name="${name}">
      <option value="">all</option>
      ${options}
    </select></label
  >`;
}

function valuesOf(findings: readonly ReportedFinding[], key: 'group' | 'rule'): readonly string[] {
  return [...new Set(findings.map((finding) => finding[key]))].toSorted();
}
