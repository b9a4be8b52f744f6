import { databaseKinds } from '../support/databases.js';
import { change, codes, desk, drawn, must, nominate, open, scoreAll, setting, sheet } from '../support/selection-story.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe.each(databaseKinds)('selection under race on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => { app = await startTestApp(kind); });
  afterAll(() => app.close());

  test('50 nominations at once against a quota of 3 end at exactly 3', async () => {
    const { county, roundId, schools: [school] } = await setting(app, { schools: 1, teachersPerSchool: 50, judges: 0, rules: { quota: { perSchool: 3, teachersPerSeat: null, mostPerSchool: null } } });
    if (!school) throw new Error('no school');
    await must(county, 'selectionRoundOpenStage', { roundId, status: 'NOMINATION' });
    const answers = await Promise.all(school.teacherIds.map((teacherId) => nominate(school.admin, roundId, teacherId)));
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(3);
    expect(new Set(answers.flatMap(codes))).toEqual(new Set(['NO_SEAT_LEFT']));
    expect(await app.rows('SELECT seats, used FROM selection_quotas WHERE roundId = ? AND schoolId = ?', [Number(roundId), school.id])).toEqual([{ seats: 3, used: 3 }]);
    expect(await app.rows('SELECT COUNT(*) AS n FROM selection_entries WHERE roundId = ?', [Number(roundId)])).toEqual([{ n: 3 }]);
  });

  test('withdrawals and nominations at once leave counter and entries equal', async () => {
    const { county, roundId, schools: [school] } = await setting(app, { schools: 1, teachersPerSchool: 24, judges: 0, rules: { quota: { perSchool: 4, teachersPerSeat: null, mostPerSchool: null } } });
    if (!school) throw new Error('no school');
    await must(county, 'selectionRoundOpenStage', { roundId, status: 'NOMINATION' });
    const first = await Promise.all(school.teacherIds.slice(0, 4).map((teacherId) => nominate(school.admin, roundId, teacherId)));
    await Promise.all([
      ...first.map(({ entry }) => change(school.admin, 'selectionEntryWithdraw', { entryId: entry?.id ?? '', reason: '换人' })),
      ...first.map(({ entry }) => change(school.admin, 'selectionEntryWithdraw', { entryId: entry?.id ?? '', reason: '换人' })),
      ...school.teacherIds.slice(4).map((teacherId) => nominate(school.admin, roundId, teacherId)),
    ]);
    const [quota] = await app.rows<{ used: number }>('SELECT used FROM selection_quotas WHERE roundId = ? AND schoolId = ?', [Number(roundId), school.id]);
    expect(await app.rows("SELECT COUNT(*) AS n FROM selection_entries WHERE roundId = ? AND status <> 'WITHDRAWN'", [Number(roundId)])).toEqual([{ n: quota?.used }]);
    expect(quota?.used).toBeLessThanOrEqual(4);
  });

  test('a sheet submitted ten times at once is one sheet', async () => {
    const set = await drawn(app);
    const [judge] = set.judges;
    if (!judge) throw new Error('no judge');
    const [paper] = await desk(judge.client, set.roundId);
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => change(judge.client, 'judgingPaperSubmit', { paperId: paper?.id ?? '', points: sheet(n, n) })));
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(new Set(answers.flatMap(codes))).toEqual(new Set(['SUBMITTED_ALREADY']));
    expect(await app.rows('SELECT COUNT(*) AS n, MIN(points) AS least, MAX(points) AS most FROM selection_scores WHERE paperId = ?', [Number(paper?.id)])).toMatchObject([{ n: 2 }]);
    // The same key is answered with the first reply.
    const [, second] = await desk(judge.client, set.roundId);
    const again = await Promise.all(Array.from({ length: 5 }, () => change(judge.client, 'judgingPaperSubmit', { paperId: second?.id ?? '', points: sheet(9, 9), idempotencyKey: 'one-and-the-same' })));
    expect(again.flatMap(codes)).toEqual([]);
  });

  test('two conclusions at once grant every honour once', async () => {
    const set = await drawn(app, { rules: { award: { total: 4, permille: null, minimumMilliPoints: null, perSubject: [] } } });
    await scoreAll(set);
    expect((await Promise.all([open(set.county, set.roundId, 'NOTICE'), open(set.county, set.roundId, 'NOTICE')])).flatMap(codes)).toEqual(['STAGE_IS_PAST']);
    expect(await app.rows('SELECT COUNT(*) AS n FROM selection_notices WHERE roundId = ?', [Number(set.roundId)])).toEqual([{ n: 1 }]);
    app.clock.set('2026-11-29T02:00:00Z');
    const county = await app.as(set.countyAccountId);
    const answers = await Promise.all(Array.from({ length: 4 }, () => open(county, set.roundId, 'CONCLUDED')));
    expect(answers.flatMap(codes)).toEqual(['ALREADY_CONCLUDED', 'ALREADY_CONCLUDED', 'ALREADY_CONCLUDED']);
    expect(await app.rows('SELECT COUNT(*) AS n FROM honours WHERE roundId = ?', [Number(set.roundId)])).toEqual([{ n: 4 }]);
    app.clock.set('2026-11-21T02:00:00Z');
  });

  test('two draws at once give every entry its judges once', async () => {
    const set = await drawn(app);
    const { county, roundId } = set;
    const [judge] = set.judges;
    const { selectionPanels: [panel] } = await county.ask<{ selectionPanels: { judges: { id: string; accountId: string }[] }[] }>('query ($r: ID!) { selectionPanels(roundId: $r) { judges { id accountId } } }', { r: roundId });
    const outside = await app.build.account({ role: 'JUDGE' });
    const panelRow = await app.rows<{ id: number }>('SELECT id FROM selection_panels WHERE roundId = ?', [Number(roundId)]);
    await must(county, 'selectionJudgeAppoint', { panelId: String(panelRow[0]?.id), accountId: String(outside) });
    await must(county, 'selectionJudgeDismiss', { judgeId: panel?.judges.find(({ accountId }) => Number(accountId) === judge?.accountId)?.id ?? '', reason: '因公出差' });
    const answers = await Promise.all([1, 2, 3].map((n) => change(county, 'selectionDrawHold', { roundId, lots: String(n) })));
    expect(answers.flatMap(codes)).toEqual(['NOTHING_TO_DRAW', 'NOTHING_TO_DRAW']);
    const perEntry = await app.rows<{ n: number }>("SELECT COUNT(*) AS n FROM selection_papers WHERE roundId = ? AND status IN ('OPEN', 'SUBMITTED') GROUP BY entryId", [Number(roundId)]);
    expect(perEntry.map(({ n }) => n)).toEqual([2, 2, 2, 2, 2, 2]);
  });
});
