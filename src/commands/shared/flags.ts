import type { FlagTable } from '../../cli/flags.ts';

export const HELP_FLAG = {
  help: { kind: 'switch', char: 'h', summary: 'Show this help.' },
} as const satisfies FlagTable;

export const STDIN_FLAG = {
  'stdin-filepath': {
    kind: 'text',
    value: 'PATH',
    summary: 'Name to report for standard input (-).',
  },
} as const satisfies FlagTable;

/** What the files are judged as. */
export const VERSION_FLAGS = {
  'chart-version': {
    kind: 'text',
    value: 'VERSION',
    summary: 'Version of the Helm chart to judge by; 0.80 means the newest 0.80. Without it the newest known.',
  },
  'runner-version': {
    kind: 'text',
    value: 'VERSION',
    summary: 'Version of GitLab Runner to judge by. Without it the one that the chart installs.',
  },
} as const satisfies FlagTable;

/** What `helm install` would be given for one release. */
export const VALUES_FLAGS = {
  values: {
    kind: 'text',
    char: 'f',
    value: 'FILE',
    multiple: true,
    summary: 'Values file of the release, as Helm takes it; later ones win. Can be given several times.',
  },
  set: { kind: 'text', value: 'KEY=VALUE', multiple: true, summary: 'One value, as Helm takes it.' },
  'set-string': { kind: 'text', value: 'KEY=VALUE', multiple: true, summary: 'One value that is always a text.' },
  'set-json': { kind: 'text', value: 'KEY=JSON', multiple: true, summary: 'One value written as JSON.' },
  'set-literal': { kind: 'text', value: 'KEY=VALUE', multiple: true, summary: 'One value, taken as it is.' },
  'set-file': { kind: 'text', value: 'KEY=FILE', multiple: true, summary: 'One value, read from a file.' },
  release: { kind: 'text', value: 'NAME', summary: 'Name of the release. Without it gitlab-runner.' },
  namespace: { kind: 'text', value: 'NAMESPACE', summary: 'Namespace of the release. Without it default.' },
  'kube-version': { kind: 'text', value: 'VERSION', summary: 'Kubernetes version that templates see.' },
  'api-versions': {
    kind: 'text',
    value: 'API',
    multiple: true,
    summary: 'API that templates find in the cluster besides the built-in ones. Can be given several times.',
  },
  helm: { kind: 'choice', choices: ['3', '4'], default: '3', summary: 'Major version of Helm.' },
} as const satisfies FlagTable;

/** What to look for, by which configuration, and in what. */
export const JUDGE_FLAGS = {
  'fail-on': {
    kind: 'choice',
    choices: ['error', 'warning', 'info'],
    summary: 'Exit with 1 for findings of this severity or a higher one. Without it and a configuration: warning.',
  },
  preset: {
    kind: 'choice',
    choices: ['recommended', 'strict', 'security', 'all'],
    summary: 'Which rules to run. Without it and a configuration: recommended.',
  },
  rule: {
    kind: 'text',
    value: 'ID=SEVERITY',
    multiple: true,
    summary: 'Severity of one rule: off, info, warning or error. Can be given several times.',
  },
  ...VERSION_FLAGS,
  ...VALUES_FLAGS,
  fact: {
    kind: 'text',
    value: 'NAME=VALUE',
    multiple: true,
    summary:
      'What the files cannot tell, such as gitlab.privateCa=true or network.podMtu=1450. Can be given several times.',
  },
  config: {
    kind: 'text',
    value: 'FILE',
    summary: 'Configuration to use instead of the .runner-lint.yaml nearest to each file.',
  },
  'no-config': { kind: 'switch', summary: 'Use no configuration.' },
  ...STDIN_FLAG,
} as const satisfies FlagTable;

export const COLOR_FLAG = {
  color: {
    kind: 'switch',
    negatable: true,
    summary: 'Colours, whatever the terminal, NO_COLOR and FORCE_COLOR say.',
  },
} as const satisfies FlagTable;

/** Where what is made goes; `output` is for each command to say. */
export const DELIVERY_FLAGS = {
  force: { kind: 'switch', summary: 'Overwrite files that are there.' },
  diff: { kind: 'switch', summary: 'Write nothing; print what would change in --output, and exit with 1 if anything.' },
  ...COLOR_FLAG,
} as const satisfies FlagTable;

/** How corrections are shown, and whether they are made. */
export const CORRECTION_FLAGS = {
  format: {
    kind: 'choice',
    choices: ['text', 'json'],
    default: 'text',
    summary: 'The difference as a patch, or what was corrected as JSON.',
  },
  write: { kind: 'switch', summary: 'Write the corrected files.' },
  diff: { kind: 'switch', summary: 'Exit with 1 if something would change.' },
  redact: { kind: 'switch', summary: 'Print [redacted] for tokens, passwords and keys.' },
  ...COLOR_FLAG,
} as const satisfies FlagTable;
