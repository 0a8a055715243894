import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from './until';
import { VALUE } from './workspace';
import { closeBrowser, openWorkbench } from './vscode/workbench';
import type { Workbench } from './vscode/workbench';

/** A developer stops typing for this long: what an edit brings about has ended. */
const QUIET_MS = 600;
const LARGE_LINES = 20_000;
/** Edits after which memory is looked at once more. */
const MANY_EDITS = 200;
const MB = 1e6;

type Figures = Readonly<Record<string, readonly number[]>>;

/** Targets, in the figures' own unit. */
const TARGETS: Readonly<Record<string, string>> = {
  'activation, as VS Code says it': '50',
  'open 1 MB': '10',
  'edit in 1 MB': '2',
  'host blocked while all is read': '20',
};

/** node --import tsx test/editor/speed.ts FOLDER FILE RUNS: what `npm run bench -- --editor` prints of a real VS Code. */
async function measure(folder: string, file: string, runs: number): Promise<void> {
  const large = 'src/large.ts';
  mkdirSync(join(folder, 'src'), { recursive: true });
  const line = (at: number): string => `export const value${at} = compute(${at}, 'some text'); // ${at}\n`;
  writeFileSync(join(folder, large), Array.from({ length: LARGE_LINES }, (_, at) => line(at)).join(''));
  const both = async (code: Workbench): Promise<Figures> => ({
    ...(await busyWith(code, join(folder, large), runs)),
    'wait of saving': await saves(code, join(folder, file), runs),
  });
  const without = await inWorkbench(folder, false, both);
  await inWorkbench(folder, true, async (code) => {
    print({ 'activation, as VS Code says it': [await activation(code)] });
    print({ 'host blocked while all is read': await longestBlocks(code, runs) });
    const ours = Object.entries(await both(code));
    for (const [name, times] of ours) print({ [name]: beyond(times, without[name] ?? []) });
    print(await latencies(code, join(folder, file), join(folder, 'nhi.yaml'), runs));
    await memory(code, join(folder, file));
  });
  await closeBrowser();
}

async function inWorkbench<T>(folder: string, isEnabled: boolean, act: (code: Workbench) => Promise<T>): Promise<T> {
  const code = await openWorkbench({ folder, settings: { 'nhi.enable': isEnabled, 'editor.codeLens': false } });
  try {
    await until('the extension', () =>
      code.host((api) => api.extensions.getExtension('nhi-guard.nhi-guard')?.isActive),
    );
    return await act(code);
  } finally {
    await code.close();
  }
}

/** What the same costs an editor in which nothing of ours runs is not ours. */
function beyond(times: readonly number[], without: readonly number[]): number[] {
  return times.map((time) => time - median(without));
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
}

function print(figures: Figures): void {
  for (const [name, times] of Object.entries(figures)) {
    const cells = [median(times), Math.min(...times)].map((time) => time.toFixed(1).padStart(14));
    console.log(name.padEnd(28) + cells.join('') + (TARGETS[name] ?? '').padStart(14));
  }
}

async function activation({ page, host }: Workbench): Promise<number> {
  await host((api) => api.commands.executeCommand('workbench.action.showRuntimeExtensions'));
  const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'nhi-guard.nhi-guard' }).first();
  const text = await row.locator('.activation-time').innerText();
  return Number(/(?<!\d)(\d{1,6})ms/.exec(text)?.[1] ?? Number.NaN);
}

/** Milliseconds of processor time that the extension host's thread takes, from the act until all is quiet. */
function busyWith({ host }: Workbench, path: string, runs: number): Promise<Figures> {
  return host(
    async (api, file, times, quiet) => {
      const { readFileSync } = process.getBuiltinModule('node:fs');
      // Nanoseconds that the main thread had a processor (Linux, Documentation/scheduler/sched-stats.rst).
      const spent = (): number =>
        Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]);
      const busy = async (act: () => PromiseLike<unknown>): Promise<number> => {
        const before = spent();
        await act();
        await new Promise((resolve) => setTimeout(resolve, quiet));
        return (spent() - before) / 1e6;
      };
      const uri = api.Uri.file(file);
      const figures: Record<string, number[]> = { 'open 1 MB': [], 'edit in 1 MB': [] };
      for (let run = 0; run < times; run++) {
        figures['open 1 MB']?.push(await busy(() => api.window.showTextDocument(uri, { preview: false })));
        const type = (): PromiseLike<unknown> => {
          const edit = new api.WorkspaceEdit();
          edit.insert(uri, new api.Position(10_000, 0), 'x');
          return api.workspace.applyEdit(edit);
        };
        await busy(type);
        for (let each = 0; each < 3; each++) figures['edit in 1 MB']?.push(await busy(type));
        await api.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
        await busy(() => Promise.resolve());
      }
      return figures;
    },
    path,
    runs,
    QUIET_MS,
  );
}

/** Milliseconds from asking to save a document that was just typed in until it is saved. */
function saves({ host }: Workbench, path: string, runs: number): Promise<number[]> {
  return host(
    async (api, file, times) => {
      const uri = api.Uri.file(file);
      const document = await api.workspace.openTextDocument(uri);
      await api.window.showTextDocument(document);
      const waits: number[] = [];
      for (let run = 0; run < times * 2; run++) {
        const edit = new api.WorkspaceEdit();
        if (run % 2 === 0) edit.insert(uri, new api.Position(0, 0), '#\n');
        else edit.delete(uri, new api.Range(0, 0, 1, 0));
        await api.workspace.applyEdit(edit);
        const startedAt = performance.now();
        await document.save();
        waits.push(performance.now() - startedAt);
      }
      return waits;
    },
    path,
    runs,
  );
}

/** The longest time that nothing else had its turn in the extension host, each time the whole workspace is read. */
function longestBlocks({ host }: Workbench, runs: number): Promise<number[]> {
  return host(async (api, times) => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const blocks: number[] = [];
    for (let run = 0; run < times; run++) {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      await api.commands.executeCommand('nhi.scanWorkspace');
      delay.disable();
      blocks.push(delay.max / 1e6);
    }
    return blocks;
  }, runs);
}

async function latencies({ host }: Workbench, file: string, manifest: string, runs: number): Promise<Figures> {
  const secret = `          MAIL_API_KEY: ${VALUE}\n`;
  return host(
    async (api, path, entries, text, times, quiet) => {
      const silence = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, quiet));
      const figures: Record<string, number[]> = {};
      const timed = async (name: string, act: () => PromiseLike<unknown>): Promise<void> => {
        const startedAt = performance.now();
        await act();
        (figures[name] ??= []).push(performance.now() - startedAt);
        await silence();
      };
      const uri = api.Uri.file(path);
      const document = await api.workspace.openTextDocument(uri);
      await api.window.showTextDocument(document);
      const lenses = api.Uri.file(entries);
      await api.workspace.openTextDocument(lenses);
      await silence();
      const at = document.positionAt(document.getText().indexOf('CHAT_TOKEN }}'));
      const isFound = (): boolean =>
        api.languages
          .getDiagnostics(uri)
          .some(({ code }) => typeof code === 'object' && `${code.value}`.startsWith('secret/'));
      const edit = async (range: [number, number], words: string): Promise<void> => {
        const change = new api.WorkspaceEdit();
        change.replace(uri, new api.Range(range[0], 0, range[1], 0), words);
        await api.workspace.applyEdit(change);
      };
      const shown = (wanted: boolean): Promise<void> =>
        new Promise((resolve) => {
          const look = api.languages.onDidChangeDiagnostics(() => {
            if (isFound() !== wanted) return;
            look.dispose();
            resolve();
          });
        });
      const fixes = (): PromiseLike<unknown> =>
        api.commands.executeCommand('vscode.executeCodeActionProvider', uri, new api.Range(at, at));
      for (let run = 0; run < times; run++) {
        await timed('edit to diagnostic', () => Promise.all([shown(true), edit([at.line + 1, at.line + 1], text)]));
        await timed('code action, cold', fixes);
        await timed('code action, warm', fixes);
        await timed('hover', () => api.commands.executeCommand('vscode.executeHoverProvider', uri, at));
        await timed('lenses of nhi.yaml', () => api.commands.executeCommand('vscode.executeCodeLensProvider', lenses));
        await timed('edit to no diagnostic', () => Promise.all([shown(false), edit([at.line + 1, at.line + 2], '')]));
      }
      await document.save();
      return figures;
    },
    file,
    manifest,
    secret,
    runs,
    QUIET_MS,
  );
}

/** Of the extension host: its own thread's heap without garbage, and the whole process with the worker in it. */
async function memory({ host }: Workbench, file: string): Promise<void> {
  const look = (): Promise<number[]> =>
    host(() => {
      process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
      (process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void)();
      const { heapUsed, rss } = process.memoryUsage();
      return [heapUsed, rss];
    });
  const before = await look();
  await host(
    async (api, path, edits) => {
      const uri = api.Uri.file(path);
      await api.window.showTextDocument(uri);
      for (let count = 0; count < edits; count++) {
        const edit = new api.WorkspaceEdit();
        edit.insert(uri, new api.Position(0, 0), '#\n');
        await api.workspace.applyEdit(edit);
      }
      await api.commands.executeCommand('workbench.action.files.revert');
    },
    file,
    MANY_EDITS,
  );
  await pause(QUIET_MS);
  const after = await look();
  for (const [at, name] of ['heap of the host, MB', 'process with the worker, MB'].entries()) {
    const [rest, grown] = [before[at] ?? 0, after[at] ?? 0].map((bytes) => bytes / MB);
    print({ [name]: [rest ?? 0], [`  grown by ${MANY_EDITS} edits`]: [(grown ?? 0) - (rest ?? 0)] });
  }
}

const [folder = '', file = '', runs = '5'] = process.argv.slice(2);
if (readFileSync(join(folder, file), 'utf8') === '') throw new Error(`${file} says nothing`);
void measure(folder, file, Number(runs));
