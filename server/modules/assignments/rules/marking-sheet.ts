import type { Words } from '../../../platform/locale.js';
import type { Criterion, Points } from './vocabulary.js';

export interface MarkingCell {
  readonly address: string;
  readonly column: number;
  readonly text: string;
  readonly number: number | null;
}

export interface SheetFacts {
  readonly rubric: readonly Criterion[];
  /** What the marker was given, by its number. */
  readonly papers: ReadonlyMap<string, { readonly markId: number; readonly hasResult: boolean }>;
  readonly columns: { readonly code: number | null; readonly comment: number | null; readonly criteria: ReadonlyMap<string, number | null> };
  readonly rows: readonly { readonly number: number; readonly cells: readonly MarkingCell[] }[];
}

export interface SheetProblem {
  /** Cell such as C7; empty for the whole file. */
  readonly address: string;
  readonly found: string;
  readonly words: Words;
}

export interface SheetMark {
  readonly markId: number;
  readonly points: Points;
  readonly comment: string | null;
}

const MOST_COMMENT = 1000;

/** The marks that a filled-in sheet gives, or what is in the way, cell by cell. A line without points is not marked yet. */
export function marksOfSheet({ rubric, papers, columns, rows }: SheetFacts): { marks: SheetMark[]; problems: SheetProblem[] } {
  const missing = [...(columns.code === null ? ['作业编号'] : []), ...rubric.filter(({ key }) => columns.criteria.get(key) == null).map(({ title, maxPoints }) => `${title}（${maxPoints}）`)];
  if (missing.length > 0) return { marks: [], problems: [{ address: '', found: '', words: { zh: `缺少列：${missing.join('、')}。请使用导出的评分表。`, en: `Columns missing: ${missing.join(', ')}. Use the exported sheet.` } }] };
  const marks: SheetMark[] = [];
  const problems: SheetProblem[] = [];
  const seen = new Set<string>();
  for (const { number, cells } of rows) {
    const cellAt = (column: number | null | undefined): MarkingCell | undefined => cells.find((cell) => cell.column === column);
    const code = cellAt(columns.code);
    const given = rubric.map((criterion) => ({ criterion, cell: cellAt(columns.criteria.get(criterion.key)) }));
    if (given.every(({ cell }) => !cell || cell.text.trim() === '')) continue;
    const key = code?.text.trim() ?? '';
    const paper = papers.get(key);
    const at = (cell: MarkingCell | undefined, fallback: string): { address: string; found: string } => ({ address: cell?.address ?? fallback, found: cell?.text ?? '' });
    const before = problems.length;
    if (!paper) problems.push({ ...at(code, `A${number}`), words: { zh: '这份作业没有分给您评阅。', en: 'This hand-in was not given to you.' } });
    else if (paper.hasResult) problems.push({ ...at(code, `A${number}`), words: { zh: '这份作业已出结果，分数不能再改；请清空该行分数。', en: 'Its result stands; clear the points of this line.' } });
    else if (seen.has(key)) problems.push({ ...at(code, `A${number}`), words: { zh: '与前面的行重复。', en: 'It repeats an earlier line.' } });
    seen.add(key);
    for (const { criterion, cell } of given) {
      const points = cell?.number ?? (/^\d+$/.test(cell?.text.normalize('NFKC').trim() ?? '') ? Number(cell?.text.normalize('NFKC').trim()) : null);
      if (points === null || !Number.isInteger(points) || points < 0 || points > criterion.maxPoints) {
        problems.push({ ...at(cell, `${number}`), words: { zh: `“${criterion.title}”应填 0–${criterion.maxPoints} 的整数。`, en: `“${criterion.titleEn || criterion.title}” takes a whole number from 0 to ${criterion.maxPoints}.` } });
      }
    }
    const comment = cellAt(columns.comment)?.text.trim() ?? '';
    if (comment.length > MOST_COMMENT) problems.push({ ...at(cellAt(columns.comment), `${number}`), words: { zh: `评语不超过 ${MOST_COMMENT} 字。`, en: `Comments have ${MOST_COMMENT} characters at most.` } });
    if (paper && problems.length === before) {
      marks.push({ markId: paper.markId, comment: comment || null, points: Object.fromEntries(given.map(({ criterion, cell }) => [criterion.key, Number(cell?.number ?? cell?.text.normalize('NFKC').trim())])) });
    }
  }
  return { marks, problems };
}
