import { loadManifests } from '../manifest';
import { UsageError } from '../model';
import type { Command } from './commands';
import { deliverReports } from './deliver-reports';
import { startTimes } from './run-times';
import { watchedScan } from './watched-scan';

/** `nhi check`: what nhi.yaml says on its own; no other file is looked at. */
export const checkCommand: Command = async (call, host) => {
  const times = startTimes(host);
  const scanned = await watchedScan(call, host, 'manifest');
  // With --manifest there is one, or the scan has said that it is missing.
  if (call.manifest === undefined && loadManifests(scanned.snapshot).manifests.length === 0) {
    throw new UsageError(`there is no nhi.yaml in ${scanned.root}: nhi init writes one`);
  }
  return deliverReports(scanned.result, call, host, { subject: 'manifest', ...times() });
};
