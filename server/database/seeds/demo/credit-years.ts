import { creditsModule } from '../../../modules/credits/index.js';
import { creditYearsModule } from '../../../modules/credit-years/index.js';
import { actorOf, type DemoTools } from './demo-tools.js';
import { platformAt } from './past.js';

const progress = { report: () => Promise.resolve() };

/** The year before last is closed: the officer proposed it, the head of the centre confirmed. Last year is open. */
export async function seedCreditYears(tools: DemoTools): Promise<void> {
  const { county, platform } = tools;
  const cycleYear = Number(county.today.slice(0, 4)) - 2;
  const { closings } = creditYearsModule(platformAt(platform, `${cycleYear + 1}-02-10T02:00:00Z`), creditsModule(platform).credits);
  const [officer, admin] = [await actorOf(tools, 'officer'), await actorOf(tools, 'admin')];
  const proposed = await closings.propose(officer, { cycleYear });
  // A county of another size may have something left to do in that year: then it stays open.
  if (!proposed.done) return;
  const confirmed = await closings.confirm(admin, { closingId: proposed.value });
  if (!confirmed.done) throw new Error(`the demo year ${cycleYear} was not confirmed`);
  await closings.job({ closingId: proposed.value } as never, { id: 0, author: admin, progress });
  await platform.work.run(admin, (tx) => tx.run("UPDATE jobs SET status = 'DONE', endedAt = ? WHERE id = (SELECT jobId FROM credit_year_closings WHERE id = ?)", [tx.now, proposed.value]));
}
