import { databaseKinds } from '../support/databases.js';
import { buildActivity, buildClaim } from '../support/credit-factories.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';
import { TrainingFactories, weekFrom } from '../support/training-factories.js';

interface Person { teacherId: number; phone: Client }
interface Claim { id: string; status: string; quarantineReason: string | null }
interface Review { creditClaimReview: { claim: Claim & { certificateNumber: string | null }; preview: { accepted: boolean; explanation: string[] }; duplicate: { claimId: string | null; title: string; certificateNumber: string | null; sourceType: string | null; teacher: { id: string } | null } | null } | null }
interface Result { done: boolean; code: string | null; message: string | null; centicredits: number }

const SUBMIT = 'mutation ($input: CreditClaimSubmitInput!) { creditClaimSubmit(input: $input) { claim { id status quarantineReason } userErrors { code message } } }';
const REVIEW = 'query ($id: ID!) { creditClaimReview(id: $id) { claim { id status quarantineReason certificateNumber } preview { accepted explanation } duplicate { claimId title certificateNumber sourceType teacher { id } } } }';
const RECOGNISE = 'mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { done code message centicredits } } }';
const CLOSE = 'mutation ($input: CohortCloseInput!) { cohortClose(input: $input) { cohort { status } userErrors { code message } } }';
const LINES = 'query ($id: ID!) { cohortCompletion(cohortId: $id) { lines(page: { limit: 10, offset: 0 }) { items { centicredits creditNote } } } }';
const PDF = (mark: string): Uint8Array => new TextEncoder().encode(`%PDF-1.4\n% ${mark}\n%%EOF\n`);
const TRAINING = { organiserName: '市教研院', categoryKey: 'face-to-face', level: 'CITY', durationMinutes: 900, evidenceFileIds: [] as string[] };

describe.each(databaseKinds)('duplicates on %s', (kind) => {
  let county: TestApp;
  let training: TrainingFactories;
  let officer: Client;
  let coordinator: Client;
  let schoolId: number;
  beforeAll(async () => {
    county = await startTestApp(kind);
    training = new TrainingFactories(county);
    schoolId = await county.build.school();
    officer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
    coordinator = await county.as(await county.build.account({ role: 'COORDINATOR' }));
  });
  afterAll(() => county.close());
  afterEach(async () => {
    for (const { name, violations } of county.app.modules.flatMap((each) => each.invariants ?? [])) expect({ name, rows: await violations(county.app.platform.reader) }).toEqual({ name, rows: [] });
  });

  const person = async (): Promise<Person> => {
    const { teacherId, accountId } = await county.build.teacherAccount({ schoolId });
    return { teacherId, phone: await county.as(accountId) };
  };
  const file = async (by: Client, input: object): Promise<Claim> => {
    const { creditClaimSubmit: { claim, userErrors } } = await by.ask<{ creditClaimSubmit: { claim: Claim; userErrors: object[] } }>(SUBMIT, { input: { ...TRAINING, ...input } });
    expect(userErrors).toEqual([]);
    return claim;
  };
  const review = async (by: Client, id: string): Promise<NonNullable<Review['creditClaimReview']>> => (await by.ask<Review>(REVIEW, { id })).creditClaimReview as NonNullable<Review['creditClaimReview']>;
  const recognise = async (claimIds: readonly (string | number)[]): Promise<Result[]> => (await officer.ask<{ creditClaimsRecognise: { results: Result[] } }>(RECOGNISE, { input: { claimIds } })).creditClaimsRecognise.results;

  test('one certificate is one record, whoever claims it: the officer sees both, the teacher does not see the other', async () => {
    const [first, second] = [await person(), await person()];
    expect(await file(first.phone, { title: '骨干教师培训', startDay: '2026-03-02', endDay: '2026-03-04', certificateNumber: '市教培字〔2026〕第 0117 号' })).toMatchObject({ status: 'PENDING' });
    const claim = await file(second.phone, { title: '课堂教学研修', startDay: '2026-05-11', endDay: '2026-05-13', certificateNumber: '市教培字(2026)第0117号' });
    expect(claim).toMatchObject({ status: 'QUARANTINED', quarantineReason: 'SAME_CERTIFICATE' });
    expect((await review(officer, claim.id)).duplicate).toMatchObject({ title: '骨干教师培训', certificateNumber: '市教培字〔2026〕第 0117 号', sourceType: 'TEACHER', teacher: { id: String(first.teacherId) } });
    const own = await review(second.phone, claim.id);
    expect([own.claim.certificateNumber, own.duplicate]).toEqual(['市教培字(2026)第0117号', null]);
    const mended = await file(first.phone, { title: '学科带头人培训', startDay: '2026-09-01', endDay: '2026-09-03', certificateNumber: '无' });
    expect(mended).toMatchObject({ status: 'PENDING' });
  });

  test('the very same file brought for two trainings, and by two teachers', async () => {
    const [first, second] = [await person(), await person()];
    const scan = async (by: Client, mark: string): Promise<string> => (await by.upload('evidence', `${mark}.pdf`, PDF(mark))).id;
    await file(first.phone, { title: '骨干教师培训', startDay: '2026-03-02', endDay: '2026-03-04', evidenceFileIds: [await scan(first.phone, 'certificate'), await scan(first.phone, 'notice')] });
    expect(await file(first.phone, { title: '网络研修', startDay: '2026-05-11', endDay: '2026-05-13', evidenceFileIds: [await scan(first.phone, 'certificate')] })).toMatchObject({ status: 'QUARANTINED', quarantineReason: 'SAME_FILE' });
    expect(await file(second.phone, { title: '骨干教师培训', startDay: '2026-03-02', endDay: '2026-03-04', evidenceFileIds: [await scan(second.phone, 'notice'), await scan(second.phone, 'certificate')] })).toMatchObject({ status: 'QUARANTINED', quarantineReason: 'SAME_FILE' });
    const third = await person();
    expect(await file(third.phone, { title: '骨干教师培训', startDay: '2026-03-02', endDay: '2026-03-04', evidenceFileIds: [await scan(third.phone, 'notice'), await scan(third.phone, 'own certificate')] })).toMatchObject({ status: 'PENDING' });
  });

  test('two places at one time', async () => {
    const { phone } = await person();
    await file(phone, { title: '骨干教师培训', startDay: '2026-03-02', endDay: '2026-03-04', durationMinutes: 1080 });
    expect(await file(phone, { title: '名师讲坛', startDay: '2026-03-03', endDay: '2026-03-05', durationMinutes: 1080 })).toMatchObject({ status: 'QUARANTINED', quarantineReason: 'TWO_PLACES' });
    expect(await file(phone, { title: '名师工作坊', startDay: '2026-03-09', endDay: '2026-03-11', durationMinutes: 1080 })).toMatchObject({ status: 'PENDING' });
  });

  const closedClass = async (title: string, people: readonly Person[]): Promise<{ cohortId: number; close: () => Promise<void>; line: () => Promise<{ centicredits: number; creditNote: string | null } | undefined> }> => {
    const { cohortId, rollId } = await training.cohort({ title, sessions: weekFrom('2026-10-12'), startsOn: '2026-10-12', endsOn: '2026-10-16', capacity: 10, registrationOpensAt: '2026-11-01 00:00:00.000' });
    for (const { phone } of people) expect((await phone.ask<{ registrationApply: { userErrors: object[] } }>('mutation ($input: RegistrationApplyInput!) { registrationApply(input: $input) { userErrors { code message } } }', { input: { cohortId } })).registrationApply.userErrors).toEqual([]);
    await training.attended(rollId, people.map(({ teacherId }) => teacherId));
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE cohorts SET status = 'RUNNING' WHERE id = ?", [cohortId]));
    return {
      cohortId,
      close: async () => expect((await coordinator.ask<{ cohortClose: { cohort: { status: string } } }>(CLOSE, { input: { id: cohortId } })).cohortClose.cohort.status).toBe('CLOSED'),
      line: async () => (await coordinator.ask<{ cohortCompletion: { lines: { items: { centicredits: number; creditNote: string | null }[] } } }>(LINES, { id: cohortId })).cohortCompletion.lines.items[0],
    };
  };

  test('a training that was recognised by a claim is not credited again when its class closes, and is when the claim was taken back', async () => {
    const one = await person();
    const { teacherId } = one;
    const claimId = await buildClaim(county, teacherId, { title: '秋季骨干班', startDay: '2026-10-12', activity: buildActivity({ categoryKey: 'face-to-face', level: 'COUNTY', day: '2026-10-16', durationMinutes: 400, organiser: { key: null, level: 'COUNTY', accredited: true } }) });
    expect((await recognise([claimId]))[0]).toMatchObject({ done: true });
    const { close, line, cohortId } = await closedClass('秋季骨干班', [one]);
    expect((await line())?.creditNote).toMatch(/^同一培训“秋季骨干班”（2026-10-12 至 2026-10-16）已凭外部平台入账/);
    await close();
    expect(await line()).toMatchObject({ centicredits: 0, creditNote: expect.stringContaining('不再重复计分') as unknown });
    expect(await county.rows('SELECT id FROM ledger_entries WHERE teacherId = ?', [teacherId])).toHaveLength(1);
    const [entry] = await county.rows<{ id: number }>('SELECT id FROM ledger_entries WHERE teacherId = ?', [teacherId]);
    await officer.ask('mutation ($input: LedgerEntriesReverseInput!) { ledgerEntriesReverse(input: $input) { reversedCount } }', { input: { entryIds: [entry?.id], reason: '以班级记录为准' } });
    await coordinator.ask('mutation ($input: CohortReopenInput!) { cohortReopen(input: $input) { cohort { status } } }', { input: { id: cohortId, reason: '申报已冲销，重新结班' } });
    await close();
    expect(await line()).toMatchObject({ centicredits: 200, creditNote: null });
  });

  test('a claim that waited while its class closed is held back when somebody would recognise it, and goes through once it was compared', async () => {
    const [one, other] = [await person(), await person()];
    const activity = buildActivity({ categoryKey: 'face-to-face', level: 'COUNTY', day: '2026-10-16', durationMinutes: 400, organiser: { key: null, level: 'COUNTY', accredited: true } });
    const waiting = await buildClaim(county, one.teacherId, { title: '秋季研修班', startDay: '2026-10-12', activity });
    const stranger = await buildClaim(county, other.teacherId, { title: '秋季研修班', startDay: '2026-10-12', activity });
    county.clock.advance(60_000);
    await (await closedClass('秋季研修班', [one])).close();
    const before = await review(officer, String(waiting));
    expect(before.preview.accepted).toBe(false);
    expect(before.preview.explanation[0]).toMatch(/^申报之后，“秋季研修班”.*已转为疑似重复/);
    const [held, passed] = await recognise([waiting, stranger]);
    expect(held).toMatchObject({ done: false, code: 'CREDITED_BEFORE', message: expect.stringMatching(/培训名称相同/) as unknown });
    expect(passed).toMatchObject({ done: true });
    expect((await review(officer, String(waiting)))).toMatchObject({ claim: { status: 'QUARANTINED', quarantineReason: 'SAME_TRAINING' }, duplicate: { claimId: null, title: '秋季研修班' }, preview: { accepted: true } });
    expect(await county.rows('SELECT id FROM ledger_entries WHERE teacherId = ?', [one.teacherId])).toHaveLength(1);
    expect((await recognise([waiting]))[0]).toMatchObject({ done: true });
  });

  test('two sources that file one training in the same instant do not see one another: it is credited once, 20 times', async () => {
    const activity = buildActivity({ categoryKey: 'face-to-face', level: 'COUNTY', day: '2026-10-16', durationMinutes: 400, organiser: { key: null, level: 'COUNTY', accredited: true } });
    const pairs = await Promise.all(Array.from({ length: 20 }, async (_, at) => {
      const { teacherId } = await person();
      const common = { title: `秋季讲座${at}`, startDay: '2026-10-12', activity };
      return { teacherId, claimIds: await Promise.all([buildClaim(county, teacherId, common), buildClaim(county, teacherId, { ...common, sourceType: 'SCHOOL', providerKey: null, sourceKey: `school:race:${at}` })]) };
    }));
    const ids = pairs.flatMap(({ claimIds }) => claimIds);
    // What transactions that did not see one another leave; where they take turns the second is suspected at once.
    await county.app.platform.work.run({ accountId: null, name: 'test' }, (tx) => tx.run("UPDATE credit_claims SET status = 'PENDING', quarantineReason = NULL, duplicateOf = NULL WHERE id IN (?)", [ids]));
    const [together, apart] = [pairs.slice(0, 10), pairs.slice(10)];
    const results = [...await recognise(together.flatMap(({ claimIds }) => claimIds)), ...await recognise(apart.map(({ claimIds: [one = 0] }) => one)), ...await recognise(apart.map(({ claimIds: [, other = 0] }) => other))];
    expect(results.filter((each) => each.done)).toHaveLength(20);
    expect([...new Set(results.flatMap(({ code }) => code ?? []))]).toEqual(['CREDITED_BEFORE']);
    for (const { teacherId, claimIds } of pairs) {
      expect(await county.rows('SELECT id FROM ledger_entries WHERE teacherId = ?', [teacherId])).toHaveLength(1);
      const [held] = await county.rows<{ id: number; duplicateOf: string }>("SELECT id, duplicateOf FROM credit_claims WHERE teacherId = ? AND status = 'QUARANTINED'", [teacherId]);
      expect((await review(officer, String(held?.id))).duplicate?.claimId).toBe(String(claimIds.find((each) => each !== held?.id)));
    }
  });

  test('who was compared with another and found to be none is not held against that other', async () => {
    const { teacherId } = await person();
    const common = { title: '两地同名讲座', startDay: '2026-10-12', activity: buildActivity({ categoryKey: 'face-to-face', level: 'COUNTY', day: '2026-10-16', durationMinutes: 400, organiser: { key: null, level: 'COUNTY', accredited: true } }) };
    const first = await buildClaim(county, teacherId, common);
    const second = await buildClaim(county, teacherId, { ...common, providerKey: 'P2' });
    expect((await recognise([second]))[0]).toMatchObject({ done: true });
    expect((await recognise([first]))[0]).toMatchObject({ done: true });
  });
});
