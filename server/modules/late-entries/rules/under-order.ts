import type { PlannedClaim, RowOutcome, RowReason } from '../../credits/index.js';

/** What an order says of the rows under it. Days are inclusive. */
export interface OrderTerms { readonly orderNumber: string; readonly organ: string; readonly fromDay: string; readonly toDay: string }

interface Judged { readonly outcome: RowOutcome; readonly reasons: readonly RowReason[]; readonly claim: PlannedClaim }

const OUTSIDE = 'DAY_OUTSIDE';

/** Why a claim does not lie within the days of its order, or null. */
export function outsideOf({ startDay, activity: { day } }: PlannedClaim, { fromDay, toDay }: OrderTerms): RowReason | null {
  if (startDay >= fromDay && day <= toDay) return null;
  return { code: OUTSIDE, zh: `活动日期不在本批范围（${fromDay} 至 ${toDay}）内。`, en: `Its days lie outside those of the batch (${fromDay} to ${toDay}).` };
}

/**
 * A row after its order was mended: it bears the new number and, where it had the organ of the order as organiser, the
 * new organ. A row that does not lie within the new days is refused and says so; one that was refused for nothing but
 * its days is good again.
 */
export function underMended({ outcome, reasons, claim }: Judged, before: OrderTerms, after: OrderTerms): Judged {
  const organiserName = claim.organiserName === before.organ ? after.organ : claim.organiserName;
  const { organiser } = claim.activity;
  const mended: PlannedClaim = { ...claim, organiserName, activity: { ...claim.activity, retroactive: { order: after.orderNumber }, organiser: organiser && { ...organiser, name: organiserName } } };
  const outside = outsideOf(mended, after);
  if (outcome !== 'REFUSED') return outside ? { outcome: 'REFUSED', reasons: [outside], claim: mended } : { outcome, reasons, claim: mended };
  const others = reasons.filter(({ code }) => code !== OUTSIDE);
  return { outcome: others.length > 0 || outside ? 'REFUSED' : 'READY', reasons: outside ? [...others, outside] : others, claim: mended };
}

export const sameTerms = (one: OrderTerms, other: OrderTerms): boolean => (['orderNumber', 'organ', 'fromDay', 'toDay'] as const).every((each) => one[each] === other[each]);
