import { GrantRow } from '../../../modules/accounts/index.js';
import { TITLES } from '../../../modules/organisations/index.js';
import {
  EntryRow, type EntryStatus, grantHonours, holdDraw, HonourRow, JudgeRow, ObjectionRow, PanelRow, type PaperRow, PipelineRow, publishResult, QuotaRow, RecusalRow, type Round, RoundRow, ScoreRow, withRules,
} from '../../../modules/selection/index.js';
import { type RoundRules, seatsFor } from '../../../modules/selection/rules/round-rules.js';
import { rulesForYear } from '../../../modules/selection/rules/starting-rules.js';
import { addDays, type Instant, instantOfCounty } from '../../../platform/clock.js';
import { sha256 } from '../../../platform/sha256.js';
import { system } from '../../../platform/transactions/jobs.js';
import type { Tx } from '../../../platform/transactions/tx.js';
import type { TeacherPlan } from '../county/county-plan.js';
import { Dice } from '../county/dice.js';
import { type DemoTools, idOf } from './demo-tools.js';
import { platformAt } from './past.js';
import { countyOrder, demoRules, lessonPlan, HONOURS_FROM_OUTSIDE, judgeComment, lessonOf, PANELS, PIPELINES, REASONS, statementOf } from './selection-words.js';

interface Nominee { readonly teacher: TeacherPlan; readonly work: string; readonly workEn: string }
interface RoundSeed { readonly pipeline: keyof typeof PIPELINES; readonly year: number; readonly status: Round['status']; readonly rules: RoundRules; readonly openedOn: string; readonly plans: readonly number[]; readonly nominees: readonly Nominee[]; readonly statusOf: (at: number) => EntryStatus }

/**
 * This year's 教学能手 in the middle of its blind judging, last year's concluded with its honours, one round that
 * the county checks and one that schools nominate for; honours of city and province besides.
 */
export async function seedSelection(tools: DemoTools): Promise<void> {
  const { platform, county, training, ids } = tools;
  const { selection } = training;
  const { year } = selection;
  const dice = new Dice(county.seed, 'selection-demo');
  const judges = await grantJudges(tools);
  const sitting = new Set(judges.map(({ number }) => number));
  const byNumber = new Map(county.teachers.map((teacher) => [teacher.number, teacher]));
  const thisYear = selection.nominations.flatMap((plan): Nominee[] => {
    const teacher = byNumber.get(plan.teacherNumber);
    return teacher && !sitting.has(teacher.number) ? [{ teacher, ...lessonOf(dice, teacher, plan) }] : [];
  });
  const used = new Set([...sitting, ...thisYear.map(({ teacher }) => teacher.number)]);
  const rules = demoRules(selection.awards, { nominate: addDays(county.today, -10), check: addDays(county.today, -5), judge: selection.closesOn });

  const lastYear = yearOf(selection.opensOn, year - 1);
  const plans = await keepLessonPlans(tools);
  const shown = await demoSchool(tools);
  await platformAt(platform, `${lastYear}T02:00:00Z`).work.run(system, async (tx) => {
    for (const pipeline of Object.values(PIPELINES)) await tx.insert(PipelineRow, { ...pipeline, createdAt: tx.now });
  });
  await concludedRound(tools, judges, {
    pipeline: 'expert', year: year - 1, status: 'JUDGING', rules: rulesForYear(rules, year, year - 1), openedOn: lastYear, plans, statusOf: () => 'QUALIFIED',
    nominees: nomineesFrom(tools, dice, used, thisYear.length + 20, shown),
  });
  const current = await platform.work.run(system, async (tx) => {
    const round = await seedRound(tx, tools, { pipeline: 'expert', year, status: 'JUDGING', rules, openedOn: selection.opensOn, plans, nominees: thisYear, statusOf: (at) => (at % 43 === 7 ? 'REJECTED' : at % 61 === 9 ? 'WITHDRAWN' : 'QUALIFIED') });
    await seatJudges(tx, tools, round.id, judges);
    return round;
  });
  await platformAt(platform, `${addDays(county.today, -4)}T01:30:00Z`).work.run(system, (tx) => holdDraw(tx, current, seedFor(current), '8-3-5-1'));
  await platform.work.run(system, (tx) => judgeHalf(tx, current, dice, ids.accounts.get('judge1') ?? null));

  await platform.work.run(system, async (tx) => {
    const leaders = nomineesFrom(tools, dice, used, 46, shown);
    await seedRound(tx, tools, {
      pipeline: 'leader', year, status: 'CHECK', openedOn: addDays(county.today, -25), plans, nominees: leaders, statusOf: (at) => (at % 9 === 1 ? 'RETURNED' : at % 3 === 0 ? 'QUALIFIED' : 'NOMINATED'),
      rules: demoRules(20, { nominate: addDays(county.today, -3), check: addDays(county.today, 6), judge: addDays(county.today, 25) }, { titles: TITLES.slice(3).map(({ code }) => code), minServiceYears: 10 }),
    });
    await seedRound(tx, tools, {
      pipeline: 'rising', year, status: 'NOMINATION', openedOn: addDays(county.today, -6), plans, nominees: nomineesFrom(tools, dice, used, 31, shown, (teacher) => Number(teacher.hiredOn.slice(0, 4)) > year - 10, 1), statusOf: () => 'NOMINATED',
      rules: demoRules(40, { nominate: addDays(county.today, 9), check: addDays(county.today, 16), judge: addDays(county.today, 40) }, { titles: ['second', 'first'], minServiceYears: 2 }),
    });
    await seedOutsideHonours(tx, tools, dice, year);
  });
}

/** The school of the demo's school administrator: its screens should have something to show. */
async function demoSchool({ platform, ids }: DemoTools): Promise<string | undefined> {
  const school = await platform.reader.row<{ code: string }>("SELECT s.code FROM grants g JOIN schools s ON s.id = g.schoolId WHERE g.accountId = ? AND g.role = 'SCHOOL_ADMINISTRATOR'", [ids.accounts.get('school') ?? 0]);
  return school?.code;
}

/** A lesson plan on paper for each panel's subjects, without a name, so that judges have something to open. */
async function keepLessonPlans({ platform, county }: DemoTools): Promise<number[]> {
  const ids: number[] = [];
  for (const [at] of PANELS.entries()) {
    const bytes = await platform.printer.print('table-report', lessonPlan(at, county.today), 'zh-CN');
    ids.push((await platform.files.keep(system, { name: '教学设计.pdf', mediaType: 'application/pdf', purpose: 'evidence', bytes })).id);
  }
  return ids;
}

/** The panel that names a subject, else the one that takes the rest. */
function panelOf(subject: string): number {
  const named = PANELS.findIndex(({ subjects }) => (subjects as readonly string[]).includes(subject));
  return named === -1 ? PANELS.findIndex(({ subjects }) => subjects.length === 0) : named;
}

/** Judges of the plan with an account; staff of the centre among them get the role here. */
async function grantJudges({ platform, county, training, ids }: DemoTools): Promise<TeacherPlan[]> {
  const numbers = new Set(training.selection.nominations.flatMap(({ judgeNumbers }) => judgeNumbers));
  const people = [...county.centreStaff, ...county.teachers].filter(({ number }) => numbers.has(number));
  await platform.work.run(system, async (tx) => {
    const accountIds = people.map(({ number }) => idOf(ids.accountOfTeacher, number));
    const grants = await tx.rows<{ accountId: number; role: string }>('SELECT accountId, role FROM grants WHERE accountId IN (?)', [accountIds]);
    const bare = accountIds.filter((id) => !grants.some(({ accountId, role }) => accountId === id && role === 'JUDGE'));
    await tx.insertMany(GrantRow, bare.map((accountId) => ({ accountId, role: 'JUDGE' as const, areaId: null, schoolId: null, studioId: null, providerId: null, grantedAt: tx.now })));
  });
  return people;
}

/** Teachers who meet the rules and are in no other round, a few of a school; those of the school that the demo shows come first. */
function nomineesFrom({ county }: DemoTools, dice: Dice, used: Set<string>, count: number, shown: string | undefined, fits: (teacher: TeacherPlan) => boolean = () => true, mostPerSchool = 3): Nominee[] {
  const limit = Number(county.today.slice(0, 4)) - 11;
  const able = dice.shuffled(county.teachers.filter((teacher) => (teacher.post === 'teacher' || teacher.post === 'class_head') && !used.has(teacher.number)
    && (fits(teacher) && (Number(teacher.hiredOn.slice(0, 4)) <= limit || Number(teacher.hiredOn.slice(0, 4)) > limit + 1)) && ['first', 'senior', 'full_senior', 'second'].includes(teacher.title)));
  const perSchool = new Map<string, number>();
  const staff = new Map<string, number>();
  for (const { schoolCode } of county.teachers) staff.set(schoolCode, (staff.get(schoolCode) ?? 0) + 1);
  const chosen = [...able.filter(({ schoolCode }) => schoolCode === shown), ...able.filter(({ schoolCode }) => schoolCode !== shown)].filter(({ schoolCode }) => {
    const taken = perSchool.get(schoolCode) ?? 0;
    if (taken >= Math.min(mostPerSchool, 1 + Math.floor((staff.get(schoolCode) ?? 0) / 40))) return false;
    perSchool.set(schoolCode, taken + 1);
    return true;
  }).slice(0, count);
  for (const { number } of chosen) used.add(number);
  return chosen.map((teacher) => ({ teacher, ...lessonOf(dice, teacher, null) }));
}

async function seedRound(tx: Tx, tools: DemoTools, { pipeline, year, status, rules, openedOn, plans, nominees, statusOf }: RoundSeed): Promise<Round> {
  const { platform, county, ids } = tools;
  const row = await tx.row<PipelineRow>('SELECT * FROM selection_pipelines WHERE code = ?', [PIPELINES[pipeline].code]);
  if (!row) throw new Error(`there is no pipeline ${pipeline}`);
  const openedAt = instantOfCounty(`${openedOn} 09:00`);
  const roundId = await tx.insert(RoundRow, {
    pipelineId: row.id, year, title: `${year}年${row.title}`, titleEn: `${row.titleEn} ${year}`, status, rules: JSON.stringify(rules), version: 3, seedSealed: null, seedHash: null, openedAt, concludedAt: null, createdAt: openedAt, changedAt: tx.now,
  });
  const seed = seedFor({ id: roundId });
  await tx.run('UPDATE selection_rounds SET seedSealed = ?, seedHash = ? WHERE id = ?', [platform.secrets.encrypt(seed, `selectionRound:${roundId}:seed`), sha256(seed), roundId]);
  const staff = await tx.rows<{ id: number; teacherCount: number }>("SELECT id, teacherCount FROM schools WHERE kind <> 'centre'");
  const seats = new Map(staff.map(({ id, teacherCount }) => [id, seatsFor(teacherCount, rules.quota)]));
  const placed = nominees.filter(({ teacher }) => seats.has(idOf(ids.schools, teacher.schoolCode)));
  const statuses = placed.map((_, at) => statusOf(at));
  const taken = (schoolId: number): number => placed.filter(({ teacher }, at) => idOf(ids.schools, teacher.schoolCode) === schoolId && statuses[at] !== 'WITHDRAWN').length;
  await tx.insertMany(QuotaRow, [...seats].map(([schoolId, most]) => ({ roundId, schoolId, seats: Math.max(most, taken(schoolId)), used: taken(schoolId), overridden: taken(schoolId) > most })));
  const nominatorOf = new Map((await tx.rows<{ schoolId: number; accountId: number }>("SELECT schoolId, accountId FROM grants WHERE role = 'SCHOOL_ADMINISTRATOR' AND schoolId IS NOT NULL")).map(({ schoolId, accountId }) => [schoolId, accountId]));
  const checker = ids.accounts.get('coordinator') ?? null;
  await tx.insertMany(EntryRow, placed.map(({ teacher, work, workEn }, at): Omit<EntryRow, 'id'> => {
    const status_ = statuses[at] as EntryStatus;
    const schoolId = idOf(ids.schools, teacher.schoolCode);
    const nominatedAt = laterThan(openedAt, at);
    const isChecked = status_ === 'QUALIFIED' || status_ === 'REJECTED' || status_ === 'RETURNED';
    return {
      roundId, teacherId: idOf(ids.teachers, teacher.number), schoolId, subject: teacher.subject, stage: teacher.stage, work, workEn, statement: statementOf(teacher, at), evidence: JSON.stringify([plans[panelOf(teacher.subject)]]), blindCode: null,
      status: status_, reason: REASONS[status_] ?? null, totalMilliPoints: null, place: null, outcome: null, nominatedBy: nominatorOf.get(schoolId) ?? checker ?? 0, nominatedAt,
      checkedBy: isChecked ? checker : null, checkedAt: isChecked ? laterThan(nominatedAt, 5_000 + at) : null, changedAt: nominatedAt,
    };
  }));
  if (county.today < openedOn) throw new Error('a demo round opens in the future');
  return withRules(await tx.row<RoundRow>('SELECT * FROM selection_rounds WHERE id = ?', [roundId]) as RoundRow);
}

/** Each judge sits where his own subject is judged; a panel that would be too small for its entries borrows. */
async function seatJudges(tx: Tx, { ids }: DemoTools, roundId: number, judges: readonly TeacherPlan[]): Promise<void> {
  const panelIds = await tx.insertMany(PanelRow, PANELS.map(({ title, titleEn, subjects }) => ({ roundId, title, titleEn, subjects: JSON.stringify(subjects), createdAt: tx.now })));
  const takes = (panel: (typeof PANELS)[number], subject: string): boolean => PANELS[panelOf(subject)] === panel;
  const entries = (await tx.rows<{ subject: string }>("SELECT subject FROM selection_entries WHERE roundId = ? AND status = 'QUALIFIED'", [roundId])).map(({ subject }) => subject);
  const entered = new Set((await tx.rows<{ teacherId: number }>("SELECT teacherId FROM selection_entries WHERE roundId = ? AND status <> 'WITHDRAWN'", [roundId])).map(({ teacherId }) => teacherId));
  const able = judges.filter(({ number }) => !entered.has(idOf(ids.teachers, number)));
  const wanted = PANELS.map((panel) => Math.max(3, Math.floor((able.length * entries.filter((subject) => takes(panel, subject)).length) / Math.max(1, entries.length))));
  const seated = PANELS.map((): TeacherPlan[] => []);
  const left = able.filter((judge) => {
    const at = PANELS.findIndex((panel) => takes(panel, judge.subject));
    if ((seated[at]?.length ?? 0) >= (wanted[at] ?? 0)) return true;
    seated[at]?.push(judge);
    return false;
  });
  for (const judge of left) [...seated].sort((a, b) => a.length / (wanted[seated.indexOf(a)] ?? 1) - b.length / (wanted[seated.indexOf(b)] ?? 1))[0]?.push(judge);
  await tx.insertMany(JudgeRow, seated.flatMap((people, at) => people.map(({ number, schoolCode }) => ({
    roundId, panelId: panelIds[at] as number, accountId: idOf(ids.accountOfTeacher, number), teacherId: idOf(ids.teachers, number), schoolId: idOf(ids.schools, schoolCode), appointedAt: tx.now, dismissedAt: null,
  }))));
}

/** Judges are at different points; the demo's own has some behind him, one half done and most ahead. */
async function judgeHalf(tx: Tx, round: Round, dice: Dice, demoJudge: number | null): Promise<void> {
  const papers = await tx.rows<PaperRow>('SELECT * FROM selection_papers WHERE roundId = ? ORDER BY accountId, ordinal', [round.id]);
  const share = new Map([...new Set(papers.map(({ accountId }) => accountId))].map((accountId) => [accountId, accountId === demoJudge ? 350 : dice.int(300, 1000)]));
  const sizes = new Map([...share.keys()].map((accountId) => [accountId, papers.filter((each) => each.accountId === accountId).length]));
  const done = papers.filter(({ accountId, ordinal }) => ordinal * 1000 <= (sizes.get(accountId) ?? 0) * (share.get(accountId) ?? 0));
  await submitSheets(tx, round, dice, done, (at) => laterThan(tx.now, -((at % 70) + 1) * 47));
  const next = papers.find(({ id, accountId }) => accountId === demoJudge && !done.some((each) => each.id === id));
  if (next) await tx.run('UPDATE selection_papers SET draft = ?, draftRevision = 1, comment = ? WHERE id = ?', [JSON.stringify({ [round.rules.rubric[0]?.key ?? '']: 26, [round.rules.rubric[1]?.key ?? '']: 33 }), '导入自然，问题有层次。', next.id]);
  const recused = papers.findLast(({ id, accountId }) => accountId !== demoJudge && !done.some((each) => each.id === id));
  if (recused) {
    await tx.run("UPDATE selection_papers SET status = 'RECUSED' WHERE id = ?", [recused.id]);
    await tx.insert(RecusalRow, { roundId: round.id, accountId: recused.accountId, schoolId: null, entryId: recused.entryId, reason: '曾指导过这节课的磨课，申请回避。', declaredBy: recused.accountId, createdAt: tx.now });
  }
}

async function submitSheets(tx: Tx, round: Round, dice: Dice, papers: readonly PaperRow[], at: (index: number) => Instant): Promise<void> {
  const worth = new Map<number, number>();
  const severity = new Map<number, number>();
  const scores: Omit<ScoreRow, 'id'>[] = [];
  for (const [index, { id, entryId, accountId }] of papers.entries()) {
    if (!worth.has(entryId)) worth.set(entryId, dice.int(700, 960));
    if (!severity.has(accountId)) severity.set(accountId, dice.int(-35, 25));
    const level = Math.min(995, (worth.get(entryId) ?? 0) + (severity.get(accountId) ?? 0) + dice.int(-30, 30));
    const points = round.rules.rubric.map(({ key, maxPoints }) => ({ key, points: Math.min(maxPoints, Math.max(0, Math.round((maxPoints * (level + dice.int(-40, 40))) / 1000))) }));
    scores.push(...points.map((each) => ({ paperId: id, criterion: each.key, points: each.points, givenAt: at(index) })));
    await tx.run("UPDATE selection_papers SET status = 'SUBMITTED', totalPoints = ?, submittedAt = ?, comment = ? WHERE id = ?", [points.reduce((sum, each) => sum + each.points, 0), at(index), judgeComment(level, index), id]);
  }
  await tx.insertMany(ScoreRow, scores);
}

/** Last year's round from its draw to its honours, each step on its own day, by the code that does it. */
async function concludedRound(tools: DemoTools, judges: readonly TeacherPlan[], plan: RoundSeed): Promise<void> {
  const { platform, county } = tools;
  const on = (days: number) => platformAt(platform, `${addDays(plan.openedOn, days)}T02:00:00Z`).work;
  const dice = new Dice(county.seed, 'selection-last-year');
  const round = await on(0).run(system, async (tx) => {
    const seeded = await seedRound(tx, tools, plan);
    await seatJudges(tx, tools, seeded.id, judges);
    return seeded;
  });
  await on(16).run(system, (tx) => holdDraw(tx, round, seedFor(round), '2-6-9'));
  await on(28).run(system, async (tx) => submitSheets(tx, round, dice, await tx.rows<PaperRow>('SELECT * FROM selection_papers WHERE roundId = ? ORDER BY id', [round.id]), (at) => laterThan(tx.now, -(at % 240) * 11)));
  await on(30).run(system, (tx) => publishResult(tx, round, seedFor(round)));
  await on(33).run(system, (tx) => objection(tx, tools, round));
  await on(38).run(system, async (tx) => {
    const pipeline = await tx.row<PipelineRow>('SELECT * FROM selection_pipelines WHERE id = ?', [round.pipelineId]);
    if (pipeline) await grantHonours(tx, round, pipeline);
    await tx.run("UPDATE selection_rounds SET status = 'CONCLUDED', version = version + 1, changedAt = ? WHERE id = ?", [tx.now, round.id]);
  });
}

/** One objection that came in while the notice ran, and what became of it. */
async function objection(tx: Tx, { platform: { secrets }, ids }: DemoTools, round: Round): Promise<void> {
  const line = await tx.row<{ noticeId: number; entryId: number }>('SELECT l.noticeId, l.entryId FROM selection_notice_lines l JOIN selection_notices n ON n.id = l.noticeId WHERE n.roundId = ? AND l.ordinal = 7', [round.id]);
  if (!line) return;
  const receipt = 'DEM2-4K7M-9QRT';
  await tx.insert(ObjectionRow, {
    ...line, receipt, text: '反映该课例与上一届某参评课例题目相同，请核实是否为原创。', nameSealed: secrets.encrypt('示范来信人', `objection:${receipt}:name`), contactSealed: secrets.encrypt('0000-0000000', `objection:${receipt}:contact`),
    sourceKey: secrets.blindIndex('objection-source', 'demo'), status: 'DISMISSED', decision: '经比对两份教学设计和课堂实录，题目相同但内容为独立设计，异议不成立。', decidedBy: ids.accounts.get('coordinator') ?? null, decidedAt: laterThan(tx.now, 2_000), createdAt: tx.now,
  });
}

/** Honours that city and province granted, and the county's of the year before, from their orders. */
async function seedOutsideHonours(tx: Tx, { county, ids }: DemoTools, dice: Dice, thisYear: number): Promise<void> {
  const able = dice.shuffled(county.teachers.filter(({ title }) => title === 'senior' || title === 'full_senior' || title === 'first'));
  const rows: Omit<HonourRow, 'id'>[] = [];
  let next = 0;
  for (const { code, level, title, titleEn, perYear, excellent } of HONOURS_FROM_OUTSIDE) for (const [yearsAgo, count] of perYear.entries()) {
    const year = thisYear - 1 - yearsAgo;
    for (let n = 0; n < count; n += 1) {
      const teacher = able[next++ % able.length];
      if (teacher) rows.push({
        teacherId: idOf(ids.teachers, teacher.number), code, level, title, titleEn, grade: yearsAgo === 0 && n < excellent ? 'EXCELLENT' : null, grantedOn: `${year}-09-08`, year, roundId: null,
        documentNumber: countyOrder(level, year), expiresOn: null, revokedOn: null, revokedReason: null, createdAt: tx.now,
      });
    }
  }
  await tx.insertMany(HonourRow, rows);
}

/** Repeatable, so that the demo is the same everywhere; a real round's is drawn at random. */
const seedFor = ({ id }: { readonly id: number }): string => sha256(`demo round ${id}`);
const yearOf = (day: string, year: number): string => `${year}${day.slice(4)}`;
const laterThan = (instant: Instant, minutes: number): Instant => new Date(Date.parse(`${instant.replace(' ', 'T')}Z`) + minutes * 60_000).toISOString().replace('T', ' ').slice(0, 23);
