import type { Document } from '../../model';
import { readerOf } from '../../text';
import { commitFacts, commitOrigin, FACTS_FIELDS, FACTS_FORMAT, FieldCutter, LOG_ORDER, RunningGit } from '../git';
import type { Git } from '../git';

/**
 * @param chosen which commits, as `git log` takes it
 * @returns the message of each as a document; a second walk, because it costs a twentieth of reading the contents and
 *          keeps the first one from holding messages while it waits for contents
 */
export async function* messageDocuments(
  git: Git,
  chosen: readonly string[],
): AsyncGenerator<Document, void, undefined> {
  const log = new RunningGit(git, [
    'log',
    '-z',
    '--no-patch',
    ...LOG_ORDER,
    `--format=${FACTS_FORMAT}%x00%B`,
    ...chosen,
  ]);
  let documents: Document[] = [];
  let fields: Buffer[] = [];
  const cutter = new FieldCutter((field) => {
    fields.push(field);
    if (fields.length <= FACTS_FIELDS) return;
    documents.push(messageOf(fields, field));
    fields = [];
  });
  try {
    for await (const chunk of log.output) {
      cutter.feed(chunk);
      yield* documents;
      documents = [];
    }
    await log.finish();
  } finally {
    log.stop();
  }
}

function messageOf(fields: readonly Buffer[], message: Buffer): Document {
  const facts = commitFacts(fields);
  return { path: `commit:${facts.id}`, origin: commitOrigin(facts), open: () => readerOf(message) };
}
