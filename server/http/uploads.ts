import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { RequestContext } from '../modules/accounts/index.js';
import { badInput, RequestError } from '../platform/errors.js';
import { EVIDENCE_KINDS, type FileKind, mediaTypeOf, MOST_EVIDENCE_BYTES } from '../platform/files/file-kinds.js';
import type { Platform } from '../platform/module.js';
import { noWorkbook, unreadableWords } from '../platform/spreadsheets/index.js';

const SHEETS: readonly FileKind[] = ['xlsx', 'csv'];

/** What may be uploaded, by purpose: who, how large, and what the first bytes must be. */
const PURPOSES: Readonly<Record<string, { mostBytes: number; kinds: readonly FileKind[] }>> = {
  roster: { mostBytes: 20 * 1024 * 1024, kinds: ['xlsx'] },
  'hand-in': { mostBytes: 20 * 1024 * 1024, kinds: ['pdf', 'jpeg', 'png', 'docx'] },
  registrations: { mostBytes: 5 * 1024 * 1024, kinds: SHEETS },
  marks: { mostBytes: 5 * 1024 * 1024, kinds: ['xlsx'] },
  punches: { mostBytes: 5 * 1024 * 1024, kinds: ['xlsx'] },
  plan: { mostBytes: 5 * 1024 * 1024, kinds: ['xlsx'] },
  archive: { mostBytes: 30 * 1024 * 1024, kinds: ['pdf', 'jpeg', 'png', 'docx', 'xlsx', 'pptx'] },
  'leave-proof': { mostBytes: 10 * 1024 * 1024, kinds: ['pdf', 'jpeg', 'png'] },
  'appeal-evidence': { mostBytes: MOST_EVIDENCE_BYTES, kinds: ['pdf', 'jpeg', 'png'] },
  cascade: { mostBytes: 10 * 1024 * 1024, kinds: ['pdf', 'jpeg', 'png', 'docx', 'xlsx', 'pptx'] },
  'cascade-proof': { mostBytes: 10 * 1024 * 1024, kinds: ['pdf', 'jpeg', 'png'] },
  evidence: { mostBytes: MOST_EVIDENCE_BYTES, kinds: EVIDENCE_KINDS },
  filing: { mostBytes: 10 * 1024 * 1024, kinds: ['pdf', 'jpeg', 'png', 'docx'] },
  claims: { mostBytes: 10 * 1024 * 1024, kinds: SHEETS },
  'evidence-zip': { mostBytes: 100 * 1024 * 1024, kinds: ['zip'] },
};

/** `POST /uploads/{purpose}` with one file keeps it and answers `{ id, name, sizeBytes, sha256 }`. */
export function serveUploads(http: FastifyInstance, platform: Platform, contextOf: (request: FastifyRequest) => Promise<RequestContext>): void {
  http.post<{ Params: { purpose: string } }>('/uploads/:purpose', async (request) => {
    const { actor } = await contextOf(request);
    const purpose = PURPOSES[request.params.purpose];
    if (!purpose) throw badInput('purpose', { zh: '不支持的上传类型。', en: 'Nothing can be uploaded for this purpose.' });
    const part = await request.file({ limits: { fileSize: purpose.mostBytes } });
    if (!part) throw badInput('file', { zh: '没有收到文件。', en: 'No file was received.' });
    const bytes = await part.toBuffer();
    if (bytes.length === 0) throw badInput('file', { zh: '文件是空的，可能没有保存完整。', en: 'The file is empty; it may not have been saved completely.' });
    const mediaType = mediaTypeOf(bytes, part.filename, purpose.kinds);
    if (!mediaType) {
      const refusal = purpose.kinds.every((kind) => SHEETS.includes(kind)) ? noWorkbook(bytes) : null;
      if (refusal && refusal.code !== 'SHEET_MISSING') throw badInput('file', unreadableWords(refusal.code));
      const wanted = purpose.kinds.join(' / ');
      const takesSheets = purpose.kinds.includes('xlsx');
      throw new RequestError('BAD_USER_INPUT', { zh: `文件内容不是 ${wanted} 格式。${takesSheets ? '旧版 .xls 等请在 Excel 或 WPS 中另存为 .xlsx。' : ''}`, en: `The file is not ${wanted}.${takesSheets ? ' Save .xls and the like as .xlsx first.' : ''}` });
    }
    const { id, name, sizeBytes, sha256 } = await platform.files.keep(actor, { name: part.filename, mediaType, purpose: request.params.purpose, bytes });
    return { id: String(id), name, sizeBytes, sha256 };
  });
}
