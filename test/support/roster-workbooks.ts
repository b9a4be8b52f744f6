import ExcelJS from 'exceljs';

import { generateCounty } from '../../server/database/seeds/county/index.js';
import { AREA_STAGES, POSTS, REMOTENESS, SCHOOL_KINDS, SEXES, STAGES, SUBJECTS, TITLES } from '../../server/modules/organisations/index.js';
import { ROSTER_TEMPLATE, type SheetKey } from '../../server/modules/roster/rules/template.js';
import { type CellInput, workbookBytes } from '../../server/platform/spreadsheets/index.js';

export type RosterRows = Record<SheetKey, Record<string, CellInput>[]>;

const zhOf = (words: readonly { code: string; zh: string }[], code: string): string => words.find((word) => word.code === code)?.zh ?? '';

/** A county's roster as a coordinator would fill it in; every person is invented. */
export function countyRoster(teachers: number, seed = 7): RosterRows {
  const county = generateCounty({ seed, scale: teachers > 4_000 ? 2 : 1, today: '2026-11-21' });
  const used = county.teachers.slice(0, teachers);
  const codes = new Set(used.map(({ schoolCode }) => schoolCode));
  const schools = county.schools.filter(({ code }) => codes.has(code));
  const areaCodes = new Set(schools.map(({ areaCode }) => areaCode));
  return {
    areas: county.areas.filter(({ code }) => areaCodes.has(code)).map(({ stage, ...rest }) => ({ ...rest, stage: zhOf(AREA_STAGES, stage) })),
    schools: schools.map(({ code, nameZh, nameEn, kind, areaCode, remoteness }) => ({ code, nameZh, nameEn, kind: zhOf(SCHOOL_KINDS, kind), area: areaCode, remoteness: zhOf(REMOTENESS, remoteness) })),
    teachers: used.map(({ number, name, nationalId, sex, mobile, schoolCode, title, post, subject, stage, hiredOn }) => ({
      number, name, nationalId, sex: zhOf(SEXES, sex), mobile, school: schoolCode, title: zhOf(TITLES, title), post: zhOf(POSTS, post), subject: zhOf(SUBJECTS, subject), stage: zhOf(STAGES, stage), hiredOn,
    })),
  };
}

/** A real .xlsx in the shape of the template. */
export function rosterFile(rows: RosterRows): Promise<Uint8Array> {
  return workbookBytes({ sheets: ROSTER_TEMPLATE.map((sheet) => ({
    name: sheet.zh, rows: rows[sheet.key],
    columns: sheet.columns.map(({ key, zh, kind, required }) => ({ key, header: zh, required, type: kind === 'date' ? 'date' as const : 'text' as const })),
  })) });
}

/** The same, changed by hand in Excel: cells, types, merges. */
export async function editedFile(rows: RosterRows, edit: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await rosterFile(rows)) as unknown as ArrayBuffer);
  edit(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
