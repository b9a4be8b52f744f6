import { verify as verifySignature } from 'node:crypto';

import { readWorkbook } from '../../server/platform/spreadsheets/index.js';
import { buildActivity, buildClaim } from '../support/credit-factories.js';
import { databaseKinds } from '../support/databases.js';
import { type Client, startTestApp, type TestApp } from '../support/test-app.js';

const recognise = 'mutation ($input: CreditClaimsInput!) { creditClaimsRecognise(input: $input) { results { done } } }';
const verify = 'query ($token: String!) { verifyTranscript(token: $token) { verdict message holderName teacherNumber printedOn printedCenticredits totalCenticredits targetCenticredits met entryCount categories { category { key } countedCenticredits } } }';

interface Verification { verifyTranscript: { verdict: string; message: string; holderName: string | null; teacherNumber: string | null; printedCenticredits: number | null; totalCenticredits: number | null; entryCount: number | null } }

/** As a title review desk does it: nothing but the printed code and the centre's public keys. */
function verifyOffline(token: string, keys: readonly { keyId: string; publicKeyPem: string }[]): unknown {
  const [keyId, body, signature] = token.split('.') as [string, string, string];
  const { publicKeyPem } = keys.find((each) => each.keyId === keyId) ?? { publicKeyPem: '' };
  return verifySignature(null, Buffer.from(`${keyId}.${body}`), publicKeyPem, Buffer.from(signature, 'base64url')) ? JSON.parse(Buffer.from(body, 'base64url').toString()) : null;
}

describe.each(databaseKinds)('transcripts and files of claims on %s', (kind) => {
  let county: TestApp;
  let officer: Client;
  let printed: { template: string; data: Record<string, unknown> }[];

  beforeAll(async () => {
    county = await startTestApp(kind);
    officer = await county.as(await county.build.account({ role: 'CREDIT_OFFICER' }));
    // The real printer prints; what it was given is kept, since the QR code in the PDF is a drawing.
    const { printer } = county.app.platform;
    const print = printer.print.bind(printer);
    printed = [];
    printer.print = ((template, data, locale) => {
      printed.push({ template, data: data as unknown as Record<string, unknown> });
      return print(template, data, locale);
    });
  });
  afterAll(() => county.close());

  const tokenOfLast = (): string => (printed.at(-1)?.data.verification as { url: string }).url.split('/').at(-1) as string;
  const audits = (action: string, id: number | string): Promise<{ details: string }[]> => county.rows('SELECT details FROM audit_rows WHERE action = ? AND subjectId = ?', [action, String(id)]);

  async function credited(): Promise<{ teacherId: number; teacher: Client }> {
    const { teacherId, accountId } = await county.build.teacherAccount();
    await officer.ask(recognise, { input: { claimIds: [await buildClaim(county, teacherId)] } });
    return { teacherId, teacher: await county.as(accountId) };
  }

  test('a teacher prints his transcript; its code is verified by anyone, with the figures of today', async () => {
    const { teacherId, teacher } = await credited();
    const response = await teacher.get(`/downloads/transcript/${teacherId}.pdf?cycle=2026&lang=zh`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''%E5%AD%A6/);
    expect(Buffer.from(await response.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-');
    expect(printed.at(-1)?.data).toMatchObject({ cycles: [{ startsOn: '2023-01-01', endsOn: '2027-12-31', entries: [{ credits: '8.00', hours: '20' }], total: { total: '8.00', required: '≥ 120.00', met: false } }] });
    expect(await audits('transcript.print', teacherId)).toHaveLength(1);

    const token = tokenOfLast();
    expect(token.length).toBeLessThan(400);
    const { verifyTranscript: genuine } = await county.anyone.ask<Verification>(verify, { token });
    expect(genuine).toMatchObject({ verdict: 'GENUINE', printedCenticredits: 800, totalCenticredits: 800, targetCenticredits: 12000, entryCount: 1 });
    expect(genuine.holderName).toMatch(/^张○/);

    await officer.ask(recognise, { input: { claimIds: [await buildClaim(county, teacherId, { startDay: '2026-09-01', activity: buildActivity({ day: '2026-09-20' }) })] } });
    const { verifyTranscript: changed } = await county.anyone.in('en').ask<Verification>(verify, { token });
    expect(changed).toMatchObject({ verdict: 'CHANGED_SINCE', printedCenticredits: 800, totalCenticredits: 1600, entryCount: 2 });
    expect(changed.message).toMatch(/^Genuine/);
  });

  test('an altered token, a token for something else and rubbish say nothing about anybody', async () => {
    const { teacherId, teacher } = await credited();
    await (await teacher.get(`/downloads/transcript/${teacherId}.pdf`)).arrayBuffer();
    const [keyId, body, signature] = tokenOfLast().split('.') as [string, string, string];
    const facts = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const richer = Buffer.from(JSON.stringify({ ...facts, t: 12_000 })).toString('base64url');
    const other = county.app.platform.secrets.signToken({ k: 'certificate', n: facts.n });
    for (const token of [`${keyId}.${richer}.${signature}`, other, '', 'x'.repeat(300), `${keyId}.${body}.`]) {
      const { verifyTranscript } = await county.anyone.ask<Verification>(verify, { token });
      expect(verifyTranscript).toMatchObject({ verdict: 'ALTERED', holderName: null, teacherNumber: null, totalCenticredits: null });
    }
    const stranger = county.app.platform.secrets.signToken({ ...facts, n: 'T99999999' });
    expect((await county.anyone.ask<Verification>(verify, { token: stranger })).verifyTranscript).toMatchObject({ verdict: 'UNKNOWN_TEACHER', holderName: null });
    const otherLedger = county.app.platform.secrets.signToken({ ...facts, h: 'AAAAAAAAAAAAAAAA' });
    expect((await county.anyone.ask<Verification>(verify, { token: otherLedger })).verifyTranscript.verdict).toBe('LEDGER_DIFFERS');
  });

  test('a transcript out of reach reads as not found, and nothing is printed or written down', async () => {
    const { teacherId } = await credited();
    const otherTeacher = await county.as((await county.build.teacherAccount()).accountId);
    const otherSchool = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    const judge = await county.as(await county.build.account({ role: 'JUDGE' }));
    const before = printed.length;
    for (const client of [otherTeacher, otherSchool, judge]) expect((await client.get(`/downloads/transcript/${teacherId}.pdf`)).status).toBe(404);
    expect((await county.anyone.get(`/downloads/transcript/${teacherId}.pdf`)).status).toBe(401);
    expect((await officer.get('/downloads/transcript/abc.pdf')).status).toBe(404);
    expect((await officer.get(`/downloads/transcript/${teacherId}.pdf?cycle=26`)).status).toBe(400);
    expect(printed).toHaveLength(before);
    expect(await audits('transcript.print', teacherId)).toEqual([]);
  });

  test('transcripts of a school are one book: each paper is the single one, its code is verified, and only who asked fetches it', async () => {
    const make = 'mutation ($input: TranscriptBookMakeInput!) { transcriptBookMake(input: $input) { book { id teacherCount leftOutCount madeAt school { id } } userErrors { code field message } } }';
    interface Made { transcriptBookMake: { book: { id: string; teacherCount: number } | null; userErrors: { code: string; field: string | null; message: string }[] } }
    const schoolId = await county.build.school();
    const teacherIds = [await county.build.teacher({ schoolId }), await county.build.teacher({ schoolId })];
    await county.build.teacher({ schoolId, status: 'LEFT' });
    const elsewhere = await county.build.teacher();
    await officer.ask(recognise, { input: { claimIds: [await buildClaim(county, teacherIds[0] as number)] } });
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
    const { transcriptBookMake: { book } } = await school.ask<Made>(make, { input: { schoolId, idempotencyKey: 'book-of-a-school' } });
    expect(book).toMatchObject({ teacherCount: 2, madeAt: null, school: { id: String(schoolId) } });
    expect((await school.ask<Made>(make, { input: { schoolId, idempotencyKey: 'book-of-a-school' } })).transcriptBookMake.book?.id).toBe(book?.id);
    expect((await school.get(`/downloads/transcript-books/${book?.id}.pdf`)).status).toBe(404);
    await county.settle();
    const { data } = printed.at(-1) as unknown as { data: { cover: { rows: string[][] }; transcripts: { number: string; holderName: string; verification: { url: string } }[] } };
    expect([printed.at(-1)?.template, data.transcripts.length, data.cover.rows.map((row) => row.slice(5, 6).concat(row.at(-1) ?? ''))]).toEqual(['transcript-book', 2, data.transcripts.map(({ number }, at) => [at === 0 ? '8.00' : '0.00', number])]);
    await (await school.get(`/downloads/transcript/${teacherIds[0]}.pdf`)).arrayBuffer();
    const { verification: _alone, ...alone } = printed.at(-1)?.data as unknown as { verification: unknown };
    const { verification, ...bound } = data.transcripts[0] as (typeof data.transcripts)[0];
    expect(bound).toEqual(alone);
    const token = verification.url.split('/').at(-1) as string;
    expect((await county.anyone.ask<Verification>(verify, { token })).verifyTranscript).toMatchObject({ verdict: 'GENUINE', totalCenticredits: 800 });
    // Without the server: the public key alone.
    const { keys } = await (await county.anyone.get('/.well-known/shixun-keys.json')).json() as { keys: Parameters<typeof verifyOffline>[1] };
    expect(verifyOffline(token, keys)).toMatchObject({ k: 'transcript', t: 800, c: 2023 });

    const pdf = await school.get(`/downloads/transcript-books/${book?.id}.pdf`);
    expect([pdf.status, Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const excel = await readWorkbook(Buffer.from(await (await school.get(`/downloads/transcript-books/${book?.id}.xlsx`)).arrayBuffer()));
    expect(excel.sheets[0]?.rows.map(({ cells }) => cells[5]?.value)).toEqual(['已认定', 8, 0]);
    expect(await audits('transcript.print', teacherIds[1] as number)).toHaveLength(1);
    const another = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
    for (const client of [another, officer]) expect((await client.get(`/downloads/transcript-books/${book?.id}.pdf`)).status).toBe(404);

    const before = await county.rows('SELECT id FROM transcript_books');
    const numberOf = async (id: number): Promise<string> => (await county.rows<{ number: string }>('SELECT number FROM teachers WHERE id = ?', [id]))[0]?.number ?? '';
    const numbers = `${await numberOf(teacherIds[0] as number)}，${(await numberOf(elsewhere)).toLowerCase()}`;
    expect((await school.ask<Made>(make, { input: { numbers } })).transcriptBookMake.userErrors).toMatchObject([{ code: 'NUMBERS_UNKNOWN', message: expect.stringContaining(await numberOf(elsewhere)) as string }]);
    // By line, as they stand in the list that was pasted; one that is of another school is as one that nobody has.
    const listed = `${await numberOf(teacherIds[0] as number)}\r\n\r\nｔ９８７６５４３２１ ${await numberOf(elsewhere)}\nT987654321\n`;
    const [unknown] = (await school.ask<Made>(make, { input: { numbers: listed } })).transcriptBookMake.userErrors;
    expect([unknown?.field, unknown?.message]).toEqual(['input.numbers', `有 2 个编号查无此人，或不在您的管理范围内：第 3 行 T987654321、第 3 行 ${await numberOf(elsewhere)}。请改正或去掉后再提交。`]);
    const many = (count: number) => ({ input: { numbers: Array.from({ length: count }, (_, at) => `T7${String(at).padStart(7, '0')}`).join('\n') } });
    expect((await school.ask<Made>(make, many(400))).transcriptBookMake.userErrors).toMatchObject([{ code: 'NUMBERS_UNKNOWN', message: expect.stringContaining('第 30 行 T70000029，另有 370 个') as string }]);
    expect((await school.ask<Made>(make, many(1_300))).transcriptBookMake.userErrors).toEqual([{ code: 'TOO_MANY_NUMBERS', field: 'input.numbers', message: '一次最多 400 人，您粘贴了 1300 个教师编号。请分成 4 次办理。' }]);
    expect((await school.in('en').ask<Made>(make, many(401))).transcriptBookMake.userErrors[0]?.message).toBe('One book holds 400 teachers; you pasted 401 teacher numbers. Make it in 2 parts.');
    expect((await school.ask<Made>(make, { input: {} })).transcriptBookMake.userErrors).toMatchObject([{ code: 'NOBODY' }]);
    expect((await school.send(make, { input: { teacherIds: [elsewhere] } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await another.send(make, { input: { schoolId: await county.build.school() } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await (await county.as((await county.build.teacherAccount()).accountId)).send(make, { input: { schoolId } })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await county.rows('SELECT id FROM transcript_books')).toEqual(before);
    expect((await officer.ask<Made>(make, { input: { numbers } })).transcriptBookMake.book).toMatchObject({ teacherCount: 2 });
    await county.settle();
  });

  test('a reversal stands on the transcript as an entry of its own', async () => {
    const { teacherId } = await credited();
    const [entry] = await county.rows<{ id: number }>('SELECT id FROM ledger_entries WHERE teacherId = ?', [teacherId]);
    await officer.ask('mutation ($input: LedgerEntriesReverseInput!) { ledgerEntriesReverse(input: $input) { reversedCount } }', { input: { entryIds: [entry?.id], reason: '经核实未参加' } });
    await (await officer.get(`/downloads/transcript/${teacherId}.pdf`)).arrayBuffer();
    expect(printed.at(-1)?.data).toMatchObject({ cycles: [{ total: { total: '0.00' }, entries: [{ credits: '8.00' }, { credits: '-8.00', reversal: true, rule: '冲正：经核实未参加' }] }] });
  });

  test('claims go to Excel by the filter of the list, within reach, masked and audited', async () => {
    const schoolId = await county.build.school();
    const [mine, elsewhere] = [await county.build.teacher({ schoolId, name: '=cmd' }), await county.build.teacher()];
    const ids = [await buildClaim(county, mine), await buildClaim(county, mine, { title: '同名培训', startDay: '2026-05-01' }), await buildClaim(county, elsewhere)];
    await officer.ask(recognise, { input: { claimIds: [ids[1]] } });
    const school = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId }));
    const rowsOf = async (client: Client, query: string): Promise<(string | number | boolean | null)[][]> => {
      const response = await client.get(`/downloads/credit-claims.xlsx${query}`);
      expect(response.status).toBe(200);
      const { sheets } = await readWorkbook(Buffer.from(await response.arrayBuffer()));
      return sheets[0]?.rows.map((row) => row.cells.map((cell) => cell.value)) ?? [];
    };
    const all = await rowsOf(school, '');
    expect(all.slice(1).map((row) => row[0])).toEqual([ids[0], ids[1]]);
    expect(all[1]?.[3]).toBe("'=cmd");
    expect((await rowsOf(school, '?status=APPROVED')).slice(1).map((row) => [row[0], row[12], row[13], row[16]])).toEqual([[ids[1], 8, 8, '已认定']]);
    expect((await rowsOf(officer, `?status=PENDING&schoolId=${schoolId}&lang=en`)).slice(1).map((row) => row[16])).toEqual(['Pending']);
    expect((await officer.get('/downloads/credit-claims.xlsx?status=NONSENSE')).status).toBe(400);
    const teacher = await county.as((await county.build.teacherAccount()).accountId);
    expect((await teacher.get('/downloads/credit-claims.xlsx')).status).toBe(403);
    expect(await audits('creditClaims.export', 'list')).toHaveLength(3);
  });

  test('one claim is reviewed with its evidence, what the rules say, and the record it may repeat', async () => {
    const schoolId = await county.build.school();
    const { teacherId, accountId } = await county.build.teacherAccount({ schoolId });
    const teacher = await county.as(accountId);
    const file = await teacher.upload('evidence', '证书.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]));
    const submit = 'mutation ($input: CreditClaimSubmitInput!) { creditClaimSubmit(input: $input) { claim { id status } userErrors { code } } }';
    const input = { title: '县级课堂教学培训', organiserName: '县师训中心', categoryKey: 'face-to-face', level: 'COUNTY', startDay: '2026-10-10', endDay: '2026-10-12', durationMinutes: 900, evidenceFileIds: [file.id] };
    await teacher.ask(submit, { input });
    const again = await teacher.ask<{ creditClaimSubmit: { claim: { id: string; status: string } } }>(submit, { input });
    expect(again.creditClaimSubmit.claim.status).toBe('QUARANTINED');
    const review = 'query ($id: ID!) { creditClaimReview(id: $id) { claim { title } evidence { id name sameContentCount } preview { accepted centicredits lostCenticredits explanation } duplicate { claimId title status } steps { step } } }';
    const { id } = again.creditClaimSubmit.claim;
    const { creditClaimReview } = await officer.ask<{ creditClaimReview: { preview: { explanation: string[] } } }>(review, { id });
    expect(creditClaimReview).toMatchObject({ evidence: [{ id: file.id, name: '证书.png', sameContentCount: 0 }], preview: { accepted: true, centicredits: 400, lostCenticredits: 0 }, duplicate: { title: input.title, status: 'PENDING' }, steps: [] });
    expect(creditClaimReview.preview.explanation.join('')).toMatch(/20 学时/);
    const fetched = await officer.get(`/downloads/claim-evidence/${id}/${file.id}`);
    expect([fetched.status, fetched.headers.get('content-type')]).toEqual([200, 'image/png']);
    const otherSchool = await county.as(await county.build.account({ role: 'SCHOOL_ADMINISTRATOR', schoolId: await county.build.school() }));
    expect((await otherSchool.get(`/downloads/claim-evidence/${id}/${file.id}`)).status).toBe(404);
    expect(await otherSchool.ask(review, { id })).toEqual({ creditClaimReview: null });
    expect(await audits('claimEvidence.open', id)).toHaveLength(1);
    expect(await county.rows('SELECT id FROM ledger_entries WHERE teacherId = ?', [teacherId])).toEqual([]);
  });

  test('a claim that was given back is mended by another in its place, once', async () => {
    const { teacherId, accountId } = await county.build.teacherAccount();
    const teacher = await county.as(accountId);
    const submit = 'mutation ($input: CreditClaimSubmitInput!) { creditClaimSubmit(input: $input) { claim { id status awaits } userErrors { code } } }';
    interface Submitted { creditClaimSubmit: { claim: { id: string; status: string } | null; userErrors: { code: string }[] } }
    const input = { title: '市级骨干培训', organiserName: '市教研院', categoryKey: 'face-to-face', level: 'CITY', startDay: '2026-10-10', endDay: '2026-10-12', durationMinutes: 900, evidenceFileIds: [] };
    const first = (await teacher.ask<Submitted>(submit, { input })).creditClaimSubmit.claim?.id as string;
    const mended = { ...input, durationMinutes: 1080, replacesClaimId: first };
    expect((await teacher.ask<Submitted>(submit, { input: mended })).creditClaimSubmit.userErrors).toEqual([{ code: 'CLAIM_NOT_RETURNED' }]);
    await officer.ask('mutation ($input: CreditClaimsDeclineInput!) { creditClaimsDecline(input: $input) { results { done } } }', { input: { claimIds: [first], status: 'RETURNED', reason: '学时与证书不符，请更正' } });
    expect((await teacher.ask<Submitted>(submit, { input: mended })).creditClaimSubmit.claim).toMatchObject({ status: 'PENDING', awaits: 'PRECHECK' });
    expect((await teacher.ask<Submitted>(submit, { input: mended })).creditClaimSubmit.userErrors).toEqual([{ code: 'CLAIM_NOT_RETURNED' }]);
    const stranger = await county.as((await county.build.teacherAccount()).accountId);
    expect((await stranger.ask<Submitted>(submit, { input: mended })).creditClaimSubmit.userErrors).toEqual([{ code: 'CLAIM_NOT_RETURNED' }]);
    expect(await county.rows('SELECT status FROM credit_claims WHERE teacherId = ? ORDER BY id', [teacherId])).toEqual([{ status: 'WITHDRAWN' }, { status: 'PENDING' }]);
  });

  test('ids for bulk decisions come in order and go on where they ended', async () => {
    const teacherId = await county.build.teacher();
    const ids = [];
    for (const day of ['2026-06-02', '2026-06-20', '2026-07-10']) ids.push(String(await buildClaim(county, teacherId, { title: `课程 ${day}`, startDay: day, activity: buildActivity({ day }) })));
    const query = 'query ($filter: CreditClaimFilter!, $afterId: ID, $limit: Int!) { creditClaimIds(filter: $filter, afterId: $afterId, limit: $limit) }';
    const filter = { teacherId: String(teacherId), status: ['PENDING'] };
    expect(await officer.ask(query, { filter, limit: 2 })).toEqual({ creditClaimIds: ids.slice(0, 2) });
    expect(await officer.ask(query, { filter, limit: 2, afterId: ids[1] })).toEqual({ creditClaimIds: ids.slice(2) });
  });
});
