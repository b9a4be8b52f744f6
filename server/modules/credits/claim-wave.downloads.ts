import type { FastifyInstance, FastifyRequest } from 'fastify';

import { badInput, forbidden } from '../../platform/errors.js';
import { say } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import type { ClaimWaves } from './claim-wave.read-model.js';
import { waveWorkbook } from './claim-wave-workbook.js';
import { attach, localeIn, type Query, XLSX } from './credit-downloads.js';
import { RE_REVIEW_READERS, WAVE_READERS } from './credits.policy.js';
import { officersWorkbook } from './re-reviews-workbook.js';
import type { ReReviewsReadModel } from './re-reviews.read-model.js';

/**
 * `GET /downloads/credit-wave.xlsx?fromDay=2026-12-01&toDay=2026-12-15&lang=zh`: the figures of a wave within reach;
 * `/downloads/credit-officers.xlsx` with the same days: recognition by officer, with what second looks found.
 */
export function serveWaveDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, platform: Platform, waves: ClaimWaves, reReviews: ReReviewsReadModel): void {
  http.get<{ Querystring: Query }>('/downloads/credit-wave.xlsx', async (request, reply) => {
    const { actor, locale: asked } = await contextOf(request);
    if (!actor.is(...WAVE_READERS)) throw forbidden();
    const locale = localeIn(request.query, asked);
    const wave = await waves.wave(actor.reach(...WAVE_READERS), { fromDay: dayIn(request.query, 'fromDay'), toDay: dayIn(request.query, 'toDay') });
    await platform.work.run(actor, (tx) => Promise.resolve(tx.audit({ action: 'creditWave.export', subjectType: 'CreditClaim', subjectId: 'wave', details: { fromDay: wave.fromDay, toDay: wave.toDay } })));
    return attach(reply, `${say({ zh: `认定进度 ${wave.fromDay} 至 ${wave.toDay}`, en: `Recognition ${wave.fromDay} to ${wave.toDay}` }, locale)}.xlsx`, XLSX).send(await workbookBytes(waveWorkbook(wave, locale)));
  });

  http.get<{ Querystring: Query }>('/downloads/credit-officers.xlsx', async (request, reply) => {
    const { actor, locale: asked } = await contextOf(request);
    if (!actor.is(...RE_REVIEW_READERS)) throw forbidden();
    const locale = localeIn(request.query, asked);
    const [fromDay, toDay] = [dayIn(request.query, 'fromDay'), dayIn(request.query, 'toDay')];
    if (!fromDay || !toDay) throw badInput('fromDay', { zh: '请给出起止日期。', en: 'Give the first and the last day.' });
    const report = await reReviews.report(fromDay, toDay);
    await platform.work.run(actor, (tx) => Promise.resolve(tx.audit({ action: 'creditOfficers.export', subjectType: 'CreditClaim', subjectId: 'officers', details: { fromDay, toDay } })));
    return attach(reply, `${say({ zh: `审核情况 ${fromDay} 至 ${toDay}`, en: `Officers ${fromDay} to ${toDay}` }, locale)}.xlsx`, XLSX).send(await workbookBytes(officersWorkbook(report, locale)));
  });
}

function dayIn(query: Query, name: string): string | null {
  const day = query[name];
  if (!day) return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw badInput(name, { zh: '日期应写成 2026-12-01 的样子。', en: 'A day is written like 2026-12-01.' });
  return day;
}
