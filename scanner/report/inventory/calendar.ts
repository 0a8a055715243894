import { addDays } from '../../model';
import type { Day } from '../../model';
import { stableHash } from '../../text';
import { visible } from '../visible';
import type { InventoryRows, JsonIdentity } from './json';

/** Something that falls due on a day. */
interface Due {
  readonly day: Day;
  readonly what: 'ends' | 'review' | 'rotation';
  readonly title: string;
}

/** RFC 5545, 3.1: lines are folded before they have more octets. */
const LINE_OCTETS = 75;

/**
 * @returns a calendar by RFC 5545 with a day for each end, review and rotation to come or overdue; the same rows give the
 *          same bytes, and a calendar that is read again moves what it knows by its UID
 */
export function renderInventoryCalendar({ today, inventory }: InventoryRows): string {
  const events = inventory.flatMap((identity) => duesOf(identity).map((due) => eventLines(identity, due, today)));
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//nhi-guard//list//EN', ...events.flat(), 'END:VCALENDAR'];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function duesOf({ id, expires, entry }: JsonIdentity): Due[] {
  if (entry === undefined || entry.status === 'retired') return [];
  const { review, rotation } = entry;
  return [
    ...(expires === undefined ? [] : [{ day: expires, what: 'ends' as const, title: `${id} ends` }]),
    ...(review?.next === undefined ? [] : [{ day: review.next, what: 'review' as const, title: `Review ${id}` }]),
    ...(rotation?.next === undefined ? [] : [{ day: rotation.next, what: 'rotation' as const, title: `Rotate ${id}` }]),
  ];
}

function eventLines({ id, repository = '', owner, declared }: JsonIdentity, due: Due, today: Day): string[] {
  const uid = stableHash([repository, declared?.path ?? '', id, due.what].join('\n'));
  const where = repository === '' ? (declared?.path ?? '') : `${repository}, ${declared?.path ?? ''}`;
  return [
    'BEGIN:VEVENT',
    `UID:${uid}@nhi-guard`,
    `DTSTAMP:${basic(today)}T000000Z`,
    `DTSTART;VALUE=DATE:${basic(due.day)}`,
    `DTEND;VALUE=DATE:${basic(addDays(due.day, 1))}`,
    `SUMMARY:${escaped(due.title)}`,
    `DESCRIPTION:${escaped(`owner ${owner ?? 'nobody'}, ${where}`)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function basic(day: Day): string {
  return day.replaceAll('-', '');
}

/** RFC 5545, 3.3.11. */
function escaped(text: string): string {
  return visible(text).replace(/[\\;,]/g, '\\$&');
}

function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > LINE_OCTETS) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}
