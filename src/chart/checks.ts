import type { LayeredView } from '../document/view.ts';
import type { Chart } from './chart.ts';
import { MANIFESTS, type Manifest } from './manifests.ts';
import { cacheSecret, fullname, tokenSecret } from './names.ts';
import { checkExtraObjects } from './extra-objects.ts';
import { check } from './prints.ts';
import { checkReplicas } from './register.ts';
import { hasSessionServer } from './session-server.ts';
import { evaluated } from './template.ts';
import { Refused } from './stop.ts';
import { hasKey, isSet, printed, ranged, stringOf, valueOf, wrongType } from './values.ts';
import { brokenYaml, checkInBlock, checkKey, checkPlain, readText } from './yaml-text.ts';

/** A part of the chart that is looked at only for what can make Helm stop. */
interface Check {
  /** First steps of the settings that it reads: what the chart brings itself makes no trouble, unless its templates are replaced. */
  readonly keys: readonly string[];
  readonly run: (chart: Chart) => void;
}

const CHECKS: readonly Check[] = [
  { keys: ['fullnameOverride', 'nameOverride'], run: checkFullname },
  { keys: ['replicas', 'runnerToken'], run: checkReplicas },
  { keys: ['runners'], run: checkConfig },
  { keys: ['podSecurityContext', 'securityContext'], run: checkConfigPath },
  { keys: ['runners'], run: checkSecrets },
  { keys: ['serviceAccount', 'rbac'], run: checkServiceAccount },
  { keys: ['hostname'], run: checkHostname },
  { keys: ['extraObjects'], run: checkExtraObjects },
  { keys: ['sessionServer'], run: checkIngress },
];

/** Whatever else in the chart can make Helm stop, each on its own: an unknown in one does not hide another. */
export function checksOf(chart: Chart): readonly (() => void)[] {
  const isChanged = chart.input.definitions !== undefined;
  const own = CHECKS.filter(({ keys }) => isChanged || keys.some((key) => chart.given.has(key)));
  return [
    ...own.map(
      ({ run }) =>
        () =>
          run(chart),
    ),
    ...MANIFESTS.flatMap((manifest) => printsOf(chart, manifest)),
  ];
}

function printsOf(chart: Chart, { since = '0.1.13', when, prints }: Manifest): readonly (() => void)[] {
  if (chart.before(since)) return [];
  const given = prints.filter(({ path }) => chart.given.has(path.split('.', 1)[0] ?? ''));
  return given.map((print) => () => {
    if (when?.(chart) ?? true) check(chart, print);
  });
}

/** Helm reads the name of each object; the script that looks for the session server's address has it in a line of its own. */
function checkFullname(chart: Chart): void {
  const name = fullname(chart);
  const override = chart.at('fullnameOverride');
  const at = isSet(override) ? override : chart.at('nameOverride');
  const read = readText(name, at);
  if (typeof read === 'object' && read !== null) throw brokenYaml('json: cannot unmarshal into .metadata.name', at);
  if (hasSessionServer(chart)) checkInBlock(name, at);
}

/** Since 0.31.0 the notes after installing look for a namespace in the text. */
function checkConfig(chart: Chart): void {
  if (chart.since('0.31.0')) evaluated(chart, chart.at('runners.config'));
}

/** Where config.toml goes depends on the user: a security context that is no map cannot be asked. */
function checkConfigPath(chart: Chart): void {
  if (chart.since('0.64.0')) hasKey(chart.at('podSecurityContext'), 'runAsUser');
  else if (chart.since('0.55.0')) hasKey(chart.at('securityContext'), 'runAsNonRoot');
}

function checkSecrets(chart: Chart): void {
  if (chart.since('0.89.0')) chart.at('runners.cache.disableGlobalCredentialsExport');
  else if (chart.since('0.23.0') && chart.before('0.53.0')) chart.at('runners.cache.cacheType');
  if (chart.since('0.1.21') && chart.before('0.1.23') && chart.isSet('runners.cache'))
    throw new Refused('template "gitlab-runner.cache.secret" not defined', chart.at('runners.cache'));
  cacheSecret(chart);
  tokenSecret(chart);
}

function checkServiceAccount(chart: Chart): void {
  if (chart.since('0.66.0')) checkNewServiceAccount(chart);
  else if (chart.isSet('rbac.create')) checkOldServiceAccount(chart);
}

function checkOldServiceAccount(chart: Chart): void {
  if (chart.since('0.16.0')) checkAnnotations(chart, chart.at('rbac.serviceAccountAnnotations'));
  if (chart.since('0.22.0')) ranged(chart.at('rbac.imagePullSecrets'));
}

function checkNewServiceAccount(chart: Chart): void {
  const [create, rbac] = [chart.at('serviceAccount.create'), chart.at('rbac.create')];
  if (!isSet(create) && !(isSet(rbac) && valueOf(create) === null)) return;
  const annotations = [chart.at('serviceAccount.annotations'), chart.at('rbac.serviceAccountAnnotations')];
  if (annotations.some(isSet)) {
    for (const map of annotations) if (map.kind !== 'map') throw wrongType(map, 'map[string]interface {}');
    for (const map of annotations) checkAnnotations(chart, map);
  }
  const secrets = [chart.at('serviceAccount.imagePullSecrets'), chart.at('rbac.imagePullSecrets')];
  if (!secrets.some(isSet)) return;
  const wrong = secrets.find(({ kind }) => kind !== 'list');
  if (wrong) throw new Refused('error calling concat: Cannot concat type as list', wrong);
}

/** Since 0.56.0 the values are templates, and so must be texts. */
function checkAnnotations(chart: Chart, annotations: LayeredView): void {
  for (const [key, value] of ranged(annotations)) {
    checkKey(key, annotations);
    if (chart.since('0.56.0')) evaluated(chart, value);
  }
}

/** The YAML of the name stands on the line of its key. */
function checkHostname(chart: Chart): void {
  const hostname = chart.at('hostname');
  if (chart.before('0.62.0') || !isSet(hostname)) return;
  const isOneLine = hostname.kind === 'scalar' && !hostname.string?.includes('\n');
  if (!isOneLine) throw brokenYaml('mapping values are not allowed in this context', hostname);
}

function isNil(view: LayeredView): boolean {
  return view.kind === 'absent' || view.value === null;
}

/** The Ingress is written even without a session server. */
function checkIngress(chart: Chart): void {
  if (chart.before('0.70.0')) return;
  if (isNil(chart.at('sessionServer')) || isNil(chart.at('sessionServer.ingress'))) return;
  if (!chart.isSet('sessionServer.ingress.enabled')) return;
  const annotations = chart.at('sessionServer.ingress.annotations');
  if (chart.before('0.71.0')) {
    if (isSet(annotations)) stringOf(annotations);
  } else {
    check(chart, { path: 'sessionServer.ingress.annotations', as: 'annotations' });
  }
  check(chart, { path: 'sessionServer.ingress.className', as: 'plain' });
  check(chart, { path: 'sessionServer.publicIP', as: 'plain' });
  if (chart.since('0.73.0'))
    for (const [, item] of ranged(chart.at('sessionServer.ingress.tls')))
      checkPlain(printed(item.at('secretName')), item);
}
