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

/**
 * One run of each in turn, so that all of them meet the same weather: what else the machine does moves every time, and hardly a
 * ratio.
 * @param cases each a command, its words and where it runs
 * @returns of each: median seconds, highest peak in MB (0 where unknown), exit status of the last run
 */
export async function measureInTurn(cases, runs) {
  const results = cases.map(() => []);
  for (let run = 0; run <= runs; run++) {
    for (const [at, { command, words, cwd }] of cases.entries()) {
      const result = await once(command, words, cwd);
      // The first is the warm-up.
      if (run > 0) results[at].push(result);
    }
  }
  return results.map((runsOfOne) => ({
    seconds: median(runsOfOne.map((result) => result.seconds)),
    peak: Math.max(...runsOfOne.map((result) => result.peak)),
    status: runsOfOne.at(-1).status,
  }));
}

/** The same of one command. */
export async function measure(command, words, runs, cwd) {
  const [result] = await measureInTurn([{ command, words, cwd }], runs);
  return result;
}
