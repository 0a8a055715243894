import { UsageError } from '../../model';
import type { Finding } from '../../model';
import { visible } from '../../report';
import { allGiven, lastGiven } from '../arguments';
import type { Call } from '../arguments';
import type { Host } from '../host';
import { isExcuse } from './repair';
import type { Choose } from './repair';

/**
 * Who chooses among the ways that are not right without a question: the call (`--with`), a person (`--ask`), else nobody.
 * @throws UsageError where a person is to be asked and none is there, or an excuse is asked for
 */
export function chooserOf(call: Call, host: Host): Choose {
  const wanted = allGiven(call, 'with') ?? [];
  const excuse = wanted.find(isExcuse);
  if (excuse !== undefined) {
    throw new UsageError(`--with ${excuse}: nhi fix excuses nothing; write the reason and the end into nhi.yaml`);
  }
  const isAsking = lastGiven(call, 'ask') !== undefined;
  if (isAsking && !host.isInteractive) {
    throw new UsageError('--ask: nobody is there to answer; --with FIX makes one kind of repair without a question');
  }
  const ask = asker(host);
  return async (finding, ways) =>
    ways.find(({ id }) => wanted.includes(id)) ?? (isAsking ? ask(finding, ways) : undefined);
}

/** Asks a person, until they have enough of it. */
function asker(host: Host): Choose {
  let isOver = false;
  return async ({ rule, message, place }, ways) => {
    if (isOver) return undefined;
    host.err.write(`\n${placeText(place)}  ${rule}\n  ${visible(message)}\n`);
    for (const [index, { title }] of ways.entries()) host.err.write(`  ${index + 1}  ${visible(title)}\n`);
    const numbers = ways.length === 1 ? '1' : `1 to ${ways.length}`;
    for (;;) {
      host.err.write(`${numbers}, Enter to leave it, q to end: `);
      const answer = (await host.readLine())?.trim().toLowerCase();
      if (answer === undefined) host.err.write('\n');
      isOver = answer === undefined || answer === 'q';
      if (isOver || answer === '') return undefined;
      const way = ways[Number(answer) - 1];
      if (way !== undefined) return way;
    }
  };
}

function placeText({ path, start }: Finding['place']): string {
  return `${visible(path)}:${start.line}`;
}
