import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PassThrough } from 'node:stream';

import { notFound } from '../../platform/errors.js';
import { type Locale, say } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { type ColumnSpec, type WorkbookSpec, writeWorkbook } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { attach, claimTemplate, type Credits, localeIn, type Query, XLSX } from '../credits/index.js';
import type { LateEntryBatchRow } from './late-entries.entities.js';
import { LATE_ENTRY_READERS } from './late-entries.policy.js';
import type { LateEntriesReadModel } from './late-entries.read-model.js';
import type { LateEntry } from './late-entries.types.js';

const OUTCOMES = { READY: { zh: '补登', en: 'Entered' }, SUSPECT: { zh: '疑似重复', en: 'Suspected duplicate' }, REFUSED: { zh: '不能补登', en: 'Refused' } } as const;

/** `GET /downloads/late-entries/{id}/template.xlsx`, `…/rows.xlsx` and `…/order`: the workbook to fill in, every row with what it posts, the authorising document. */
export function serveLateEntryDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, credits: Credits, readModel: LateEntriesReadModel): void {
  http.get<{ Params: { id: string; what: string }; Querystring: Query }>('/downloads/late-entries/:id/:what', async (request, reply) => {
    const { actor, locale: own } = await contextOf(request);
    const locale = localeIn(request.query, own);
    const batch = actor.is(...LATE_ENTRY_READERS) ? await platform.reader.row<LateEntryBatchRow>('SELECT * FROM late_entry_batches WHERE id = ?', [Number(request.params.id) || 0]) : undefined;
    if (!batch) throw notFound({ zh: '补登批次', en: 'batch of late entries' });
    const told = (zh: string, en: string): string => say({ zh, en }, locale);
    switch (request.params.what) {
      case 'template.xlsx': {
        const note = { zh: `依据 ${batch.orderNumber} 补登 ${batch.fromDay} 至 ${batch.toDay} 的活动，一人一项一行。先检查，不会直接入账。`, en: `Late entries under ${batch.orderNumber} for activities from ${batch.fromDay} to ${batch.toDay}: one row per person and item. It is checked first and not posted at once.` };
        return attach(reply, `${told('补登模板', 'Late entries template')} ${batch.orderNumber}.xlsx`, XLSX).send(await claimTemplate(await credits.ruleSets.inForce(platform.reader, batch.toDay), locale, { leftOut: ['evidence'], note }));
      }
      case 'rows.xlsx': {
        await platform.work.run(actor, (tx) => Promise.resolve(tx.audit({ action: 'lateEntries.export', subjectType: 'LateEntryBatch', subjectId: batch.id })));
        const output = new PassThrough();
        writeWorkbook(rowsWorkbook(readModel.everyRow(batch.id, locale), locale), output).catch((error: unknown) => platform.logger.error({ error }, 'a list of late entries broke off'));
        return attach(reply, `${told('补登明细', 'Late entries')} ${batch.orderNumber}.xlsx`, XLSX).send(output);
      }
      case 'order': {
        const { name, mediaType, bytes } = await platform.files.open(batch.fileId, 'evidence');
        return attach(reply, name, mediaType).send(Buffer.from(bytes));
      }
      default: throw notFound({ zh: '下载内容', en: 'download' });
    }
  });
}

function rowsWorkbook(rows: AsyncIterable<LateEntry>, locale: Locale): WorkbookSpec {
  const column = (key: string, zh: string, en: string, width: number, type: ColumnSpec['type'] = 'text'): ColumnSpec => ({ key, header: say({ zh, en }, locale), width, type });
  const credits = (value: number | null): number | null => (value === null ? null : value / 100);
  async function* lines(): AsyncGenerator<Readonly<Record<string, string | number | null>>> {
    for await (const { seq, rowNumber, outcome, person, title, startDay, endDay, worthCenticredits, expectedCenticredits, postedCenticredits, reasons, keptReason } of rows) {
      yield {
        seq, rowNumber, outcome: say(OUTCOMES[outcome as keyof typeof OUTCOMES], locale), person, title, startDay, endDay, worth: credits(worthCenticredits), expected: credits(expectedCenticredits),
        posted: credits(postedCenticredits), reasons: [...reasons, ...(keptReason ? [keptReason] : [])].join('\n'),
      };
    }
  }
  return {
    sheets: [{
      name: say({ zh: '补登明细', en: 'Late entries' }, locale), rows: lines(),
      columns: [
        column('seq', '序号', 'No.', 8, 'integer'), column('rowNumber', '原表行号', 'Row', 8, 'integer'), column('outcome', '结果', 'Outcome', 12), column('person', '教师', 'Teacher', 24), column('title', '培训或活动', 'Training or activity', 40),
        column('startDay', '开始日期', 'First day', 12), column('endDay', '结束日期', 'Last day', 12), column('worth', '应计学分', 'Worth', 10, 'decimal'), column('expected', '预计登记', 'Expected', 10, 'decimal'), column('posted', '实际登记', 'Posted', 10, 'decimal'),
        column('reasons', '说明', 'Remarks', 70),
      ],
    }],
  };
}
