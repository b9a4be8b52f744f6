import type { RosterCell, RosterFacts, RosterInput } from '../../../server/modules/roster/rules/roster-plan.js';
import { ROSTER_TEMPLATE, type SheetKey, sheetOf } from '../../../server/modules/roster/rules/template.js';

export type Written = RosterCell['value'] | Partial<RosterCell>;
export type WrittenRow = Readonly<Record<string, Written>>;

export const noFacts: RosterFacts = { today: '2026-03-18', nationalIdKey: (id) => `key:${id}`, areas: [], schools: [], teachers: [] };

export const area: WrittenRow = { code: 'P01', nameZh: '城关中学片区', nameEn: 'Chengguan', stage: '中学片区' };
export const school: WrittenRow = { code: '3161990001', nameZh: '澄川县第一初级中学', nameEn: '', kind: '初级中学', area: 'P01', remoteness: '县城' };
export const teacher: WrittenRow = {
  number: 'T10000001', name: '李静', nationalId: '11010519491231002X', sex: '女', mobile: '15412345678', school: '3161990001',
  title: '一级教师', post: '班主任', subject: '语文', stage: '初中', hiredOn: { type: 'date', value: '1975-09-01' },
};

/** A workbook as the parser would hand it over; row 1 holds the headings. */
export function workbook(rows: Partial<Record<SheetKey, readonly WrittenRow[]>>): RosterInput {
  return { sheets: ROSTER_TEMPLATE.map(({ key, zh }) => ({
    name: zh,
    headings: sheetOf(key).columns.map((column, index) => ({ key: column.key, address: addressOf(index, 1), text: column.zh })),
    rows: (rows[key] ?? []).map((row, index) => ({
      rowNumber: index + 2,
      cells: Object.fromEntries(sheetOf(key).columns.flatMap((column, at) => {
        const written = row[column.key];
        return written === undefined ? [] : [[column.key, cellOf(written, addressOf(at, index + 2))]];
      })),
    })),
  })) };
}

function addressOf(column: number, row: number): string {
  return `${String.fromCharCode(65 + column)}${row}`;
}

function cellOf(written: Written, address: string): RosterCell {
  if (written !== null && typeof written === 'object') return { address, type: 'text', value: null, ...written };
  const type = written === null ? 'empty' : typeof written === 'string' ? 'text' : typeof written === 'number' ? 'number' : 'boolean';
  return { address, type, value: written };
}
