import { visible } from '../../report';
import type { Adoption } from './plan';
import type { AdoptionStep } from './step';

/** @returns what would be written, a row each */
export function stepsText(steps: readonly AdoptionStep[]): string {
  const width = Math.max(0, ...steps.map(({ path }) => visible(path).length));
  const rows = steps.map(({ path, what }) => `  ${visible(path).padEnd(width)}  ${visible(what)}\n`);
  return `This writes\n${rows.join('')}`;
}

/** @returns what is left to a person; a notice may have lines of its own */
export function noticesText(notices: readonly string[]): string {
  return notices.map((notice) => `${notice.split('\n').map(visible).join('\n')}\n`).join('');
}

/** From here on nobody accepts them one by one. */
const MANY = 20;
const ACCEPT_MANY = 'nhi declare --proposed --owner @acme/web --expires 6mo --spread 30d';

/** @returns what to do now */
export function doneText({ steps, manifest, commands, elsewhere }: Adoption): string {
  const { adoptUntil, entries, path } = manifest;
  const until =
    adoptUntil === undefined || entries.length === 0 ? '' : ` Until ${adoptUntil} proposed entries only warn.`;
  const accept =
    entries.length === 0
      ? []
      : [
          entries.length < MANY
            ? `open ${visible(path)} and accept one (owner, expires, status taken out)`
            : `each owner accepts theirs: ${ACCEPT_MANY}`,
        ];
  const commit = steps.some(({ isTracked }) => isTracked) ? ['commit what is new'] : [];
  const next = [...commands, ...accept, ...commit];
  const others = elsewhere === undefined ? '' : `Hooks are set up clone by clone. In the others: ${elsewhere}\n`;
  return `Done.${until}${next.length === 0 ? '' : ` Next: ${next.map(visible).join('; then ')}.`}\n${others}`;
}
