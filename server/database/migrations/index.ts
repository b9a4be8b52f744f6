import { Foundation1763700000001 } from './1763700000001-foundation.js';
import { Attendance1763700000002 } from './1763700000002-attendance.js';
import { Credits1763700000003 } from './1763700000003-credits.js';
import { Training1763700000004 } from './1763700000004-training.js';
import { Certificates1763700000005 } from './1763700000005-certificates.js';
import { Intake1763700000006 } from './1763700000006-intake.js';
import { Selection1763700000007 } from './1763700000007-selection.js';
import { Studios1763700000008 } from './1763700000008-studios.js';
import { Roster1763700000009 } from './1763700000009-roster.js';
import { Registration1763700000010 } from './1763700000010-registration.js';
import { AttendanceOffline1763700000011 } from './1763700000011-attendance-offline.js';
import { Experts1763700000012 } from './1763700000012-experts.js';
import { Planning1763700000013 } from './1763700000013-planning.js';
import { Assignments1763700000014 } from './1763700000014-assignments.js';
import { Surveys1763700000015 } from './1763700000015-surveys.js';
import { Reopening1763700000016 } from './1763700000016-reopening.js';
import { SecondCalls1763700000018 } from './1763700000018-second-calls.js';
import { Archives1763700000019 } from './1763700000019-archives.js';
import { Cascade1763700000020 } from './1763700000020-cascade.js';
import { Leave1763700000021 } from './1763700000021-leave.js';
import { RegistrationImports1763700000022 } from './1763700000022-registration-imports.js';
import { CountySurveys1763700000023 } from './1763700000023-county-surveys.js';
import { Lodging1763700000024 } from './1763700000024-lodging.js';
import { RuleSetDrafts1763700000025 } from './1763700000025-rule-set-drafts.js';
import { ClaimImports1763700000026 } from './1763700000026-claim-imports.js';
import { Placements1763700000027 } from './1763700000027-placements.js';
import { SessionChanges1763700000028 } from './1763700000028-session-changes.js';
import { RevokedLeave1763700000029 } from './1763700000029-revoked-leave.js';
import { ClaimFilings1763700000030 } from './1763700000030-claim-filings.js';
import { ReReviews1763700000031 } from './1763700000031-re-reviews.js';
import { LateEntries1763700000032 } from './1763700000032-late-entries.js';
import { CreditYears1763700000033 } from './1763700000033-credit-years.js';
import { Appeals1763700000034 } from './1763700000034-appeals.js';
import { CreditWarnings1763700000035 } from './1763700000035-credit-warnings.js';
import { SchoolTotals1763700000038 } from './1763700000038-school-totals.js';
import { CascadeProofs1763700000039 } from './1763700000039-cascade-proofs.js';
import { ClaimQueue1763700000041 } from './1763700000041-claim-queue.js';
import { SeenLateEntries1763700000042 } from './1763700000042-seen-late-entries.js';
import { ClaimsByEnd1763700000043 } from './1763700000043-claims-by-end.js';
import { LargeRuleSets1763700000048 } from './1763700000048-large-rule-sets.js';
import { SimulationCauses1763700000049 } from './1763700000049-simulation-causes.js';
import { ClaimCertificates1763700000050 } from './1763700000050-claim-certificates.js';
import { LastPostings1763700000051 } from './1763700000051-last-postings.js';

/** In order; a migration that is merged never changes. */
export const migrations = [
  Foundation1763700000001,
  Attendance1763700000002,
  Credits1763700000003,
  Training1763700000004,
  Certificates1763700000005,
  Intake1763700000006,
  Selection1763700000007,
  Studios1763700000008,
  Roster1763700000009,
  Registration1763700000010,
  AttendanceOffline1763700000011,
  Experts1763700000012,
  Planning1763700000013,
  Assignments1763700000014,
  Surveys1763700000015,
  Reopening1763700000016,
  SecondCalls1763700000018,
  Archives1763700000019,
  Cascade1763700000020,
  Leave1763700000021,
  RegistrationImports1763700000022,
  CountySurveys1763700000023,
  Lodging1763700000024,
  RuleSetDrafts1763700000025,
  ClaimImports1763700000026,
  Placements1763700000027,
  SessionChanges1763700000028,
  RevokedLeave1763700000029,
  ClaimFilings1763700000030,
  ReReviews1763700000031,
  LateEntries1763700000032,
  CreditYears1763700000033,
  Appeals1763700000034,
  CreditWarnings1763700000035,
  SchoolTotals1763700000038,
  CascadeProofs1763700000039,
  ClaimQueue1763700000041,
  SeenLateEntries1763700000042,
  ClaimsByEnd1763700000043,
  LargeRuleSets1763700000048,
  SimulationCauses1763700000049,
  ClaimCertificates1763700000050,
  LastPostings1763700000051,
];
