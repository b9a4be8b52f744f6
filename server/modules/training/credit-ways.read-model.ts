import { type Clock, dayOf, instantOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import type { RequestContext } from '../accounts/index.js';
import { CREDIT_READERS, type Credits } from '../credits/index.js';
import { loadCandidates, loadSeats } from './candidates.js';
import type { CohortsReadModel } from './cohorts.read-model.js';
import { permissionOf } from './cohorts.read-model.js';
import { type ClosingCohort, recognised } from './completion-lines.js';
import type { CreditWay, CreditWays } from './credit-ways.types.js';
import type { CohortRow, ProgrammeRow } from './training.entities.js';

const MOST_COHORTS = 100;

/** Which classes would bring a teacher to the goal: those he attends and those he may still register for, as completing them would be recognised. */
export class CreditWaysReadModel {
  constructor(private readonly reader: Reader, private readonly clock: Clock, private readonly credits: Credits, private readonly cohorts: CohortsReadModel) {}

  async ways(context: RequestContext, teacherId: number): Promise<CreditWays | null> {
    const reach = context.actor.reach(...CREDIT_READERS);
    const near = await this.credits.statements.shortestWay(reach, teacherId, []);
    if (!near || near.gapCenticredits === 0) return near && { gapCenticredits: 0, leftCenticredits: 0, endDay: near.endDay, ways: [] };
    const open = await this.openTo(context, teacherId);
    const today = dayOf(this.clock.now());
    const offers = (await this.withParts([...open.keys()])).map((each) => ({ key: String(each.cohort.id), activity: recognised(each, {
      teacherId, requiredMinutes: each.sessions.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0), absentMinutes: 0, excusedMinutes: 0, assessment: 'PASSED' }, 'offer', today).activity }));
    const way = await this.credits.statements.shortestWay(reach, teacherId, offers);
    if (!way) return null;
    const ways = await Promise.all(way.steps.map(async ({ key, gainCenticredits, closesCenticredits }): Promise<CreditWay> => ({
      cohort: await this.cohorts.byId(context, Number(key)), gainCenticredits, closesCenticredits, isRegistered: open.get(Number(key)) === 'ADMITTED', waitingListOnly: open.get(Number(key)) === 'WAITING_LIST',
    })));
    return { gapCenticredits: way.gapCenticredits, leftCenticredits: way.leftCenticredits, endDay: way.endDay, ways };
  }

  /** Cohorts that he attends, then those whose registration is open to him, the soonest first. */
  private async openTo({ locale }: RequestContext, teacherId: number): Promise<Map<number, 'ADMITTED' | 'SEAT' | 'WAITING_LIST'>> {
    const now = instantOf(this.clock.now());
    const attended = await this.reader.rows<{ cohortId: number }>("SELECT g.cohortId FROM registrations g JOIN cohorts c ON c.id = g.cohortId WHERE g.teacherId = ? AND g.status = 'ADMITTED' AND c.closedAt IS NULL AND c.status <> 'DRAFT' ORDER BY c.startsOn, c.id LIMIT ?", [teacherId, MOST_COHORTS]);
    const found = new Map<number, 'ADMITTED' | 'SEAT' | 'WAITING_LIST'>(attended.map(({ cohortId }) => [cohortId, 'ADMITTED']));
    const rows = await this.reader.rows<CohortRow>("SELECT * FROM cohorts WHERE status = 'OPEN' AND registrationOpensAt <= ? AND registrationClosesAt > ? ORDER BY startsOn, id LIMIT ?", [now, now, MOST_COHORTS]);
    const fresh = rows.filter(({ id }) => !found.has(id));
    if (fresh.length === 0) return found;
    const [candidates, seats] = await Promise.all([loadCandidates(this.reader, this.credits, fresh, [teacherId]), loadSeats(this.reader, fresh)]);
    for (const row of fresh) {
      const board = seats.get(row.id);
      const facts = board && candidates.facts(row, teacherId, { now, path: 'SELF', seats: board });
      if (!facts) continue;
      const { allowed, waitingListOnly } = permissionOf(facts, undefined, locale);
      if (allowed) found.set(row.id, waitingListOnly ? 'WAITING_LIST' : 'SEAT');
    }
    return found;
  }

  private async withParts(ids: readonly number[]): Promise<ClosingCohort[]> {
    const cohorts = await this.reader.rows<CohortRow>('SELECT * FROM cohorts WHERE id IN (?) ORDER BY startsOn, id', [[...ids]]);
    const programmes = new Map((await this.reader.rows<ProgrammeRow>('SELECT * FROM programmes WHERE id IN (?)', [[...new Set(cohorts.map(({ programmeId }) => programmeId))]])).map((each) => [each.id, each]));
    const sessions = await this.reader.rows<ClosingCohort['sessions'][number] & { rollId: number }>('SELECT rollId, day, durationMinutes, endsAt FROM register_sessions WHERE rollId IN (?) AND cancelledAt IS NULL ORDER BY ordinal', [cohorts.map(({ rollId }) => rollId)]);
    return cohorts.flatMap((cohort) => {
      const programme = programmes.get(cohort.programmeId);
      return programme ? [{ cohort, programme, sessions: sessions.filter(({ rollId }) => rollId === cohort.rollId) }] : [];
    });
  }
}
