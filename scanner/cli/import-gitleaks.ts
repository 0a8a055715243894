import { join } from 'node:path';
import { addSettings, loadManifests, matchesPath, textToEdit } from '../manifest';
import type { NewWaiver } from '../manifest';
import { addDays, UsageError } from '../model';
import type { SecretMatch, Snapshot } from '../model';
import { ruleIds } from '../policy';
import { namesIdentities } from '../reading';
import { visible } from '../report';
import { detectors } from '../secrets';
import { indexLines } from '../text';
import { BASELINE_PATH, mayBeNone, readGitleaksConfig } from '../waivers';
import type { Allowed, GitleaksConfig } from '../waivers';
import { baselineWith, tellUnread, wholeScan } from './import-baseline';
import type { Whole } from './import-baseline';
import type { Call } from './arguments';
import type { ExitCode, Host } from './host';
import { rereadSecrets } from './reread-secrets';
import { counted } from './words';

const LONGEST_WAIVER_DAYS = 90;

/** What becomes of one line of the configuration. */
interface Taken {
  readonly exclude?: readonly string[];
  readonly waiver?: NewWaiver;
  readonly secrets?: readonly SecretMatch[];
  readonly said: string;
}

/**
 * Takes over the allow lists of a gitleaks configuration: paths as `scan.exclude`, or as waivers where they are of some rules
 * only or would hide identities; values as entries of the baseline. Says line by line what became of it.
 * @param name as the user calls the file
 */
export async function importGitleaksConfig(text: string, name: string, call: Call, host: Host): Promise<ExitCode> {
  const config = readGitleaksConfig(text, new Set(ruleIds(detectors())));
  if (config === undefined) throw new UsageError(`${name}: it has neither rules nor allow lists of gitleaks`);
  const whole = await wholeScan(call, host);
  const taken = takeAll(config, whole, name);
  const manifests = loadManifests(whole.snapshot);
  const path = manifests.root ?? 'nhi.yaml';
  const exclude = [...new Set(taken.flatMap(([, each]) => each.exclude ?? []))];
  const waivers = taken.flatMap(([, each]) => each.waiver ?? []);
  const before = textToEdit(path, whole.snapshot);
  const after = exclude.length + waivers.length === 0 ? before : addSettings(before, { exclude, waivers });
  const reasons = new Map<SecretMatch, string | undefined>();
  for (const [{ line, description }, { secrets = [] }] of taken) {
    const why = `allowed in ${name}:${line}${description === undefined ? '' : `, ${description}`}`;
    for (const secret of secrets) reasons.set(secret, mayBeNone(secret) ? (reasons.get(secret) ?? why) : undefined);
  }
  const baseline = baselineWith(whole, reasons);
  const files = [
    ...(after !== undefined && after !== before ? [{ path: join(whole.root, path), text: after }] : []),
    ...(baseline.text === undefined ? [] : [{ path: join(whole.root, BASELINE_PATH), text: baseline.text }]),
  ];
  if (files.length > 0) host.saveAll(files);
  const done = [
    ...(exclude.length > 0 ? [`${counted(exclude.length, 'glob')} under scan.exclude`] : []),
    ...(waivers.length > 0 ? [counted(waivers.length, 'waiver')] : []),
    ...(baseline.added > 0 ? [`${counted(baseline.added, 'entry')} of ${BASELINE_PATH}`] : []),
  ];
  const lines = [
    ...taken.map(([{ line, written }, { said }]) => ({ line, text: `${written}: ${said}` })),
    ...config.left.map(({ line, written, why }) => ({ line, text: `${written}: not taken over, ${why}` })),
  ].sort((a, b) => a.line - b.line);
  host.out.write(
    [
      done.length === 0 ? `Nothing of ${visible(name)} was missing: nothing was written.` : `Wrote ${done.join(', ')}.`,
      ...lines.map((each) => `  ${visible(name)}:${each.line} ${visible(each.text)}`),
      ...(waivers.length > 0 && manifests.policy.profile === 'strict'
        ? ['  strict counts the waivers only once each says approved_by.']
        : []),
    ]
      .map((line) => `${line}\n`)
      .join(''),
  );
  return tellUnread(whole, host);
}

function takeAll(config: GitleaksConfig, whole: Whole, name: string): (readonly [Allowed, Taken])[] {
  const { snapshot, secrets } = whole;
  const manifests = loadManifests(snapshot);
  const { waiverDays } = manifests.policy;
  const until = addDays(whole.result.today, Math.min(LONGEST_WAIVER_DAYS, waiverDays));
  const excluded = manifests.scan?.exclude ?? [];
  const files = snapshot.files();
  const meets = testsOf(config, whole);
  return config.allowed.map((allowed) => {
    const { globs, tests, rules, description } = allowed;
    const isBelow = (path: string): boolean => globs?.some((glob) => matchesPath(glob, path)) !== false;
    const found = secrets.filter(
      ({ place, detector }) => isBelow(place.path) && rules?.includes(`secret/${detector}`) !== false,
    );
    if (tests !== undefined || globs === undefined) {
      const met = found.filter((secret) => meets(allowed, secret));
      const said =
        met.length === 0
          ? 'nothing that is found is excused by it'
          : `${counted(met.length, 'secret')} in the baseline`;
      return [allowed, { secrets: met, said }];
    }
    const here = files.filter(isBelow);
    if (here.length === 0) return [allowed, { said: 'no file is there today' }];
    if (rules === undefined && !here.some((path) => namesIdentities(path))) {
      const missing = globs.filter((glob) => !excluded.includes(glob));
      const what = globs.join(', ');
      if (missing.length === 0) return [allowed, { said: `scan.exclude has ${what}` }];
      const said = `scan.exclude: ${what}, which leaves out ${counted(here.length, 'file')}`;
      return [allowed, { exclude: missing, said }];
    }
    const reason = `allowed in ${name}${description === undefined ? '' : `: ${description}`}`;
    const isKnown = (rule: string): boolean =>
      manifests.waivers.some((waiver) => waiver.rule === rule && globs.every((glob) => waiver.paths?.includes(glob)));
    const ours = [...new Set(found.map(({ detector }) => `secret/${detector}`))].sort();
    const missing = ours.filter((rule) => !isKnown(rule));
    if (ours.length === 0) return [allowed, { said: `no secret is found in ${globs.join(', ')}` }];
    if (missing.length === 0) return [allowed, { said: 'it is waived already' }];
    const why = rules === undefined ? ', not scan.exclude, because files there name identities' : '';
    const said = `a waiver of ${missing.join(', ')} in ${globs.join(', ')} until ${until}${why}`;
    return [allowed, { waiver: { rules: missing, paths: globs, until, reason }, said }];
  });
}

/** The secrets are read again, for their values are not kept; each is asked of by place. */
function testsOf(
  config: GitleaksConfig,
  { root, secrets, snapshot }: Whole,
): (allowed: Allowed, secret: SecretMatch) => boolean {
  const bySecret = config.allowed.filter(({ tests }) => tests?.some(({ of }) => of === 'secret'));
  const paths = new Set(secrets.map(({ place }) => place.path));
  const answers =
    bySecret.length === 0
      ? () => undefined
      : rereadSecrets(root, paths, (value) =>
          bySecret
            .map(({ tests = [] }) => (tests.every(({ of, test }) => of !== 'secret' || test(value)) ? '1' : '0'))
            .join(''),
        );
  const lineOf = linesOf(snapshot);
  return (allowed, secret) => {
    const index = bySecret.indexOf(allowed);
    if (index >= 0 && answers(secret)?.[index] !== '1') return false;
    return (allowed.tests ?? []).every(({ of, test }) => of !== 'line' || test(lineOf(secret)));
  };
}

function linesOf(snapshot: Snapshot): (secret: SecretMatch) => string {
  const indexes = new Map<string, ReturnType<typeof indexLines>>();
  return ({ place: { path, start } }) => {
    const index = indexes.get(path) ?? indexLines(snapshot.read(path) ?? '');
    indexes.set(path, index);
    const bounds = index.bounds(start.line);
    return index.text.slice(bounds.start, bounds.end);
  };
}
