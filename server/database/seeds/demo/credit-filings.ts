import { ClaimFilings, creditsModule, ReReviews } from '../../../modules/credits/index.js';
import { addDays } from '../../../platform/clock.js';
import { actorOf, type DemoTools } from './demo-tools.js';
import { platformAt } from './past.js';

const SHARE_PERMILLE = 20;
const LOOKED_AT = 9;
const DOUBT = '上传的是研修通知，没有结业证书，仅凭通知不应认定';

/**
 * What follows recognition: last year's claims are on file with the city, this year's batch is prepared; of the last
 * weeks a share was drawn for a blind second look, the other officer has seen some of it and would not recognise one.
 */
export async function seedCreditFilings(tools: DemoTools): Promise<void> {
  const { county: { today }, platform } = tools;
  const year = Number(today.slice(0, 4));
  const [officer, other] = [await actorOf(tools, 'officer'), await actorOf(tools, 'officer2')];
  const then = new ClaimFilings(platformAt(platform, `${year}-01-20T02:00:00Z`).work);
  const filed = await then.prepare(officer, { filesAt: 'CITY', title: `${year - 1} 年度学分认定备案`, fromDay: '2018-01-01', toDay: `${year - 1}-12-31` });
  if (filed.done) await then.close(officer, { filingId: filed.value, number: `市师训备〔${year}〕7 号`, filedDay: `${year}-01-20` });
  await new ClaimFilings(platform.work).prepare(officer, { filesAt: 'CITY', title: `${year} 年度第一批学分认定备案`, fromDay: `${year}-01-01`, toDay: addDays(today, -30) });

  const reReviews = new ReReviews(platform.work, creditsModule(platform).credits.postings);
  const drawn = await reReviews.draw(officer, { fromDay: `${year}-01-01`, toDay: today, sharePermille: SHARE_PERMILLE, seed: `${year}-demo` });
  if (!drawn.done) return;
  const items = await platform.reader.rows<{ id: number }>('SELECT id FROM re_review_items WHERE reReviewId = ? ORDER BY id LIMIT ?', [drawn.value, LOOKED_AT]);
  for (const [at, { id }] of items.entries()) await reReviews.review(other, { itemId: id, agrees: at !== LOOKED_AT - 2, reason: at === LOOKED_AT - 2 ? DOUBT : null });
}
