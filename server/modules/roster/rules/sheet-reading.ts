import { readCell, shownCell } from './cell-reading.js';
import type { Findings, ReadRow } from './findings.js';
import type { RosterInput, RosterRow, RosterSheet } from './roster-plan.js';
import { ROSTER_TEMPLATE, type SheetKey, type TemplateSheet } from './template.js';

/** The rows of each sheet that hold anything. A sheet or column that is absent is reported once, not in every row. */
export function readSheets(input: RosterInput, today: string, findings: Findings): Record<SheetKey, ReadRow[]> {
  const rows: Record<SheetKey, ReadRow[]> = { areas: [], schools: [], teachers: [] };
  for (const template of ROSTER_TEMPLATE) {
    const sheet = input.sheets.find(({ name }) => templateOf(name) === template);
    if (sheet) rows[template.key] = readSheet(sheet, template, today, findings);
    else findings.add({ severity: 'error', sheet: template.key, row: null, address: null, column: null, code: 'SHEET_MISSING', found: null, params: {} });
  }
  for (const { name } of input.sheets) {
    if (templateOf(name)) continue;
    findings.add({ severity: 'mended', sheet: name, row: null, address: null, column: null, code: 'SHEET_UNKNOWN', found: name, params: {} });
  }
  return rows;
}

function readSheet(sheet: RosterSheet, template: TemplateSheet, today: string, findings: Findings): ReadRow[] {
  const filled = sheet.rows.filter(({ cells }) => Object.values(cells).some((cell) => cell && cell.type !== 'empty' && cell.value !== null && cell.value !== ''));
  const absent = absentColumns(sheet, filled, template, findings);
  return filled.map((row) => readRow(row, template, absent, today, findings));
}

/** Keys of required columns that the sheet does not have. */
function absentColumns(sheet: RosterSheet, filled: readonly RosterRow[], template: TemplateSheet, findings: Findings): Set<string> {
  const headings = sheet.headings
    ?? [...new Set(filled.flatMap(({ cells }) => Object.keys(cells)))].map((key) => ({ key, address: null, text: key }));
  const absent = new Set<string>();
  if (headings.length === 0) return absent;
  const present = new Set(headings.map(({ key }) => key));
  for (const { key, required, zh, en } of template.columns) {
    if (!required || present.has(key)) continue;
    absent.add(key);
    findings.add({ severity: 'error', sheet: template.key, row: null, address: null, column: key, code: 'HEADER_MISSING', found: null,
      params: { headingZh: zh, headingEn: en } });
  }
  for (const { key, address, text } of headings) {
    if (template.columns.some((column) => column.key === key)) continue;
    findings.add({ severity: 'mended', sheet: template.key, row: null, address, column: null, code: 'HEADER_UNKNOWN', found: text, params: {} });
  }
  return absent;
}

function readRow({ rowNumber, cells }: RosterRow, template: TemplateSheet, absent: ReadonlySet<string>, today: string, findings: Findings): ReadRow {
  const values: Record<string, string | null> = {};
  for (const column of template.columns) {
    values[column.key] = null;
    if (absent.has(column.key)) {
      findings.refuse(template.key, rowNumber);
      continue;
    }
    const cell = cells[column.key];
    const { value, problems } = readCell(cell, column, today);
    values[column.key] = value;
    for (const problem of problems) {
      findings.add({ ...problem, sheet: template.key, row: rowNumber, address: cell?.address ?? null, column: column.key, found: shownCell(cell, column) });
    }
  }
  return { row: rowNumber, values, cells };
}

/** The template's sheet that a tab's name means, in either language; null when it means none. */
export function templateOf(name: string): TemplateSheet | null {
  const bare = name.normalize('NFKC').trim().toLowerCase();
  return ROSTER_TEMPLATE.find(({ key, zh, en }) => bare === zh || bare === key || bare === en.toLowerCase()) ?? null;
}
