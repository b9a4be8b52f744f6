import type { Reader } from '../../platform/data/sql.js';
import type { Invariant, ModuleParts, Platform } from '../../platform/module.js';
import type { JobHandler } from '../../platform/transactions/jobs.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { RequestContext } from '../accounts/index.js';
import { TeachersReadModel } from '../teachers/index.js';
import { recogniseOnAppeal, recordOfEntry } from './appealed-credits.js';
import { serveClaimImportDownloads } from './claim-imports.downloads.js';
import { ClaimImportFiling } from './claim-imports.filing.js';
import { ClaimImportPreparation } from './claim-imports.preparation.js';
import { ClaimImportsReadModel } from './claim-imports.read-model.js';
import { ClaimImportsResolver } from './claim-imports.resolver.js';
import { ClaimImports } from './claim-imports.service.js';
import { ClaimReviews } from './claim-review.read-model.js';
import { ClaimReviewResolver } from './claim-review.resolver.js';
import { ClaimSheets } from './claim-sheets.js';
import { ClaimGroups } from './claim-wave-groups.js';
import { serveWaveDownloads } from './claim-wave.downloads.js';
import { ClaimWaves } from './claim-wave.read-model.js';
import { ClaimWaveResolver } from './claim-wave.resolver.js';
import { Claims } from './claims.service.js';
import { serveCreditDownloads } from './credit-downloads.js';
import { creditInvariants } from './credits.invariants.js';
import { creditsPolicy } from './credits.policy.js';
import { CreditsReadModel } from './credits.read-model.js';
import { CreditsResolver } from './credits.resolver.js';
import { serveFilingDownloads } from './filings.downloads.js';
import { ClaimFilingsReadModel } from './filings.read-model.js';
import { ClaimFilingsResolver } from './filings.resolver.js';
import { ClaimFilings } from './filings.service.js';
import { type FullCycle, fullCycles } from './full-cycles.js';
import { ledgerCheck } from './ledger-check.js';
import { LedgerCorrections } from './ledger-corrections.service.js';
import { OwnClaims } from './own-claims.service.js';
import { Postings } from './posting.service.js';
import { ReReviewsReadModel } from './re-reviews.read-model.js';
import { ReReviewsResolver } from './re-reviews.resolver.js';
import { ReReviews } from './re-reviews.service.js';
import { serveRuleSetFiles } from './rule-set-downloads.js';
import { RuleSetDrafts } from './rule-set-drafts.service.js';
import { ruleSetInvariants } from './rule-sets.invariants.js';
import { RuleSetsReadModel } from './rule-sets.read-model.js';
import { RuleSetsResolver } from './rule-sets.resolver.js';
import { RuleSets } from './rule-sets.store.js';
import { SimulatedTeachers } from './simulated-teacher.js';
import { SIMULATION_JOB, simulationJob } from './simulation.job.js';
import { SimulationsReadModel } from './simulation.read-model.js';
import { SimulationResolver } from './simulation.resolver.js';
import { Simulations } from './simulation.service.js';
import { type Standing, standingsOf } from './standings.js';
import { StatementReadModel } from './statement.read-model.js';
import { Transcripts } from './transcript.js';
import { TranscriptResolver } from './transcript.resolver.js';
import { yearStandings, type YearStandingOf } from './year-standings.js';

/** What other modules may ask of credits. */
export interface Credits {
  readonly ruleSets: RuleSets;
  readonly drafts: RuleSetDrafts;
  readonly simulations: Simulations;
  readonly claims: Claims;
  readonly sheets: ClaimSheets;
  readonly postings: Postings;
  readonly statements: StatementReadModel;
  readonly transcripts: Transcripts;
  /** How teachers stand in one year, from the ledger as it is. */
  readonly yearStandings: (source: Reader, teacherIds: readonly number[], cycleYear: number) => Promise<YearStandingOf[]>;
  /** What holds of claims and ledger at every moment, the ledger walked again among it. */
  readonly checks: readonly Invariant[];
  /** Of these teachers, those for whom the cycle of a day takes no more of a category. */
  readonly fullCycles: (source: Reader, asked: { readonly teacherIds: readonly number[]; readonly categoryKey: string; readonly day: string }) => Promise<Map<number, FullCycle>>;
  readonly recogniseOnAppeal: (tx: Tx, claim: { readonly claimId: number; readonly headAccountId: number }) => ReturnType<typeof recogniseOnAppeal>;
  readonly recordOfEntry: typeof recordOfEntry;
  /** How many teachers stand in the cycle of a day. */
  readonly standings: (source: Reader, teacherIds: readonly number[], day: string) => Promise<Standing[]>;
}

export function creditsModule(platform: Platform): ModuleParts<RequestContext> & { readonly credits: Credits } {
  const { work, reader, clock, secrets } = platform;
  const ruleSets = new RuleSets();
  const postings = new Postings(ruleSets);
  const claims = new Claims(work, ruleSets, postings);
  const teachers = new TeachersReadModel(reader, secrets);
  const statements = new StatementReadModel(reader, ruleSets, teachers, clock);
  const readModel = new CreditsReadModel(reader, ruleSets, clock);
  const reviews = new ClaimReviews(reader, readModel, postings);
  const filings = new ClaimFilingsReadModel(reader);
  const reReviews = new ReReviewsReadModel(reader, readModel, reviews);
  const waves = new ClaimWaves(reader, clock);
  const drafts = new RuleSetDrafts(work, ruleSets);
  const ruleSetsReadModel = new RuleSetsReadModel(reader, ruleSets, clock);
  const simulations = new Simulations(work, ruleSets);
  const simulationsReadModel = new SimulationsReadModel(reader, ruleSets, teachers);
  const checks = [...creditInvariants, ledgerCheck(ruleSets)];
  const imports = new ClaimImportsReadModel(reader);
  const sheets = new ClaimSheets(reader, ruleSets, clock);
  const checking = new ClaimImportPreparation(platform, sheets, teachers);
  const filing = new ClaimImportFiling(platform, claims);
  const prepare: JobHandler = ({ importId }: { importId: number }, { author, progress }) => checking.run(importId, author, progress);
  const apply: JobHandler = ({ importId }: { importId: number }, { author, progress }) => filing.run(importId, author, progress);
  const transcripts = new Transcripts(platform, readModel, statements, teachers);
  return {
    credits: { ruleSets, drafts, simulations, claims, sheets, postings, statements, transcripts, checks, yearStandings: (source, teacherIds, cycleYear) => yearStandings(source, ruleSets, teacherIds, cycleYear), fullCycles: (source, asked) => fullCycles(source, ruleSets, asked), recogniseOnAppeal: (tx, claim) => recogniseOnAppeal(tx, postings, claim), recordOfEntry, standings: (source, teacherIds, day) => standingsOf(source, ruleSets, teacherIds, day) },
    policy: creditsPolicy,
    resolvers: [
      new CreditsResolver(claims, new OwnClaims(work, reader, ruleSets, claims), new LedgerCorrections(work, postings), readModel, statements, teachers),
      new ClaimReviewResolver(reviews, readModel),
      new ClaimWaveResolver(new ClaimGroups(reader), waves, readModel),
      new ReReviewsResolver(new ReReviews(work, postings), reReviews),
      new ClaimFilingsResolver(new ClaimFilings(work), filings),
      new TranscriptResolver(transcripts),
      new RuleSetsResolver(drafts, ruleSetsReadModel),
      new SimulationResolver(simulations, simulationsReadModel, new SimulatedTeachers(reader, ruleSets, simulationsReadModel)),
      new ClaimImportsResolver(new ClaimImports(work), imports),
    ],
    jobs: { [SIMULATION_JOB]: simulationJob(platform, ruleSets), 'creditClaimImports.prepare': prepare, 'creditClaimImports.apply': apply },
    routes: (http, contextOf) => {
      serveCreditDownloads(http, contextOf, platform, { transcripts, readModel, reviews, statements, teachers });
      serveFilingDownloads(http, contextOf, platform, { filings, readModel, teachers });
      serveWaveDownloads(http, contextOf, platform, waves, reReviews);
      serveRuleSetFiles(http, contextOf, platform, ruleSetsReadModel, simulationsReadModel);
      serveClaimImportDownloads(http, contextOf, platform, ruleSets, imports);
    },
    invariants: [...checks, ...ruleSetInvariants],
  };
}
