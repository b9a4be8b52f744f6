import type { FastifyInstance, FastifyRequest } from 'fastify';

import { badInput, forbidden } from '../../platform/errors.js';
import { say } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import type { ClaimWaves } from './claim-wave.read-model.js';
import { waveWorkbook } from './claim-wave-workbook.js';
import { attach, localeIn, type Query, XLSX } from './credit-downloads.js';
import { WAVE_READERS } from './credits.policy.js';

/** `GET /downloads/credit-wave.xlsx?fromDay=2026-12-01&toDay=2026-12-15&lang=zh`: the figures of a wave within reach. */
export function serveWaveDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, waves: ClaimWaves): void {
  http.get<{ Querystring: Query }>('/downloads/credit-wave.xlsx', async (request, reply) => {
    const { actor, locale: asked } = await contextOf(request);
    if (!actor.is(...WAVE_READERS)) throw forbidden();
    const locale = localeIn(request.query, asked);
    const wave = await waves.wave(actor.reach(...WAVE_READERS), { fromDay: dayIn(request.query, 'fromDay'), toDay: dayIn(request.query, 'toDay') });
    await platform.work.run(actor, (tx) => Promise.resolve(tx.audit({ action: 'creditWave.export', subjectType: 'CreditClaim', subjectId: 'wave', details: { fromDay: wave.fromDay, toDay: wave.toDay } })));
    return attach(reply, `${say({ zh: `认定进度 ${wave.fromDay} 至 ${wave.toDay}`, en: `Recognition ${wave.fromDay} to ${wave.toDay}` }, locale)}.xlsx`, XLSX).send(await workbookBytes(waveWorkbook(wave, locale)));
  });
}

function dayIn(query: Query, name: string): string | null {
  const day = query[name];
  if (!day) return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw badInput(name, { zh: '日期应写成 2026-12-01 的样子。', en: 'A day is written like 2026-12-01.' });
  return day;
}
