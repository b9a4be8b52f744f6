import type { Client, TestApp } from './test-app.js';

export const ROSTER = `id status refusal jobId isStalled rowsWritten rowsToWrite onlyGoodRows
  counts { rowsRead rowsRefused errors mended unchanged areasNew areasChanged schoolsNew schoolsChanged teachersNew teachersChanged }
  viewerCanApply { allowed reason } viewerCanApplyGoodRows { allowed reason } viewerCanUndo { allowed reason }`;

export interface Step { allowed: boolean; reason: string | null }
export interface RosterView {
  id: string; status: string; refusal: string | null; jobId: string; isStalled: boolean; rowsWritten: number; rowsToWrite: number;
  counts: Record<'rowsRead' | 'rowsRefused' | 'errors' | 'mended' | 'unchanged' | 'areasNew' | 'areasChanged' | 'schoolsNew' | 'schoolsChanged' | 'teachersNew' | 'teachersChanged', number> | null;
  viewerCanApply: Step; viewerCanApplyGoodRows: Step; viewerCanUndo: Step;
}
export interface ProblemView { severity: string; sheetName: string; row: number | null; address: string | null; column: string | null; code: string; found: string | null; message: string }
interface Payload { rosterImport: RosterView | null; userErrors: { code: string; field: string | null; message: string }[] }

/** A coordinator at work with a roster, over HTTP. */
export class RosterDesk {
  constructor(private readonly county: TestApp, readonly client: Client) {}

  async upload(bytes: Uint8Array, name = '名册.xlsx'): Promise<string> {
    const { id, errors } = await this.client.upload('roster', name, bytes);
    if (errors) throw new Error(JSON.stringify(errors));
    return id;
  }

  /** Uploads and waits for the dry run. */
  async check(bytes: Uint8Array): Promise<RosterView> {
    const started = await this.prepare(await this.upload(bytes));
    await this.county.settle();
    return this.view(started.rosterImport?.id ?? '');
  }

  async prepare(fileId: string): Promise<Payload> {
    return (await this.client.ask<{ rosterImportPrepare: Payload }>(`mutation ($input: RosterImportPrepareInput!) { rosterImportPrepare(input: $input) { rosterImport { ${ROSTER} } userErrors { message } } }`, { input: { fileId } })).rosterImportPrepare;
  }

  async apply(importId: string, onlyGoodRows = false): Promise<Payload> {
    return (await this.client.ask<{ rosterImportApply: Payload }>(`mutation ($input: RosterImportApplyInput!) { rosterImportApply(input: $input) { rosterImport { ${ROSTER} } userErrors { code field message } } }`, { input: { importId, onlyGoodRows } })).rosterImportApply;
  }

  async undo(importId: string): Promise<Payload> {
    return (await this.client.ask<{ rosterImportUndo: Payload }>(`mutation ($input: RosterImportUndoInput!) { rosterImportUndo(input: $input) { rosterImport { ${ROSTER} } userErrors { code field message } } }`, { input: { importId } })).rosterImportUndo;
  }

  async view(id: string): Promise<RosterView> {
    return (await this.client.ask<{ rosterImport: RosterView }>(`query ($id: ID!) { rosterImport(id: $id) { ${ROSTER} } }`, { id })).rosterImport;
  }

  async problems(id: string, filter: object = {}): Promise<{ items: ProblemView[]; totalCount: number }> {
    return (await this.client.ask<{ rosterImport: { problems: { items: ProblemView[]; totalCount: number } } }>(
      `query ($id: ID!, $filter: RosterProblemFilter!) { rosterImport(id: $id) { problems(page: { limit: 100 }, filter: $filter) { items { severity sheetName row address column code found message } totalCount } } }`, { id, filter })).rosterImport.problems;
  }
}

/** How many rows the roster's tables hold. */
export async function rosterTotals(county: TestApp): Promise<Record<'areas' | 'schools' | 'teachers' | 'accounts' | 'grants' | 'counted', number>> {
  const [row] = await county.rows<Record<'areas' | 'schools' | 'teachers' | 'accounts' | 'grants' | 'counted', number>>(`SELECT (SELECT COUNT(*) FROM areas) AS areas, (SELECT COUNT(*) FROM schools) AS schools,
    (SELECT COUNT(*) FROM teachers) AS teachers, (SELECT COUNT(*) FROM accounts WHERE teacherId IS NOT NULL) AS accounts, (SELECT COUNT(*) FROM grants WHERE role = 'TEACHER') AS grants,
    (SELECT COALESCE(SUM(teacherCount), 0) FROM schools) AS counted`);
  if (!row) throw new Error('no totals');
  return Object.fromEntries(Object.entries(row).map(([key, n]) => [key, Number(n)])) as typeof row;
}
