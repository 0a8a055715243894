const WAIT_MS = 40_000;

/** Asks until there is an answer; each question is a turn of whoever is asked. @throws where none comes */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> {
  const startedAt = Date.now();
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() - startedAt > WAIT_MS) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
