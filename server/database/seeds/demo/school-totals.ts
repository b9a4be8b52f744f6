import { creditsModule } from '../../../modules/credits/index.js';
import { creditYearsModule } from '../../../modules/credit-years/index.js';
import { schoolTotalsModule } from '../../../modules/school-totals/index.js';
import { actorOf, type DemoTools } from './demo-tools.js';
import { platformAt } from './past.js';

const progress = { report: () => Promise.resolve() };

/** Totals by school: of the closed year they were published, those of last year wait for the officer. */
export async function seedSchoolTotals(tools: DemoTools): Promise<void> {
  const { county, platform } = tools;
  const thisYear = Number(county.today.slice(0, 4));
  const officer = await actorOf(tools, 'officer');
  for (const [cycleYear, at, isPublished] of [[thisYear - 2, `${thisYear - 1}-02-20T02:00:00Z`, true], [thisYear - 1, `${thisYear}-03-02T02:00:00Z`, false]] as const) {
    const then = platformAt(platform, at);
    const { credits } = creditsModule(then);
    const { totals } = schoolTotalsModule(then, credits, creditYearsModule(then, credits).years);
    const jobId = await totals.reckon(officer, { cycleYear });
    const run = await platform.reader.row<{ id: number }>('SELECT id FROM school_totals_runs WHERE jobId = ?', [jobId]);
    const runId = run?.id ?? 0;
    await totals.job({ runId } as never, { id: jobId, author: officer, progress });
    await then.work.run(officer, (tx) => tx.run("UPDATE jobs SET status = 'DONE', endedAt = ? WHERE id = ?", [tx.now, jobId]));
    if (isPublished) await totals.publish(officer, { runId, note: null });
  }
}
