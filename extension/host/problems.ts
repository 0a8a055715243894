import * as vscode from 'vscode';
import type { Root, WireFinding, WireRange } from '../worker/protocol';
import type { Roots } from './roots';
import { ruleUri } from './rule-pages';

/** VS Code shows no more of one file. */
export const MAX_PER_FILE = 1_000;

const SEVERITIES: Readonly<Record<WireFinding['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/**
 * What stands in the list of problems. Secrets are a collection of their own: the quick look replaces them at each key that
 * is pressed, while the others stay where the editor moved them until the worker has judged anew.
 */
export class Problems {
  readonly #secrets = vscode.languages.createDiagnosticCollection('nhi-secrets');
  readonly #others = vscode.languages.createDiagnosticCollection('nhi');

  constructor(private readonly roots: Roots) {}

  set(uri: vscode.Uri, root: Pick<Root, 'id'>, findings: readonly WireFinding[]): void {
    this.setAll(root, [[uri, findings]]);
  }

  /** Of many documents at once: one by one they would take the extension host's time for as many messages. */
  setAll(root: Pick<Root, 'id'>, documents: readonly (readonly [vscode.Uri, readonly WireFinding[]])[]): void {
    const shown = documents.map(([uri, findings]) => [uri, capped(findings)] as const);
    const of = (isMeant: (finding: WireFinding) => boolean): [vscode.Uri, vscode.Diagnostic[]][] =>
      shown.map(([uri, findings]) => [uri, findings.filter(isMeant).map((finding) => this.diagnostic(finding, root))]);
    this.#secrets.set(of(isSecret));
    this.#others.set(of((finding) => !isSecret(finding)));
  }

  setSecrets(uri: vscode.Uri, root: Pick<Root, 'id'>, findings: readonly WireFinding[]): void {
    this.#secrets.set(
      uri,
      capped(findings).map((finding) => this.diagnostic(finding, root)),
    );
  }

  clear(uri: vscode.Uri): void {
    this.#secrets.delete(uri);
    this.#others.delete(uri);
  }

  clearAll(): void {
    this.#secrets.clear();
    this.#others.clear();
  }

  dispose(): void {
    this.#secrets.dispose();
    this.#others.dispose();
  }

  private diagnostic(finding: WireFinding, root: Pick<Root, 'id'>): vscode.Diagnostic {
    const { message, rule, severity, related, path } = finding;
    const diagnostic = new vscode.Diagnostic(rangeOf(finding), message, SEVERITIES[severity]);
    diagnostic.source = 'nhi';
    diagnostic.code = { value: rule, target: ruleUri(rule) };
    // An entry whose end has passed is struck through; a live secret is never made less visible.
    if (rule === 'identity/expired' && isManifest(path)) diagnostic.tags = [vscode.DiagnosticTag.Deprecated];
    diagnostic.relatedInformation = related.map(
      (spot) =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(this.roots.uriOf(root, spot.path), rangeOf(spot)),
          relation(spot.path, path),
        ),
    );
    return diagnostic;
  }
}

export function rangeOf({ start, end }: WireRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function isSecret({ rule }: WireFinding): boolean {
  return rule.startsWith('secret/');
}

function isManifest(path: string): boolean {
  return /(?:^|\/)nhi\.ya?ml$/.test(path);
}

function relation(related: string, own: string): string {
  return isManifest(related) && related !== own ? vscode.l10n.t('its entry') : vscode.l10n.t('also used here');
}

/** The worst come first where there are too many. */
function capped(findings: readonly WireFinding[]): readonly WireFinding[] {
  if (findings.length <= MAX_PER_FILE) return findings;
  return findings.toSorted((a, b) => SEVERITIES[a.severity] - SEVERITIES[b.severity]).slice(0, MAX_PER_FILE);
}
