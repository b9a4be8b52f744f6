import { say, type Words } from '../../platform/locale.js';
import { type AccessTable, fields, reached, type RequestContext, type Role, role } from '../accounts/index.js';
import type { ViewerCan } from '../credits/index.js';
import type { IntakeBatchRow, ProviderRow } from './intake.entities.js';

/** Who sees what platforms send; it is the county's business. */
export const INTAKE_READERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR'];
/** Who agrees terms with platforms. */
export const PROVIDER_KEEPERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR'];
/** Who may stop a platform at once, and take back what it sent. */
export const INTAKE_STOPPERS: readonly Role[] = ['COORDINATOR', 'CREDIT_OFFICER'];

const PROVIDER_SUSPENDERS: readonly Role[] = [...new Set([...PROVIDER_KEEPERS, ...INTAKE_STOPPERS])];

/** The same roles and states that the services look at, told to the console. */
export const viewerCan = {
  suspend: (context: RequestContext, { status }: Pick<ProviderRow, 'status'>): ViewerCan => told(context, PROVIDER_SUSPENDERS, status === 'SUSPENDED' ? { zh: '该平台已暂停报送。', en: 'It is suspended already.' } : null),
  resume: (context: RequestContext, { status }: Pick<ProviderRow, 'status'>): ViewerCan => told(context, PROVIDER_KEEPERS, status === 'ACTIVE' ? { zh: '该平台没有暂停。', en: 'It is not suspended.' } : null),
  change: (context: RequestContext): ViewerCan => told(context, PROVIDER_KEEPERS, null),
  quarantine: (context: RequestContext, { quarantinedAt }: Pick<IntakeBatchRow, 'quarantinedAt'>): ViewerCan => told(context, INTAKE_STOPPERS, quarantinedAt ? ALREADY_QUARANTINED : null),
};

export const ALREADY_QUARANTINED: Words = { zh: '该批次已整批暂扣。', en: 'This batch is held back already.' };

function told({ actor, locale }: RequestContext, roles: readonly Role[], refusal: Words | null): ViewerCan {
  const words = actor.is(...roles) ? refusal : { zh: '您的角色不能执行此操作。', en: 'Your role may not do this.' };
  return { allowed: words === null, reason: words && say(words, locale) };
}

export const intakePolicy: AccessTable = {
  Query: fields(role(...INTAKE_READERS), 'learningProviders learningProvider intakeBatches intakeBatch externalRecords'),
  Mutation: {
    learningRecordsPush: role('PROVIDER'),
    ...fields(role(...PROVIDER_KEEPERS), 'learningProviderOpen learningProviderChange learningProviderMapCourse learningProviderResume'),
    learningProviderSuspend: role(...PROVIDER_SUSPENDERS),
    intakeBatchQuarantine: role(...INTAKE_STOPPERS),
  },
  LearningRecordAnswer: fields(reached, 'externalId status code message problems claimId repeated'),
  LearningRecordProblem: fields(reached, 'field code message'),
  LearningProvider: fields(reached, 'id key name nameEn level categoryKey accredited status levels categoryKeys fromYear toYear dailyRecordQuota sentToday recordCount acceptedCount lastReceivedAt courses viewerCanSuspend viewerCanResume viewerCanChange'),
  ProviderCourse: fields(reached, 'courseCode level categoryKey topicKeys'),
  IntakeBatch: fields(reached, 'id provider batchKey recordCount acceptedCount suspectedCount duplicateCount unknownTeacherCount ambiguousCount outOfScopeCount invalidCount repeatedCount receivedAt claims quarantinedAt quarantineReason quarantinedBy viewerCanQuarantine'),
  IntakeClaimCounts: fields(reached, 'pending quarantined approved declined'),
  ExternalRecord: fields(reached, 'id externalId provider batchId batchKey status code message statedNumber statedName courseCode courseTitle categoryKey level startedOn completedOn durationMinutes scorePermille teacher claimId claimStatus receivedAt ordinal repeated'),
  HeldBatch: fields(reached, 'batch quarantined reversed'),
};
