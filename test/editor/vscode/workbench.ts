import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type * as vscode from 'vscode';
import { openBridge } from './bridge';
import { launchBrowser } from './browser';
import { CACHE } from './cache';
import { startServer } from './server';
import type { ServerOptions } from './server';

const ROOT = join(__dirname, '../../..');
const BRIDGE = join(__dirname, '../bridge');
const VIEWPORT = { width: 1500, height: 1000 };
const WAIT_MS = 20_000;

export interface WorkbenchOptions extends ServerOptions {
  /** Absolute; a folder, or a `.code-workspace` file. */
  readonly folder: string;
}

/** Where the extension runs. */
export interface ExtensionHost {
  /** Runs a function in the extension host. */
  readonly host: <T, W extends unknown[]>(
    code: (api: typeof vscode, ...words: W) => T,
    ...words: W
  ) => Promise<Awaited<T>>;
  close(): Promise<void>;
}

/** A real VS Code with the extension in it: what a person sees, and what the extension host says. */
export interface Workbench extends ExtensionHost {
  readonly page: Page;
  /** Opens a file and waits until it is drawn. */
  open(path: string): Promise<void>;
  command(title: string): Promise<void>;
  /** Selects words of the active editor and focuses it. */
  select(words: string): Promise<void>;
  selected(): Promise<string>;
  /** @returns what a file says, unsaved changes too; nothing where there is none */
  text(path: string): Promise<string>;
  /** A picture of the moment, for whoever looks for why a test failed. */
  picture(name: string): Promise<void>;
}

let browser: Promise<Browser> | undefined;

/** One browser serves all tests of a run. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

export async function openWorkbench({ folder, ...options }: WorkbenchOptions): Promise<Workbench> {
  const base = folder.endsWith('.code-workspace') ? join(folder, '..') : folder;
  const bridge = await openBridge();
  const server = await startServer({ ...options, env: { ...options.env, NHI_TEST_BRIDGE: bridge.socket } });
  const context = await (await (browser ??= launchBrowser())).newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  const extensions = [...(options.vsix === undefined ? [ROOT] : []), BRIDGE];
  await develop(page, server.port, extensions);
  const query = new URLSearchParams({
    [folder.endsWith('.code-workspace') ? 'workspace' : 'folder']: folder,
    payload: JSON.stringify([
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
    ]),
  });
  await page.goto(`http://127.0.0.1:${server.port}/?${query.toString()}`, { waitUntil: 'commit' });
  const picture = async (name: string): Promise<void> => {
    mkdirSync(join(CACHE, 'pictures'), { recursive: true });
    await page.screenshot({ path: join(CACHE, 'pictures', `${name}.png`) });
  };
  return {
    page,
    host: (code, ...words) => bridge.run(code, ...words),
    picture,
    async open(path) {
      await bridge.run(
        async (api, file) => {
          await api.window.showTextDocument(api.Uri.file(file), { preview: false });
        },
        join(base, path),
      );
      await page.locator('.monaco-editor .view-line').first().waitFor();
    },
    select: (words) =>
      bridge.run(async (api, wanted) => {
        const editor = api.window.activeTextEditor;
        if (editor === undefined) throw new Error('no editor is open');
        const at = editor.document.getText().indexOf(wanted);
        if (at < 0) throw new Error('the words are not there');
        const position = editor.document.positionAt(at + 1);
        await api.window.showTextDocument(editor.document, { selection: new api.Selection(position, position) });
        await api.commands.executeCommand('workbench.action.focusActiveEditorGroup');
      }, words),
    selected: () =>
      bridge.run((api) => {
        const editor = api.window.activeTextEditor;
        return editor?.document.getText(editor.selection) ?? '';
      }),
    text: (path) =>
      bridge.run(
        async (api, file) => {
          const open = api.workspace.textDocuments.find(({ uri }) => uri.fsPath === file);
          if (open !== undefined) return open.getText();
          try {
            return new TextDecoder().decode(await api.workspace.fs.readFile(api.Uri.file(file)));
          } catch {
            return '';
          }
        },
        join(base, path),
      ),
    async command(title) {
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget input').first().fill(`>${title}`);
      await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
      await page.keyboard.press('Enter');
    },
    async close() {
      await context.close();
      bridge.close();
      await server.stop();
    },
  };
}

/**
 * Puts extensions into the page's own configuration, before the workbench reads it: the embedder's way, which works in every
 * version. The page itself is not replaced, for Chromium bars the web sockets of one that has no address.
 */
async function develop(page: Page, port: number, folders: readonly string[]): Promise<void> {
  const extensions = folders.map((path) => ({ scheme: 'vscode-remote', authority: `127.0.0.1:${port}`, path }));
  await page.addInitScript(`{
    const find = Document.prototype.getElementById;
    Document.prototype.getElementById = function (id) {
      const element = find.call(this, id);
      if (element !== null && id === 'vscode-workbench-web-configuration') {
        const settings = JSON.parse(element.getAttribute('data-settings'));
        settings.developmentOptions = { ...settings.developmentOptions, extensions: ${JSON.stringify(extensions)} };
        element.setAttribute('data-settings', JSON.stringify(settings));
      }
      return element;
    };
  }`);
}
