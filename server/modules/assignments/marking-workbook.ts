import { badInput } from '../../platform/errors.js';
import type { Files } from '../../platform/files/files.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { type Cell, readWorkbook, SpreadsheetError, workbookBytes } from '../../platform/spreadsheets/index.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { type Assignment, assignmentNotFound, assignmentOf, lockAssignment } from './assignments.store.js';
import type { HandInsReadModel } from './hand-ins.read-model.js';
import { giveMark } from './marking.service.js';
import { type MarkingCell, marksOfSheet, type SheetProblem } from './rules/marking-sheet.js';
import type { Points } from './rules/vocabulary.js';
import type { Reader } from '../../platform/data/sql.js';

const CODE: Words = { zh: '作业编号', en: 'Number' };
const COMMENT: Words = { zh: '评语', en: 'Comment' };

/** A marker's own papers as a sheet: out with what he gave so far, in again as his marks. */
export class MarkingWorkbooks {
  constructor(private readonly work: UnitOfWork, private readonly reader: Reader, private readonly files: Files, private readonly readModel: HandInsReadModel) {}

  /** @throws RequestError NOT_FOUND when he marks nothing there. */
  async out(actor: Actor, assignmentId: number, locale: Locale): Promise<{ name: string; bytes: Buffer }> {
    const { assignment, papers } = await this.given(actor, assignmentId);
    const text = (key: string, words: Words, width: number) => ({ key, header: say(words, locale), type: 'text' as const, width });
    const bytes = await workbookBytes({
      notesSheet: say({ zh: '填写说明', en: 'Instructions' }, locale),
      sheets: [{
        name: say({ zh: '评分表', en: 'Marks' }, locale),
        notes: [say({ zh: '每行一份作业；分数填整数，不超过满分；未评的行留空。“迟交”“字数”两列供参考，不会读回；作业编号和表头请勿改动。已出结果的作业不在表内。', en: 'One hand-in a line; whole points up to full marks; leave lines empty that are not marked yet. “Late” and “Characters” are for information and are not read back. Do not change numbers or headings.' }, locale)],
        columns: [
          text('code', CODE, 12), text('late', { zh: '迟交', en: 'Late' }, 8), text('characters', { zh: '字数', en: 'Characters' }, 8),
          ...assignment.rubric.map(({ key, title, titleEn, maxPoints }) => ({ key, header: headingOf(locale === 'en' && titleEn ? titleEn : title, maxPoints), type: 'integer' as const, width: 18 })),
          text('comment', COMMENT, 60),
        ],
        rows: papers.filter(({ status }) => status !== 'MARKED').map(({ handInId, late, text: body, points, comment }) => ({
          code: String(handInId), late: late === 1 ? say({ zh: '是', en: 'Yes' }, locale) : '', characters: String([...body].length), comment: comment ?? '', ...(JSON.parse(points ?? '{}') as Points),
        })),
      }],
    });
    return { name: `${say({ zh: '评分表', en: 'Marks' }, locale)} ${assignment.title}`, bytes };
  }

  /** What the file would enter, and what is in the way. Writes nothing. */
  async check(actor: Actor, assignmentId: number, fileId: number): Promise<{ marks: { markId: number; points: Points; comment: string | null }[]; problems: SheetProblem[] }> {
    const { assignment, papers } = await this.given(actor, assignmentId);
    const file = await this.files.open(fileId, 'marks');
    if (file.ownerAccountId !== actor.accountId) throw assignmentNotFound();
    try {
      const { sheets } = await readWorkbook(file.bytes, { maxRows: 5000, maxColumns: 40 });
      const rows = sheets.find(({ hidden, rows: [first] }) => !hidden && first?.cells.some((cell) => [CODE.zh, CODE.en].includes(cell.text.trim())))?.rows ?? [];
      const [header, ...body] = rows;
      const columnOf = (...texts: string[]): number | null => header?.cells.find((cell) => texts.includes(cell.text.replace(/\s*\*$/, '').trim()))?.column ?? null;
      return marksOfSheet({
        rubric: assignment.rubric, papers: new Map(papers.map(({ id, handInId, status }) => [String(handInId), { markId: id, hasResult: status === 'MARKED' }])),
        columns: {
          code: columnOf(CODE.zh, CODE.en), comment: columnOf(COMMENT.zh, COMMENT.en),
          criteria: new Map(assignment.rubric.map(({ key, title, titleEn, maxPoints }) => [key, columnOf(headingOf(title, maxPoints), headingOf(titleEn, maxPoints))])),
        },
        rows: body.map(({ number, cells }) => ({ number, cells: cells.map(toCell) })),
      });
    } catch (error) {
      if (error instanceof SpreadsheetError) throw badInput('fileId', { zh: '文件无法读取，请用导出的评分表填写后保存为 .xlsx。', en: 'The file cannot be read. Fill in the exported sheet and save it as .xlsx.' });
      throw error;
    }
  }

  /** All marks of the file or none. */
  async apply(actor: Actor, input: { assignmentId: string; fileId: string; idempotencyKey?: string | null | undefined }): Promise<Outcome<number, { readonly code: 'FILE_HAS_PROBLEMS'; readonly problems: number }>> {
    const { marks, problems } = await this.check(actor, Number(input.assignmentId), Number(input.fileId));
    if (problems.length > 0) return refused({ code: 'FILE_HAS_PROBLEMS', problems: problems.length });
    try {
      return await once(this.work, actor, { operation: 'markingWorkbookApply', input, key: input.idempotencyKey ?? null }, async (tx) => {
        const assignment = await lockAssignment(tx, Number(input.assignmentId));
        for (const mark of marks) if (await giveMark(tx, actor, assignment, mark)) throw new MarksMoved();
        return done(marks.length);
      });
    } catch (error) {
      // Between the dry run and the lock another marker settled one of them: the whole file waits.
      if (error instanceof MarksMoved) return refused({ code: 'FILE_HAS_PROBLEMS', problems: 1 });
      throw error;
    }
  }

  private async given(actor: Actor, assignmentId: number): Promise<{ assignment: Assignment; papers: Awaited<ReturnType<HandInsReadModel['paperRows']>> }> {
    const assignment = await assignmentOf(this.reader, assignmentId);
    const isMarker = await this.reader.row('SELECT id FROM assignment_markers WHERE assignmentId = ? AND accountId = ?', [assignmentId, actor.accountId]);
    if (!assignment || !isMarker) throw assignmentNotFound();
    return { assignment, papers: await this.readModel.paperRows(actor, 'h.assignmentId = ?', assignmentId) };
  }
}

class MarksMoved extends Error {}

const headingOf = (title: string, maxPoints: number): string => `${title}（${maxPoints}）`;

function toCell({ address, column, value, text, type }: Cell): MarkingCell {
  return { address, column, text, number: type === 'number' && typeof value === 'number' ? value : null };
}
