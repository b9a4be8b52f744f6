import { punchColumns, punchesOfSheet, type PunchFacts, punchWindow } from '../../../server/modules/attendance/rules/punch-sheet.js';
import { type Cell, matchingKey, type SheetRow } from '../../../server/platform/spreadsheets/index.js';

/** Rows from A1 on; a text like `=2026-11-21 08:55:00` stands for a cell that Excel knows as a date, `=08:55:00` for a time. */
const rowsOf = (...lines: string[][]): SheetRow[] => lines.map((texts, at) => ({ number: at + 1, cells: texts.map((text, column) => cellOf(text, at + 1, column + 1)) }));
function cellOf(text: string, row: number, column: number): Cell {
  const at = { sheet: '1', address: `${String.fromCharCode(64 + column)}${row}`, row, column };
  if (text === '') return { ...at, type: 'empty', value: null, text };
  if (!text.startsWith('=')) return { ...at, type: 'text', value: text, text };
  const [first, time] = text.slice(1).split(' ') as [string, string | undefined];
  return first.includes('-') ? { ...at, type: 'date', value: first, text: first, ...(time ? { time } : {}) } : { ...at, type: 'time', value: first, text: first };
}

const roll = [{ teacherId: 1, number: 'T001', name: '王建国' }, { teacherId: 2, number: 'T002', name: '李秀英' }, { teacherId: 3, number: 'T003', name: '张伟' }, { teacherId: 4, number: 'T004', name: '张伟' }];
function read(lines: string[][], facts: Partial<PunchFacts> = {}): { who: unknown[]; punches: number; elsewhere: number; problems: unknown[] } {
  const rows = rowsOf(...lines);
  const headed = punchColumns(rows, matchingKey);
  if (!headed) throw new Error('no headings');
  const { punched, problems, ...rest } = punchesOfSheet({
    keyOf: matchingKey, columns: headed.columns, rows: rows.filter(({ number }) => number > headed.headingRow), roll, knownNumbers: new Set(['t001', 't002', 't003', 't004', 't900']), ownTeacherId: null, day: '2026-11-21',
    from: '2026-11-20 22:00:00.000', until: '2026-11-21 07:00:00.000', now: '2026-11-21 09:00:00.000', ...facts,
  });
  return { ...rest, who: punched.map(({ person, firstAt, lastAt }) => [person.teacherId, firstAt.slice(11, 19), lastAt.slice(11, 19)]), problems: problems.map(({ address, found, words }) => [address, found, words.zh]) };
}

test('headings may stand under a title; spaces, stars and counters do not matter; without person or time there are none', () => {
  expect(punchColumns(rowsOf(['考勤记录表'], ['工 号', '姓名*', '打卡1', '打卡2', '部门']), matchingKey)).toEqual({ headingRow: 2, columns: { number: 1, name: 2, date: null, times: [3, 4] } });
  expect(punchColumns(rowsOf(['Name', 'Date', 'Check in', 'Check out']), matchingKey)).toEqual({ headingRow: 1, columns: { number: null, name: 1, date: 2, times: [3, 4] } });
  expect(punchColumns(rowsOf(['姓名', '部门']), matchingKey)).toBeNull();
  expect(punchColumns(rowsOf(['时间', '部门']), matchingKey)).toBeNull();
});

test.each([
  ['a date and time of Excel', '=2026-11-21 08:55:12', '00:55:12'], ['a time of Excel', '=08:55:00', '00:55:00'], ['text', '2026/11/21 8:55', '00:55:00'], ['Chinese text', '2026年11月21日 08:55', '00:55:00'],
  ['full-width text', '０８：５５', '00:55:00'],
])('a punch as %s', (_case, text, at) => {
  expect(read([['编号', '时间'], ['t001 ', text]])).toEqual({ who: [[1, at, at]], punches: 1, elsewhere: 0, problems: [] });
});

test('several lines, columns and times in one cell are one stay; other days are passed over with whoever made them', () => {
  expect(read([['编号', '时间', '签退'], ['T001', '08:55 09:30', '11:58'], ['T001', '2026-11-21 08:50', ''], ['陌生人', '2026-11-20 08:55', '']])).toEqual({ who: [[1, '00:50:00', '03:58:00']], punches: 4, elsewhere: 1, problems: [] });
  expect(read([['编号', '日期', '时间'], ['T001', '2026-11-21', '08:55'], ['T001', '=2026-11-22', '08:40'], ['T002', '', '09:00']]).who).toEqual([[1, '00:55:00', '00:55:00'], [2, '01:00:00', '01:00:00']]);
});

test('whoever cannot be told is named by his cell, and his line counts for nothing', () => {
  expect(read([['编号', '姓名', '时间'], ['T001', '王建国', '8点55'], ['T900', '', '08:55'], ['T001', '李秀英', '08:55'], ['17', '张伟', '08:55'], ['17', '李秀英', '08:56'], ['', '', '08:55'], ['T002', '', '2026-02-30 08:55'], ['T003', '', '25:10'], ['T001', '', '14:59']], { now: '2026-11-21 06:00:00.000' })).toEqual({
    who: [[2, '00:56:00', '00:56:00']], punches: 1, elsewhere: 0, problems: [
      ['C2', '8点55', '看不出是什么时间；请写成 08:55 或 2026-11-21 08:55。'], ['A3', 'T900', '不在本班名册上。'], ['B4', '李秀英', '与教师编号不符：T001 是王建国。'], ['B5', '张伟', '名册上有 2 位张伟，请填写教师编号。'],
      ['A7', '', '没有教师编号，也没有姓名。'], ['C8', '2026-02-30 08:55', '看不出是什么时间；请写成 08:55 或 2026-11-21 08:55。'], ['C9', '25:10', '看不出是什么时间；请写成 08:55 或 2026-11-21 08:55。'], ['C10', '14:59', '这个时间还没有到，请核对签到机的时钟。'],
    ],
  });
  expect(read([['编号', '时间'], ['T001', '08:55']], { ownTeacherId: 1 })).toMatchObject({ who: [], problems: [['A2', 'T001', '这是您本人，须由其他工作人员导入。']] });
});

test('a punch belongs to the session that it is nearer to, three hours around it at most', () => {
  const [morning, afternoon] = [{ startsAt: '2026-11-21 01:00:00.000', endsAt: '2026-11-21 03:30:00.000' }, { startsAt: '2026-11-21 06:00:00.000', endsAt: '2026-11-21 08:30:00.000' }];
  expect(punchWindow(morning, [afternoon])).toEqual({ from: '2026-11-20 22:00:00.000', until: '2026-11-21 04:45:00.000' });
  expect(punchWindow(afternoon, [morning])).toEqual({ from: '2026-11-21 04:45:00.000', until: '2026-11-21 11:30:00.000' });
});
