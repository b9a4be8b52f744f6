import type { Words } from '../locale.js';
import type { SpreadsheetErrorCode } from './spreadsheet-types.js';

export type UnreadableCode = Exclude<SpreadsheetErrorCode, 'SHEET_MISSING'>;

/** Why a file cannot be read as a table, for whoever brought it. There is no default: a new code does not compile without its words. */
export function unreadableWords(code: UnreadableCode, sheet = ''): Words {
  switch (code) {
    case 'NOT_A_WORKBOOK': return {
      zh: '这不是Excel工作簿（.xlsx）。如果是.csv或网页另存的表格，请在Excel或WPS中打开，另存为“Excel工作簿（.xlsx）”后再上传。',
      en: 'This is no Excel workbook (.xlsx). Open it in Excel or WPS, save it as “Excel Workbook (.xlsx)” and upload that.' };
    case 'OLD_FORMAT': return {
      zh: '这是旧版Excel格式（.xls或.et）。请打开后另存为“Excel工作簿（.xlsx）”再上传。',
      en: 'This is the old Excel format (.xls or .et). Open it, save it as “Excel Workbook (.xlsx)” and upload that.' };
    case 'ENCRYPTED': return {
      zh: '文件设了打开密码，系统无法读取。请取消密码后再上传。', en: 'The file asks for a password. Remove the password and upload it again.' };
    case 'TOO_LARGE': return {
      zh: '文件内容过大，已停止读取。请只保留模板中的工作表，去掉图片和多余的格式；人数很多时请分成几个文件。',
      en: "The content of the file is too large and was not read. Keep the template's sheets only, without pictures and needless formatting, or split the file." };
    case 'TOO_MANY_ROWS': return {
      zh: `工作表“${sheet}”的行数过多。请分成几个文件导入。`, en: `The sheet “${sheet}” has too many rows. Split it into several files.` };
    case 'TOO_MANY_COLUMNS': return {
      zh: `工作表“${sheet}”的列数过多。请使用系统下载的模板。`, en: `The sheet “${sheet}” has too many columns. Use the template as downloaded.` };
    case 'UNREADABLE': return {
      zh: '文件已损坏，无法读取。请用Excel或WPS打开，另存一份后再上传。', en: 'The file is damaged and cannot be read. Open it in Excel or WPS, save a copy and upload that.' };
    case 'TIMED_OUT': return {
      zh: '读取文件超时。请去掉多余的格式和空行，或分成几个文件。', en: 'Reading the file took too long. Remove needless formatting and empty rows, or split the file.' };
  }
}
