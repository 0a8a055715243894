import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { UsageError } from '../model';
import { visible } from '../report';
import { BASELINE_PATH, ForeignFileError, matchForeign, readDetectSecrets, readGitleaksIgnore } from '../waivers';
import type { Call } from './arguments';
import type { Command } from './commands';
import type { ExitCode, Host } from './host';
import { baselineWith, tellUnread, wholeScan } from './import-baseline';
import { importGitleaksConfig } from './import-gitleaks';
import { readText } from './read-text';
import { rereadSecrets } from './reread-secrets';

const READERS = { '.secrets.baseline': readDetectSecrets, '.gitleaksignore': readGitleaksIgnore } as const;
const READ = `${Object.keys(READERS).join(', ')} and gitleaks configurations (.toml)`;
/** Of what could not be taken over; a count says the rest. */
const NAMED = 20;

/** `nhi import FILE`: what another tool excuses goes into nhi.yaml and the baseline, as far as it is found here; the rest is said. */
export const importCommand: Command = async (call, host) => {
  const [given] = call.words;
  if (given === undefined) throw new UsageError(`nhi import: which file? It reads ${READ}`);
  const name = basename(given);
  if (name.endsWith('.toml')) return importGitleaksConfig(readText(host.cwd, given), name, call, host);
  if (!Object.hasOwn(READERS, name)) throw new UsageError(`${given}: nhi import reads ${READ}`);
  return importExcuses(READERS[name as keyof typeof READERS], given, call, host);
};

async function importExcuses(read: typeof readDetectSecrets, given: string, call: Call, host: Host): Promise<ExitCode> {
  const name = basename(given);
  const foreign = readWith(read, readText(host.cwd, given), given);
  const whole = await wholeScan(call, host);
  const paths = new Set(foreign.excuses.map(({ path }) => path));
  const sha1Of = rereadSecrets(whole.root, paths, (value) => createHash('sha1').update(value).digest('hex'));
  const { taken, unmatched, disputed } = matchForeign(foreign.excuses, whole.secrets, sha1Of, name);
  const { text, added, until } = baselineWith(whole, taken);
  if (text !== undefined) host.save(join(whole.root, BASELINE_PATH), text);
  const lines = [
    text !== undefined
      ? `Wrote ${BASELINE_PATH}: ${added} of ${foreign.excuses.length} excuses of ${visible(name)} are new in it, until ${until}.`
      : `Nothing of ${visible(name)} is missing in ${BASELINE_PATH}: nothing was written.`,
    ...unmatched
      .slice(0, NAMED)
      .map(
        ({ path, line }) =>
          `  not taken over: ${visible(path)}${line === undefined ? '' : `:${line}`}, no secret is found there`,
      ),
    ...(unmatched.length > NAMED ? [`  and ${unmatched.length - NAMED} more where no secret is found`] : []),
    ...disputed
      .slice(0, NAMED)
      .map(
        ({ place: { path, start } }) =>
          `  not taken over: that ${visible(path)}:${start.line} is no secret; it certainly has the form of one, and ends as the rest does`,
      ),
    ...(disputed.length > NAMED ? [`  and ${disputed.length - NAMED} more that are said to be none`] : []),
    ...foreign.left.map((what) => `  not taken over: ${what}`),
  ];
  host.out.write(lines.map((line) => `${line}\n`).join(''));
  return tellUnread(whole, host);
}

function readWith(read: typeof readDetectSecrets, text: string, given: string): ReturnType<typeof readDetectSecrets> {
  try {
    return read(text);
  } catch (error) {
    if (error instanceof ForeignFileError) throw new UsageError(`${given}: ${error.message}`);
    throw error;
  }
}
