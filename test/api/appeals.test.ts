import type { LedgerEntryRow } from '../../server/modules/credits/index.js';
import { expectInvariants } from '../support/credit-checks.js';
import { buildActivity, buildClaim } from '../support/credit-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories, weekFrom } from '../support/training-factories.js';

interface Member { accountId: string; isHead: boolean; hasVoted: boolean; vote: string | null; reason: string | null }
interface Appeal {
  id: string; status: string; kind: string; daysLeft: number | null; panelSize: number; voteCount: number; grantVotes: number | null; carryOut: string | null; effectCenticredits: number | null; effectNote: string | null;
  outcomeReason: string | null; viewerMay: string[]; viewerBarred: string | null; panel: Member[]; steps: { action: string; byName: string | null }[]; files: { id: string; name: string }[];
}
interface Answer { appeal: Appeal | null; userErrors: { code: string; message: string }[] }

const APPEAL = 'id status kind daysLeft panelSize voteCount grantVotes carryOut effectCenticredits effectNote outcomeReason viewerMay viewerBarred panel { accountId isHead hasVoted vote reason } steps { action byName } files { id name }';
const INPUTS = { File: 'CreditAppealFileInput', Withdraw: 'CreditAppealWithdrawInput', Admit: 'CreditAppealAdmitInput', Dismiss: 'CreditAppealDismissInput', NamePanel: 'CreditAppealNamePanelInput', Vote: 'CreditAppealVoteInput', Close: 'CreditAppealCloseInput', CarryOut: 'CreditAppealCarryOutInput' } as const;
const REASON = '经合议，原决定依据不足。';

describe.each(databaseKinds)('appeals on %s', (kind) => {
  let county: TestApp;
  let officerId: number;
  let officer: Client;
  let admin: Client;
  let judges: { id: number; client: Client }[];
  beforeAll(async () => {
    county = await startTestApp(kind);
    officerId = await county.build.account({ role: 'CREDIT_OFFICER' });
    officer = await county.as(officerId);
    admin = await county.as(await county.build.account({ role: 'ADMINISTRATOR' }));
    judges = [];
    for (let at = 0; at < 3; at += 1) {
      const id = await county.build.account({ role: 'JUDGE' });
      judges.push({ id, client: await county.as(id) });
    }
  });
  beforeEach(() => county.clock.set('2026-11-21T02:00:00Z'));
  afterEach(() => expectInvariants(county));
  afterAll(() => county.close());

  const act = async (client: Client, what: keyof typeof INPUTS, input: object): Promise<Answer> => {
    const name = `creditAppeal${what}`;
    return (await client.ask<Record<string, Answer>>(`mutation ($input: ${INPUTS[what]}!) { ${name}(input: $input) { appeal { ${APPEAL} } userErrors { code message } } }`, { input }))[name] as Answer;
  };
  const codeOf = ({ userErrors: [refusal] }: Answer): string | undefined => refusal?.code;
  const see = async (client: Client, id: string): Promise<Appeal | null> => (await client.ask<{ creditAppeal: Appeal | null }>(`query ($id: ID!) { creditAppeal(id: $id) { ${APPEAL} } }`, { id })).creditAppeal;
  const open = async (client: Client) => (await client.ask<{ viewerAppealableDecisions: { key: string; kind: string; decision: string; lastDay: string; daysLeft: number }[] }>('{ viewerAppealableDecisions { key kind decision lastDay daysLeft } }')).viewerAppealableDecisions;
  const teacher = async (schoolId?: number) => {
    const { teacherId, accountId } = await county.build.teacherAccount(schoolId ? { schoolId } : {});
    return { teacherId, accountId, phone: await county.as(accountId) };
  };
  const recognise = (claimIds: readonly number[]) => officer.ask('mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { done } } }', { input: { claimIds } });
  const reject = (claimIds: readonly number[], status = 'REJECTED') => officer.ask('mutation ($input: CreditClaimsDeclineInput!) { creditClaimsDecline(input: $input) { results { done } } }', { input: { claimIds, status, reason: '主办单位不在名单内' } });
  const reverse = (entryIds: readonly number[]) => officer.ask('mutation ($input: LedgerEntriesReverseInput!) { ledgerEntriesReverse(input: $input) { reversedCount } }', { input: { entryIds, reason: '证书存疑' } });
  const ledger = (teacherId: number) => county.rows<Pick<LedgerEntryRow, 'id' | 'causeKey' | 'kind' | 'centicredits'>>('SELECT id, causeKey, kind, centicredits FROM ledger_entries WHERE teacherId = ? ORDER BY id', [teacherId]);
  const file = (phone: Client, matterKey: string, more: object = {}) => act(phone, 'File', { matterKey, grounds: '该课程在省平台完成，有结业证书为证。', ...more });
  /** Filed, admitted, three judges named, who vote so. */
  const judged = async (phone: Client, matterKey: string, votes: readonly string[] = ['GRANT', 'GRANT', 'UPHOLD']): Promise<string> => {
    const id = (await file(phone, matterKey)).appeal?.id as string;
    await act(admin, 'Admit', { id });
    await act(admin, 'NamePanel', { id, memberIds: judges.map((each) => each.id), headId: judges[0]?.id });
    for (const [at, vote] of votes.entries()) expect((await act(judges[at]?.client as Client, 'Vote', { id, vote, reason: '材料齐全，予以采信。' })).userErrors).toEqual([]);
    return id;
  };

  test('a rejected claim: filed once over a bad line, judged blind by three without interest, recognised by the outcome, told with letter and list', async () => {
    const { teacherId, accountId, phone } = await teacher();
    const claimId = await buildClaim(county, teacherId);
    await reject([claimId]);
    expect(await open(phone)).toEqual([{ key: `claim:${claimId}`, kind: 'CLAIM', decision: '不予认定：主办单位不在名单内', lastDay: '2026-12-06', daysLeft: 15 }]);
    const fileId = (await phone.upload('appeal-evidence', '证书.pdf', new TextEncoder().encode('%PDF-1.4\n%%EOF\n'))).id;
    expect(codeOf(await file(phone, `claim:${claimId}`, { evidenceFileIds: ['999999'] }))).toBe('EVIDENCE_UNKNOWN');
    const input = { evidenceFileIds: [fileId], idempotencyKey: 'kept-on-the-phone' };
    const [first, again] = await Promise.all([file(phone, `claim:${claimId}`, input), file(phone, `claim:${claimId}`, input)]);
    const id = first.appeal?.id as string;
    expect([again.appeal?.id, first.appeal?.status, first.appeal?.daysLeft]).toEqual([id, 'FILED', 30]);
    expect(codeOf(await file(phone, `claim:${claimId}`))).toBe('APPEALED_ALREADY');
    expect(await open(phone)).toEqual([]);

    // Whoever rejected the claim conducts nothing of it.
    expect(await act(officer, 'Admit', { id })).toMatchObject({ appeal: null, userErrors: [{ code: 'DECIDED_THE_MATTER', message: '您参与过原决定或原申报，须回避，由其他人办理。' }] });
    expect(codeOf(await act(admin, 'NamePanel', { id, memberIds: judges.map((each) => each.id), headId: judges[0]?.id }))).toBe('NOT_UNDER_REVIEW');
    expect((await act(admin, 'Admit', { id })).appeal).toMatchObject({ status: 'ADMITTED', viewerMay: ['DISMISS', 'NAME_PANEL'] });
    const [[place]] = [await county.rows<{ schoolId: number }>('SELECT schoolId FROM teachers WHERE id = ?', [teacherId])];
    const sameSchool = await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: place?.schoolId });
    const [one, two, three] = judges as [typeof judges[0], typeof judges[0], typeof judges[0]];
    for (const barred of [officerId, sameSchool]) expect(codeOf(await act(admin, 'NamePanel', { id, memberIds: [one.id, two.id, barred], headId: one.id }))).toBe('CONFLICT_OF_INTEREST');
    expect(codeOf(await act(admin, 'NamePanel', { id, memberIds: [one.id, two.id, accountId], headId: one.id }))).toBe('MEMBER_UNKNOWN');
    const candidates = await admin.ask<{ creditAppealCandidates: { accountId: string; may: { allowed: boolean; reason: string | null } }[] }>('query ($id: ID!) { creditAppealCandidates(id: $id) { accountId may { allowed reason } } }', { id });
    expect(candidates.creditAppealCandidates.find((each) => each.accountId === String(officerId))?.may).toEqual({ allowed: false, reason: '参与过原决定或原申报' });
    expect((await act(admin, 'NamePanel', { id, memberIds: [one.id, two.id, three.id], headId: one.id })).userErrors).toEqual([]);

    await act(one.client, 'Vote', { id, vote: 'GRANT', reason: '证书真实，主办单位为省级。' });
    await act(two.client, 'Vote', { id, vote: 'UPHOLD', reason: '主办单位不在名单内。' });
    expect(codeOf(await act(two.client, 'Vote', { id, vote: 'GRANT', reason: '改变主意，予以支持。' }))).toBe('VOTED_ALREADY');
    for (const blind of [three.client, admin]) expect((await see(blind, id))?.panel.map(({ hasVoted, vote, reason }) => [hasVoted, vote, reason])).toEqual([[true, null, null], [true, null, null], [false, null, null]]);
    expect((await see(two.client, id))?.panel.map(({ vote }) => vote)).toEqual([null, 'UPHOLD', null]);
    expect(await act(one.client, 'Close', { id, reason: REASON })).toMatchObject({ userErrors: [{ code: 'VOTES_MISSING', message: '还有 1 人没有表决。' }] });
    expect(codeOf(await act(admin, 'NamePanel', { id, memberIds: [one.id, three.id, await county.build.account({ role: 'JUDGE' })], headId: one.id }))).toBe('VOTED_MEMBER_LEFT_OUT');
    // Impartial when the panel was named, of the applicant's school since.
    const moved = (teacherOfSchool: number | null) => county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run('UPDATE accounts SET teacherId = ? WHERE id = ?', [teacherOfSchool, three.id]));
    await moved(await county.build.teacher({ schoolId: place?.schoolId as number }));
    expect((await act(three.client, 'Vote', { id, vote: 'GRANT', reason: '同意组长意见，予以支持。' })).userErrors).toEqual([{ code: 'CONFLICT_OF_INTEREST', message: '您与申诉人现在是同一学校，须回避，不能表决。请联系管理员调整合议成员。' }]);
    expect((await see(one.client, id))?.voteCount).toBe(2);
    await moved(null);
    await act(three.client, 'Vote', { id, vote: 'GRANT', reason: '同意组长意见，予以支持。' });
    expect((await see(two.client, id))?.panel.map(({ vote }) => vote)).toEqual(['GRANT', 'UPHOLD', 'GRANT']);
    expect(await see(phone, id)).toMatchObject({ panel: [], viewerMay: ['WITHDRAW'] });

    // Two close it at the same moment: one decides, the other is told.
    const closed = await Promise.all([act(one.client, 'Close', { id, reason: REASON }), act(admin, 'Close', { id, reason: REASON })]);
    expect(closed.map(codeOf).sort()).toEqual(['NOT_UNDER_REVIEW', undefined]);
    expect(await ledger(teacherId)).toMatchObject([{ causeKey: `claim:${claimId}`, kind: 'NORMAL', centicredits: 800 }]);
    expect(await county.rows('SELECT status, postedCenticredits, decidedByAccountId FROM credit_claims WHERE id = ?', [claimId])).toEqual([{ status: 'APPROVED', postedCenticredits: 800, decidedByAccountId: one.id }]);
    expect(await county.rows('SELECT step, accountId FROM claim_approvals WHERE claimId = ?', [claimId])).toEqual([{ step: 'RECOGNISE', accountId: one.id }]);
    expect(await see(phone, id)).toMatchObject({ status: 'GRANTED', grantVotes: 2, outcomeReason: REASON, carryOut: 'DONE', effectCenticredits: 800, daysLeft: null });
    expect((await see(phone, id))?.steps.map(({ action, byName }) => [action, byName !== null])).toEqual([['FILED', true], ['ADMITTED', false], ['PANEL_NAMED', false], ['GRANTED', false], ['CARRIED_OUT', false]]);

    const letter = await phone.get(`/downloads/credit-appeal/${id}.pdf`);
    expect([letter.status, letter.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await admin.get('/downloads/credit-appeals.xlsx?statuses=GRANTED')).status).toBe(200);
    expect((await three.client.get(`/downloads/credit-appeal-evidence/${id}/${fileId}`)).status).toBe(200);
  });

  test('in time on the last day in the county, late a moment after; none where the rule set of the day grants none; withdrawn it can be filed again', async () => {
    const { teacherId, accountId } = await teacher();
    const [early, late] = [await buildClaim(county, teacherId), await buildClaim(county, teacherId, { startDay: '2026-05-04', activity: buildActivity({ day: '2026-05-08' }) })];
    await reject([early, late], 'RETURNED');
    county.clock.set('2026-12-06T15:59:59Z');
    const phone = await county.as(accountId);
    const first = await file(phone, `claim:${early}`);
    expect(first.appeal?.status).toBe('FILED');
    expect((await act(phone, 'Withdraw', { id: first.appeal?.id })).appeal?.status).toBe('WITHDRAWN');
    expect((await open(phone)).map(({ daysLeft }) => daysLeft)).toEqual([0, 0]);
    expect((await file(phone, `claim:${early}`)).appeal?.status).toBe('FILED');
    county.clock.set('2026-12-06T16:00:00Z');
    expect(await file(phone, `claim:${late}`)).toMatchObject({ userErrors: [{ code: 'TOO_LATE', message: '申诉期已于 2026-12-06 届满。' }] });
    expect(await open(phone)).toEqual([]);
    expect(codeOf(await file(phone, 'claim:999999'))).toBe('MATTER_UNKNOWN');
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run('UPDATE credit_claims SET decidedAt = ? WHERE id = ?', ['2010-03-01 02:00:00.000', late]));
    expect(codeOf(await file(phone, `claim:${late}`))).toBe('NO_APPEAL_GRANTED');
  });

  test('a credit taken back is answered by a new entry under the caps, once, and can itself be taken back', async () => {
    const { teacherId, phone } = await teacher();
    const claimId = await buildClaim(county, teacherId, { activity: buildActivity({ categoryKey: 'school-based', level: 'SCHOOL', durationMinutes: 3600 }) });
    await recognise([claimId]);
    await reverse([(await ledger(teacherId))[0]?.id as number]);
    const [matter] = await open(phone);
    expect(matter).toMatchObject({ kind: 'REVERSAL', decision: '冲正：证书存疑' });
    // Meanwhile the year fills up to 4.00 below its cap of 10.00.
    await recognise([await buildClaim(county, teacherId, { startDay: '2026-03-02', activity: buildActivity({ categoryKey: 'school-based', level: 'SCHOOL', day: '2026-03-06', durationMinutes: 2700 }) })]);
    const id = await judged(phone, matter?.key as string);
    const replies = await Promise.all([0, 1, 2, 3].map((at) => act(at % 2 ? admin : judges[0]?.client as Client, 'Close', { id, reason: REASON })));
    expect(replies.filter(({ appeal }) => appeal !== null)).toHaveLength(1);
    expect((await ledger(teacherId)).map(({ causeKey, centicredits }) => [causeKey.split(':')[0], centicredits])).toEqual([['claim', 800], ['reversal', -800], ['claim', 600], ['appeal', 400]]);
    expect(await see(phone, id)).toMatchObject({ status: 'GRANTED', effectCenticredits: 400 });
    await reverse([(await ledger(teacherId)).at(-1)?.id as number]);
    expect((await ledger(teacherId)).at(-1)).toMatchObject({ kind: 'REVERSAL', centicredits: -400 });
  });

  test('what a panel gave back falls with its source when that is held back as doubtful, once', async () => {
    const { teacherId, phone } = await teacher();
    const claimId = await buildClaim(county, teacherId);
    await recognise([claimId]);
    await reverse([(await ledger(teacherId))[0]?.id as number]);
    const id = await judged(phone, (await open(phone))[0]?.key as string);
    await act(admin, 'Close', { id, reason: REASON });
    const { platform, faces } = county.app;
    for (let time = 0; time < 2; time += 1) {
      await platform.work.run({ accountId: null, name: 'test' }, (tx) => faces.credits.claims.holdBack(tx, [claimId], '整批存疑'));
      await county.settle();
      expect((await ledger(teacherId)).map(({ causeKey, centicredits }) => [causeKey.split(':')[0], Math.sign(centicredits)])).toEqual([['claim', 1], ['reversal', -1], ['appeal', 1], ['reversal', -1]]);
    }
    expect((await open(phone)).map((each) => [each.kind, each.decision])).toContainEqual(['REVERSAL', '冲正：整批存疑']);
  });

  test('refused at the second look: the panel stands for it, beside who recognised', async () => {
    const { teacherId, phone } = await teacher();
    const claimId = await buildClaim(county, teacherId);
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run('UPDATE credit_claims SET needsAudit = 1 WHERE id = ?', [claimId]));
    await recognise([claimId]);
    const second = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
    await second.ask('mutation ($input: CreditClaimsDeclineInput!) { creditClaimsDecline(input: $input) { results { done } } }', { input: { claimIds: [claimId], status: 'REJECTED', reason: '复核认为材料不足' } });
    const id = await judged(phone, `claim:${claimId}`);
    await act(admin, 'Close', { id, reason: REASON });
    expect(await see(phone, id)).toMatchObject({ status: 'GRANTED', carryOut: 'DONE' });
    expect((await ledger(teacherId)).map(({ causeKey }) => causeKey)).toEqual([`claim:${claimId}`]);
    expect(await county.rows('SELECT step, accountId FROM claim_approvals WHERE claimId = ? ORDER BY id', [claimId])).toEqual([{ step: 'RECOGNISE', accountId: officerId }, { step: 'AUDIT', accountId: judges[0]?.id }]);
    expect(await county.rows('SELECT status, awaits, needsAudit FROM credit_claims WHERE id = ?', [claimId])).toEqual([{ status: 'APPROVED', awaits: 'RECOGNISE', needsAudit: 1 }]);
  });

  test('what a cap cut is measured again: more only where the caps leave more; an upheld appeal changes nothing', async () => {
    const { teacherId, phone } = await teacher();
    const schoolBased = (startDay: string, day: string) => buildClaim(county, teacherId, { startDay, activity: buildActivity({ categoryKey: 'school-based', level: 'SCHOOL', day, durationMinutes: 3600 }) });
    const [one, two, three] = [await schoolBased('2026-02-02', '2026-02-06'), await schoolBased('2026-03-02', '2026-03-06'), await schoolBased('2026-04-06', '2026-04-10')];
    for (const id of [one, two, three]) await recognise([id]);
    expect((await ledger(teacherId)).map(({ centicredits }) => centicredits)).toEqual([800, 200]);
    const cut = (await open(phone)).find(({ key }) => key.startsWith('cap:entry'));
    const empty = (await open(phone)).find(({ key }) => key === `cap:claim:${three}`);
    expect(cut).toMatchObject({ kind: 'CAP', decision: '折合 8，计入 2，因上限少计 6' });
    const stays = await judged(phone, empty?.key as string, ['UPHOLD', 'UPHOLD', 'GRANT']);
    expect((await act(admin, 'Close', { id: stays, reason: '上限为认定办法所定，原决定正确。' })).appeal).toMatchObject({ status: 'UPHELD', grantVotes: 1, carryOut: null });
    expect(await ledger(teacherId)).toHaveLength(2);
    await reverse([(await ledger(teacherId))[0]?.id as number]);
    const id = await judged(phone, cut?.key as string);
    expect((await act(admin, 'Close', { id, reason: REASON })).appeal).toMatchObject({ status: 'GRANTED', carryOut: 'DONE', effectCenticredits: 600 });
    expect((await ledger(teacherId)).map(({ centicredits }) => centicredits)).toEqual([800, 200, -800, -200, 800]);
  });

  test('a class that gave no credit: the outcome is an instruction, carried out when the class is closed again', async () => {
    const training = new TrainingFactories(county);
    const { teacherId, phone } = await teacher();
    const coordinatorId = await county.build.account({ role: 'COORDINATOR' });
    const { cohortId, rollId } = await training.cohort({ sessions: weekFrom('2026-10-12'), startsOn: '2026-10-12', endsOn: '2026-10-16', registrationOpensAt: '2026-11-01 00:00:00.000' });
    expect((await phone.ask<{ registrationApply: { userErrors: object[] } }>('mutation ($input: RegistrationApplyInput!) { registrationApply(input: $input) { userErrors { code message } } }', { input: { cohortId } })).registrationApply.userErrors).toEqual([]);
    await training.attended(rollId, [teacherId], new Map([[teacherId, [1, 2, 3]]]));
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE cohorts SET status = 'RUNNING' WHERE id = ?", [cohortId]));
    const coordinator = await county.as(coordinatorId);
    const close = () => coordinator.ask<{ cohortClose: { cohort: { status: string } | null } }>('mutation ($input: CohortCloseInput!) { cohortClose(input: $input) { cohort { status } } }', { input: { id: cohortId } });
    expect((await close()).cohortClose.cohort?.status).toBe('CLOSED');
    const [matter] = await open(phone);
    expect(matter).toMatchObject({ kind: 'COMPLETION', decision: '未计学分：缺勤超过规定' });
    const id = (await file(phone, matter?.key as string)).appeal?.id as string;
    await act(admin, 'Admit', { id });
    expect(codeOf(await act(admin, 'NamePanel', { id, memberIds: [coordinatorId, judges[0]?.id, judges[1]?.id], headId: judges[0]?.id }))).toBe('CONFLICT_OF_INTEREST');
    await act(admin, 'NamePanel', { id, memberIds: judges.map((each) => each.id), headId: judges[0]?.id });
    for (const { client } of judges) await act(client, 'Vote', { id, vote: 'GRANT', reason: '请假手续齐全，不应计缺勤。' });
    expect((await act(admin, 'Close', { id, reason: REASON })).appeal).toMatchObject({ status: 'GRANTED', carryOut: 'PENDING', effectNote: '须撤销该班结业，按裁定更正后重新结业' });
    expect(codeOf(await act(admin, 'CarryOut', { id }))).toBe('NOT_YET');
    expect(await see(phone, id)).toMatchObject({ carryOut: 'PENDING' });
    await coordinator.ask('mutation ($input: CohortReopenInput!) { cohortReopen(input: $input) { cohort { status } } }', { input: { id: cohortId, reason: '按申诉裁定更正考勤' } });
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE presences SET status = 'PRESENT', presentMinutes = 45 WHERE teacherId = ?", [teacherId]));
    await training.recount(rollId);
    await close();
    await county.settle();
    expect(await see(phone, id)).toMatchObject({ carryOut: 'DONE', effectCenticredits: 200, effectNote: null });
    expect(codeOf(await act(admin, 'CarryOut', { id }))).toBe('NOTHING_TO_CARRY_OUT');
  });

  test('others see nothing and change nothing; a long list takes as many queries as a short one', async () => {
    const schoolId = await county.build.school();
    const phones: { phone: Client; id: string }[] = [];
    for (let at = 0; at < 5; at += 1) {
      const { teacherId, phone } = await teacher(schoolId);
      const claimId = await buildClaim(county, teacherId);
      await reject([claimId]);
      phones.push({ phone, id: (await file(phone, `claim:${claimId}`)).appeal?.id as string });
    }
    const [{ id }, { phone: other }] = phones as [typeof phones[0], typeof phones[0]];
    await act(admin, 'Admit', { id });
    const auditor = await county.as(await county.build.account({ role: 'AUDITOR' }));
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
    const written = () => Promise.all(['credit_appeals', 'credit_appeal_votes', 'credit_appeal_steps', 'credit_appeal_members', 'ledger_entries', 'audit_rows'].map((table) => county.rows(`SELECT COUNT(*) AS n, MAX(${table === 'audit_rows' ? 'seq' : 'id'}) AS last FROM ${table}`)));
    const before = await written();
    for (const stranger of [other, school, judges[0]?.client as Client]) expect(await see(stranger, id)).toBeNull();
    const refused = (client: Client, what: keyof typeof INPUTS, input: object) => client.send(`mutation ($input: ${INPUTS[what]}!) { creditAppeal${what}(input: $input) { appeal { id } } }`, { input });
    for (const attempt of [refused(other, 'Withdraw', { id }), refused(judges[0]?.client as Client, 'Vote', { id, vote: 'GRANT', reason: '予以支持的理由。' }), refused(school, 'Close', { id, reason: REASON }), refused(auditor, 'Admit', { id }), refused(school, 'Dismiss', { id, reason: REASON })]) {
      expect(['NOT_FOUND', 'FORBIDDEN']).toContain((await attempt).errors?.[0]?.extensions.code);
    }
    expect((await other.get(`/downloads/credit-appeal/${id}.pdf`)).status).toBe(404);
    expect((await school.get('/downloads/credit-appeals.xlsx')).status).toBe(404);
    expect(await written()).toEqual(before);
    expect((await see(auditor, id))?.viewerMay).toEqual([]);
    expect((await act(admin, 'Dismiss', { id, reason: '申报已另行处理，申诉失去对象。' })).appeal).toMatchObject({ status: 'DISMISSED', outcomeReason: '申报已另行处理，申诉失去对象。' });

    const list = (limit: number) => auditor.ask<{ creditAppeals: { items: object[]; totalCount: number } }>(
      'query ($page: PageInput!, $filter: CreditAppealFilter!) { creditAppeals(page: $page, filter: $filter) { totalCount items { id title daysLeft status teacher { name school { name } } panel { name hasVoted } files { id } } } }', { page: { limit }, filter: { schoolId } });
    const { reader } = county.app.platform;
    const { rows, row } = { rows: reader.rows.bind(reader), row: reader.row.bind(reader) };
    const counted = async (limit: number): Promise<number> => {
      let queries = 0;
      Object.assign(reader, { rows: (...args: Parameters<typeof rows>) => { queries += 1; return rows(...args); }, row: (...args: Parameters<typeof row>) => { queries += 1; return row(...args); } });
      expect((await list(limit)).creditAppeals.items).toHaveLength(limit);
      Object.assign(reader, { rows, row });
      return queries;
    };
    expect(await counted(5)).toBe(await counted(2));
  });
});
