import ArchiveIcon from '@mui/icons-material/Inventory2Outlined';
import CascadeIcon from '@mui/icons-material/AccountTreeOutlined';
import RegisterIcon from '@mui/icons-material/FactCheckOutlined';
import RuleSetIcon from '@mui/icons-material/GavelOutlined';
import ClaimsIcon from '@mui/icons-material/RuleOutlined';
import CodesIcon from '@mui/icons-material/VpnKeyOutlined';
import KeysIcon from '@mui/icons-material/ApiOutlined';
import CertificateIcon from '@mui/icons-material/ApprovalOutlined';
import RegistrationIcon from '@mui/icons-material/HowToRegOutlined';
import NominationIcon from '@mui/icons-material/PersonAddAltOutlined';
import ClosingIcon from '@mui/icons-material/SchoolOutlined';
import SelectionIcon from '@mui/icons-material/HowToVoteOutlined';
import MarkingIcon from '@mui/icons-material/AssignmentTurnedInOutlined';
import JudgingIcon from '@mui/icons-material/GradingOutlined';
import FeeIcon from '@mui/icons-material/PaymentsOutlined';
import InvitationIcon from '@mui/icons-material/MailOutlined';
import CalendarIcon from '@mui/icons-material/CalendarMonthOutlined';
import OverviewIcon from '@mui/icons-material/QueryStatsOutlined';
import ReReviewIcon from '@mui/icons-material/ShuffleOutlined';
import FilingIcon from '@mui/icons-material/OutboxOutlined';
import WaveIcon from '@mui/icons-material/TrendingUpOutlined';
import YearIcon from '@mui/icons-material/EventAvailableOutlined';
import LateEntryIcon from '@mui/icons-material/HistoryEduOutlined';
import LeaveIcon from '@mui/icons-material/EventBusyOutlined';
import WarningIcon from '@mui/icons-material/ReportProblemOutlined';
import AppealIcon from '@mui/icons-material/BalanceOutlined';
import TotalsIcon from '@mui/icons-material/LeaderboardOutlined';
import TranscriptIcon from '@mui/icons-material/ContactPageOutlined';
import { lazy } from 'react';

import { TEACHER_ADMINISTRATORS } from '../resources/accounts/roles.js';
import { EXPERT_READERS } from '../resources/experts/roles.js';
import { DRAFT_READERS, RULE_SET_READERS } from '../resources/rule-sets/roles.js';
import { type Desk, OFFICE_ROLES } from '../resources/console-resource.js';
import { APPEAL_JUDGES } from './appeals/roles.js';
import { ARCHIVE_ROLES } from './archives/roles.js';
import { MARKERS } from './assignments/roles.js';
import { REGISTER_ROLES } from './attendance/roles.js';
import { DESK_ROLES as CERTIFICATE_DESK_ROLES } from './certificates/roles.js';
import { WARNING_READERS } from './credit-warnings/roles.js';
import { CLAIM_READERS } from './credits/roles.js';
import { LATE_ENTRY_READERS } from './late-entries/roles.js';
import { FILING_READERS } from './filings/filing-words.js';
import { LEAVE_READERS } from './leave/roles.js';
import { OVERVIEW_ROLES } from './overview/roles.js';
import { RE_REVIEW_READERS } from './re-reviews/roles.js';
import { COUNTY, DECIDERS, JUDGES, NOMINATORS, ROUND_READERS } from './selection/roles.js';
import { TOTALS_READERS } from './school-totals/roles.js';
import { BOOK_MAKERS } from './transcript-books/roles.js';
import { CENTRE_ROLES, COMPLETION_ROLES, IMPORT_ROLES, NOMINATION_ROLES } from './registration/roles.js';

/** Every desk, in the order of the menu. A path may have parameters (`/cohorts/:id/register`); then it has no menu entry. */
export const desks: readonly Desk[] = [
  { path: '/nominations', roles: NOMINATION_ROLES, menu: { group: 'training', label: 'training.nominate.title', icon: NominationIcon }, page: lazy(() => import('./nominations/NominationCohorts.js')) },
  { path: '/nominations/:id', roles: NOMINATION_ROLES, page: lazy(() => import('./nominations/NominationDesk.js')) },
  { path: '/registration', roles: CENTRE_ROLES, menu: { group: 'training', label: 'training.desk.title', icon: RegistrationIcon }, page: lazy(() => import('./registration/RegistrationCohorts.js')) },
  { path: '/cohorts/:id/registration', roles: OFFICE_ROLES, page: lazy(() => import('./registration/RegistrationDesk.js')) },
  { path: '/cohorts/:id/registration-import', roles: IMPORT_ROLES, page: lazy(() => import('./registration-import/ImportStart.js')) },
  { path: '/registration-imports/:id', roles: IMPORT_ROLES, belongsTo: '/cohorts', page: lazy(() => import('./registration-import/ImportShow.js')) },
  { path: '/cohorts/:id/returns', roles: OFFICE_ROLES, page: lazy(() => import('../resources/cohorts/SeatReturns.js')) },
  { path: '/attendance', roles: REGISTER_ROLES, menu: { group: 'training', label: 'attendance.title', icon: RegisterIcon }, page: lazy(() => import('./attendance/AttendanceDesk.js')) },
  { path: '/attendance/:id', roles: REGISTER_ROLES, page: lazy(() => import('./attendance/Register.js')) },
  { path: '/attendance/:id/projector', roles: REGISTER_ROLES, page: lazy(() => import('./attendance/Projector.js')) },
  { path: '/attendance-overview', roles: OVERVIEW_ROLES, menu: { group: 'training', label: 'overview.title', icon: OverviewIcon }, page: lazy(() => import('./overview/AttendanceOverview.js')) },
  { path: '/leave', roles: LEAVE_READERS, menu: { group: 'training', label: 'leave.title', icon: LeaveIcon }, page: lazy(() => import('./leave/LeaveDesk.js')) },
  { path: '/cohorts/:id/leave', roles: CENTRE_ROLES, page: lazy(() => import('./leave/CohortLeave.js')) },
  { path: '/marking', roles: MARKERS, menu: { group: 'training', label: 'assignments.marking.title', icon: MarkingIcon }, page: lazy(() => import('./assignments/MarkingList.js')) },
  { path: '/marking/:id', roles: MARKERS, page: lazy(() => import('./assignments/MarkingDesk.js')) },
  { path: '/cohorts/:id/assignments', roles: CENTRE_ROLES, page: lazy(() => import('./assignments/CohortAssignments.js')) },
  { path: '/cohorts/:id/surveys', roles: CENTRE_ROLES, page: lazy(() => import('./surveys/CohortSurveys.js')) },
  { path: '/cohorts/:id/placements', roles: CENTRE_ROLES, page: lazy(() => import('./placements/CohortPlacements.js')) },
  { path: '/cohorts/:id/lodging', roles: CENTRE_ROLES, page: lazy(() => import('./lodging/CohortLodging.js')) },
  { path: '/surveys/:id', roles: CENTRE_ROLES, page: lazy(() => import('./surveys/SurveyResults.js')) },
  { path: '/assignments/:id', roles: CENTRE_ROLES, belongsTo: '/cohorts', page: lazy(() => import('./assignments/AssignmentDesk.js')) },
  { path: '/closing', roles: CENTRE_ROLES, menu: { group: 'training', label: 'training.closing.title', icon: ClosingIcon }, page: lazy(() => import('./closing/ClosingCohorts.js')) },
  { path: '/cohorts/:id/closing', roles: COMPLETION_ROLES, page: lazy(() => import('./closing/ClosingDesk.js')) },
  { path: '/archives', roles: ARCHIVE_ROLES, menu: { group: 'training', label: 'archives.title', icon: ArchiveIcon }, page: lazy(() => import('./archives/ArchiveList.js')) },
  { path: '/cohorts/:id/archive', roles: ARCHIVE_ROLES, page: lazy(() => import('./archives/CohortArchive.js')) },
  { path: '/cascades', roles: OFFICE_ROLES, menu: { group: 'training', label: 'cascade.title', icon: CascadeIcon }, page: lazy(() => import('./cascade/CascadeList.js')) },
  { path: '/cascades/:id', roles: OFFICE_ROLES, page: lazy(() => import('./cascade/CascadeShow.js')) },
  { path: '/certificate-desk', roles: CERTIFICATE_DESK_ROLES, menu: { group: 'certificates', label: 'certificates.desk.title', icon: CertificateIcon }, page: lazy(() => import('./certificates/CertificateDesk.js')) },
  { path: '/calendar', roles: OFFICE_ROLES, menu: { group: 'planning', label: 'calendar.title', icon: CalendarIcon }, page: lazy(() => import('./calendar/CalendarDesk.js')) },
  { path: '/calendar/clashes', roles: EXPERT_READERS, page: lazy(() => import('./calendar/ClashList.js')) },
  { path: '/expert-invitations', roles: EXPERT_READERS, menu: { group: 'lecturers', label: 'experts.invitations.desk', icon: InvitationIcon }, page: lazy(() => import('./experts/InvitationDesk.js')) },
  { path: '/expert-fees', roles: EXPERT_READERS, menu: { group: 'lecturers', label: 'experts.fees.title', icon: FeeIcon }, page: lazy(() => import('./experts/FeeDesk.js')) },
  { path: '/credits', roles: CLAIM_READERS, menu: { group: 'credits', label: 'credits.desk.title', icon: ClaimsIcon }, page: lazy(() => import('./credits/CreditDesk.js')) },
  { path: '/credit-wave', roles: CLAIM_READERS, menu: { group: 'credits', label: 'credits.wave.title', icon: WaveIcon }, page: lazy(() => import('./credits/WavePage.js')) },
  { path: '/late-entries', roles: LATE_ENTRY_READERS, menu: { group: 'credits', label: 'lateEntries.title', icon: LateEntryIcon }, page: lazy(() => import('./late-entries/LateEntryList.js')) },
  { path: '/late-entries/:id', roles: LATE_ENTRY_READERS, page: lazy(() => import('./late-entries/LateEntryShow.js')) },
  { path: '/credit-warnings', roles: WARNING_READERS, menu: { group: 'credits', label: 'creditWarnings.title', icon: WarningIcon }, page: lazy(() => import('./credit-warnings/WarningsPage.js')) },
  { path: '/credit-appeals', roles: APPEAL_JUDGES, menu: { group: 'credits', label: 'appeals.title', icon: AppealIcon }, page: lazy(() => import('./appeals/AppealList.js')) },
  { path: '/credit-appeals/:id', roles: APPEAL_JUDGES, page: lazy(() => import('./appeals/AppealShow.js')) },
  { path: '/credit-re-reviews', roles: RE_REVIEW_READERS, menu: { group: 'credits', label: 'credits.reReview.title', icon: ReReviewIcon }, page: lazy(() => import('./re-reviews/ReReviewPage.js')) },
  { path: '/credit-filings', roles: FILING_READERS, menu: { group: 'credits', label: 'credits.filing.title', icon: FilingIcon }, page: lazy(() => import('./filings/FilingList.js')) },
  { path: '/credit-filings/:id', roles: FILING_READERS, page: lazy(() => import('./filings/FilingPage.js')) },
  { path: '/credit-years', roles: CLAIM_READERS, menu: { group: 'credits', label: 'creditYears.title', icon: YearIcon }, page: lazy(() => import('./credit-years/CreditYearList.js')) },
  { path: '/credit-years/:year', roles: CLAIM_READERS, page: lazy(() => import('./credit-years/CreditYearShow.js')) },
  { path: '/school-totals', roles: TOTALS_READERS, menu: { group: 'credits', label: 'schoolTotals.title', icon: TotalsIcon }, page: lazy(() => import('./school-totals/SchoolTotalsPage.js')) },
  { path: '/transcripts', roles: BOOK_MAKERS, menu: { group: 'credits', label: 'transcriptBooks.title', icon: TranscriptIcon }, page: lazy(() => import('./transcript-books/TranscriptBooksPage.js')) },
  { path: '/rule-sets', roles: RULE_SET_READERS, menu: { group: 'credits', label: 'ruleSets.title', icon: RuleSetIcon }, page: lazy(() => import('../resources/rule-sets/RuleSetList.js')) },
  { path: '/rule-sets/:id', roles: RULE_SET_READERS, page: lazy(() => import('../resources/rule-sets/RuleSetShow.js')) },
  { path: '/rule-set-drafts/:id', roles: DRAFT_READERS, belongsTo: '/rule-sets', page: lazy(() => import('../resources/rule-sets/DraftEditor.js')) },
  { path: '/rule-set-simulations/:id', roles: DRAFT_READERS, belongsTo: '/rule-sets', page: lazy(() => import('./simulation/SimulationPage.js')) },
  { path: '/teachers/:id/credits', roles: CLAIM_READERS, page: lazy(() => import('./credits/CreditStatementPage.js')) },
  { path: '/activation-codes', roles: TEACHER_ADMINISTRATORS, menu: { group: 'people', label: 'accounts.codes.title', icon: CodesIcon }, page: lazy(() => import('../resources/accounts/ActivationCodes.js')) },
  { path: '/api-keys', roles: ['ADMINISTRATOR'], menu: { group: 'centre', label: 'accounts.keys.title', icon: KeysIcon }, page: lazy(() => import('../resources/accounts/ApiKeys.js')) },
  { path: '/password', roles: [], page: lazy(() => import('./activation/PasswordChange.js')) },
  { path: '/selection', roles: ROUND_READERS, menu: { group: 'selection', label: 'selection.title', icon: SelectionIcon }, page: lazy(() => import('./selection/Rounds.js')) },
  { path: '/selection/:id', roles: ROUND_READERS, page: lazy(() => import('./selection/Round.js')) },
  { path: '/selection/:id/edit', roles: DECIDERS, page: lazy(() => import('./selection/RulesEditor.js')) },
  { path: '/selection/:id/nominate', roles: NOMINATORS, page: lazy(() => import('./selection/Nomination.js')) },
  { path: '/selection/:id/check', roles: COUNTY, page: lazy(() => import('./selection/CheckDesk.js')) },
  { path: '/judging', roles: JUDGES, menu: { group: 'selection', label: 'selection.judging.title', icon: JudgingIcon }, page: lazy(() => import('./selection/judging/JudgingDesks.js')) },
  { path: '/judging/:id', roles: JUDGES, page: lazy(() => import('./selection/judging/JudgeDesk.js')) },
  { path: '/sessions', roles: [], page: lazy(() => import('./Sessions.js')) },
];
