import { type Clock, type Day, dayOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Actor, isWithin, reachSql } from '../accounts/index.js';
import type { CascadeProofsReadModel } from './cascade-proofs.read-model.js';
import type { CascadeRow } from './cascade.entities.js';
import { cascadeReach, keepsCounty, keepsStep } from './cascade.policy.js';
import { attendedSource, attendeeCounts, loadSteps, presentAt, type StepRecord } from './cascade.store.js';
import type { Cascade, CascadeAreaCoverage, CascadeEvidence, CascadeGiver, CascadeSchoolCoverage, CascadeSheet, CascadeStep } from './cascade.types.js';
import { inTreeOrder, isOverdue, reachedSchools, statesOf, subjectCoverage } from './rules/lineage.js';

interface TargetRecord { readonly cascadeId: number; readonly schoolId: number; readonly name: string; readonly nameEn: string; readonly areaId: number | null; readonly areaName: string | null; readonly areaNameEn: string | null }
interface Person { readonly id: number; readonly number: string; readonly name: string; readonly schoolId: number; readonly schoolName: string; readonly schoolNameEn: string }
type Loaded = { readonly row: CascadeRow; readonly targets: readonly TargetRecord[]; readonly steps: readonly StepRecord[] };

const MOST_GIVERS = 50;
const subjectsOf = ({ subjects }: CascadeRow): string[] => (subjects === '' ? [] : subjects.split(','));

export class CascadesReadModel {
  constructor(private readonly reader: Reader, private readonly clock: Clock, private readonly proofs: CascadeProofsReadModel) {}

  /** Cascades that concern a school within reach, those due last first; four queries whatever their number. */
  async page(actor: Actor, page: PageInput): Promise<Page<Cascade>> {
    const { sql, params } = this.condition(actor);
    const [rows, count] = await Promise.all([
      this.reader.rows<CascadeRow>(`SELECT k.* FROM cascades k WHERE ${sql} ORDER BY k.dueOn DESC, k.id DESC LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM cascades k WHERE ${sql}`, params),
    ]);
    return { items: await this.counted(await this.load(actor, rows)), totalCount: count?.n ?? 0 };
  }

  async sheet(actor: Actor, id: number): Promise<CascadeSheet | null> {
    const { sql, params } = this.condition(actor);
    const row = await this.reader.row<CascadeRow>(`SELECT k.* FROM cascades k WHERE k.id = ? AND ${sql}`, [id, ...params]);
    const [loaded] = row ? await this.load(actor, [row]) : [];
    if (!row || !loaded) return null;
    const { steps, targets } = loaded;
    const [cascade] = await this.counted([loaded]);
    const states = statesOf(steps);
    const held = steps.filter((each) => states.get(each.id) === 'HELD');
    const presences = await presentAt(this.reader, held.map((each) => each.sessionId));
    const present = new Set(presences.map((each) => each.teacherId));
    const teachers = await this.reader.rows<{ id: number; subject: string; schoolId: number }>("SELECT id, subject, schoolId FROM teachers WHERE status = 'ACTIVE' AND schoolId IN (?)", [targets.map((each) => each.schoolId)]);
    const subjects = subjectsOf(row);
    return {
      cascade: cascade as Cascade, attendees: await this.proofs.attendees(actor, id), steps: await this.shown(actor, steps, states), areas: this.areas(row, targets, steps, held, teachers.filter((each) => present.has(each.id))),
      subjects: subjectCoverage(subjects.length > 0 ? subjects : [...new Set(teachers.map((each) => each.subject))].sort(), teachers, present),
      viewerCanRule: keepsCounty(actor), viewerSchoolIds: keepsCounty(actor) ? [] : targets.filter((each) => keepsStep(actor, each)).map((each) => each.schoolId),
    };
  }

  /** Who was present at the source or at a held step: people of the viewer's school first. */
  async givers(actor: Actor, id: number, search: string | null): Promise<CascadeGiver[]> {
    const { sql, params } = this.condition(actor);
    const row = await this.reader.row<CascadeRow>(`SELECT k.* FROM cascades k WHERE k.id = ? AND ${sql}`, [id, ...params]);
    if (!row) return [];
    const steps = await loadSteps(this.reader, [id]);
    const states = statesOf(steps);
    const held = steps.filter((each) => states.get(each.id) === 'HELD' && (each.level === 'AREA' || keepsStep(actor, each)));
    const at = await presentAt(this.reader, held.map((each) => each.sessionId));
    const found = [
      ...(await attendedSource(this.reader, row)).map((teacherId) => ({ teacherId, step: null as StepRecord | null })),
      ...at.map(({ teacherId, sessionId }) => ({ teacherId, step: held.find((each) => each.sessionId === sessionId) ?? null })),
    ];
    const people = await this.people(found.map((each) => each.teacherId));
    const wanted = search?.normalize('NFKC').trim() ?? '';
    const own = new Set(actor.reach('SCHOOL_ADMINISTRATOR').county ? [] : (actor.reach('SCHOOL_ADMINISTRATOR') as { schoolIds: readonly number[] }).schoolIds);
    return found.flatMap(({ teacherId, step }): CascadeGiver[] => {
      const person = people.get(teacherId);
      if (!person || (wanted !== '' && ![person.name, person.number, person.schoolName].some((each) => each.includes(wanted)))) return [];
      return [{ teacherId, parentId: step?.id ?? null, number: person.number, name: person.name, schoolName: person.schoolName, schoolNameEn: person.schoolNameEn, isOwnSchool: own.has(person.schoolId), attendedAt: step?.topic ?? row.title }];
    }).sort((one, other) => Number(other.isOwnSchool) - Number(one.isOwnSchool) || (one.parentId ?? 0) - (other.parentId ?? 0) || one.teacherId - other.teacherId).slice(0, MOST_GIVERS);
  }

  /** The evidence with the step that it belongs to, when the actor may see it. */
  async evidence(actor: Actor, id: number): Promise<{ fileId: number; cascadeId: number } | null> {
    const found = await this.reader.row<{ fileId: number; cascadeId: number; stepId: number }>('SELECT e.fileId, e.stepId, p.cascadeId FROM cascade_evidence e JOIN cascade_steps p ON p.id = e.stepId WHERE e.id = ?', [id]);
    const sheet = found ? await this.sheet(actor, found.cascadeId) : null;
    return sheet?.steps.some((each) => each.id === found?.stepId) ? found ?? null : null;
  }

  private async load(actor: Actor, rows: readonly CascadeRow[]): Promise<Loaded[]> {
    const ids = rows.map((each) => each.id);
    const within = reachSql(cascadeReach(actor), { area: 's.areaId', school: 's.id' });
    const [targets, steps] = await Promise.all([
      this.reader.rows<TargetRecord>(`SELECT g.cascadeId, s.id AS schoolId, s.name, s.nameEn, s.areaId, a.name AS areaName, a.nameEn AS areaNameEn FROM cascade_targets g JOIN schools s ON s.id = g.schoolId LEFT JOIN areas a ON a.id = s.areaId WHERE g.cascadeId IN (?) AND ${within.sql} ORDER BY a.code, s.code`, [ids, ...within.params]),
      loadSteps(this.reader, ids),
    ]);
    return rows.map((row) => ({ row, targets: targets.filter((each) => each.cascadeId === row.id), steps: steps.filter((each) => each.cascadeId === row.id) }));
  }

  private async counted(loaded: readonly Loaded[]): Promise<Cascade[]> {
    const attendees = await attendeeCounts(this.reader, loaded.map(({ row }) => row));
    const today = this.today();
    return loaded.map(({ row, targets, steps }) => {
      const reached = reachedSchools(targets, steps);
      const states = statesOf(steps);
      const within = new Set<number | null>(targets.map((each) => each.schoolId));
      return {
        id: row.id, title: row.title, titleEn: row.titleEn, level: row.level, organiser: row.organiser, cohortId: row.cohortId, startsOn: row.startsOn, endsOn: row.endsOn, dueOn: row.dueOn, subjects: subjectsOf(row),
        attendeeCount: attendees.get(row.id) ?? 0,
        targetCount: targets.length, reachedCount: reached.size, overdueCount: targets.filter((each) => isOverdue({ isReached: reached.has(each.schoolId), dueOn: row.dueOn, today })).length,
        heldSteps: steps.filter((each) => states.get(each.id) === 'HELD' && (each.level === 'AREA' || within.has(each.schoolId))).length,
      };
    });
  }

  private areas({ dueOn }: CascadeRow, targets: readonly TargetRecord[], steps: readonly StepRecord[], held: readonly StepRecord[], taught: readonly { schoolId: number }[]): CascadeAreaCoverage[] {
    const reached = reachedSchools(targets, steps);
    const today = this.today();
    const byArea = new Map<number | null, CascadeSchoolCoverage[]>();
    for (const { schoolId, name, nameEn, areaId } of targets) {
      const isReached = reached.has(schoolId);
      const days = held.filter((each) => each.level === 'SCHOOL' && each.schoolId === schoolId).map((each) => each.day).sort();
      byArea.set(areaId, [...(byArea.get(areaId) ?? []), { schoolId, name, nameEn, isReached, isOverdue: isOverdue({ isReached, dueOn, today }), heldOn: days[0] ?? null, people: taught.filter((each) => each.schoolId === schoolId).length }]);
    }
    return [...byArea].map(([areaId, schools]) => {
      const area = targets.find((each) => each.areaId === areaId);
      return { name: area?.areaName ?? '', nameEn: area?.areaNameEn ?? '', targetCount: schools.length, reachedCount: schools.filter((each) => each.isReached).length, schools: [...schools].sort((one, other) => Number(one.isReached) - Number(other.isReached)) };
    }).sort((one, other) => (other.targetCount - other.reachedCount) - (one.targetCount - one.reachedCount));
  }

  /** Steps in the order of the tree: of schools only those within reach, and whatever these hang on. */
  private async shown(actor: Actor, steps: readonly StepRecord[], states: ReadonlyMap<number, CascadeStep['state']>): Promise<CascadeStep[]> {
    const reach = cascadeReach(actor);
    const schools = new Map((await this.reader.rows<{ id: number; name: string; nameEn: string; areaId: number | null }>('SELECT id, name, nameEn, areaId FROM schools WHERE id IN (?)', [steps.flatMap((each) => each.schoolId ?? [])])).map((each) => [each.id, each]));
    const areas = new Map((await this.reader.rows<{ id: number; name: string; nameEn: string }>('SELECT id, name, nameEn FROM areas WHERE id IN (?)', [steps.flatMap((each) => each.areaId ?? [])])).map((each) => [each.id, each]));
    const givers = await this.people(steps.map((each) => each.giverId));
    const visible = new Set<number>();
    for (const step of steps) {
      if (step.level === 'SCHOOL' && !isWithin(reach, { schoolId: step.schoolId, areaId: schools.get(step.schoolId ?? 0)?.areaId ?? null })) continue;
      for (let each: StepRecord | undefined = step; each; each = steps.find((other) => other.id === each?.parentId)) visible.add(each.id);
    }
    const evidence = await this.reader.rows<CascadeEvidence & { stepId: number }>('SELECT e.id, e.stepId, f.name, f.sizeBytes, f.mediaType, e.addedByName, e.addedAt FROM cascade_evidence e JOIN stored_files f ON f.id = e.fileId WHERE e.stepId IN (?) ORDER BY e.id', [[...visible]]);
    return inTreeOrder(steps).filter(({ step }) => visible.has(step.id)).map(({ step, depth }): CascadeStep => {
      const [area, school, giver] = [areas.get(step.areaId ?? 0), schools.get(step.schoolId ?? 0), givers.get(step.giverId)];
      const { id, parentId, level, sessionId, topic, place, startsAt, durationMinutes, presentCount, memberCount, withdrawReason, withdrawnByName } = step;
      return {
        id, parentId, depth, level, areaName: area?.name ?? null, areaNameEn: area?.nameEn ?? null, schoolName: school?.name ?? null, schoolNameEn: school?.nameEn ?? null,
        giverName: giver?.name ?? '', giverSchoolName: giver?.schoolName ?? '', giverSchoolNameEn: giver?.schoolNameEn ?? '', sessionId, topic, place, startsAt, durationMinutes,
        state: states.get(id) ?? 'PLANNED', presentCount, memberCount, withdrawReason, withdrawnByName, evidence: evidence.filter((each) => each.stepId === id), viewerCanKeep: keepsStep(actor, step),
      };
    });
  }

  private async people(ids: readonly number[]): Promise<Map<number, Person>> {
    const rows = await this.reader.rows<Person>('SELECT t.id, t.number, t.name, t.schoolId, s.name AS schoolName, s.nameEn AS schoolNameEn FROM teachers t JOIN schools s ON s.id = t.schoolId WHERE t.id IN (?)', [[...new Set(ids)]]);
    return new Map(rows.map((each) => [each.id, each]));
  }

  private condition(actor: Actor): { sql: string; params: readonly (readonly number[])[] } {
    const reach = cascadeReach(actor);
    if (reach.county) return { sql: '(1 = 1)', params: [] };
    const { sql, params } = reachSql(reach, { area: 's.areaId', school: 's.id' });
    return { sql: `EXISTS (SELECT 1 FROM cascade_targets g JOIN schools s ON s.id = g.schoolId WHERE g.cascadeId = k.id AND ${sql})`, params };
  }

  private today(): Day {
    return dayOf(this.clock.now());
  }
}
