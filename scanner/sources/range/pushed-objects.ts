import { GitError } from '../../model';
import type { ByteReader, Document } from '../../model';
import { askBatch, BlobBatch, blobDocument, messageDocument } from '../git';
import type { Git } from '../git';
import { readBytes } from '../../text';
import type { RefUpdate } from './ref-update';

/** What the refs of a push name. */
export interface PushedObjects {
  /** One a ref, tags followed to what they tag. */
  readonly tips: readonly PushedTip[];
  /** Tag messages (`tag:v1`), and files that a ref names directly. */
  readonly documents: readonly Document[];
}

export interface PushedTip {
  readonly ref: string;
  readonly type: 'commit' | 'tree';
  readonly id: string;
  /** The commit there until now, where this clone has it. */
  readonly before: string | undefined;
}

/** @throws GitError where an object that is to be pushed is not there */
export function pushedObjects(git: Git, updates: readonly RefUpdate[]): PushedObjects {
  const types = typesOf(
    git,
    updates.flatMap(({ before, after }) => [before, after].filter((id) => id !== undefined)),
  );
  const tips: PushedTip[] = [];
  const documents: Document[] = [];
  for (const { ref, before, after } of updates) {
    if (after === undefined) continue;
    let id = after;
    let type = types.get(id);
    while (type === 'tag') {
      const tag = new BlobBatch(git, [id]);
      documents.push(
        messageDocument(`tag:${ref.replace(/^refs\/tags\//, '')}`, { kind: 'commit', commit: id }, tag, id),
      );
      ({ id, type } = taggedBy(tag.open(id, ref)));
    }
    if (type === 'commit' || type === 'tree') tips.push({ ref, type, id, before: isCommit(types, before) });
    else if (type === 'blob') documents.push(blobDocument(ref, { kind: 'commit' }, new BlobBatch(git, [id]), id));
    else throw new GitError('bad-revision', `${ref} is to become ${id}, which is not in this clone`);
  }
  return { tips, documents };
}

function isCommit(types: ReadonlyMap<string, string>, id: string | undefined): string | undefined {
  const type = id === undefined ? undefined : types.get(id);
  return type === 'commit' || type === 'tag' ? id : undefined;
}

/** @returns the type of each object that is there */
function typesOf(git: Git, ids: readonly string[]): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const [id, { type, why }] of askBatch(git, '--batch-check', [...new Set(ids)]) ?? []) {
    if (why === undefined) types.set(id, type);
  }
  return types;
}

/** A tag begins with `object <id>` and `type <type>`, a line each. */
function taggedBy(tag: ByteReader): { id: string; type: string } {
  const text = Buffer.from(readBytes(tag) ?? []).toString('latin1');
  tag.close();
  const [, id = '', type = ''] = /^object ([\da-f]+)\ntype (\w+)\n/.exec(text) ?? [];
  return { id, type };
}
