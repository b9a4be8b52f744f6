/**
 * What each printed paper is made of. Plain data, already worded and formatted by the module that
 * prints it (a credit is the text '6.00', a masked id is the masked text): the templates lay out,
 * they decide nothing. Days are 'YYYY-MM-DD' and are worded by the template in the paper's language.
 */
export type DocumentLocale = 'zh-CN' | 'en';

/** How a stranger checks the paper. */
export interface Verification {
  /** What the QR code holds: an http(s) address with the signed token in it. */
  url: string;
  /** What a person can type instead, e.g. 'px.example.cn/verify'. */
  address: string;
}

export interface CertificateData {
  /** '结业证书' / 'Certificate of Completion' when left out. */
  title?: string;
  number: string;
  holderName: string;
  /** Beside the name, e.g. the school or a masked id. */
  holderDetail?: string;
  trainingTitle: string;
  startsOn: string;
  endsOn: string;
  /** e.g. '60'; the unit (学时 / hours) is the template's. */
  hours?: string;
  /** e.g. '6.00'; the unit (学分 / credits) is the template's. */
  credits?: string;
  /** e.g. '优秀'. */
  result?: string;
  /** Paragraphs that stand in place of the usual sentence about the training. */
  text?: readonly string[];
  /** One or two bodies, the last one gives the date. */
  issuers: readonly string[];
  issuedOn: string;
  verification?: Verification;
  /** Across the page, e.g. '样张', '补发'. */
  watermark?: string;
}

/** Many certificates in one file, for the printer in the office; one page each. */
export interface CertificateBookData {
  certificates: readonly CertificateData[];
}

export interface TranscriptEntry {
  day: string;
  title: string;
  category: string;
  hours?: string;
  credits: string;
  /** The rule that produced it, in a few words. */
  rule?: string;
  /** A reversal or another entry that should be set apart. */
  reversal?: boolean;
}

export interface TranscriptCategoryRow {
  category: string;
  /** One text for each of the cycle's years. */
  byYear: readonly string[];
  total: string;
  /** What the cycle asks for, e.g. '≥ 30.00'. */
  required?: string;
  met?: boolean;
}

export interface TranscriptCycle {
  name: string;
  startsOn: string;
  endsOn: string;
  years: readonly string[];
  categories: readonly TranscriptCategoryRow[];
  total: TranscriptCategoryRow;
  entries: readonly TranscriptEntry[];
}

export interface TranscriptData {
  title?: string;
  number?: string;
  holderName: string;
  maskedId?: string;
  teacherNumber?: string;
  school?: string;
  /** Each cycle starts on a page of its own. */
  cycles: readonly TranscriptCycle[];
  footnotes?: readonly string[];
  issuer: string;
  /** An instant or a day as text: printed as 'generated on'. */
  generatedOn: string;
  verification?: Verification;
  watermark?: string;
}

/** Many transcripts in one file, each as it is alone, behind an overview. */
export interface TranscriptBookData {
  cover: TableReportData;
  transcripts: readonly TranscriptData[];
}

export interface RegisterRow {
  name: string;
  school?: string;
  status?: string;
  /** e.g. '08:52'. */
  checkedInAt?: string;
}

export interface AttendanceRegisterData {
  title?: string;
  cohort: string;
  session: string;
  place?: string;
  /** e.g. '2026-07-06 08:30–11:30'. */
  time?: string;
  lecturer?: string;
  rows: readonly RegisterRow[];
  /** Lines to write on by hand after the last name. */
  blankRows?: number;
  totals?: readonly { label: string; value: string }[];
  footnotes?: readonly string[];
  issuer?: string;
  generatedOn: string;
}

export interface ReportColumn {
  header: string;
  /** A share of the width that is left (1 = one share) or a fixed width in millimetres; as wide as its content when left out. */
  width?: { share: number } | { millimetres: number };
  align?: 'start' | 'center' | 'end';
}

export interface TableReportData {
  title: string;
  subtitle?: string;
  columns: readonly ReportColumn[];
  rows: readonly (readonly string[])[];
  totals?: readonly string[];
  footnotes?: readonly string[];
  orientation?: 'portrait' | 'landscape';
  issuer?: string;
  generatedOn: string;
  watermark?: string;
}

/** Bytes of a JPEG or PNG that a paper shows under this name. */
export interface DocumentPicture {
  /** Letters, digits, `-` and the ending `.jpg` or `.png`. */
  name: string;
  bytes: Uint8Array;
}

export interface BoundSection {
  title: string;
  facts?: readonly { label: string; value: string }[];
  table?: { columns: readonly ReportColumn[]; rows: readonly (readonly string[])[] };
  /** Two to a page when there are no more than two, four otherwise; by the names of the pictures given. */
  pictures?: readonly { name: string; caption: string }[];
  footnotes?: readonly string[];
}

/** Many papers bound to one: cover, contents with page numbers, then each section from a new page. */
export interface BoundArchiveData {
  title: string;
  subtitle?: string;
  coverFacts: readonly { label: string; value: string }[];
  sections: readonly BoundSection[];
  issuer?: string;
  generatedOn: string;
}

/** A decision that is told to somebody on paper. */
export interface LetterData {
  title: string;
  number?: string;
  facts: readonly { label: string; value: string }[];
  sections: readonly { heading: string; text: string }[];
  footnotes?: readonly string[];
  issuer: string;
  issuedOn: string;
  generatedOn: string;
}

/** Cards to hand out, ten to a page: a person's name with a QR code that opens what is his. */
export interface LinkCardsData {
  title: string;
  subtitle?: string;
  /** What whoever gets a card is to do; on each of them. */
  hint: string;
  cards: readonly { name: string; detail: string; note: string; verification: Verification }[];
  issuer?: string;
  generatedOn: string;
}

/** Every paper the printer knows, by the name of its template. */
export interface DocumentData {
  certificate: CertificateData;
  'certificate-book': CertificateBookData;
  transcript: TranscriptData;
  'transcript-book': TranscriptBookData;
  'attendance-register': AttendanceRegisterData;
  'table-report': TableReportData;
  'bound-archive': BoundArchiveData;
  letter: LetterData;
  'link-cards': LinkCardsData;
}
export type DocumentTemplate = keyof DocumentData;
