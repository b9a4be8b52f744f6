import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';

import { badInput, forbidden } from '../../platform/errors.js';
import { say } from '../../platform/locale.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { TEACHER_ADMINISTRATORS } from './teachers.policy.js';

const text = z.string().max(100);
const sheet = z.object({ rows: z.array(z.object({ school: text, number: text, name: text, loginName: text, code: text, validUntil: text })).min(1).max(500) });

/**
 * `POST /downloads/activation-codes.xlsx` turns codes that were just issued into a workbook. They are
 * posted because the server has not kept them; nothing is looked up or stored here.
 */
export function serveActivationSheet(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>): void {
  http.post('/downloads/activation-codes.xlsx', async (request, reply) => {
    const { actor, locale } = await contextOf(request);
    if (!actor.is(...TEACHER_ADMINISTRATORS)) throw forbidden();
    const parsed = sheet.safeParse(request.body);
    if (!parsed.success) throw badInput('rows', { zh: '没有可导出的激活码，或一次超过500个。', en: 'There are no codes to export, or more than 500 at a time.' });
    const column = (key: string, zh: string, en: string, width: number) => ({ key, header: say({ zh, en }, locale), width, type: 'text' as const });
    const bytes = await workbookBytes({ sheets: [{
      name: say({ zh: '激活码', en: 'Activation codes' }, locale), rows: parsed.data.rows,
      columns: [column('school', '学校', 'School', 30), column('number', '教师编号', 'Teacher number', 16), column('name', '姓名', 'Name', 14), column('loginName', '登录名', 'Login name', 16), column('code', '激活码', 'Code', 16), column('validUntil', '有效期至', 'Valid until', 14)],
    }] });
    const name = encodeURIComponent(say({ zh: '激活码.xlsx', en: 'activation-codes.xlsx' }, locale));
    return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').header('content-disposition', `attachment; filename*=UTF-8''${name}`).header('cache-control', 'no-store').send(bytes);
  });
}
