import { type CertificateData, DocumentError } from '../../platform/documents/index.js';
import { RequestError } from '../../platform/errors.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import type { Author } from '../../platform/transactions/tx.js';
import { decimalText, fixedText } from '../credits/index.js';
import type { CertificateRow } from './certificates.entities.js';

/** An hour of training (学时) has 45 minutes. */
const HOUR_MINUTES = 45;
const PURPOSE = 'certificate';
/** What one file for the printer in the office holds: few enough to be set within the printer's time on a small machine. */
export const MOST_IN_A_BOOK = 300;

const VOID: Record<'REVOKED' | 'REPLACED', Words> = { REVOKED: { zh: '已撤销', en: 'REVOKED' }, REPLACED: { zh: '已换发', en: 'REPLACED' } };
const COPY: Words = { zh: '补发', en: 'DUPLICATE' };

/** 2700 → "60"; hundredths of an hour where the minutes make no whole one. */
export const hoursText = (minutes: number): string => decimalText(Math.floor((minutes * 100) / HOUR_MINUTES));

/** The papers of certificates: made from what is frozen in the row, so printing again gives the same paper. */
export class CertificatePapers {
  constructor(private readonly platform: Pick<Platform, 'printer' | 'files' | 'work' | 'publicUrl'>) {}

  /** The address that the QR code holds. */
  verifyUrl(token: string): string {
    return `${this.platform.publicUrl}/verify/${token}`;
  }

  data(row: CertificateRow, locale: Locale, watermark?: Words): CertificateData {
    const words = (zh: string, en: string): string => say({ zh, en }, locale);
    return {
      number: row.number, holderName: row.holderName, holderDetail: words(row.schoolName, row.schoolNameEn), trainingTitle: words(row.trainingTitle, row.trainingTitleEn),
      startsOn: row.startsOn, endsOn: row.endsOn, hours: hoursText(row.minutes), ...(row.centicredits > 0 ? { credits: fixedText(row.centicredits) } : {}),
      issuers: [words(row.issuer, row.issuerEn)], issuedOn: row.issuedOn,
      verification: { url: this.verifyUrl(row.token), address: this.platform.publicUrl.replace(/^https?:\/\//, '') + '/verify' },
      ...(watermark ? { watermark: say(watermark, locale) } : {}),
    };
  }

  /** One certificate. The Chinese one is kept once it was printed; what is no longer valid, and a copy, is marked across the page. */
  async one(author: Author, row: CertificateRow, options: { locale: Locale; isCopy: boolean }): Promise<Uint8Array> {
    const watermark = row.status !== 'VALID' ? VOID[row.status] : options.isCopy ? COPY : undefined;
    const isKept = options.locale === 'zh-CN' && !watermark;
    if (isKept && row.pdfFileId !== null) return (await this.platform.files.open(row.pdfFileId, PURPOSE)).bytes;
    const pdf = await soon(this.platform.printer.print('certificate', this.data(row, options.locale, watermark), options.locale));
    if (isKept) await this.keep(author, row, pdf);
    return pdf;
  }

  /** Prints certificates that have no paper yet, in order, and keeps each; gives 1 after each. */
  async *printed(author: Author, rows: readonly CertificateRow[]): AsyncGenerator<number, void, undefined> {
    for await (const { index, pdf } of this.platform.printer.printEach('certificate', rows.map((row) => this.data(row, 'zh-CN')), 'zh-CN')) {
      await this.keep(author, rows[index] as CertificateRow, pdf);
      yield 1;
    }
  }

  /** Up to {@link MOST_IN_A_BOOK} certificates in one file, a page each. */
  book(rows: readonly CertificateRow[], locale: Locale): Promise<Uint8Array> {
    return soon(this.platform.printer.print('certificate-book', { certificates: rows.map((row) => this.data(row, locale)) }, locale));
  }

  private async keep(author: Author, row: CertificateRow, bytes: Uint8Array): Promise<void> {
    const { id } = await this.platform.files.keep(author, { name: `${row.number}.pdf`, mediaType: 'application/pdf', purpose: PURPOSE, bytes });
    await this.platform.work.run(author, (tx) => tx.run('UPDATE certificates SET pdfFileId = ? WHERE id = ? AND pdfFileId IS NULL', [id, row.id]));
  }
}

/** A printer that is busy is told as such, not as a fault. */
async function soon(paper: Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await paper;
  } catch (error) {
    if (!(error instanceof DocumentError) || (error.code !== 'BUSY' && error.code !== 'TIMED_OUT')) throw error;
    throw new RequestError('UNAVAILABLE', { zh: '正在打印的文件较多，请稍候再下载。', en: 'Many papers are being printed just now. Please try again shortly.' });
  }
}
