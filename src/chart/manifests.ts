import type { Chart } from './chart.ts';
import type { Print } from './prints.ts';
import { hasSessionServer } from './session-server.ts';
import { equals } from './values.ts';

/** A manifest that the chart renders, seen only for what can make Helm stop. */
export interface Manifest {
  readonly since?: string;
  readonly when?: (chart: Chart) => boolean;
  readonly prints: readonly Print[];
}

const hasMetrics = (chart: Chart): boolean => chart.isSet('metrics.enabled');
const MONITORING = 'monitoring.coreos.com/v1';

/** Settings of the pod, the container and the volumes (templates/deployment.yaml). */
const DEPLOYMENT: Manifest = {
  prints: [
    { path: 'deploymentLabels', as: 'labels', since: '0.56.1', until: '0.73.0' },
    { path: 'deploymentLabels', as: 'map-template', since: '0.73.0' },
    { path: 'deploymentAnnotations', as: 'annotations', since: '0.56.1' },
    { path: 'revisionHistoryLimit', as: 'plain', since: '0.32.0' },
    { path: 'podLabels', as: 'labels', since: '0.13.0', until: '0.70.0' },
    { path: 'podLabels', as: 'map-template', since: '0.70.0' },
    { path: 'podAnnotations', as: 'labels', since: '0.4.0' },
    { path: 'metrics.enabled', as: 'read', since: '0.1.20' },
    { path: 'metrics.port', as: 'plain', since: '0.35.1' },
    { path: 'automountServiceAccountToken', as: 'plain', since: '0.56.1' },
    { path: 'schedulerName', as: 'plain', since: '0.30.0' },
    { path: 'securityContext.runAsUser', as: 'plain', since: '0.12.0', until: '0.42.0' },
    { path: 'securityContext.fsGroup', as: 'plain', since: '0.12.0', until: '0.42.0' },
    { path: 'securityContext.runAsGroup', as: 'plain', since: '0.28.0', until: '0.42.0' },
    { path: 'securityContext.supplementalGroups', as: 'items', since: '0.28.0', until: '0.42.0' },
    { path: 'terminationGracePeriodSeconds', as: 'plain', since: '0.8.0' },
    { path: 'deploymentInitContainers', as: 'level', since: '0.92.0' },
    { path: 'extraEnvFromRefs', as: 'level', since: '0.83.0' },
    { path: 'probeTimeoutSeconds', as: 'plain', since: '0.35.0' },
    ...probe('livenessProbe'),
    { path: 'livenessProbe.terminationGracePeriodSeconds', as: 'plain', since: '0.68.0' },
    ...probe('readinessProbe'),
    { path: 'volumeMounts', as: 'list', since: '0.42.0' },
    { path: 'extraContainers', as: 'list', since: '0.74.0' },
    { path: 'secrets', as: 'range', since: '0.27.0' },
    { path: 'certsSecretName', as: 'plain' },
    { path: 'volumes', as: 'list', since: '0.42.0' },
    { path: 'init.image', as: 'plain', since: '0.1.22', until: '0.1.36' },
    { path: 'init.image', as: 'plain', since: '0.1.37', until: '0.1.44' },
  ],
};

function probe(name: string): readonly Print[] {
  return ['initialDelaySeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'].map((key) => ({
    path: `${name}.${key}`,
    as: 'plain',
    since: '0.67.0',
  }));
}

const CONFIG_MAP: Manifest = { prints: [{ path: 'configMapLabels', as: 'map-template', since: '0.89.0' }] };

const REPLICAS: Manifest = {
  since: '0.27.0',
  when: (chart) => chart.before('0.51.0') || !chart.isSet('hpa'),
  prints: [{ path: 'replicas', as: 'plain' }],
};

const AUTOSCALER: Manifest = {
  since: '0.9.0',
  when: (chart) => chart.isSet('hpa'),
  prints: [
    { path: 'hpa.minReplicas', as: 'plain' },
    { path: 'hpa.maxReplicas', as: 'plain' },
    { path: 'hpa.metrics', as: 'always-level' },
  ],
};

const DISRUPTION_BUDGET: Manifest = { since: '0.91.0', prints: [{ path: 'podDisruptionBudget', as: 'map' }] };

const SECRET: Manifest = {
  prints: [
    { path: 'runnerRegistrationToken', as: 'token' },
    { path: 'runnerToken', as: 'token' },
  ],
};

const SERVICE: Manifest = {
  since: '0.35.1',
  when: (chart) => chart.isSet('service.enabled') && hasMetrics(chart),
  prints: [
    { path: 'service.labels', as: 'map' },
    { path: 'service.annotations', as: 'annotations' },
    { path: 'service.externalTrafficPolicy', as: 'plain', since: '0.72.0' },
    { path: 'service.internalTrafficPolicy', as: 'plain', since: '0.72.0' },
    { path: 'service.loadBalancerSourceRanges', as: 'range' },
    { path: 'service.additionalPorts', as: 'list' },
  ],
};

const NODE_PORT: Manifest = {
  since: '0.35.1',
  when: (chart) => chart.isSet('service.enabled') && hasMetrics(chart) && equals(chart.at('service.type'), 'NodePort'),
  prints: [{ path: 'service.metrics.nodePort', as: 'plain' }],
};

const SERVICE_MONITOR: Manifest = {
  since: '0.35.1',
  when: (chart) =>
    chart.isSet('metrics.serviceMonitor.enabled') &&
    hasMetrics(chart) &&
    chart.isSet('service.enabled') &&
    chart.hasApi(MONITORING),
  prints: monitor('metrics.serviceMonitor', '0.56.1'),
};

const POD_MONITOR: Manifest = {
  since: '0.85.0',
  when: (chart) => chart.isSet('metrics.podMonitor.enabled') && hasMetrics(chart) && chart.hasApi(MONITORING),
  prints: monitor('metrics.podMonitor', '0.85.0'),
};

function monitor(path: string, annotated: string): readonly Print[] {
  return [
    { path: `${path}.labels`, as: 'map' },
    { path: `${path}.annotations`, as: 'annotations', since: annotated },
    { path: `${path}.interval`, as: 'plain' },
    { path: `${path}.metricRelabelings`, as: 'template' },
    { path: `${path}.path`, as: 'plain' },
    { path: `${path}.jobLabel`, as: 'plain' },
  ];
}

const SESSION_SERVICE: Manifest = {
  since: '0.37.0',
  when: hasSessionServer,
  prints: [
    { path: 'sessionServer.annotations', as: 'annotations', since: '0.42.0' },
    { path: 'sessionServer.serviceType', as: 'plain', since: '0.67.0' },
    { path: 'sessionServer.publicIP', as: 'plain' },
    { path: 'sessionServer.externalTrafficPolicy', as: 'plain', since: '0.72.0' },
    { path: 'sessionServer.internalTrafficPolicy', as: 'plain', since: '0.72.0' },
    { path: 'sessionServer.externalPort', as: 'plain' },
    { path: 'sessionServer.internalPort', as: 'plain' },
    { path: 'sessionServer.nodePort', as: 'plain', since: '0.67.0' },
  ],
};

/** All of them. */
export const MANIFESTS: readonly Manifest[] = [
  CONFIG_MAP,
  DEPLOYMENT,
  REPLICAS,
  AUTOSCALER,
  DISRUPTION_BUDGET,
  SECRET,
  SERVICE,
  NODE_PORT,
  SERVICE_MONITOR,
  POD_MONITOR,
  SESSION_SERVICE,
];
