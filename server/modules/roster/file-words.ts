import { type UnreadableCode, unreadableWords } from '../../platform/spreadsheets/index.js';
import type { Words } from '../../platform/locale.js';

/** Why a whole file was refused. */
export type FileRefusal =
  | { readonly code: UnreadableCode; readonly limit?: number | undefined; readonly sheet?: string | undefined }
  /** None of the template's sheets is in it. */
  | { readonly code: 'NOT_A_ROSTER' }
  | { readonly code: 'FACTS_CHANGED'; readonly rows: number }
  /** What was written is in use already and stays; the rest was not written. */
  | { readonly code: 'STOPPED_HALFWAY'; readonly rows: number; readonly written: number };

/** There is no default: a new code does not compile without its words. */
export function fileWords(refusal: FileRefusal): Words {
  switch (refusal.code) {
    case 'NOT_A_WORKBOOK': case 'OLD_FORMAT': case 'ENCRYPTED': case 'TOO_LARGE': case 'TOO_MANY_ROWS': case 'TOO_MANY_COLUMNS': case 'UNREADABLE': case 'TIMED_OUT':
      return unreadableWords(refusal.code, refusal.sheet);
    case 'NOT_A_ROSTER': return {
      zh: '文件中没有“片区”“学校”“教师”三张工作表中的任何一张。请用系统下载的模板填写。',
      en: 'None of the sheets “Areas”, “Schools” and “Teachers” is in the file. Fill in the template as downloaded.' };
    case 'STOPPED_HALFWAY': return {
      zh: `写入过程中系统中的数据有变动，涉及${refusal.rows}行，写入已停止。已写入的${refusal.written}行已有人使用，予以保留，其余没有写入。请把同一文件重新检查一遍，系统只会写入还没有写入的行。`,
      en: `The data in the system changed while it was being written, in ${refusal.rows} rows, so writing stopped. The ${refusal.written} rows written before are in use and stay; the rest was not written. Check the same file again: only what is missing will be written.` };
    case 'FACTS_CHANGED': return {
      zh: `检查之后系统中的数据有变动，涉及${refusal.rows}行，所以一行也没有写入。请重新检查后再导入。`,
      en: `The data in the system changed after the check, in ${refusal.rows} rows, so nothing was written. Check the file again before importing.` };
  }
}
