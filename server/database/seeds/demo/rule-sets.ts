import { Actor } from '../../../modules/accounts/index.js';
import { creditsModule } from '../../../modules/credits/index.js';
import { type DemoTools, idOf } from './demo-tools.js';

/** Ten credits of school-based training a year become twelve. */
const YEARLY_CENTICREDITS = 1_200;

interface DraftDocument {
  readonly name: { readonly zh: string; readonly en: string };
  readonly caps: readonly { readonly key: string }[];
}
interface DraftCase { readonly key: string; readonly expected: { readonly posted: readonly number[] } }

/** Next year's rules as the credit officer's draft, tried on all teachers: the yearly cap of school-based training goes up. */
export async function seedRuleSetDraft({ platform, county, ids }: DemoTools): Promise<void> {
  const { credits, jobs } = creditsModule(platform);
  const accountId = idOf(ids.accounts, 'officer');
  const officer = new Actor(accountId, county.centreStaff.find(({ role }) => role === 'credit_officer')?.name ?? '', null, [{ role: 'CREDIT_OFFICER', areaId: null, schoolId: null, studioId: null, providerId: null }]);
  const inForce = await credits.ruleSets.inForce(platform.reader, county.today);
  if (!inForce) throw new Error('the demo county has no rule set in force');
  const created = await credits.drafts.create(officer, { fromRuleSetId: String(inForce.id) });
  if (!created.done) throw new Error('the demo draft was refused');
  const draftId = String(created.value);
  const row = await platform.reader.row<{ document: string; testCases: string }>('SELECT document, testCases FROM rule_set_drafts WHERE id = ?', [created.value]);
  const document = JSON.parse(row?.document ?? '') as DraftDocument;
  const ruleSet = {
    ...document, name: { zh: document.name.zh.replace('（2018）', '（2027 修订草案）'), en: document.name.en.replace('2018', 'draft for 2027') },
    caps: document.caps.map((cap) => (cap.key === 'school-based-yearly' ? { ...cap, amount: { kind: 'ABSOLUTE', centicredits: YEARLY_CENTICREDITS } } : cap)),
  };
  const testCases = (JSON.parse(row?.testCases ?? '') as DraftCase[]).map((each) => (each.key !== 'golden-4' ? each : {
    ...each, name: { zh: '校本 14、10、10、10、10：首年超出年度上限 2 学分', en: 'School-based 14, 10, 10, 10, 10: 2 lost to the yearly cap' },
    expected: { posted: [YEARLY_CENTICREDITS, ...each.expected.posted.slice(1)], categories: [{ categoryKey: 'school-based', countedCenticredits: 5_200 }] },
  }));
  const saved = await credits.drafts.save(officer, { draftId, revision: 1, text: JSON.stringify({ ruleSet, testCases }) });
  if (!saved.done) throw new Error(`the demo draft was refused: ${JSON.stringify(saved.refusals)}`);
  const started = await credits.simulations.start(officer, { draftId });
  if (!started.done) throw new Error('the trial of the demo draft was refused');
  // The worker finds it done when the server starts.
  await jobs?.['ruleSets.simulate']?.({ simulationId: started.value } as never, { id: 0, author: officer, progress: { report: () => Promise.resolve() } });
}
