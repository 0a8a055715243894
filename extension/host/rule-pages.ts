import * as vscode from 'vscode';
import type { Ask } from './ask';

const SCHEME = 'nhi-rule';

/** @returns address of the virtual document that explains a rule */
export function ruleUri(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md` });
}

/** Rule pages are made when they are opened; nothing is fetched. */
export function registerRulePages(ask: Ask): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    async provideTextDocumentContent({ path }) {
      const rule = path.replace(/^\/|\.md$/g, '');
      const page = await ask.anywhere('rulePage', { rule });
      return page ?? vscode.l10n.t('There is no rule {0}.', rule);
    },
  });
}
