/** What a calendar file says of one session. Instants are UTC, `YYYY-MM-DD HH:MM:SS.mmm`. */
export interface CalendarEvent {
  readonly id: number;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly summary: string;
  readonly place: string;
  readonly description: string;
  /** How often it was moved or cancelled: a calendar takes the entry with the higher number (RFC 5545, 3.8.7.4). */
  readonly revision: number;
  readonly isCancelled: boolean;
}

const escaped = (text: string): string => text.replace(/\\/g, '\\\\').replace(/;/g, '\\;').replace(/,/g, '\\,').replace(/\r?\n/g, '\\n');
const stamp = (instant: string): string => `${instant.slice(0, 19).replace(/[-:]/g, '').replace(' ', 'T')}Z`;

/** RFC 5545 folds lines after 75 octets, and never within a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      [part, octets] = ['', 0];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

/**
 * A calendar as every telephone reads it (RFC 5545). The ids stay and each change raises the sequence, so that
 * reading it again moves what was moved, and strikes out what was cancelled instead of leaving it there.
 */
export function icalendarOf(title: string, events: readonly CalendarEvent[], now: string): string {
  return [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Shixun//Calendar//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(title)}`, 'X-WR-TIMEZONE:Asia/Shanghai',
    ...events.flatMap(({ id, startsAt, endsAt, summary, place, description, revision, isCancelled }) => [
      'BEGIN:VEVENT', `UID:session-${id}@shixun`, `DTSTAMP:${stamp(now)}`, `SEQUENCE:${revision}`, `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`, `DTSTART:${stamp(startsAt)}`, `DTEND:${stamp(endsAt)}`, `SUMMARY:${escaped(summary)}`, `LOCATION:${escaped(place)}`, `DESCRIPTION:${escaped(description)}`, 'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ].map(folded).join('\r\n').concat('\r\n');
}
