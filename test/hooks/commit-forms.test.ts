import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyBox } from './box';
import type { Box } from './box';
import { forms } from './forms';
import type { Form } from './forms';
import { managerNames, setUp } from './managers';
import type { ManagerName } from './managers';
import { ACCESS_KEY, isBuilt, SECRET } from './workshop';
import type { Outcome } from './workshop';

/** One form under one manager, done. */
interface Trial {
  readonly act: Outcome;
  /** The checked-out commit and what differs from it, before and after. */
  readonly before: string;
  readonly after: string;
  /** Where the act itself went through. */
  readonly push?: Outcome;
  /** The server's branches, before and after. */
  readonly served: readonly [string, string];
}

const state = (box: Box): Promise<string> => box.quietly(['status', '--porcelain=v2', '--branch']);
const served = (box: Box): Promise<string> => box.quietly(['ls-remote', 'origin']);

async function attempt(box: Box, form: Form, text: string): Promise<Trial> {
  await form.prepare(box, text);
  const before = await state(box);
  const act = typeof form.act === 'function' ? await form.act(box, text) : await box.git(form.act);
  const after = await state(box);
  if (act.status !== 0) return { act, before, after, served: ['', ''] };
  const had = await served(box);
  const push = await box.git(['push', '-q', '--force', 'origin', form.push ?? 'HEAD']);
  return { act, before, after, push, served: [had, await served(box)] };
}

/** Git and Node take turns with the disk: more than there are processors. */
const AT_ONCE = 4;

interface Case {
  readonly manager: ManagerName;
  readonly form: Form;
  readonly text: string;
}

/** Plain git is tried with nothing wrong in each form that a hook sees, the managers in these. */
const ORDINARY = new Set(['commit', 'commit -a', 'merge, conflict, commit', 'am']);
/** What no hook sees a push shows, and who called the hook of the push does not depend on how the commit was made. */
const UNSEEN = new Set(['merge, fast-forward', 'commit --no-verify', 'tag -a']);
const FINE = 'fine too\n';

function isTried(manager: ManagerName, { name, stops, under }: Form): boolean {
  if (manager === 'plain') return true;
  if (manager === 'message') return under?.message !== undefined;
  return stops === 'commit' || UNSEEN.has(name);
}

const cases: readonly Case[] = managerNames.flatMap((manager) =>
  forms
    .filter((form) => isTried(manager, form))
    .flatMap((form) => {
      const isTriedClean = manager === 'plain' ? form.stops === 'commit' : ORDINARY.has(form.name);
      return [{ manager, form, text: SECRET }, ...(isTriedClean ? [{ manager, form, text: FINE }] : [])];
    }),
);

describe('each way of making a commit', function () {
  this.timeout(120_000);
  const trials = new Map<Case, Promise<Trial>>();
  let folder: string;
  let isOver = false;
  before(async function () {
    if (!isBuilt()) this.skip();
    folder = await realpath(await mkdtemp(join(tmpdir(), 'nhi-matrix-')));
    await Promise.all(
      managerNames.map((name) => mkdir(join(folder, name)).then(() => setUp(name, join(folder, name)))),
    );
    const lanes: Promise<unknown>[] = Array.from({ length: AT_ONCE }, () => Promise.resolve());
    for (const [at, it] of cases.entries()) {
      const trial = (lanes[at % AT_ONCE] ?? assert.fail()).then(() => tried(it));
      trials.set(it, trial);
      // Its own test says what went wrong; the next one goes on.
      lanes[at % AT_ONCE] = trial.catch(() => undefined);
    }
  });
  after(async () => {
    isOver = true;
    await Promise.allSettled(trials.values());
    await rm(folder, { recursive: true, force: true });
  });

  async function tried({ manager, form, text }: Case): Promise<Trial> {
    // Only some were asked for.
    if (isOver) throw new Error('nobody waits for it');
    const box = await copyBox(join(folder, manager), await mkdtemp(join(folder, 'box-')));
    try {
      return await attempt(box, form, text);
    } finally {
      await box.remove();
    }
  }

  for (const manager of managerNames) {
    describe(`under ${manager}`, () => {
      for (const it_ of cases.filter((each) => each.manager === manager)) {
        const { form, text } = it_;
        const stop = form.under?.[manager] ?? form.stops;
        const end = text === FINE ? 'passes in silence' : stop === 'server' ? 'is for CI' : `is stopped at the ${stop}`;
        it(`${end}: ${form.name}`, async () => {
          const trial = await (trials.get(it_) ?? assert.fail());
          if (text === FINE) passes(trial);
          else if (stop === 'commit') isStoppedAtCommit(trial, form);
          else if (stop === 'push') isStoppedAtPush(trial);
          else assert.equal(trial.push?.status, 0);
        });
      }
    });
  }
});

function passes({ act, push, served }: Trial): void {
  for (const { status, err } of [act, push ?? assert.fail(act.err)]) {
    assert.equal(status, 0, err);
    assert.ok(!err.includes('nhi'), err);
  }
  assert.notEqual(served[1], served[0]);
}

function isStoppedAtCommit({ act, before, after }: Trial, form: Form): void {
  const { status, err } = act;
  assert.notEqual(status, 0, 'it went through');
  assert.match(err, /nhi: this commit adds a secret\./);
  assert.match(err, /secret\/aws-access-key/);
  assert.match(err, /Nothing was committed\. Your files are as they were\./);
  assert.ok(!err.includes(ACCESS_KEY));
  if (form.isLeftInTheMiddle !== true) assert.equal(after, before);
}

function isStoppedAtPush({ act, push, served }: Trial): void {
  assert.equal(act.status, 0, act.err);
  assert.ok(!act.err.includes('nhi'), act.err);
  const { status, err } = push ?? assert.fail();
  assert.notEqual(status, 0, 'it was pushed');
  assert.match(err, /nhi: this push adds a secret\./);
  assert.match(err, /Nothing was pushed\./);
  assert.ok(!err.includes(ACCESS_KEY));
  assert.equal(served[1], served[0]);
}
