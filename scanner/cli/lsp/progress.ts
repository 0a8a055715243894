import type { ProgressToken } from './protocol';
import type { Channel } from './channel';

/** How far a long work is. */
export interface Progress {
  tell(done: number, of: number): void;
  /** Whether the client has asked to stop. */
  isCancelled(): boolean;
  end(text: string): void;
}

/** What is done sooner needs no bar. */
const SHOWN_AFTER_MS = 300;
/** Nobody reads faster. */
const STEP_MS = 100;

const TITLE = 'NHI Guard reads the workspace';

/** Bars that the client shows while something takes its time. */
export class ProgressBars {
  readonly #cancelled = new Set<ProgressToken>();
  #count = 0;

  /** @param isShown whether the client shows bars that it has not asked for */
  constructor(
    private readonly channel: Channel,
    private readonly isShown: boolean,
    private readonly milliseconds: () => number,
  ) {
    channel.onNotification('window/workDoneProgress/cancel', ({ token }) => {
      this.#cancelled.add(token);
    });
  }

  /** @param asked the client's own bar for what it has asked for: begins at once */
  start(asked?: ProgressToken): Progress {
    const { channel, isShown, milliseconds } = this;
    const token = asked ?? `nhi-${this.#count++}`;
    const startedAt = milliseconds();
    let toldAt = startedAt;
    let isBegun = false;
    const say = (value: object): void => {
      channel.notify('$/progress', { token, value });
    };
    const begin = (): void => {
      isBegun = true;
      if (asked === undefined) void channel.request('window/workDoneProgress/create', { token });
      say({ kind: 'begin', title: TITLE, cancellable: true, percentage: 0 });
    };
    if (asked !== undefined) begin();
    return {
      tell: (done, of) => {
        const now = milliseconds();
        if (!isBegun && (!isShown || now - startedAt < SHOWN_AFTER_MS)) return;
        if (!isBegun) begin();
        else if (now - toldAt < STEP_MS) return;
        toldAt = now;
        const percentage = of === 0 ? 100 : Math.floor((100 * done) / of);
        say({ kind: 'report', message: `${done} of ${of} files`, percentage });
      },
      isCancelled: () => this.#cancelled.has(token),
      end: (message) => {
        this.#cancelled.delete(token);
        if (isBegun) say({ kind: 'end', message });
      },
    };
  }
}
