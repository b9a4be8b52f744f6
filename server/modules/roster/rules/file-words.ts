import type { SpreadsheetErrorCode } from '../../../platform/spreadsheets/index.js';
import type { Words } from '../../../platform/locale.js';

/** Why a whole file was refused. */
export type FileRefusal =
  | { readonly code: Exclude<SpreadsheetErrorCode, 'SHEET_MISSING'>; readonly limit?: number | undefined; readonly sheet?: string | undefined }
  /** None of the template's sheets is in it. */
  | { readonly code: 'NOT_A_ROSTER' }
  | { readonly code: 'FACTS_CHANGED'; readonly rows: number }
  /** What was written is in use already and stays; the rest was not written. */
  | { readonly code: 'STOPPED_HALFWAY'; readonly rows: number; readonly written: number };

/** There is no default: a new code does not compile without its words. */
export function fileWords(refusal: FileRefusal): Words {
  switch (refusal.code) {
    case 'NOT_A_WORKBOOK': return {
      zh: '这不是Excel工作簿（.xlsx）。如果是.csv或网页另存的表格，请在Excel或WPS中打开，另存为“Excel工作簿（.xlsx）”后再上传。',
      en: 'This is no Excel workbook (.xlsx). Open it in Excel or WPS, save it as “Excel Workbook (.xlsx)” and upload that.' };
    case 'OLD_FORMAT': return {
      zh: '这是旧版Excel格式（.xls或.et）。请打开后另存为“Excel工作簿（.xlsx）”再上传。',
      en: 'This is the old Excel format (.xls or .et). Open it, save it as “Excel Workbook (.xlsx)” and upload that.' };
    case 'ENCRYPTED': return {
      zh: '文件设了打开密码，系统无法读取。请取消密码后再上传。', en: 'The file asks for a password. Remove the password and upload it again.' };
    case 'TOO_LARGE': return {
      zh: '文件内容过大，已停止读取。请只保留模板的三张工作表，去掉图片和多余的格式；人数很多时请分成几个文件。',
      en: 'The content of the file is too large and was not read. Keep the three sheets of the template only, without pictures and needless formatting, or split the file.' };
    case 'TOO_MANY_ROWS': return {
      zh: `工作表“${refusal.sheet ?? ''}”的行数过多。请分成几个文件导入。`, en: `The sheet “${refusal.sheet ?? ''}” has too many rows. Split it into several files.` };
    case 'TOO_MANY_COLUMNS': return {
      zh: `工作表“${refusal.sheet ?? ''}”的列数过多。请使用系统下载的模板。`, en: `The sheet “${refusal.sheet ?? ''}” has too many columns. Use the template as downloaded.` };
    case 'UNREADABLE': return {
      zh: '文件已损坏，无法读取。请用Excel或WPS打开，另存一份后再上传。', en: 'The file is damaged and cannot be read. Open it in Excel or WPS, save a copy and upload that.' };
    case 'TIMED_OUT': return {
      zh: '读取文件超时。请去掉多余的格式和空行，或分成几个文件。', en: 'Reading the file took too long. Remove needless formatting and empty rows, or split the file.' };
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
