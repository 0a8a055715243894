import { visible } from '../../report';
import type { Host } from '../host';

/** The input ended before the answer: nobody decides for who did not. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** More wrong answers than this are no typing errors. */
const MAX_TRIES = 3;

/**
 * Asks until the answer can be used.
 * @param suggested taken where only Enter is pressed
 * @param read gives what the answer means, or throws an Error that says what is wrong with it
 * @throws NoAnswer where the input ends, or nothing usable comes
 */
export async function ask<T>(
  host: Host,
  question: string,
  suggested: string | undefined,
  read: (answer: string) => T,
): Promise<T> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    host.out.write(`${question}${suggested === undefined ? '' : ` [${visible(suggested)}]`}: `);
    const typed = await host.readLine();
    if (typed === undefined) break;
    const answer = typed.trim() === '' ? (suggested ?? '') : typed.trim();
    try {
      return read(answer);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      host.out.write(`${error.message}\n`);
    }
  }
  throw new NoAnswer('nothing was answered');
}

/**
 * @param yes whether `--yes` answers
 * @param onEnter what Enter alone means: no, where something must have been done before
 * @returns whether it is agreed to; undefined where there is nobody to ask
 */
export async function agree(host: Host, question: string, yes: boolean, onEnter = true): Promise<boolean | undefined> {
  if (yes) return true;
  if (!host.isInteractive) return undefined;
  host.out.write(`${question} ${onEnter ? '[Y/n]' : '[y/N]'} `);
  const answer = (await host.readLine())?.trim();
  return answer === '' ? onEnter : answer !== undefined && /^y(?:es)?$/i.test(answer);
}
