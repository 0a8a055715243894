import type { ManifestSet } from './manifest-set';

/** @returns a line for each setting of `--policy` that was ignored: `org.yaml:3: The shared policy sets ...` */
export function noticeLines({ notices = [] }: ManifestSet): readonly string[] {
  return notices.map(({ place, message }) => `${place.path}:${place.start.line}: ${message}`);
}
