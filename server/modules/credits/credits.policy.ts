import { type AccessTable, anyone, fields, reached, type Role, role, signedIn } from '../accounts/index.js';
import { ruleSetsPolicy } from './rule-sets.policy.js';

/** Each within his reach; a teacher reaches himself. */
export const CREDIT_READERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR', 'AREA_LEAD', 'SCHOOL_ADMINISTRATOR', 'TEACHER'];
/** Who follows the recognition of claims in figures, each within his reach. */
export const WAVE_READERS: readonly Role[] = CREDIT_READERS.filter((each) => each !== 'TEACHER');
/** Who sees batches that are filed with the city or the province, and who makes them. */
export const FILING_READERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR'];
const FILERS: readonly Role[] = ['ADMINISTRATOR', 'CREDIT_OFFICER'];
/** Who follows second looks; who draws and settles; who looks again. */
export const RE_REVIEW_READERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR'];
const DRAWERS: readonly Role[] = ['ADMINISTRATOR', 'CREDIT_OFFICER'];
/** Those who recognise for the county. */
export const CLAIM_RECOGNISERS: readonly Role[] = ['CREDIT_OFFICER'];
export const CLAIM_PRECHECKERS: readonly Role[] = ['SCHOOL_ADMINISTRATOR'];

/** Who sees claims in bulk, each within his reach. */
export const CLAIM_IMPORT_READERS: readonly Role[] = ['SCHOOL_ADMINISTRATOR', 'CREDIT_OFFICER', 'ADMINISTRATOR', 'AUDITOR'];

export const creditsPolicy: AccessTable = {
  ...ruleSetsPolicy,
  Query: {
    ...ruleSetsPolicy.Query,
    creditClaims: role(...CREDIT_READERS), creditClaim: role(...CREDIT_READERS), creditClaimGroups: role(...CREDIT_READERS), creditClaimIds: role(...CREDIT_READERS), creditClaimReview: role(...CREDIT_READERS),
    creditClaimItemGroups: role(...CREDIT_READERS), creditWave: role(...WAVE_READERS),
    ...fields(role(...FILING_READERS), 'creditFilings creditFiling creditFilingsWaiting'),
    ...fields(role(...RE_REVIEW_READERS), 'creditReReviews creditReReviewDisputes creditOfficerReport'), creditReReviewTask: role('CREDIT_OFFICER'),
    creditStatement: role(...CREDIT_READERS), ledgerEntries: role(...CREDIT_READERS), creditTotals: role(...CREDIT_READERS), ruleSetInForce: signedIn,
    creditClaimImports: role(...CLAIM_IMPORT_READERS), creditClaimImport: role(...CLAIM_IMPORT_READERS), creditClaimImportRows: role(...CLAIM_IMPORT_READERS), verifyTranscript: anyone,
  },
  Mutation: {
    ...ruleSetsPolicy.Mutation,
    creditClaimsRecognise: role(...CLAIM_RECOGNISERS), creditClaimsAudit: role(...CLAIM_RECOGNISERS), creditClaimsPrecheck: role(...CLAIM_PRECHECKERS),
    creditClaimsDecline: role(...CLAIM_RECOGNISERS, ...CLAIM_PRECHECKERS), creditClaimSubmit: role('TEACHER'), creditClaimWithdraw: role('TEACHER'),
    ...fields(role(...FILERS), 'creditFilingPrepare creditFilingClose creditFilingCancel'),
    ...fields(role(...DRAWERS), 'creditReReviewDraw creditReReviewSettle'), creditReReviewDecide: role('CREDIT_OFFICER'),
    ledgerEntriesReverse: role(...CLAIM_RECOGNISERS),
    creditClaimImportPrepare: role(...CLAIM_PRECHECKERS), creditClaimImportApply: role(...CLAIM_PRECHECKERS), creditClaimImportUndo: role(...CLAIM_PRECHECKERS),
  },
  CreditClaim: fields(reached, 'id teacher title organiserName certificateNumber sourceType providerKey category itemName item topics level startDay endDay durationMinutes claimedCenticredits postedCenticredits status awaits quarantineReason duplicateOf reason submittedAt decidedAt viewerCanDecide viewerCanDecline'),
  CreditClaimImport: fields(reached, 'id school fileName status refusal readyCount suspectCount refusedCount worthCenticredits onlyGoodRows rowsWritten jobId isStalled decidedCount createdBy createdAt appliedAt undoneBy undoneAt viewerCanApply viewerCanApplyGoodRows viewerCanUndo'),
  CreditClaimImportRow: fields(reached, 'id rowNumber outcome person title worthCenticredits reasons claimId claimStatus'),
  CreditClaimReview: fields(reached, 'claim evidence preview duplicate steps decidedByName replaced onFile'),
  ClaimEvidence: fields(reached, 'id name mediaType sizeBytes sameContentCount'),
  ClaimPreview: fields(reached, 'accepted centicredits lostCenticredits ruleSetName explanation'),
  DuplicateRecord: fields(reached, 'sourceKey claimId teacher title organiserName certificateNumber sourceType providerKey startDay endDay durationMinutes status centicredits'),
  CreditFiling: fields(reached, 'id filesAt title status fromDay toDay claimCount centicredits createdBy createdAt number filedDay documentFileId closedBy closedAt'),
  CreditFilingWaiting: fields(reached, 'filesAt count centicredits firstAt'),
  ClaimOnFile: fields(reached, 'filesAt status number filedDay filingId'),
  CreditReReview: fields(reached, 'id seed sharePermille fromDay toDay populationCount drawnCount openCount agreedCount disputedCount upheldCount reversedCount createdBy createdAt'),
  CreditReReviewTask: fields(reached, 'id claimId leftCount teacher title organiserName sourceType category level startDay endDay durationMinutes claimedCenticredits evidence'),
  CreditReReviewDispute: fields(reached, 'id claimId status title teacherName schoolName schoolNameEn postedCenticredits recognisedBy reviewedBy reason settledBy settleReason'),
  CreditOfficerReport: fields(reached, 'officers pairs'),
  CreditOfficerRecord: fields(reached, 'id name recognisedCount reviewedCount disputedCount reversedCount singleCount bulkCount mostSinglesInAMinute'),
  CreditUnusualPair: fields(reached, 'officerName school count schoolCount sharePermille countyPermille'),
  ReplacedClaim: fields(reached, 'id reason returnedAt'),
  ClaimStepPassed: fields(reached, 'step byName at'),
  TranscriptVerification: fields(anyone, 'verdict message holderName schoolName teacherNumber printedOn cycleStartYear startDay endDay printedCenticredits totalCenticredits targetCenticredits met entryCount ruleSetName unitName categories'),
  CreditClaimGroup: fields(reached, 'school count claimedCenticredits quarantinedCount'),
  CreditClaimItemGroup: fields(reached, 'category itemKey itemName count claimedCenticredits quarantinedCount'),
  CreditWave: fields(reached, 'fromDay toDay countedAt filedCount filedCenticredits precheckedCount recognisedCount postedCenticredits returnedCount rejectedCount quarantinedCount withdrawnCount waiting earlierWaitingCount decidedPerDayTenths emptyOnDay days schools officers'),
  CreditWaveStep: fields(reached, 'step count'),
  CreditWaveDay: fields(reached, 'day filedCount decidedCount'),
  CreditWaveSchool: fields(reached, 'school filedCount precheckCount countyCount quarantinedCount recognisedCount returnedCount rejectedCount oldestWaitingAt'),
  CreditWaveOfficer: fields(reached, 'id name precheckedCount recognisedCount returnedCount rejectedCount'),
  ViewerCan: fields(reached, 'allowed reason'),
  CreditCategory: fields(reached, 'key name'),
  ClaimResult: fields(reached, 'claimId done centicredits lostCenticredits awaits code message'),
  LedgerEntry: fields(reached, 'id kind title category level startDay day cycleYear durationMinutes pricedCenticredits centicredits lostCenticredits ruleSetName ruleName explanation postedAt reversed sourceKey'),
  CreditTotal: fields(reached, 'cycleYear category centicredits entryCount'),
  CreditStatement: fields(reached, 'teacher ruleSetName unitName cycleStartYear startDay endDay ended met totalCenticredits targetCenticredits shortCenticredits categories years missing notes'),
  StatementCategory: fields(reached, 'category postedCenticredits countedCenticredits minimumCenticredits maximumCenticredits shortCenticredits movedInCenticredits movedOutCenticredits'),
  StatementYear: fields(reached, 'cycleYear state countedCenticredits categories'),
  StatementMissing: fields(reached, 'code message shortCenticredits'),
  ClaimedItem: fields(reached, 'key rankKey roleKey quantity declaredCenticredits'),
  ClaimChoice: fields(reached, 'key name'),
  ClaimableItem: fields(reached, 'key name pieceName isDeclared needsHours levels ranks roles sharedRoleKeys evidence'),
  ClaimableCategory: fields(reached, 'key name evidence paysHours items'),
  RuleSetInfo: fields(reached, 'key version name unitName hourMinutes categories topics'),
};
