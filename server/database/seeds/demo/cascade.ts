import { Actor } from '../../../modules/accounts/index.js';
import { Attendance, PresenceRow } from '../../../modules/attendance/index.js';
import { CASCADE_PROOF_UPLOAD, CASCADE_UPLOAD, CascadeProofs, Cascades } from '../../../modules/cascade/index.js';
import { addDays, instantOfCounty } from '../../../platform/clock.js';
import { type DemoTools, idOf } from './demo-tools.js';
import { drawnPicture } from './drawn-picture.js';
import { platformAt } from './past.js';
import { printedPaper } from './printed-paper.js';

interface Place {
  readonly areaId: number;
  readonly schoolId: number;
}

/** Minutes of one step. */
const MINUTES = 90;

/** The subjects whose teachers it concerns. */
const SUBJECTS = ['chinese', 'english'];

/**
 * A city training that two teachers brought home, one of whom has shown his certificate; the account `teacher` was there too: four areas were taught, among them those of the accounts
 * `area` and `school`, and from there some schools. The due day is over, so that the schools not reached
 * stand out, the one of `school` among them; one school's step was taken back.
 */
export async function seedCascade({ platform, county, ids }: DemoTools): Promise<void> {
  const person = county.centreStaff.find(({ role }) => role === 'training_coordinator');
  const coordinator = new Actor(idOf(ids.accounts, 'coordinator'), person?.name ?? '', null, [{ role: 'COORDINATOR', areaId: null, schoolId: null, studioId: null, providerId: null }]);
  const { reader } = platform;
  const places = await reader.rows<Place & { isCentral: number }>(
    `SELECT s.areaId, s.id AS schoolId, CASE WHEN a.stage = 'primary' THEN 1 ELSE 0 END AS isCentral FROM schools s JOIN areas a ON a.id = s.areaId
     WHERE EXISTS (SELECT 1 FROM teachers t WHERE t.schoolId = s.id AND t.status = 'ACTIVE' AND t.subject IN (?)) ORDER BY a.code, s.code`, [SUBJECTS]);
  const leads = await reader.rows<{ areaId: number | null; schoolId: number | null }>("SELECT areaId, schoolId FROM grants WHERE role IN ('AREA_LEAD', 'SCHOOL_ADMINISTRATOR') AND accountId IN (?) ORDER BY id", [[idOf(ids.accounts, 'area'), idOf(ids.accounts, 'school')]]);
  const ownSchool = leads.find((each) => each.schoolId !== null)?.schoolId;
  const areaIds = [...new Set([
    ...leads.flatMap(({ areaId }) => areaId ?? []), ...places.filter((each) => each.schoolId === ownSchool).map((each) => each.areaId), ...places.filter((each) => each.isCentral === 1).map((each) => each.areaId),
  ])].slice(0, 4);
  const ofSchool = new Map<number, { id: number; number: string }[]>();
  for (const each of await reader.rows<{ id: number; number: string; schoolId: number }>("SELECT id, number, schoolId FROM teachers WHERE status = 'ACTIVE' AND subject IN (?) ORDER BY id", [SUBJECTS])) ofSchool.set(each.schoolId, [...(ofSchool.get(each.schoolId) ?? []), each]);
  const [first, second] = places.filter((each) => areaIds.includes(each.areaId)).slice(0, 2).flatMap((each) => ofSchool.get(each.schoolId)?.slice(0, 1) ?? []);
  if (!first || !second) return;
  const teacher = await reader.rows<{ id: number; number: string }>('SELECT t.id, t.number FROM teachers t JOIN accounts a ON a.teacherId = t.id WHERE a.id = ? AND t.id NOT IN (?)', [idOf(ids.accounts, 'teacher'), [first.id, second.id]]);
  const attendees = [first, second, ...teacher];

  const on = (daysAgo: number): { cascades: Cascades; startsAt: string; platform: typeof platform } => {
    const then = platformAt(platform, `${addDays(county.today, -daysAgo)}T09:00:00Z`);
    return { cascades: new Cascades(then.work, new Attendance(then.clock)), startsAt: instantOfCounty(`${addDays(county.today, -daysAgo)} 14:30`), platform: then };
  };
  const opened = await on(40).cascades.open(coordinator, {
    title: '语文、英语新课标市级培训', titleEn: 'City training on the new standards of Chinese and English', level: 'CITY', organiser: '市教师发展中心', cohortId: null, startsOn: addDays(county.today, -44), endsOn: addDays(county.today, -42), dueOn: addDays(county.today, -2),
    subjects: SUBJECTS, attendees: attendees.map(({ number }, at) => ({ number, proof: `市培〔${county.today.slice(0, 4)}〕${112 + at} 号` })), areaIds,
  });
  if (!opened.done) throw new Error(opened.refusals[0]?.code);
  const cascadeId = opened.value;
  const proof = await platform.files.keep(coordinator, { ...await printedPaper(platform, county.today, '市级培训结业证明.pdf', '结业证明', ['该同志参加了语文、英语新课标市级培训，计 24 学时，考核合格。', '发证单位：市教师发展中心']), purpose: CASCADE_PROOF_UPLOAD });
  const attendee = await reader.row<{ id: number }>('SELECT id FROM cascade_attendees WHERE cascadeId = ? AND teacherId = ?', [cascadeId, first.id]);
  const proved = await new CascadeProofs(on(38).platform.work).add(coordinator, { attendeeId: attendee?.id ?? 0, fileId: proof.id });
  if (!proved.done) throw new Error(`the demo cannot prove who attended: ${proved.refusals[0]?.code}`);

  const pass = async (daysAgo: number, step: { parentId: number | null; giverId: number; topic: string; place: string; teacherNumbers: string[] } & ({ level: 'AREA'; areaId: number; schoolId: null } | { level: 'SCHOOL'; areaId: null; schoolId: number }), isHeld = true): Promise<number> => {
    const { cascades, startsAt, platform: then } = on(daysAgo);
    const added = await cascades.addStep(coordinator, { cascadeId, startsAt, durationMinutes: MINUTES, ...step });
    if (!added.done) throw new Error(`the demo cannot pass a step on: ${added.refusals[0]?.code}`);
    const made = await reader.row<{ id: number; rollId: number; sessionId: number }>('SELECT id, rollId, sessionId FROM cascade_steps WHERE cascadeId = ? ORDER BY id DESC LIMIT 1', [cascadeId]) as { id: number; rollId: number; sessionId: number };
    if (isHeld) await then.work.run(coordinator, async (tx) => {
      const members = await tx.rows<{ teacherId: number }>('SELECT teacherId FROM roll_members WHERE rollId = ? ORDER BY teacherId', [made.rollId]);
      // Everybody but one in ten came, and the first of each roll always did: he passes it on.
      const rows = members.map(({ teacherId }, at) => ({ teacherId, came: at % 10 !== 9 }));
      await tx.insertMany(PresenceRow, rows.map(({ teacherId, came }) => ({
        sessionId: made.sessionId, teacherId, status: came ? 'PRESENT' as const : 'ABSENT' as const, presentMinutes: came ? MINUTES : 0, source: came ? 'CODE' as const : 'CLOSING' as const, enteredByAccountId: null, reason: null,
        checkedInAt: came ? startsAt : null, lastSeenAt: null, deviceKey: null, requestKey: null, createdAt: startsAt, changedAt: startsAt,
      })));
      await tx.run('UPDATE register_sessions SET presentCount = ?, openedAt = NULL, closedAt = endsAt WHERE id = ?', [rows.filter((each) => each.came).length, made.sessionId]);
    });
    return made.id;
  };

  const show = async (daysAgo: number, stepId: number, shown: readonly { name: string; mediaType: string; bytes: Uint8Array }[]): Promise<void> => {
    const { cascades, platform: then } = on(daysAgo);
    for (const file of shown) {
      const { id: fileId } = await then.files.keep(coordinator, { ...file, purpose: CASCADE_UPLOAD });
      const added = await cascades.addEvidence(coordinator, { stepId, fileId });
      if (!added.done) throw new Error(`the demo cannot show a step: ${added.refusals[0]?.code}`);
    }
  };

  for (const [n, areaId] of areaIds.entries()) {
    const schools = places.filter((each) => each.areaId === areaId);
    const seeds = schools.flatMap((each) => ofSchool.get(each.schoolId)?.find(({ id }) => id !== first.id && id !== second.id) ?? []);
    const parentId = await pass(32 - n * 3, { level: 'AREA', areaId, schoolId: null, parentId: null, giverId: n % 2 === 0 ? first.id : second.id, topic: '新课标下的单元整体教学', place: '片区中心校多功能厅', teacherNumbers: seeds.map((each) => each.number) });
    await show(31 - n * 3, parentId, [
      await printedPaper(platform, county.today, '转培训方案.pdf', '片区转培训方案', ['一、目标：读懂新课标，会写单元整体教学设计。', '二、内容：课标解读 40 分钟，课例研讨 50 分钟。', '三、要求：各校参加人员两周内在本校完成转培训。']),
      { name: '片区转培训现场.png', mediaType: 'image/png', bytes: drawnPicture(10 + n) },
    ]);
    const present = new Set((await reader.rows<{ teacherId: number }>("SELECT a.teacherId FROM presences a JOIN cascade_steps p ON p.sessionId = a.sessionId WHERE p.id = ? AND a.status = 'PRESENT'", [parentId])).map((each) => each.teacherId));
    for (const [at, { schoolId }] of schools.entries()) {
      const giver = seeds.find((each) => ofSchool.get(schoolId)?.some(({ id }) => id === each.id) && present.has(each.id));
      const isOnly = (ofSchool.get(schoolId)?.length ?? 0) < 2;
      if (!giver || isOnly || schoolId === ownSchool || at % (n + 2) === n % 2) continue;
      const stepId = await pass(18 - n * 2, { level: 'SCHOOL', areaId: null, schoolId, parentId, giverId: giver.id, topic: '校本转培训：单元整体教学怎么备课', place: '学校会议室', teacherNumbers: [] }, at % 5 !== 4);
      if (at % 5 === 1) await show(16 - n * 2, stepId, [{ name: '校本转培训现场.png', mediaType: 'image/png', bytes: drawnPicture(20 + at) }]);
    }
  }
  const last = await reader.row<{ id: number }>("SELECT id FROM cascade_steps WHERE cascadeId = ? AND level = 'SCHOOL' ORDER BY id DESC LIMIT 1", [cascadeId]);
  if (last) await on(6).cascades.withdrawStep(coordinator, { id: last.id, reason: '签到表与到场人数不符，学校将重新组织' });
}
