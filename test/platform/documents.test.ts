import { jest } from '@jest/globals';
import { DocumentError, DocumentPrinter, missingGlyphs } from '../../server/platform/documents/index.js';
import type { AttendanceRegisterData, CertificateData, TableReportData, TranscriptData } from '../../server/platform/documents/index.js';

jest.setTimeout(60_000);



const certificate: CertificateData = {
  number: '县培证字〔2026〕第00128号', holderName: '欧阳晓燕', holderDetail: '城关镇第二初级中学',
  trainingTitle: '2026年全县义务教育新课标语文骨干教师能力提升培训班', startsOn: '2026-07-06', endsOn: '2026-07-10',
  hours: '60', credits: '12.00', issuers: ['某县教师进修学校'], issuedOn: '2026-07-12',
  verification: { url: `https://px.example.cn/v/${'eyJhbGciOiJFZERTQSJ9'.repeat(8)}`, address: 'px.example.cn/verify' },
};
const total = { category: '合计', byYear: ['1.00', '2.00'], total: '3.00' };
const transcript: TranscriptData = {
  holderName: '欧阳晓燕', maskedId: '5108**********1234', issuer: '某县教师进修学校', generatedOn: '2026-07-20 10:30', verification: certificate.verification,
  cycles: [1, 2].map((cycle) => ({
    name: `第${cycle}周期`, startsOn: '2021-01-01', endsOn: '2022-12-31', years: ['2021', '2022'], total, categories: [{ ...total, category: '集中培训', required: '≥ 30.00', met: false }],
    entries: [{ day: '2021-05-06', title: '新课标培训', category: '集中培训', hours: '5', credits: '1.00', rule: '县级集中 0.2×5', reversal: cycle === 2 }],
  })),
};
const register: AttendanceRegisterData = {
  cohort: '语文骨干班', session: '第3场', generatedOn: '2026-07-06', blankRows: 5, totals: [{ label: '应到', value: '60' }],
  rows: Array.from({ length: 60 }, (_, at) => ({ name: `教师${at}`, school: '城关镇中学', status: '出席', checkedInAt: '08:20' })),
};
const report: TableReportData = {
  title: '片区统计', columns: [{ header: '片区', width: { share: 1 } }, { header: '人次', align: 'end', width: { millimetres: 30 } }], rows: [['一', '12'], ['二']], totals: ['合计', '12'], generatedOn: '2026-07-06',
};
/** Page objects stand in the file uncompressed, or else the count of the page tree does. */
const pagesOf = (pdf: Uint8Array): number => Number(/\/Type\s*\/Pages[^>]*?\/Count\s+(\d+)|\/Count\s+(\d+)[^>]*?\/Type\s*\/Pages/u.exec(Buffer.from(pdf).toString('latin1'))?.slice(1).find(Boolean));

describe('the printer', () => {
  const printer = new DocumentPrinter({ workers: 1 });
  afterAll(() => printer.close());

  test.each(['zh-CN', 'en'] as const)('prints every paper in %s', async (locale) => {
    expect(pagesOf(await printer.print('certificate', certificate, locale))).toBe(1);
    expect(pagesOf(await printer.print('certificate-book', { certificates: [certificate, { ...certificate, verification: undefined, text: ['一段文字。'] }] }, locale))).toBe(2);
    expect(pagesOf(await printer.print('transcript', transcript, locale))).toBe(2);
    expect(pagesOf(await printer.print('attendance-register', register, locale))).toBe(3);
    expect(pagesOf(await printer.print('table-report', report, locale))).toBe(1);
    expect(pagesOf(await printer.print('table-report', { ...report, rows: [], orientation: 'landscape' }, locale))).toBe(1);
  });

  test('a row of a report stays on one page: three that fill most of a page each take three', async () => {
    const rows = Array.from({ length: 3 }, () => ['一', '县'.repeat(220)]);
    expect(pagesOf(await printer.print('table-report', { title: '名册', columns: [{ header: '序号', width: { share: 1 } }, { header: '说明', width: { millimetres: 25 } }], rows, generatedOn: '2026-11-22' }, 'zh-CN'))).toBe(3);
  });

  test('the same data gives the same bytes', async () => {
    const [first, second] = await printer.printMany('certificate', [certificate, certificate], 'zh-CN');
    expect(Buffer.from(first ?? []).equals(Buffer.from(second ?? []))).toBe(true);
  });

  test('long names, titles and text without a space stay on one page', async () => {
    const long = { ...certificate, holderName: '阿卜杜热合曼·买买提吐尔逊·阿不都克里木·艾合买提', holderDetail: '某某县黄土梁子镇中心小学附属幼儿园'.repeat(3), trainingTitle: '“国培计划（2026）”——中西部骨干项目'.repeat(12), issuers: ['某县教育和科学技术局（语言文字工作委员会办公室）', '某县教师进修学校', '某大学'], number: 'X'.repeat(60) };
    expect(pagesOf(await printer.print('certificate', long, 'zh-CN'))).toBe(1);
    expect(pagesOf(await printer.print('certificate', { ...long, trainingTitle: 'a'.repeat(200) }, 'en'))).toBe(1);
  });

  test('data is never markup', async () => {
    const hostile = '#panic("x") *b* $x^2$ @ref <label> \\ #read("/etc/passwd") "';
    expect(pagesOf(await printer.print('certificate', { ...certificate, holderName: hostile, trainingTitle: hostile, issuedOn: hostile, startsOn: hostile }, 'zh-CN'))).toBe(1);
    expect(pagesOf(await printer.print('table-report', { ...report, title: hostile, rows: [[hostile, hostile]] }, 'en'))).toBe(1);
  });

  test('a batch keeps its order, tells its progress and can be cancelled', async () => {
    const batch = Array.from({ length: 12 }, (_, at) => ({ ...certificate, number: `第${at}号` }));
    const progress: number[] = [];
    const papers = await printer.printMany('certificate', batch, 'zh-CN', { onProgress: (done) => progress.push(done) });
    expect(progress).toEqual(batch.map((_, at) => at + 1));
    const seventh = await printer.print('certificate', batch[7] ?? certificate, 'zh-CN');
    expect(Buffer.from(papers[7] ?? []).equals(Buffer.from(seventh))).toBe(true);

    const stop = new AbortController();
    const cancelled = printer.printMany('certificate', batch, 'zh-CN', { signal: stop.signal, onProgress: (done) => { if (done === 3) stop.abort(); } });
    await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test('data that the template refuses fails alone', async () => {
    await expect(printer.print('certificate', { number: '1' } as unknown as CertificateData, 'zh-CN')).rejects.toMatchObject({ code: 'FAILED' });
    await expect(printer.print('table-report', { ...report, rows: Array.from({ length: 30_000 }, () => ['a']) }, 'en')).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect((await printer.print('certificate', certificate, 'zh-CN')).length).toBeGreaterThan(5_000);
  });
});

test('a full queue, a paper that takes too long and a closed printer say so', async () => {
  const small = new DocumentPrinter({ maxQueued: 1, timeoutMs: 1 });
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => small.print('certificate', certificate, 'zh-CN')));
  expect(outcomes.map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as DocumentError).code : 'printed'))).toEqual(['TIMED_OUT', 'TIMED_OUT', 'BUSY']);
  const waiting = small.print('certificate', certificate, 'zh-CN').catch((reason: unknown) => reason);
  await small.close();
  expect(await waiting).toMatchObject({ code: 'CLOSED' });
  await expect(small.print('certificate', certificate, 'zh-CN')).rejects.toMatchObject({ code: 'CLOSED' });
});

test('characters that no font can draw are found before a paper is issued', () => {
  expect(missingGlyphs('欧阳晓燕·Ouyang（第1期）《》“”—…①')).toEqual([]);
  expect(missingGlyphs('张𠮷䶮𮧵𠮷 三\u200b')).toEqual(['𠮷', '𮧵']);
});
