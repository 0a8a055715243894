import type { Day, Profile } from '../../model';
import { visible } from '../../report';
import { createQuickSecrets } from '../../service';
import type { Channel } from './channel';
import type { Client } from './client';
import type { DeskPorts } from './desk';
import { Desks } from './desks';
import { DiagnosticsPusher } from './diagnostics/push';
import type { DiagnosticContext } from './diagnostics/diagnostic';
import type { OpenDocument } from './document';
import { ProgressBars } from './progress';
import { Roots } from './roots';
import type { Root } from './roots';
import { rulePages } from './rule-address';
import type { RuleAddress } from './rule-address';
import { readSettings } from './settings';
import type { Settings } from './settings';
import { Wire } from './wire';

/** What the call of the program says. */
export interface ServerOptions {
  readonly today: () => Day;
  readonly milliseconds: () => number;
  /** Stands above what the client is configured to. */
  readonly profile?: Profile;
  /** A policy from outside that may only tighten. */
  readonly policy?: { readonly path: string; readonly text: string };
}

/** All that a client has open, and how answers about it reach the client. */
export class Workspace {
  readonly roots = new Roots();
  readonly wire: Wire;
  readonly bars: ProgressBars;
  readonly desks: Desks;
  /** Absent where the client does not link codes. */
  readonly addressOf?: RuleAddress;
  readonly #pusher: DiagnosticsPusher;
  readonly #tooLarge = new Set<string>();
  #settings: Settings = readSettings(undefined);

  constructor(
    readonly channel: Channel,
    readonly client: Client,
    private readonly options: ServerOptions,
  ) {
    this.wire = new Wire(client.encoding);
    this.bars = new ProgressBars(channel, client.showsProgress, options.milliseconds);
    this.desks = new Desks(this.roots, () => this.portsNow());
    if (client.linksCodes) this.addressOf = rulePages();
    this.#pusher = new DiagnosticsPusher({
      channel,
      wire: this.wire,
      roots: this.roots,
      showsRelated: client.showsRelated,
      ...(this.addressOf !== undefined && { addressOf: this.addressOf }),
      quickSecrets: createQuickSecrets(),
      today: options.today,
    });
  }

  /** @param value the client's section `nhi` @returns whether it changes anything */
  configure(value: unknown): boolean {
    const settings = readSettings(value);
    const isNews = JSON.stringify(settings) !== JSON.stringify(this.#settings);
    this.#settings = settings;
    return isNews;
  }

  opened(document: OpenDocument): void {
    this.desks.opened(document);
  }

  typed(document: OpenDocument): void {
    const desk = this.desks.known(document.located.root);
    if (desk === undefined) return;
    desk.changed();
    const isQuick = !this.client.pulls && document.text.length <= this.#settings.maxLength;
    if (isQuick)
      this.#pusher.typed(desk, document).catch((error: unknown) => {
        this.channel.failed(error);
      });
  }

  closed(document: OpenDocument): void {
    this.desks.closed(document);
    this.#tooLarge.delete(document.uri);
    if (!this.client.pulls) this.#pusher.cleared(document.uri);
  }

  /** Tells the client to ask again for what may have changed without a key being pressed. */
  refresh(): void {
    for (const name of this.client.refreshes) void this.channel.request(`workspace/${name}/refresh`);
  }

  contextFor(root: Root): DiagnosticContext {
    const { wire, roots, client, addressOf } = this;
    return { wire, roots, root, showsRelated: client.showsRelated, ...(addressOf !== undefined && { addressOf }) };
  }

  private portsNow(): DeskPorts {
    const { today, milliseconds, policy } = this.options;
    const profile = this.options.profile ?? this.#settings.profile;
    return {
      today,
      milliseconds,
      maxLength: this.#settings.maxLength,
      judgedBy: { ...(profile !== undefined && { profile }), ...(policy !== undefined && { policy }) },
      onJudged: (desk, view) => {
        if (!this.client.pulls) this.#pusher.judged(desk, view);
      },
      onWhole: () => {
        this.refresh();
      },
      onTooLarge: (document) => {
        this.sayTooLarge(document);
      },
      onFailed: (error) => {
        this.channel.failed(error);
      },
      startProgress: () => this.bars.start(),
    };
  }

  private sayTooLarge({ uri, located }: OpenDocument): void {
    if (this.#tooLarge.has(uri)) return;
    this.#tooLarge.add(uri);
    const limit = Math.round(this.#settings.maxLength / KILO);
    this.channel.log(
      `${visible(located.path)} is above ${limit} KB (nhi.maxFileSize) and not looked at while it is open: nhi scan reads it`,
      'warning',
    );
  }
}

const KILO = 1024;
