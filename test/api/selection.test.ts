import { selectionInvariants } from '../../server/modules/selection/selection.invariants.js';
import { databaseKinds } from '../support/databases.js';
import { change, codes, desk, drawn, entriesOf, id, must, nominate, open, type PaperOnDesk, rulesInput, scoreAll, setting, sheet } from '../support/selection-story.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const AWARD_3 = { award: { total: 3, permille: null, minimumMilliPoints: null, perSubject: [] } };

describe.each(databaseKinds)('selection on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => { app = await startTestApp(kind); });
  beforeEach(() => app.clock.set('2026-11-21T02:00:00Z'));
  afterAll(() => app.close());

  const holds = async (): Promise<void> => {
    for (const { name, violations } of selectionInvariants) expect([name, await violations(app.app.platform.reader)]).toEqual([name, []]);
  };
  const actions = async (): Promise<string[]> => (await app.rows<{ action: string }>('SELECT action FROM audit_rows ORDER BY seq')).map(({ action }) => action);

  test('a round from nomination to honour', async () => {
    const set = await drawn(app, { rules: AWARD_3 });
    const { county, roundId, schools } = set;

    // Drawn: two judges each, none of the entry's school, loads level.
    const papers = await app.rows<{ entryId: number; accountId: number }>('SELECT entryId, accountId FROM selection_papers WHERE roundId = ?', [Number(roundId)]);
    expect(papers).toHaveLength(12);
    for (const { accountId } of set.judges) expect(papers.filter((each) => each.accountId === accountId)).toHaveLength(4);
    await holds();

    expect(codes(await open(county, roundId, 'NOTICE'))).toEqual(['SCORES_MISSING']);
    expect(await county.ask('query ($id: ID!) { selectionResult(roundId: $id) { complete lines { place } } }', { id: roundId })).toEqual({ selectionResult: { complete: false, lines: [] } });
    await scoreAll(set);

    const preview = await county.ask<{ selectionResult: { complete: boolean; seats: number; lines: { place: number; totalMilliPoints: number; verdict: string; entry: { blindCode: string } }[] } }>(
      'query ($id: ID!) { selectionResult(roundId: $id) { complete seats lines { place totalMilliPoints verdict entry { blindCode } } } }', { id: roundId });
    expect(preview.selectionResult.lines.map(({ place, totalMilliPoints, verdict, entry }) => [place, entry.blindCode, totalMilliPoints, verdict])).toEqual([
      [1, '001', 89_000, 'AWARDED'], [2, '002', 88_000, 'AWARDED'], [3, '003', 87_000, 'AWARDED'], [4, '004', 86_000, 'BELOW_LINE'], [5, '005', 85_000, 'BELOW_LINE'], [6, '006', 84_000, 'BELOW_LINE'],
    ]);
    expect((await app.anyone.ask<{ publicNotice: unknown }>('query ($id: ID!) { publicNotice(roundId: $id) { title } }', { id: roundId })).publicNotice).toBeNull();

    expect(codes(await open(county, roundId, 'NOTICE'))).toEqual([]);
    const noticeQuery = 'query ($id: ID!) { publicNotice(roundId: $id) { startsOn endsOn takesObjections concluded lines { entryId ordinal name struck } } }';
    interface Notice { publicNotice: { startsOn: string; endsOn: string; takesObjections: boolean; concluded: boolean; lines: { entryId: string; ordinal: number; name: string; struck: boolean }[] } }
    const { publicNotice } = await app.anyone.ask<Notice>(noticeQuery, { id: roundId });
    expect(publicNotice).toMatchObject({ startsOn: '2026-11-21', endsOn: '2026-11-27', takesObjections: true, concluded: false });
    expect(publicNotice.lines).toHaveLength(3);

    // An objection is taken with a receipt, waits for its decision and strikes the third.
    const [, , third] = publicNotice.lines;
    const filed = await must<{ receipt: string }>(app.anyone, 'publicObjectionFile', { roundId, entryId: third?.entryId, text: '该课例与去年某公开课教案雷同，附对照说明。', name: '王实名', contact: '13800000000' });
    expect(filed.receipt).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    const receiptOf = () => app.anyone.ask('query ($r: String!) { publicObjection(receipt: $r) { status decision } }', { r: ` ${filed.receipt.toLowerCase()} ` });
    expect(await receiptOf()).toEqual({ publicObjection: { status: 'OPEN', decision: null } });
    expect(codes(await open(county, roundId, 'CONCLUDED'))).toEqual(['NOTICE_RUNNING']);
    app.clock.set('2026-11-27T15:59:00Z'); // still the last day in the county
    const later = await app.as(set.countyAccountId);
    expect(codes(await open(later, roundId, 'CONCLUDED'))).toEqual(['NOTICE_RUNNING']);
    app.clock.set('2026-11-27T16:01:00Z');
    expect(codes(await open(later, roundId, 'CONCLUDED'))).toEqual(['OBJECTIONS_UNDECIDED']);
    expect(codes(await change(app.anyone, 'publicObjectionFile', { roundId, text: '过了公示期才提出的异议。', name: '李实名', contact: '13800000001' }))).toEqual(['NOT_RUNNING']);
    const [objection] = await app.rows<{ id: number; nameSealed: string }>('SELECT o.id, o.nameSealed FROM selection_objections o JOIN selection_notices n ON n.id = o.noticeId WHERE n.roundId = ?', [Number(roundId)]);
    expect(objection?.nameSealed).not.toContain('王实名');
    expect(await must(later, 'selectionObjectionReveal', { objectionId: String(objection?.id), reason: '联系异议人核实材料' })).toMatchObject({ sender: { name: '王实名', contact: '13800000000' } });
    await must(later, 'selectionObjectionDecide', { objectionId: String(objection?.id), uphold: true, strike: true, decision: '经核查属实，取消资格。' });
    expect(await receiptOf()).toEqual({ publicObjection: { status: 'UPHELD', decision: '经核查属实，取消资格。' } });
    expect((await app.anyone.ask<Notice>(noticeQuery, { id: roundId })).publicNotice.lines.map(({ struck }) => struck)).toEqual([false, false, true]);

    expect(codes(await open(later, roundId, 'CONCLUDED'))).toEqual([]);
    expect(codes(await open(later, roundId, 'CONCLUDED'))).toEqual(['ALREADY_CONCLUDED']);
    expect(await app.rows('SELECT COUNT(*) AS n FROM honours WHERE roundId = ?', [Number(roundId)])).toEqual([{ n: 2 }]);
    await holds();

    // On the teacher's record, and through every list with one query for the edge.
    const awarded = (await entriesOf(app, roundId)).filter(({ status }) => status === 'AWARDED');
    const teacher = await later.ask('query ($id: ID!) { teacher(id: $id) { honours { title level year grantedOn expiresOn inForce round { title } } } }', { id: String(awarded[0]?.teacherId) });
    expect(teacher).toEqual({ teacher: { honours: [{ title: '县级教学能手', level: 'COUNTY', year: 2026, grantedOn: '2026-11-28', expiresOn: '2029-11-28', inForce: true, round: { title: '2026年县级教学能手评选' } }] } });
    const page = await later.ask<{ honours: { totalCount: number; items: { teacher: { honours: { code: string }[] } }[] } }>('{ honours(filter: { year: 2026, inForce: true }) { totalCount items { teacher { honours { code } } } } }');
    expect(page.honours.totalCount).toBe(2);
    expect(page.honours.items.map(({ teacher: { honours } }) => honours)).toEqual([[{ code: 'county_expert' }], [{ code: 'county_expert' }]]);

    // The draw can be made again by anybody with the seed; the committed hash fits it.
    const replayed = await later.ask<{ selectionRound: { seed: string; seedHash: string }; selectionDraws: unknown[] }>('query ($id: ID!) { selectionRound(id: $id) { seed seedHash } selectionDraws(roundId: $id) { ordinal lots pairs replay { seedMatches outcomeMatches } } }', { id: roundId });
    expect(replayed.selectionDraws).toEqual([{ ordinal: 1, lots: '7-3-9', pairs: 12, replay: { seedMatches: true, outcomeMatches: true } }]);

    // The entrant's own school now reads the sheets, without the judges' names.
    const own = await app.as((schools[0] as (typeof schools)[number]).adminAccountId);
    const sheets = await own.ask<{ selectionEntries: { items: { sheets: { ordinal: number; totalPoints: number; counted: boolean }[] }[] } }>('query ($id: ID!) { selectionEntries(filter: { roundId: $id }) { items { sheets { ordinal totalPoints counted } } } }', { id: roundId });
    expect(sheets.selectionEntries.items).toHaveLength(2);
    for (const item of sheets.selectionEntries.items) expect(item.sheets.map(({ counted }) => counted)).toEqual([true, true]);

    const pdf = await app.anyone.get(`/downloads/selection-notice/${roundId}.pdf?lang=zh`);
    expect([pdf.status, pdf.headers.get('content-type'), Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
    for (const path of [`/downloads/selection-result/${roundId}.xlsx`, '/downloads/honours.xlsx?year=2026']) expect((await later.get(path)).status).toBe(200);
    const done = await actions();
    for (const action of ['selectionRound.create', 'selectionRound.openStage', 'selectionEntry.nominate', 'selectionEntry.check', 'selectionJudge.appoint', 'selectionDraw.hold', 'judgingPaper.submit',
      'publicObjection.file', 'selectionObjection.reveal', 'selectionObjection.decide', 'selectionResult.export', 'honours.export']) expect(done).toContain(action);
  });

  test('stages open one after the other, each refusal with its reason in both languages', async () => {
    const { county, roundId, schools } = await setting(app);
    const [school] = schools;
    expect(codes(await open(county, roundId, 'CHECK'))).toEqual(['STAGE_SKIPPED']);
    expect((await open(county.in('en'), roundId, 'JUDGING')).userErrors[0]?.message).toBe('Stages open one after the other; the next is nomination.');
    expect(codes(await nominate(school?.admin ?? county, roundId, school?.teacherIds[0] ?? 0))).toEqual(['NOT_OPEN']);
    await must(county, 'selectionRoundOpenStage', { roundId, status: 'NOMINATION' });
    expect(codes(await open(county, roundId, 'NOMINATION'))).toEqual(['STAGE_IS_PAST']);
    expect(codes(await open(county, roundId, 'CHECK'))).toEqual(['NO_ENTRIES']);
    const next = await county.ask('query ($id: ID!) { selectionRound(id: $id) { nextStage { status allowed reason } counts { seats seatsUsed } seedHash seed rules { stages { kind state } } } }', { id: roundId });
    expect(next).toMatchObject({ selectionRound: { nextStage: { status: 'CHECK', allowed: false, reason: '还没有学校推荐人选。' }, seedHash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown, seed: null } });

    const entry = await nominate(school?.admin ?? county, roundId, school?.teacherIds[0] ?? 0);
    await must(county, 'selectionRoundOpenStage', { roundId, status: 'CHECK' });
    expect(codes(await open(county, roundId, 'JUDGING'))).toEqual(['ENTRIES_UNDECIDED']);
    await must(county, 'selectionEntryQualify', { entryId: id(entry) });
    expect(codes(await open(county, roundId, 'JUDGING'))).toEqual(['SUBJECTS_WITHOUT_PANEL']);
    const panel = await must(county, 'selectionPanelCreate', { roundId, title: '语文组', titleEn: 'Chinese', subjects: ['CHINESE'] });
    expect((await open(county, roundId, 'JUDGING')).userErrors[0]?.message).toBe('“语文组”有评委 0 人，每份材料需要 2 人评分。');
    expect(id(panel)).not.toBe('');
    // A round under way keeps what decides; its deadlines may move.
    const { selectionRound: { version } } = await county.ask<{ selectionRound: { version: number } }>('query ($id: ID!) { selectionRound(id: $id) { version } }', { id: roundId });
    const amend = (rules: object, seen = version) => change(county, 'selectionRoundAmend', { roundId, version: seen, title: '教学能手', titleEn: 'Experts', rules: rulesInput(rules) });
    expect(codes(await amend(AWARD_3))).toEqual(['DECIDING_RULES_FIXED']);
    expect(codes(await amend({}, version - 1))).toEqual(['CHANGED_MEANWHILE']);
    expect(codes(await amend({}))).toEqual([]);
  });

  test('the next year begins with the rules of the last, and bad rules are refused where they are bad', async () => {
    const { county, roundId } = await setting(app);
    const [{ pipelineId } = { pipelineId: 0 }] = await app.rows<{ pipelineId: number }>('SELECT pipelineId FROM selection_rounds WHERE id = ?', [Number(roundId)]);
    const create = (year: number, rules?: object) => change(county, 'selectionRoundCreate', { pipelineId: String(pipelineId), year, ...(rules ? { rules } : {}) });
    expect(codes(await create(2026))).toEqual(['YEAR_TAKEN']);
    const next = id(await create(2027));
    const { selectionRound } = await county.ask<{ selectionRound: { title: string; rules: { stages: { deadline: string }[]; eligibility: object } } }>('query ($id: ID!) { selectionRound(id: $id) { title rules { stages { deadline } eligibility { titles minServiceYears } } } }', { id: next });
    expect(selectionRound).toMatchObject({ title: '2027年县级教学能手评选', rules: { stages: [{ deadline: '2027-12-01' }, { deadline: '2027-12-10' }, { deadline: '2027-12-20' }, { deadline: null }, { deadline: null }], eligibility: { titles: ['FIRST', 'SENIOR'], minServiceYears: 5 } } });
    const refused = await create(2028, rulesInput({ judging: { judgesPerEntry: 2, drop: 'HIGH_AND_LOW', tieBreak: [] }, award: { total: 0, permille: null, minimumMilliPoints: null, perSubject: [] } }));
    expect(refused.userErrors).toEqual([{ code: 'RULES_INVALID', field: 'input.rules.award.total', message: '不能小于 1。' }]);
    expect((await create(2028, rulesInput({ judging: { judgesPerEntry: 2, drop: 'HIGH_AND_LOW', tieBreak: [] } }))).userErrors[0]?.field).toBe('input.rules.judging.drop');
  });

  test('a school nominates within its quota, with every reason at once, and blind', async () => {
    const { county, roundId, schools } = await setting(app, { teachersPerSchool: 4 });
    const [school, other] = schools as [(typeof schools)[number], (typeof schools)[number]];
    await must(county, 'selectionRoundOpenStage', { roundId, status: 'NOMINATION' });
    const young = await app.build.teacher({ schoolId: school.id, title: 'second', hiredOn: '2025-09-01', name: '新教师' });
    const refused = await nominate(school.admin, roundId, young);
    expect(refused.userErrors.map(({ code, message }) => [code, message])).toEqual([['TITLE_NOT_ADMITTED', '职称为二级教师，不在参评范围。'], ['SERVICE_TOO_SHORT', '教龄 1 年，要求满 5 年。']]);
    expect((await nominate(school.admin.in('en'), roundId, young)).userErrors[1]?.message).toBe('1 years in service; 5 are needed.');
    const candidates = await school.admin.ask<{ selectionCandidates: { totalCount: number; items: { eligible: boolean; reasons: { code: string }[]; teacher: { name: string } }[] } }>('query ($id: ID!) { selectionCandidates(roundId: $id) { totalCount items { eligible reasons { code } teacher { name } } } }', { id: roundId });
    expect(candidates.selectionCandidates.items.find(({ teacher }) => teacher.name === '新教师')).toMatchObject({ eligible: false, reasons: [{ code: 'TITLE_NOT_ADMITTED' }, { code: 'SERVICE_TOO_SHORT' }] });

    expect((await nominate(school.admin, roundId, school.teacherIds[0] as number, { statement: '刘参评00老师多年任教。' })).userErrors[0]).toMatchObject({ code: 'NAMES_ENTRANT', message: expect.stringContaining('刘参评00') as unknown });
    const foreign = await app.as(other.adminAccountId);
    const pdf = await foreign.upload('evidence', '教案.pdf', Buffer.from('%PDF-1.7 evidence'));
    expect(codes(await nominate(school.admin, roundId, school.teacherIds[0] as number, { evidenceFileIds: [pdf.id] }))).toEqual(['EVIDENCE_UNKNOWN']);
    expect(await entriesOf(app, roundId)).toEqual([]);

    // 50 teachers: two seats.
    const first = await nominate(school.admin, roundId, school.teacherIds[0] as number);
    expect(codes(await nominate(school.admin, roundId, school.teacherIds[0] as number))).toEqual(['ALREADY_ENTERED']);
    await nominate(school.admin, roundId, school.teacherIds[1] as number);
    expect((await nominate(school.admin, roundId, school.teacherIds[2] as number)).userErrors[0]?.message).toContain('本校推荐名额为 2 个，已经用完');
    expect(codes(await change(county, 'selectionQuotaSet', { roundId, schoolId: String(school.id), seats: 1 }))).toEqual(['FEWER_THAN_USED']);
    await must(school.admin, 'selectionEntryWithdraw', { entryId: id(first), reason: '换人' });
    expect(codes(await nominate(school.admin, roundId, school.teacherIds[2] as number))).toEqual([]);
    await must(county, 'selectionQuotaSet', { roundId, schoolId: String(school.id), seats: 3 });
    expect(id(await nominate(school.admin, roundId, school.teacherIds[0] as number))).toBe(id(first)); // the same row again
    const quotas = await school.admin.ask('query ($id: ID!) { selectionQuotas(roundId: $id) { items { seats used left overridden } } }', { id: roundId });
    expect(quotas).toEqual({ selectionQuotas: { items: [{ seats: 3, used: 3, left: 0, overridden: true }] } });
    await holds();
    app.clock.set('2026-12-01T16:30:00Z');
    expect(codes(await nominate(await app.as(other.adminAccountId), roundId, other.teacherIds[0] as number))).toEqual(['DEADLINE_PASSED']);
  });

  test('the check qualifies, returns for mending or rejects; nobody checks his own nomination', async () => {
    const { county, countyAccountId, roundId, schools } = await setting(app);
    const [school] = schools as [(typeof schools)[number]];
    await must(county, 'selectionRoundOpenStage', { roundId, status: 'NOMINATION' });
    const first = id(await nominate(school.admin, roundId, school.teacherIds[0] as number));
    const second = id(await nominate(county, roundId, school.teacherIds[1] as number));
    expect(codes(await change(county, 'selectionEntryQualify', { entryId: first }))).toEqual(['NOT_CHECKING']);
    await must(county, 'selectionRoundOpenStage', { roundId, status: 'CHECK' });
    expect(codes(await change(county, 'selectionEntryQualify', { entryId: second }))).toEqual(['NOMINATED_BY_SELF']);
    await must(county, 'selectionEntryReturn', { entryId: first, reason: '请补充教学反思' });
    const mend = { entryId: first, work: '《背影》教学设计（修改）', statement: '补充了教学反思。' };
    expect(codes(await change(county, 'selectionEntryQualify', { entryId: first }))).toEqual(['DECIDED_ALREADY']);
    await must(school.admin, 'selectionEntryMend', mend);
    expect(codes(await change(school.admin, 'selectionEntryMend', mend))).toEqual(['NOT_MENDABLE']);
    await must(county, 'selectionEntryReject', { entryId: first, reason: '与往年课例重复' });
    expect(codes(await change(county, 'selectionEntryReturn', { entryId: first, reason: '再看看' }))).toEqual(['DECIDED_ALREADY']);
    const another = await app.as(await app.build.account({ role: 'COORDINATOR', teacherId: school.teacherIds[1] }));
    expect(codes(await change(another, 'selectionEntryQualify', { entryId: second }))).toEqual(['IS_OWN']);
    expect((await entriesOf(app, roundId)).map(({ status }) => status)).toEqual(['REJECTED', 'NOMINATED']);
    expect(countyAccountId).toBeGreaterThan(0);
  });

  test('drafts are kept, a sheet is submitted once, and the database refuses to change a score', async () => {
    const set = await drawn(app);
    const [judge, colleague] = set.judges as [(typeof set.judges)[number], (typeof set.judges)[number]];
    const [paper] = await desk(judge.client, set.roundId) as [PaperOnDesk];
    const save = (points: object[], revision: number) => change(judge.client, 'judgingDraftSave', { paperId: paper.id, points, comment: '导入自然', revision });
    expect(await save(sheet(20, 30).slice(0, 1), 0)).toMatchObject({ paper: { draftRevision: 1, points: [{ criterion: 'design', points: 20 }] } });
    expect(codes(await save(sheet(20, 30), 0))).toEqual(['CHANGED_ELSEWHERE']);
    expect((await save(sheet(20, 61), 1)).userErrors[0]).toMatchObject({ code: 'POINTS_OUT_OF_RANGE', message: '“课堂实施”须为 0 到 60 的整数。' });
    expect((await change(judge.client, 'judgingPaperSubmit', { paperId: paper.id, points: sheet(20, 1).slice(0, 1) })).userErrors[0]).toMatchObject({ code: 'POINTS_MISSING', message: '还有评分项没有打分：课堂实施。' });
    expect(await must(judge.client, 'judgingPaperSubmit', { paperId: paper.id, points: sheet(20, 55) })).toMatchObject({ paper: { status: 'SUBMITTED', totalPoints: 75 } });
    expect(codes(await change(judge.client, 'judgingPaperSubmit', { paperId: paper.id, points: sheet(40, 60) }))).toEqual(['SUBMITTED_ALREADY']);
    expect(codes(await save(sheet(1, 1), 1))).toEqual(['SUBMITTED_ALREADY']);
    await expect(app.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run('UPDATE selection_scores SET points = 99'))).rejects.toThrow(/append-only/);
    await expect(app.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run('DELETE FROM selection_scores'))).rejects.toThrow(/append-only/);
    // A colleague's paper is not found, whatever he does with its id.
    expect(await colleague.client.ask('query ($id: ID!) { judgingPaper(id: $id) { id } }', { id: paper.id })).toEqual({ judgingPaper: null });
    for (const field of ['judgingPaperSubmit', 'judgingPaperRecuse'] as const) {
      await expect(change(colleague.client, field, { paperId: paper.id, ...(field === 'judgingPaperRecuse' ? { reason: '不认识' } : { points: sheet(1, 1) }) })).rejects.toThrow(/NOT_FOUND/);
    }
    app.clock.set('2026-12-20T16:30:00Z');
    const late = await app.as(judge.accountId);
    const [, next] = await desk(late, set.roundId);
    expect(codes(await change(late, 'judgingPaperSubmit', { paperId: next?.id ?? '', points: sheet(1, 1) }))).toEqual(['DEADLINE_PASSED']);
    await holds();
  });

  test('recusals take papers away, others are drawn from those who may, and voided sheets no longer count', async () => {
    const set = await drawn(app, { judges: 5 });
    const { county, roundId } = set;
    const [judge] = set.judges as [(typeof set.judges)[number]];
    const [paper, second] = await desk(judge.client, roundId) as [PaperOnDesk, PaperOnDesk];
    expect(await must(judge.client, 'judgingPaperRecuse', { paperId: paper.id, reason: '看出是熟人的课' })).toMatchObject({ replaced: true });
    expect((await desk(judge.client, roundId)).map(({ id: paperId }) => paperId)).not.toContain(paper.id);
    await must(judge.client, 'judgingPaperSubmit', { paperId: second.id, points: sheet(20, 20) });
    const [entry] = await app.rows<{ schoolId: number }>('SELECT e.schoolId FROM selection_papers p JOIN selection_entries e ON e.id = p.entryId WHERE p.id = ?', [Number(second.id)]);
    const panels = await county.ask<{ selectionPanels: { judges: { id: string; accountId: string }[] }[] }>('query ($id: ID!) { selectionPanels(roundId: $id) { judges { id accountId } } }', { id: roundId });
    const judgeId = panels.selectionPanels[0]?.judges.find(({ accountId }) => Number(accountId) === judge.accountId)?.id ?? '';
    await must(county, 'selectionJudgeBar', { judgeId, schoolId: String(entry?.schoolId), reason: '配偶在该校任教' });
    expect(await app.rows('SELECT status FROM selection_papers WHERE id = ?', [Number(second.id)])).toEqual([{ status: 'VOIDED' }]);
    expect(codes(await open(county, roundId, 'NOTICE'))).toEqual(['NOT_DRAWN']);
    await must(county, 'selectionDrawHold', { roundId, lots: '' });
    expect(codes(await change(county, 'selectionDrawHold', { roundId, lots: '' }))).toEqual(['NOTHING_TO_DRAW']);
    await must(county, 'selectionJudgeDismiss', { judgeId, reason: '因公出差' });
    await change(county, 'selectionDrawHold', { roundId, lots: '补' });
    await scoreAll(set);
    expect(codes(await open(county, roundId, 'NOTICE'))).toEqual([]);
    await holds();
    const draws = await county.ask<{ selectionDraws: { replay: { seedMatches: boolean; outcomeMatches: boolean } }[] }>('query ($id: ID!) { selectionDraws(roundId: $id) { replay { seedMatches outcomeMatches } } }', { id: roundId });
    expect(draws.selectionDraws.length).toBeGreaterThanOrEqual(3);
    for (const { replay } of draws.selectionDraws) expect(replay).toEqual({ seedMatches: true, outcomeMatches: true });
  });

  test('a draw that cannot be impartial draws nothing', async () => {
    const set = await setting(app, { schools: 2, judges: 2 });
    const { county, roundId } = set;
    await must(county, 'selectionRoundOpenStage', { roundId, status: 'NOMINATION' });
    const entry = await nominate((set.schools[0] as (typeof set.schools)[number]).admin, roundId, (set.schools[0] as (typeof set.schools)[number]).teacherIds[0] as number);
    await must(county, 'selectionRoundOpenStage', { roundId, status: 'CHECK' });
    await must(county, 'selectionEntryQualify', { entryId: id(entry) });
    const panel = id(await must(county, 'selectionPanelCreate', { roundId, title: '综合组', titleEn: 'All', subjects: [] }));
    const appoint = (accountId: number) => change(county, 'selectionJudgeAppoint', { panelId: panel, accountId: String(accountId) });
    for (const { accountId } of set.judges) expect(codes(await appoint(accountId))).toEqual([]);
    expect(codes(await appoint((set.judges[0] as { accountId: number }).accountId))).toEqual(['SITS_ALREADY']);
    expect(codes(await appoint(set.countyAccountId))).toEqual(['NOT_A_JUDGE']);
    expect(codes(await appoint(await app.build.account({ role: 'JUDGE' }, { role: 'AUDITOR' })))).toEqual(['SEES_NAMES']);
    const entrant = (set.schools[0] as (typeof set.schools)[number]).teacherIds[0] as number;
    expect(codes(await appoint(await app.build.account({ role: 'JUDGE', teacherId: entrant })))).toEqual(['IS_ENTRANT']);
    await must(county, 'selectionRoundOpenStage', { roundId, status: 'JUDGING' });
    expect((await change(county, 'selectionDrawHold', { roundId, lots: '' })).userErrors[0]?.message).toBe('有 1 份材料因回避缺少评委，最多缺 1 人。请补充评委后再抽签。');
    expect(await app.rows('SELECT id FROM selection_papers WHERE roundId = ?', [Number(roundId)])).toEqual([]);
    expect((await entriesOf(app, roundId)).map(({ blindCode }) => blindCode)).toEqual([null]);
    const outside = await app.build.account({ role: 'JUDGE' });
    await must(county, 'selectionJudgeAppoint', { panelId: panel, accountId: String(outside) });
    await must(county, 'selectionDrawHold', { roundId, lots: '' });
    await holds();
  });

  test('a page of honours and entries with their teachers costs a handful of queries, however long it is', async () => {
    const set = await drawn(app, { schools: 6, teachersPerSchool: 2, judges: 4, rules: { award: { total: 12, permille: null, minimumMilliPoints: null, perSubject: [] } } });
    await scoreAll(set);
    await must(set.county, 'selectionRoundOpenStage', { roundId: set.roundId, status: 'NOTICE' });
    app.clock.set('2026-11-29T02:00:00Z');
    const county = await app.as(set.countyAccountId);
    await must(county, 'selectionRoundOpenStage', { roundId: set.roundId, status: 'CONCLUDED' });
    const { reader } = app.app.platform;
    const queries: string[] = [];
    const rows = reader.rows.bind(reader);
    reader.rows = (sql, params) => { queries.push(sql); return rows(sql, params); };
    const { selectionEntries } = await county.ask<{ selectionEntries: { items: { sheets: unknown[] }[] } }>(
      'query ($r: ID!) { selectionEntries(filter: { roundId: $r }, page: { limit: 20 }) { totalCount items { work school { name } evidence { name } sheets { points { points } } teacher { name school { name } honours { title round { title } } } } } }', { r: set.roundId });
    reader.rows = rows;
    expect(selectionEntries.items.map(({ sheets }) => sheets.length)).toEqual(Array.from({ length: 12 }, () => 2));
    expect(queries.filter((sql) => /selection_|honours/.test(sql)).length).toBeLessThanOrEqual(4);
  });

  test('honours from outside are recorded and revoked, never one\'s own', async () => {
    const { county, schools } = await setting(app);
    const teacherId = schools[0]?.teacherIds[0] as number;
    const order = { teacherId: String(teacherId), code: 'province_expert', level: 'PROVINCE', title: '省级教学能手', titleEn: 'Provincial teaching expert', grantedOn: '2024-05-01', documentNumber: '陕教〔2024〕18号' };
    const honour = id(await must(county, 'honourRecord', order));
    expect(codes(await change(county, 'honourRecord', order))).toEqual(['HELD_ALREADY']);
    expect(codes(await change(county, 'honourRecord', { ...order, grantedOn: '2027-01-01' }))).toEqual(['GRANTED_IN_FUTURE']);
    const own = await app.as(await app.build.account({ role: 'ADMINISTRATOR', teacherId }));
    expect(codes(await change(own, 'honourRecord', { ...order, code: 'other' }))).toEqual(['IS_OWN']);
    expect(codes(await change(own, 'honourRevoke', { honourId: honour, reason: '试试' }))).toEqual(['IS_OWN']);
    expect(await must(county, 'honourRevoke', { honourId: honour, reason: '文件撤销' })).toMatchObject({ honour: { revokedOn: '2026-11-21' } });
    expect(codes(await change(county, 'honourRevoke', { honourId: honour, reason: '再撤' }))).toEqual(['ALREADY_REVOKED']);
  });
});
