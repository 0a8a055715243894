import { handOver, isSameOwner, loadManifests } from '../../manifest';
import { UsageError } from '../../model';
import type { Day } from '../../model';
import { when } from '../../policy';
import { visible } from '../../report';
import { lastGiven } from '../arguments';
import type { Command } from '../commands';
import { watchedScan } from '../watched-scan';
import type { DeclaredIdentity } from './find';
import { heldBy } from './held-by';
import type { Holdings } from './held-by';
import { manifestTexts } from './manifest-texts';
import { writeIfAgreed } from './record';

/** `nhi offboard --owner X`: everything that a person or team answers for; with `--to Y` it is handed over. */
export const offboardCommand: Command = async (call, host) => {
  const who = lastGiven(call, 'owner');
  const to = lastGiven(call, 'to');
  if (who === undefined) throw new UsageError('nhi offboard: who leaves? --owner @acme/web, or mailto:ada@example.com');
  if (to !== undefined && isSameOwner(to, who)) throw new UsageError(`--to ${to} is who leaves`);
  const scanned = await watchedScan(call, host, 'tree');
  const { result, snapshot } = scanned;
  const manifests = loadManifests(snapshot);
  const holdings = heldBy(who, result.inventory, manifests, snapshot);
  const text = holdingsText(holdings, result.today);
  if (text === '') {
    host.out.write(`${visible(who)} answers for nothing here.\n`);
    return 0;
  }
  host.out.write(`${visible(who)} answers for\n\n${text}`);
  const { owned, beside, names } = holdings;
  if (to === undefined || owned.length + beside.length + names.length === 0) {
    if (to === undefined && owned.length > 0) host.out.write('Next: nhi offboard again with --to, who takes over.\n');
    return 0;
  }
  const texts = manifestTexts(scanned);
  const files = new Set([...manifests.manifests, ...manifests.declarations.map(({ manifest }) => manifest)]);
  for (const file of files) {
    const before = snapshot.read(file);
    if (before !== undefined) texts.change(file, (now = before) => handOver(now, who, to));
  }
  const question = `Write ${visible(to)} in their place?`;
  return writeIfAgreed(texts, { question, onEnter: true, done: `Handed over to ${visible(to)}.` }, call, host);
};

/** @returns '' where there is nothing */
function holdingsText({ owned, beside, names, codeOwnerLines, waivers }: Holdings, today: Day): string {
  const known = owned.filter(({ credential }) => credential === 'static').map(({ id }) => visible(id));
  const section = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `${title} (${lines.length})\n${lines.map((line) => `  ${line}\n`).join('')}\n`;
  return [
    section(
      'Identities',
      owned.map((identity) => ownedLine(identity, today)),
    ),
    section(
      'Parts beside an owner',
      beside.map(({ identity, parts }) => `${visible(identity.id)}  ${parts.join(', ')}`),
    ),
    section('Names under owners', names.map(visible)),
    section('Lines of CODEOWNERS, to be changed by hand', codeOwnerLines.map(visible)),
    section('Waivers they approved, on record', waivers.map(visible)),
    section(
      'What they may know: replace it',
      known.map((id) => `nhi rotate ${id}`),
    ),
  ].join('');
}

function ownedLine({ id, expires, declaration }: DeclaredIdentity, today: Day): string {
  const end =
    expires === undefined ? 'no end' : `${expires < today ? 'ended' : 'ends'} ${expires} (${when(expires, today)})`;
  return `${visible(id)}  ${end}  ${visible(declaration.manifest)}:${declaration.place.start.line}`;
}
