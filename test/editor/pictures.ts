import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { closeBrowser, openWorkbench } from './vscode/workbench';
import type { Workbench } from './vscode/workbench';
import { VALUE, workspace } from './workspace';

const FOLDER = join(__dirname, '../../media/pictures');
const MAX_BYTES = 120 * 1024;
const WIDTH = 1000;
/** Names a temporary folder: left out. */
const TITLE_BAR = 35;

/** npm run pictures: taken in a real VS Code, with a value that nobody issued and nobody can read. */
async function takePictures(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const files = workspace();
  files.write('src/mail.ts', `\n\n\n\nexport const mailApiKey = '${VALUE}';\n`);
  const code = await openWorkbench({ folder: files.path, settings: { 'editor.minimap.enabled': false } });
  const { page } = code;
  const run = (command: string): Promise<unknown> =>
    code.host((api, name) => api.commands.executeCommand(name), command);
  try {
    await page.setViewportSize({ width: WIDTH, height: 520 });
    await code.open('src/mail.ts');
    await run('workbench.action.toggleSidebarVisibility');
    await page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
    await code.select(VALUE);
    await run('editor.action.showHover');
    await page.locator('.monaco-hover', { hasText: 'nhi' }).first().waitFor();
    await take(code, 'squiggle', 300);

    await page.keyboard.press('Escape');
    await code.open('nhi.yaml');
    await page.locator('.codelens-decoration', { hasText: 'used in 1 place' }).first().waitFor();
    await take(code, 'lens', 420);

    await page.locator('.activitybar [aria-label^="NHI"]').first().click();
    await page.locator('.pane-body .monaco-list-row', { hasText: 'npm-publish' }).first().waitFor();
    await take(code, 'identities', 420);
  } finally {
    await code.close();
    files.remove();
    await closeBrowser();
  }
}

async function take({ page }: Workbench, name: string, height: number): Promise<void> {
  await page.evaluate(`{
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { data } = texts.currentNode;
      if (data.includes('${VALUE}')) texts.currentNode.data = data.replaceAll('${VALUE}', '${'•'.repeat(VALUE.length)}');
    }
  }`);
  if ((await page.locator('body').innerText()).includes(VALUE)) throw new Error(`${name}: the value can be read`);
  const path = join(FOLDER, `${name}.png`);
  await page.screenshot({ path, clip: { x: 0, y: TITLE_BAR, width: WIDTH, height } });
  const { size } = statSync(path);
  if (size > MAX_BYTES) throw new Error(`${path}: ${size} bytes are more than ${MAX_BYTES}`);
}

void takePictures();
