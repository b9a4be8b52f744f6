import { addDays, type Clock, type Day, dayOf, instantOf, instantOfCounty } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import { badInput } from '../../platform/errors.js';
import { type Reach, reachSql } from '../accounts/index.js';
import type { CreditWave, CreditWaveOfficer, CreditWaveSchool } from './claim-wave.types.js';
import type { ClaimStatus, ClaimStep } from './credits.entities.js';
import { CLAIM_TABLES } from './credits.read-model.js';
import { CLAIM_STEPS } from './rules/approval-chain.js';
import { everyDay, paceOf } from './rules/wave-pace.js';

export interface WaveWindow { readonly fromDay?: Day | null; readonly toDay?: Day | null }

const USUAL_DAYS = 30;
const MOST_DAYS = 400;

interface StateRow {
  readonly id: number; readonly code: string; readonly name: string; readonly nameEn: string; readonly kind: string; readonly remoteness: string; readonly teacherCount: number;
  readonly status: ClaimStatus; readonly awaits: ClaimStep; readonly n: number; readonly worth: number; readonly posted: number | null; readonly prechecked: number; readonly oldest: string;
}

/** The wave in figures: four grouped statements however many claims there are, so that many may watch it live. */
export class ClaimWaves {
  constructor(private readonly reader: Reader, private readonly clock: Clock) {}

  /** @throws RequestError BAD_USER_INPUT when the window ends before it begins, or is longer than 400 days. */
  async wave(reach: Reach, window: WaveWindow): Promise<CreditWave> {
    const now = this.clock.now();
    const today = dayOf(now);
    const toDay = window.toDay ?? today;
    const fromDay = window.fromDay ?? addDays(toDay, 1 - USUAL_DAYS);
    if (fromDay > toDay || fromDay < addDays(toDay, -MOST_DAYS)) throw badInput('fromDay', { zh: `请选择先后正确、不超过 ${MOST_DAYS} 天的时段。`, en: `Choose a window that ends after it begins, of ${MOST_DAYS} days at most.` });
    const states = await this.states(reach, fromDay, toDay);
    const of = (test: (row: StateRow) => boolean, value: (row: StateRow) => number = (row) => row.n): number => states.filter(test).reduce((sum, row) => sum + value(row), 0);
    const days = await this.days(reach, fromDay, toDay);
    const waiting = CLAIM_STEPS.map((step) => ({ step, count: of((row) => row.status === 'PENDING' && row.awaits === step) }));
    const quarantinedCount = of((row) => row.status === 'QUARANTINED');
    return {
      fromDay, toDay, countedAt: instantOf(now), days, waiting, quarantinedCount,
      filedCount: of((row) => row.status !== 'WITHDRAWN'), filedCenticredits: of((row) => row.status !== 'WITHDRAWN', (row) => row.worth), precheckedCount: of((row) => row.status !== 'WITHDRAWN', (row) => row.prechecked),
      recognisedCount: of((row) => row.status === 'APPROVED'), postedCenticredits: of((row) => row.status === 'APPROVED', (row) => row.posted ?? 0),
      returnedCount: of((row) => row.status === 'RETURNED'), rejectedCount: of((row) => row.status === 'REJECTED'), withdrawnCount: of((row) => row.status === 'WITHDRAWN'),
      earlierWaitingCount: await this.earlierWaiting(reach, fromDay), ...paceOf(days, quarantinedCount + waiting.reduce((sum, each) => sum + each.count, 0), today),
      schools: schoolsOf(states), officers: reach.county ? await this.officers(today) : [],
    };
  }

  private states(reach: Reach, fromDay: Day, toDay: Day): Promise<StateRow[]> {
    const scope = scopeOf(reach);
    return this.reader.rows<StateRow>(
      `SELECT s.id, s.code, s.name, s.nameEn, s.kind, s.remoteness, s.teacherCount, c.status, c.awaits, COUNT(*) AS n, SUM(c.claimedCenticredits) AS worth, SUM(c.postedCenticredits) AS posted, COUNT(p.id) AS prechecked, MIN(c.submittedAt) AS oldest
       FROM ${CLAIM_TABLES} LEFT JOIN claim_approvals p ON p.claimId = c.id AND p.step = 'PRECHECK' WHERE ${scope.sql} AND c.submittedDay >= ? AND c.submittedDay <= ?
       GROUP BY s.id, s.code, s.name, s.nameEn, s.kind, s.remoteness, s.teacherCount, c.status, c.awaits`, [...scope.params, fromDay, toDay]);
  }

  /** Decisions are counted by the hour in the database and put to days of the county here: it has no time zone but UTC. */
  private async days(reach: Reach, fromDay: Day, toDay: Day): Promise<CreditWave['days']> {
    const scope = scopeOf(reach);
    const inWindow = `${scope.sql} AND c.submittedDay >= ? AND c.submittedDay <= ?`;
    const rows = await this.reader.rows<{ what: 'FILED' | 'DECIDED'; slot: string; n: number }>(
      `SELECT 'FILED' AS what, c.submittedDay AS slot, COUNT(*) AS n FROM ${CLAIM_TABLES} WHERE ${inWindow} AND c.status <> 'WITHDRAWN' GROUP BY c.submittedDay
       UNION ALL SELECT 'DECIDED', SUBSTR(c.decidedAt, 1, 13), COUNT(*) FROM ${CLAIM_TABLES} WHERE ${inWindow} AND c.status IN ('APPROVED', 'RETURNED', 'REJECTED') GROUP BY SUBSTR(c.decidedAt, 1, 13)`,
      [...scope.params, fromDay, toDay, ...scope.params, fromDay, toDay]);
    const [filed, decided] = [new Map<Day, number>(), new Map<Day, number>()];
    for (const { what, slot, n } of rows) {
      const day = what === 'FILED' ? slot : dayOf(`${slot}:00:00.000`);
      const counts = what === 'FILED' ? filed : decided;
      counts.set(day, (counts.get(day) ?? 0) + n);
    }
    return everyDay(fromDay, toDay, filed, decided);
  }

  private async earlierWaiting(reach: Reach, fromDay: Day): Promise<number> {
    const scope = scopeOf(reach);
    const [found] = await this.reader.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${CLAIM_TABLES} WHERE ${scope.sql} AND c.status IN ('PENDING', 'QUARANTINED') AND c.submittedDay < ?`, [...scope.params, fromDay]);
    return found?.n ?? 0;
  }

  private async officers(today: Day): Promise<CreditWaveOfficer[]> {
    const since = instantOfCounty(`${today} 00:00`);
    const rows = await this.reader.rows<{ id: number; name: string; what: ClaimStep | ClaimStatus; n: number }>(
      `SELECT a.id, a.name, p.step AS what, COUNT(*) AS n FROM claim_approvals p JOIN accounts a ON a.id = p.accountId WHERE p.at >= ? GROUP BY a.id, a.name, p.step
       UNION ALL SELECT a.id, a.name, c.status, COUNT(*) FROM credit_claims c JOIN accounts a ON a.id = c.decidedByAccountId WHERE c.status IN ('RETURNED', 'REJECTED') AND c.decidedAt >= ? GROUP BY a.id, a.name, c.status`, [since, since]);
    const officers = new Map<number, CreditWaveOfficer>();
    for (const { id, name, what, n } of rows) {
      const officer = officers.get(id) ?? { id, name, precheckedCount: 0, recognisedCount: 0, returnedCount: 0, rejectedCount: 0 };
      if (what === 'PRECHECK') officer.precheckedCount += n;
      else if (what === 'RETURNED') officer.returnedCount += n;
      else if (what === 'REJECTED') officer.rejectedCount += n;
      else officer.recognisedCount += n;
      officers.set(id, officer);
    }
    const sumOf = ({ precheckedCount, recognisedCount, returnedCount, rejectedCount }: CreditWaveOfficer): number => precheckedCount + recognisedCount + returnedCount + rejectedCount;
    return [...officers.values()].sort((one, other) => sumOf(other) - sumOf(one) || one.id - other.id);
  }
}

const scopeOf = (reach: Reach): ReturnType<typeof reachSql> => reachSql(reach, { area: 's.areaId', school: 'c.schoolId', teacher: 'c.teacherId' });

function schoolsOf(states: readonly StateRow[]): CreditWaveSchool[] {
  const schools = new Map<number, CreditWaveSchool>();
  for (const { status, awaits, n, oldest, id, code, name, nameEn, kind, remoteness, teacherCount } of states) {
    if (status === 'WITHDRAWN') continue;
    const row = schools.get(id) ?? {
      school: { id, code, name, nameEn, kind, remoteness, teacherCount, area: null }, filedCount: 0, precheckCount: 0, countyCount: 0, quarantinedCount: 0, recognisedCount: 0, returnedCount: 0, rejectedCount: 0, oldestWaitingAt: null,
    };
    row.filedCount += n;
    if (status === 'APPROVED') row.recognisedCount += n;
    else if (status === 'RETURNED') row.returnedCount += n;
    else if (status === 'REJECTED') row.rejectedCount += n;
    else if (status === 'QUARANTINED') row.quarantinedCount += n;
    else if (awaits === 'PRECHECK') row.precheckCount += n;
    else row.countyCount += n;
    if ((status === 'PENDING' || status === 'QUARANTINED') && (row.oldestWaitingAt === null || oldest < row.oldestWaitingAt)) row.oldestWaitingAt = oldest;
    schools.set(id, row);
  }
  return [...schools.values()].sort((one, other) => (one.oldestWaitingAt ?? '9').localeCompare(other.oldestWaitingAt ?? '9') || other.filedCount - one.filedCount || one.school.code.localeCompare(other.school.code));
}
