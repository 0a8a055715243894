/** An editor that crashed closes nothing; so often is asked whether it is still there. */
const INTERVAL_MS = 3_000;

/** @param onGone told once when the process is no more @returns ends the watch */
export function watchParent(processId: number, onGone: () => void): () => void {
  const timer = setInterval(() => {
    if (isRunning(processId)) return;
    clearInterval(timer);
    onGone();
  }, INTERVAL_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

function isRunning(processId: number): boolean {
  try {
    // Signal 0 only asks.
    return process.kill(processId, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
