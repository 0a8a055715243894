import type { Host } from './host';

/** When a run began and ended, and how long it took. */
export interface RunTimes {
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly seconds: number;
}

/** @returns asked at the end of the run: its times */
export function startTimes(host: Pick<Host, 'now' | 'milliseconds'>): () => RunTimes {
  const startedAt = host.now();
  const started = host.milliseconds();
  return () => ({ startedAt, endedAt: host.now(), seconds: (host.milliseconds() - started) / 1000 });
}
