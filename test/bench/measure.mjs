// Times whole processes: one warm-up, then the median of several runs; peak memory where the system tells it.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const POLL_MILLISECONDS = 10;

/** @returns whether the command is on PATH */
export function isInstalled(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}

async function once(command, words, cwd) {
  const start = process.hrtime.bigint();
  const child = spawn(command, words, { stdio: 'ignore', cwd });
  let peak = 0;
  const look = () => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // Linux alone has /proc, and a process that has just ended has no entry.
      peak = Math.max(peak, 0);
    }
  };
  const timer = setInterval(look, POLL_MILLISECONDS);
  const status = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  clearInterval(timer);
  return { seconds, peak, status };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** @returns median seconds, highest peak in MB (0 where unknown), exit status of the last run */
export async function measure(command, words, runs, cwd) {
  await once(command, words, cwd);
  const results = [];
  for (let run = 0; run < runs; run++) results.push(await once(command, words, cwd));
  return {
    seconds: median(results.map((result) => result.seconds)),
    peak: Math.max(...results.map((result) => result.peak)),
    status: results.at(-1).status,
  };
}
