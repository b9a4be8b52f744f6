import type { Clock } from '../../../platform/clock.js';
import type { Platform } from '../../../platform/module.js';
import { UnitOfWork } from '../../../platform/transactions/unit-of-work.js';

/**
 * The platform as it was at a moment of the past: what is written through it bears that time. A moment that has
 * not come yet is now. Seeders write one after another, so this unit of work and the platform's never meet.
 */
export function platformAt(platform: Platform, iso: string): Platform {
  const moment = new Date(Math.min(Date.parse(iso), platform.clock.now().getTime()));
  const clock: Clock = { now: () => new Date(moment) };
  return { ...platform, clock, work: new UnitOfWork(platform.database, clock) };
}
