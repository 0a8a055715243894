import type { Document } from '../../model';
import { CommitLogReader, commitOrigin, FieldCutter, RunningGit } from '../git';
import type { Git } from '../git';
import { ContentStream } from './content-stream';
import type { Wanted } from './content-stream';

/**
 * @param words a `git log` of commits with their changes, parents first
 * @returns every content once, with the commit that had it first
 */
export async function* blobDocuments(git: Git, words: readonly string[]): AsyncGenerator<Document, void, undefined> {
  const log = new RunningGit(git, words);
  const contents = new ContentStream(git);
  const asking = askForAll(log, contents);
  // It is awaited below; until then a failure must not count as one that nobody sees.
  asking.catch(() => undefined);
  try {
    yield* contents.documents();
    await asking;
  } finally {
    log.stop();
    contents.stop();
  }
}

async function askForAll(log: RunningGit, contents: ContentStream): Promise<void> {
  const seen = new Set<string>();
  let wanted: Wanted[] = [];
  let origin = {} as ReturnType<typeof commitOrigin>;
  const reader = new CommitLogReader(
    (commit) => {
      origin = commitOrigin(commit);
    },
    (_, { path, after }) => {
      if (after === undefined || seen.has(after.id)) return;
      seen.add(after.id);
      wanted.push({ id: after.id, path, origin });
    },
  );
  const cutter = new FieldCutter((field) => {
    reader.feed(field);
  });
  try {
    for await (const chunk of log.output) {
      cutter.feed(chunk);
      await contents.ask(wanted);
      wanted = [];
    }
    await log.finish();
  } finally {
    contents.end();
  }
}
