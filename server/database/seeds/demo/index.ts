import type { Sessions } from '../../../modules/accounts/index.js';
import { dayOf } from '../../../platform/clock.js';
import type { Platform } from '../../../platform/module.js';
import { generateCounty } from '../county/generate-county.js';
import { generateTraining } from '../county/index.js';
import { seedAppeals } from './appeals.js';
import { seedArchives } from './archives.js';
import { seedAssignments } from './assignments.js';
import { seedCascade } from './cascade.js';
import { seedCertificates } from './certificates.js';
import { seedClaimImports } from './claim-imports.js';
import { seedCounty } from './county.js';
import { seedCreditFilings } from './credit-filings.js';
import { seedCreditYears } from './credit-years.js';
import { seedCredits } from './credits.js';
import { seedCreditWarnings } from './credit-warnings.js';
import { DemoIds, type DemoTools } from './demo-tools.js';
import { seedExperts } from './experts.js';
import { seedHandEntries } from './hand-entries.js';
import { seedIntake } from './intake.js';
import { seedLateEntries } from './late-entries.js';
import { seedLeave } from './leave.js';
import { seedLodging } from './lodging.js';
import { seedOfflineScans } from './offline-scans.js';
import { seedPlacements } from './placements.js';
import { seedPlanning } from './planning.js';
import { seedRegistrationImports } from './registration-imports.js';
import { seedRuleSetDraft } from './rule-sets.js';
import { seedSchoolTotals } from './school-totals.js';
import { seedSelection } from './selection.js';
import { seedSessionChanges } from './session-changes.js';
import { seedStudios } from './studios.js';
import { seedCountySurveys, seedSurveys } from './surveys.js';
import { seedTraining } from './training.js';

/** Opens every account of the demo county; it exists nowhere else. */
export const DEMO_PASSWORD = 'shixun2026';
export const DEMO_ACCOUNTS = ['admin', 'coordinator', 'officer', 'school', 'area', 'judge1', 'host', 'teacher', 'auditor'] as const;

type Seeder = (tools: DemoTools) => Promise<void>;

/** In the order of the module graph, but that credits come after all that files claims: they recognise month by month. */
const SEEDERS: readonly Seeder[] = [seedTraining, seedExperts, seedPlanning, seedAssignments, seedSurveys, seedCountySurveys, seedLodging, seedOfflineScans, seedLeave, seedSessionChanges, seedHandEntries, seedIntake, seedStudios, seedCredits, seedRegistrationImports, seedClaimImports, seedLateEntries, seedCreditYears, seedSchoolTotals, seedCreditFilings, seedRuleSetDraft, seedCertificates, seedArchives, seedCascade, seedSelection, seedPlacements, seedAppeals, seedCreditWarnings];

/** Loads the demo county into an empty database; does nothing when there is an account already. */
export async function loadDemo(platform: Platform, sessions: Sessions, options: { scale: number; say: (line: string) => void }): Promise<boolean> {
  if (await platform.reader.row('SELECT id FROM accounts LIMIT 1')) return false;
  const county = generateCounty({ seed: 1, scale: options.scale, today: dayOf(platform.clock.now()) });
  const tools: DemoTools = { platform, county, training: generateTraining(county), ids: new DemoIds() };
  const passwordHash = await sessions.hash(DEMO_PASSWORD);
  await seedCounty(tools, passwordHash);
  options.say(`${county.areas.length} areas, ${county.schools.length} schools, ${county.teachers.length} teachers`);
  for (const seed of SEEDERS) await seed(tools);
  await platform.work.run({ accountId: null, name: 'system' }, (tx) => tx.run('UPDATE accounts SET passwordHash = ? WHERE passwordHash IS NULL', [passwordHash]));
  return true;
}
