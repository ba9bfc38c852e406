import type { Io } from '../io.ts';

/** Tells how far a long run is, on a line that is gone before anything else is printed. */
export interface Progress {
  readonly done: (number: number) => void;
  readonly end: () => void;
}

type Watched = Pick<Io, 'env' | 'now' | 'stderr'>;

/** Milliseconds before the first word, and between two. */
const PATIENCE = 1000;
const PACE = 100;

/** Of a run of so many files; only a terminal sees it, and a short run costs nothing. */
export function progressOf(total: number, io: Watched): Progress {
  let next = io.now() + PATIENCE;
  let isShown = false;
  return {
    done: (number) => {
      if (io.now() < next) return;
      next = io.now() + PACE;
      if (!isShown && !isWatched(io)) return;
      isShown = true;
      io.stderr.write(`${ERASE}${number} of ${total} checked`);
    },
    end: () => {
      if (isShown) io.stderr.write(ERASE);
    },
  };
}

const ERASE = '\r\u001b[2K';

function isWatched({ env, stderr }: Watched): boolean {
  return stderr.isTTY && (env['CI'] ?? '') === '' && env['TERM'] !== 'dumb';
}
