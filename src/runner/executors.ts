import { compareVersions } from '../knowledge/index.ts';

/** Tables of a `[[runners]]` that belong to executors; `register` drops those that the chosen one does not use. */
export const SECTIONS = [
  'kubernetes',
  'machine',
  'docker',
  'ssh',
  'parallels',
  'virtualbox',
  'custom',
  'referees',
] as const;

type Section = (typeof SECTIONS)[number];

/** What `register` does for an executor (commands/register.go, askExecutorOptions). */
export interface Executor {
  /** The tables that stay. */
  readonly sections: readonly Section[];
  /** Settings that must not be blank, with the option that the runner names. */
  readonly asks: readonly { readonly route: readonly [Section, string]; readonly flag: string }[];
  /** A volume that is added where no other is like it. */
  readonly cacheVolume?: string;
  /** The shell where none is set. */
  readonly shell?: string;
}

const IMAGE = { route: ['docker', 'image'], flag: 'docker-image' } as const;
const HOST = { route: ['ssh', 'host'], flag: 'ssh-host' } as const;
const USER = { route: ['ssh', 'user'], flag: 'ssh-user' } as const;
const DOCKER: Executor = { sections: ['docker'], asks: [IMAGE], cacheVolume: '/cache' };
const PLAIN: Executor = { sections: [], asks: [] };

const EXECUTORS: Readonly<Record<string, Executor & { readonly until?: string }>> = {
  kubernetes: { sections: ['kubernetes'], asks: [] },
  docker: DOCKER,
  'docker-autoscaler': DOCKER,
  'docker-windows': { sections: ['docker'], asks: [IMAGE], cacheVolume: 'c:\\cache', shell: 'pwsh' },
  'docker+machine': { ...DOCKER, sections: ['machine', 'docker'] },
  'docker-ssh': { ...DOCKER, sections: ['docker', 'ssh'], asks: [IMAGE, USER], until: '15.11' },
  'docker-ssh+machine': { ...DOCKER, sections: ['machine', 'docker', 'ssh'], asks: [IMAGE, USER], until: '15.11' },
  ssh: { sections: ['ssh'], asks: [HOST, USER] },
  parallels: {
    sections: ['ssh', 'parallels'],
    asks: [{ route: ['parallels', 'base_name'], flag: 'parallels-base-name' }, HOST],
  },
  virtualbox: {
    sections: ['ssh', 'virtualbox'],
    asks: [{ route: ['virtualbox', 'base_name'], flag: 'virtualbox-base-name' }, USER],
  },
  shell: PLAIN,
  custom: { sections: ['custom'], asks: [] },
  instance: PLAIN,
};

/** An executor by its exact name; undefined for one that the version does not have. */
export function executorOf(name: string, version: string): Executor | undefined {
  const executor = Object.hasOwn(EXECUTORS, name) ? EXECUTORS[name] : undefined;
  if (!executor || (executor.until !== undefined && compareVersions(version, executor.until) > 0)) return undefined;
  // Up to 16.7, register forgot the tables of this one.
  return name === 'docker-autoscaler' && compareVersions(version, '16.8') < 0 ? PLAIN : executor;
}
