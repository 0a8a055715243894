import type { LifetimeFact } from '../../../model';
import type { ResourceView } from './rule';
import { durationSeconds } from './rule';

/** Arguments that make a resource anew when what they hold changes. */
const TRIGGERS = ['rotate_when_changed', 'keepers', 'triggers', 'end_date', 'expires_at', 'lifecycle'] as const;

const UNITS: readonly (readonly [attribute: string, seconds: number])[] = [
  ['rotation_minutes', 60],
  ['rotation_hours', 3600],
  ['rotation_days', 86_400],
  ['rotation_months', 30 * 86_400],
  ['rotation_years', 365 * 86_400],
  ['offset_hours', 3600],
  ['offset_days', 86_400],
  ['offset_months', 30 * 86_400],
  ['offset_years', 365 * 86_400],
];

/** @returns how often a `time_rotating` or `time_offset` that feeds the credential makes it anew */
export function rotationOf(resource: ResourceView): LifetimeFact | undefined {
  for (const clock of TRIGGERS.flatMap((trigger) => resource.targets(trigger))) {
    if (clock.type !== 'time_rotating' && clock.type !== 'time_offset') continue;
    for (const [attribute, unit] of UNITS) {
      const written = clock.known(attribute);
      const count = durationSeconds(written);
      if (count !== undefined && written !== undefined)
        return { seconds: count * unit, source: `${clock.type}.${clock.name} ${attribute}: ${written}` };
    }
  }
  return undefined;
}
