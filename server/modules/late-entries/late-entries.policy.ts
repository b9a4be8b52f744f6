import { type AccessTable, fields, reached, type Role, role } from '../accounts/index.js';

/** Those who fill batches and, never the same person, post them. */
export const LATE_ENTRY_KEEPERS: readonly Role[] = ['CREDIT_OFFICER', 'ADMINISTRATOR'];
export const LATE_ENTRY_READERS: readonly Role[] = [...LATE_ENTRY_KEEPERS, 'AUDITOR'];

export const lateEntriesPolicy: AccessTable = {
  Query: fields(role(...LATE_ENTRY_READERS), 'lateEntryBatches lateEntryBatch lateEntries lateEntryPreview'),
  Mutation: fields(role(...LATE_ENTRY_KEEPERS), 'lateEntryBatchOpen lateEntryBatchEdit lateEntryRowsUpload lateEntryRowAdd lateEntryRowsRemove lateEntryRowsKeep lateEntryBatchSubmit lateEntryBatchApprove lateEntryBatchReturn lateEntryBatchReverse lateEntryBatchDiscard'),
  LateEntryBatch: fields(reached, 'id orderNumber orderTitle organ orderDay fileName fromDay toDay cutOffDay status revision readyCount suspectCount refusedCount worthCenticredits expectedCenticredits postedCenticredits openedBy openedAt submittedBy submittedAt decidedBy decidedAt returnReason reversedBy reversedAt reversalReason viewerCanEdit viewerCanFill viewerCanSubmit viewerCanSubmitGoodRows viewerCanApprove viewerCanReturn viewerCanReverse'),
  LateEntry: fields(reached, 'id seq rowNumber outcome person teacherId title startDay endDay worthCenticredits expectedCenticredits postedCenticredits reasons keptReason claimId'),
};
