import type { CellType } from '../spreadsheet-types.js';

const two = (value: number): string => String(value).padStart(2, '0');
const clock = (seconds: number): string => `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;

/** Days are counted, not instants: no time zone can shift them. */
export function fromSerial(serial: number, style: 'date' | 'time', epoch1904: boolean): { type: CellType; value: string; time: string } | null {
  const whole = Math.floor(serial);
  const seconds = Math.round((serial - whole) * 86_400);
  const days = whole + (seconds === 86_400 ? 1 : 0) + (epoch1904 ? 1462 : 0);
  const time = seconds % 86_400 === 0 ? '' : clock(seconds % 86_400);
  if (serial < 0 || days > 2_958_465) return null;
  if (style === 'time' && serial < 1) return { type: 'time', value: time || '00:00:00', time: '' };
  if (days === 60 && !epoch1904) return null; // 29 February 1900 never was
  if (days < 1) return time ? { type: 'time', value: time, time: '' } : null;
  const date = new Date(Date.UTC(1899, 11, days < 60 && !epoch1904 ? 31 : 30) + days * 86_400_000);
  return { type: 'date', value: date.toISOString().slice(0, 10), time };
}
