export type BatchRefusal = { readonly code: 'BATCH_KEY_REUSED' } | { readonly code: 'QUOTA_EXCEEDED'; readonly dailyRecordQuota: number; readonly leftToday: number };

export interface BatchFacts {
  /** The batch key stands for other records already. */
  readonly keyUsedForOther: boolean;
  /** The very same batch was answered before: it is answered again and counts no quota. */
  readonly isReplay: boolean;
  readonly recordCount: number;
  readonly usedToday: number;
  readonly dailyRecordQuota: number;
}

/** Why a batch is not taken as a whole, or null. */
export function batchRefusal({ keyUsedForOther, isReplay, recordCount, usedToday, dailyRecordQuota }: BatchFacts): BatchRefusal | null {
  if (keyUsedForOther) return { code: 'BATCH_KEY_REUSED' };
  if (isReplay || usedToday + recordCount <= dailyRecordQuota) return null;
  return { code: 'QUOTA_EXCEEDED', dailyRecordQuota, leftToday: Math.max(0, dailyRecordQuota - usedToday) };
}
