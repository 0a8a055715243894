import type { Diagnostic } from '../protocol';
import type { Day, Finding, Range } from '../../../model';
import type { QuickSecrets, View } from '../../../service';
import { indexLines } from '../../../text';
import type { Channel } from '../channel';
import type { Desk } from '../desk';
import type { OpenDocument } from '../document';
import type { Roots } from '../roots';
import type { RuleAddress } from '../rule-address';
import type { Wire } from '../wire';
import { diagnosticsOf, isCutShort } from './diagnostic';
import type { DiagnosticContext } from './diagnostic';
import { mover } from './moved';

export interface PushOptions {
  readonly channel: Channel;
  readonly wire: Wire;
  readonly roots: Roots;
  readonly showsRelated: boolean;
  readonly addressOf?: RuleAddress;
  readonly quickSecrets: QuickSecrets;
  readonly today: () => Day;
}

/** Sends diagnostics to clients that do not ask for them, each time for the version that they were made from. */
export class DiagnosticsPusher {
  /** By document: what was sent last. */
  readonly #sent = new Map<string, string>();

  constructor(private readonly options: PushOptions) {}

  /** What is judged of a root's open documents. */
  judged(desk: Desk, view: View): void {
    for (const [path, document] of desk.documents) {
      // Typed in meanwhile: what is judged next is about it.
      if (document.told?.version !== document.version) continue;
      this.send(document, diagnosticsOf(view, view.findings(path), this.contextFor(desk), isCutShort(view, path)));
    }
  }

  /** Secrets of a text that was just typed at once, all else where it was moved to. */
  async typed(desk: Desk, document: OpenDocument): Promise<void> {
    const { latest } = desk;
    const { version, text, located } = document;
    const { path } = located;
    const before = latest?.text(path);
    if (latest === undefined || before === undefined || !latest.isLookedAt(path)) return;
    const skip = latest.skip(path)?.reason;
    if (skip === 'excluded' || skip === 'too-large') return;
    const found = (await this.options.quickSecrets(path, text, this.options.today())).secrets.map(
      (each) => each.finding,
    );
    if (document.version !== version || desk.latest !== latest || !desk.documents.has(path)) return;
    const excused = new Set(latest.result.findings.filter(({ waived }) => waived !== undefined).map(sameness));
    const known = new Map(latest.findings(path).map((finding) => [sameness(finding), finding]));
    const secrets = found
      .filter((finding) => !excused.has(sameness(finding)))
      // What the manifest makes of it is known where it was judged before.
      .map((finding) => ({ ...finding, ...severityOf(known.get(sameness(finding)) ?? finding) }));
    const lines = indexLines(text);
    const move = mover(before, text);
    const others = latest
      .findings(path)
      .filter(({ rule }) => !rule.startsWith('secret/'))
      .flatMap((finding) => moved(finding, move(finding.place.range), lines) ?? []);
    const isCut = isCutShort(latest, path);
    const context = this.contextFor(desk);
    this.send(document, diagnosticsOf({ lines: () => lines }, [...secrets, ...others], context, isCut));
  }

  cleared(uri: string): void {
    this.#sent.delete(uri);
    this.options.channel.notify('textDocument/publishDiagnostics', { uri, diagnostics: [] });
  }

  private send({ uri, version }: OpenDocument, diagnostics: readonly Diagnostic[]): void {
    const message = { uri, version, diagnostics };
    const text = JSON.stringify(message);
    if (this.#sent.get(uri) === text) return;
    this.#sent.set(uri, text);
    this.options.channel.notify('textDocument/publishDiagnostics', message);
  }

  private contextFor({ root }: Desk): DiagnosticContext {
    const { wire, roots, showsRelated, addressOf } = this.options;
    return { wire, roots, root, showsRelated, ...(addressOf !== undefined && { addressOf }) };
  }
}

function sameness({ rule, message, place }: Finding): string {
  return `${place.path} ${rule} ${message}`;
}

function severityOf({ severity, related }: Finding): Pick<Finding, 'severity' | 'related'> {
  return { severity, related };
}

function moved(finding: Finding, range: Range | undefined, lines: ReturnType<typeof indexLines>): Finding | undefined {
  if (range === undefined) return undefined;
  const place = { ...finding.place, range, start: lines.position(range.start), end: lines.position(range.end) };
  return { ...finding, place };
}
