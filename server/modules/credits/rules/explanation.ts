import type { Assessment } from './assessment.js';
import type { Loss } from './counted-credits.js';
import type { OverflowMovement } from './overflow.js';
import type { CapCheck, Posting } from './posting.js';
import type { PricedActivity } from './pricing.js';
import type { MissingItem, RequirementStanding } from './requirement.js';
import type { Bilingual, RuleSet } from './rule-set.js';
import type { PricingStep } from './valuation.js';
import { creditsText, decimalText, fractionText, levelName, listText, nameIn, requirementName, spanText, timeText, yearText } from './wording.js';

/** Why a credit is what it is, as sentences in both languages. Every switch is without default: a new code does not compile without words. */

/** From the hours to the ledger: the rule, the weight, and what was lost to which cap. */
export function explainCredit(ruleSet: RuleSet, priced: Pick<PricedActivity, 'steps'>, posting: Posting): Bilingual[] {
  return [...priced.steps.map((step) => explainStep(ruleSet, step)), ...explainPosting(ruleSet, posting)];
}

export function explainStep(ruleSet: RuleSet, step: PricingStep): Bilingual {
  switch (step.code) {
    case 'HOURS_COUNTED': {
      const [paid, unpaid] = [timeText(ruleSet, step.countedMinutes), timeText(ruleSet, step.unpaidMinutes)];
      return step.unpaidMinutes === 0
        ? { zh: `计入学时 ${paid.zh}（每学时 ${step.hourMinutes} 分钟）。`, en: `${paid.en} counted (an hour is ${step.hourMinutes} minutes).` }
        : { zh: `计入学时 ${paid.zh}，另有 ${unpaid.zh}${unpaidWhy(ruleSet).zh}，不计。`, en: `${paid.en} counted; ${unpaid.en} ${unpaidWhy(ruleSet).en} not counted.` };
    }
    case 'WEIGHT_APPLIED': {
      const name = nameIn(ruleSet.weights, step.weightKey);
      const [rate, time, paid] = [creditsText(ruleSet, step.rateCenticredits), timeText(ruleSet, step.rateMinutes), timeText(ruleSet, step.countedMinutes)];
      // Before rounding: the next sentence tells what it made of this.
      const product = step.countedMinutes * step.rateCenticredits;
      const [value, about] = [creditsText(ruleSet, Math.floor(product / step.rateMinutes)), product % step.rateMinutes === 0 ? { zh: '', en: '' } : { zh: '约 ', en: 'about ' }];
      const whole = ruleSet.weights.some((row) => row.key === step.weightKey && row.wholeStepsOnly) ? { zh: `（不足 ${time.zh}的部分不计）`, en: ' (a part of that earns nothing)' } : { zh: '', en: '' };
      return { zh: `适用“${name.zh}”：每 ${time.zh}计 ${rate.zh}${whole.zh}，${paid.zh}折合${about.zh || ' '}${value.zh}。`, en: `“${name.en}” applies: ${rate.en} per ${time.en}${whole.en}, so ${paid.en} make ${about.en}${value.en}.` };
    }
    case 'ITEM_VALUED': {
      const item = ruleSet.items.find((row) => row.key === step.itemKey);
      const name = nameIn(ruleSet.items, step.itemKey);
      const piece = item?.pieceName ?? { zh: '项', en: 'piece' };
      // The level where the table looks at it.
      const hasLevels = item?.value.kind === 'FIXED' && item.value.rows.some(({ levels }) => levels.length > 0);
      const details = [...(hasLevels ? [levelName(step.level)] : []), ...(step.rankKey === null ? [] : [nameIn(ruleSet.ranks, step.rankKey)]), ...(step.roleKey === null ? [] : [nameIn(ruleSet.roles, step.roleKey)])];
      const [each, value] = [creditsText(ruleSet, step.eachCenticredits), creditsText(ruleSet, step.valueCenticredits)];
      return {
        zh: `“${name.zh}”${details.length > 0 ? `（${details.map(({ zh }) => zh).join('，')}）` : ''}每${piece.zh} ${each.zh}，共 ${step.quantity} ${piece.zh}，计 ${value.zh}。`,
        en: `“${name.en}”${details.length > 0 ? ` (${details.map(({ en }) => en).join(', ')})` : ''}: ${each.en} per ${piece.en}, times ${step.quantity}, makes ${value.en}.`,
      };
    }
    case 'DECLARED_VALUE_TAKEN': {
      const [name, value] = [nameIn(ruleSet.items, step.itemKey), creditsText(ruleSet, step.valueCenticredits)];
      return { zh: `“${name.zh}”按认定单位核定的 ${value.zh}计。`, en: `“${name.en}” counts the ${value.en} stated by the recognising body.` };
    }
    case 'ROUNDED': {
      const [unit, value] = [creditsText(ruleSet, step.stepCenticredits), creditsText(ruleSet, step.valueCenticredits)];
      switch (step.direction) {
        case 'DOWN': return { zh: `不足 ${unit.zh}的尾数舍去，计 ${value.zh}。`, en: `Less than ${unit.en} is dropped: ${value.en}.` };
        case 'UP': return { zh: `不足 ${unit.zh}的尾数按 ${unit.zh}计，计 ${value.zh}。`, en: `What is begun of ${unit.en} counts as the whole: ${value.en}.` };
        case 'NEAREST': return { zh: `按 ${unit.zh}四舍五入，计 ${value.zh}。`, en: `Rounded to the nearest ${unit.en}: ${value.en}.` };
      }
    }
    case 'RETROACTIVE_ENTRY':
      return step.order === null
        ? { zh: '按补登办理。', en: 'Entered retroactively.' }
        : { zh: `依据文件“${step.order}”按补登办理。`, en: `Entered retroactively under order “${step.order}”.` };
  }
}

/** Why minutes are not paid, as far as the rules know of reasons. */
function unpaidWhy({ unit, gates }: RuleSet): Bilingual {
  const isByPresence = gates.some(({ paysFor }) => paysFor === 'ATTENDED');
  if (!isByPresence) return { zh: '不足一学时', en: 'short of a whole hour are' };
  return unit.wholeHoursOnly ? { zh: '缺勤或不足一学时', en: 'absent or short of a whole hour are' } : { zh: '缺勤', en: 'of absence are' };
}

export function explainPosting(ruleSet: RuleSet, posting: Posting): Bilingual[] {
  const lines = posting.checks.filter((check) => check.lostCenticredits > 0).map((check) => explainCapCheck(ruleSet, check));
  const [priced, posted] = [creditsText(ruleSet, posting.pricedCenticredits), creditsText(ruleSet, posting.postedCenticredits)];
  if (posting.postedCenticredits === 0 && posting.checks.every((check) => check.lostCenticredits === 0 || isOnHighest(ruleSet, check.capKey))) return [...lines, { zh: `应计 ${priced.zh}，不高于此前已登记的，本次不予登记。`, en: `Worth ${priced.en}, which is not above what was posted before, so nothing is posted.` }];
  if (posting.postedCenticredits === 0) return [...lines, { zh: `应计 ${priced.zh}，因上限已满，本次不予登记。`, en: `Worth ${priced.en}; the limits are used up, so nothing is posted.` }];
  if (posting.lostCenticredits === 0) return [{ zh: `未触及上限，登记 ${posted.zh}。`, en: `No limit was reached; ${posted.en} posted.` }];
  return [...lines, { zh: `应计 ${priced.zh}，实际登记 ${posted.zh}。`, en: `Worth ${priced.en}; ${posted.en} posted.` }];
}

function explainCapCheck(ruleSet: RuleSet, check: CapCheck): Bilingual {
  const name = nameIn(ruleSet.caps, check.capKey);
  const [limit, used, lost] = [creditsText(ruleSet, check.limitCenticredits), creditsText(ruleSet, check.usedCenticredits), creditsText(ruleSet, check.lostCenticredits)];
  if (isOnHighest(ruleSet, check.capKey)) {
    return {
      zh: `按“${name.zh}”，此前已登记 ${used.zh}，本次只计高出的部分，${lost.zh}不计。`,
      en: `Under “${name.en}”, ${used.en} ${were(check.usedCenticredits)} posted before and only what is above counts, so ${lost.en} ${are(check.lostCenticredits)} lost.`,
    };
  }
  if (check.usedCenticredits <= 0) return { zh: `“${name.zh}”为 ${limit.zh}，本次超出 ${lost.zh}不计。`, en: `“${name.en}” is ${limit.en}, so ${lost.en} ${are(check.lostCenticredits)} lost.` };
  return {
    zh: `“${name.zh}”为 ${limit.zh}，此前已登记 ${used.zh}，本次超出 ${lost.zh}不计。`,
    en: `“${name.en}” is ${limit.en}; ${used.en} ${were(check.usedCenticredits)} posted before, so ${lost.en} ${are(check.lostCenticredits)} lost.`,
  };
}

const isOnHighest = (ruleSet: RuleSet, capKey: string): boolean => ruleSet.caps.some(({ key, amount }) => key === capKey && amount.kind === 'HIGHEST');
/** One credit is lost, two credits are. */
const are = (centicredits: number): string => (centicredits === 100 ? 'is' : 'are');
const were = (centicredits: number): string => (centicredits === 100 ? 'was' : 'were');
const doNot = (centicredits: number): string => (centicredits === 100 ? 'does not count' : 'do not count');

export function explainLoss(ruleSet: RuleSet, loss: Loss): Bilingual {
  const lost = creditsText(ruleSet, loss.lostCenticredits);
  switch (loss.code) {
    case 'CAP': {
      const [name, limit, span] = [nameIn(ruleSet.caps, loss.capKey), creditsText(ruleSet, loss.limitCenticredits), spanText(ruleSet, loss.cycleYear)];
      if (isOnHighest(ruleSet, loss.capKey)) return { zh: `${span.zh}有 ${lost.zh}因“${name.zh}”不计。`, en: `${lost.en} of ${span.en} ${doNot(loss.lostCenticredits)}: “${name.en}”.` };
      return { zh: `${span.zh}有 ${lost.zh}超出“${name.zh}”（${limit.zh}），不计。`, en: `${lost.en} of ${span.en} passed “${name.en}” (${limit.en}) and ${doNot(loss.lostCenticredits)}.` };
    }
    case 'DEGREE_YEAR': {
      const year = yearText(ruleSet, loss.cycleYear);
      return { zh: `${year.zh}已按学历进修合格计分，其他 ${lost.zh}不再计入。`, en: `${year.en} counts as a passed degree year, so ${lost.en} from elsewhere ${doNot(loss.lostCenticredits)}.` };
    }
  }
}

export function explainMovement(ruleSet: RuleSet, movement: OverflowMovement): Bilingual {
  const [name, from, to] = [nameIn(ruleSet.overflows, movement.overflowKey), nameIn(ruleSet.categories, movement.fromCategoryKey), nameIn(ruleSet.categories, movement.toCategoryKey)];
  const [taken, given, span] = [creditsText(ruleSet, movement.takenCenticredits), creditsText(ruleSet, movement.givenCenticredits), spanText(ruleSet, movement.cycleYear)];
  // It would have given more but for its own limit.
  const most = ruleSet.overflows.find((row) => row.key === movement.overflowKey)?.mostCenticredits ?? null;
  const limit = most !== null && movement.givenCenticredits === most ? creditsText(ruleSet, most) : null;
  return {
    zh: `依据“${name.zh}”，${span.zh}${from.zh}超出部分 ${taken.zh}充抵${to.zh} ${given.zh}${limit ? `，已达这项充抵的上限 ${limit.zh}` : ''}。`,
    en: `Under “${name.en}”, ${taken.en} of surplus ${from.en} in ${span.en} fill ${given.en} of ${to.en}${limit ? `, up to its limit of ${limit.en}` : ''}.`,
  };
}

export function explainMissing(ruleSet: RuleSet, item: MissingItem): Bilingual {
  const [name, span] = [requirementName(ruleSet, item.requirementKey), spanText(ruleSet, item.cycleYear)];
  const tail: Bilingual = item.periodEnded
    ? item.span === 'YEAR' ? { zh: '该年度已结束。', en: 'That year is over.' } : { zh: '本周期已结束。', en: 'The cycle is over.' }
    : item.span === 'YEAR' ? { zh: '请在本年度内补足。', en: 'It can still be earned this year.' } : { zh: '请在周期结束前补足。', en: 'It can still be earned before the cycle ends.' };
  switch (item.code) {
    case 'TOTAL_SHORT':
    case 'MINIMUM_SHORT': {
      const [done, owed, short] = [creditsText(ruleSet, item.countedCenticredits), creditsText(ruleSet, item.requiredCenticredits), creditsText(ruleSet, item.shortCenticredits)];
      if (item.shareOfTotal) {
        const [share, total] = [fractionText(item.shareOfTotal.share), creditsText(ruleSet, item.shareOfTotal.totalCenticredits)];
        return {
          zh: `${span.zh}“${name.zh}”应不少于实得总量的${share.zh}，实得 ${total.zh}中已有 ${done.zh}，在此范围内还须取得 ${short.zh}。${tail.zh}`,
          en: `“${name.en}” for ${span.en}: at least ${share.en} of everything earned must count here; ${done.en} of ${total.en} do so far, so ${short.en} more are needed here. ${tail.en}`,
        };
      }
      return { zh: `${span.zh}“${name.zh}”应达 ${owed.zh}，已有 ${done.zh}，还差 ${short.zh}。${tail.zh}`, en: `“${name.en}” for ${span.en}: ${owed.en} needed, ${done.en} counted, ${short.en} short. ${tail.en}` };
    }
    case 'BLOCK_MISSING': {
      const [owed, longest] = [timeText(ruleSet, item.requiredMinutes), timeText(ruleSet, item.longestMinutes)];
      return { zh: `${span.zh}“${name.zh}”应有一次不间断的 ${owed.zh}，现有最长一次为 ${longest.zh}。${tail.zh}`, en: `“${name.en}” for ${span.en}: one uninterrupted block of ${owed.en} needed, the longest is ${longest.en}. ${tail.en}` };
    }
  }
}

export function explainUnusableSurplus(ruleSet: RuleSet, surplus: Assessment['unusableSurplus'][number]): Bilingual {
  const [category, amount] = [nameIn(ruleSet.categories, surplus.categoryKey), creditsText(ruleSet, surplus.surplusCenticredits)];
  const flows = ruleSet.overflows.some((row) => row.fromCategoryKey === surplus.categoryKey);
  return flows
    ? { zh: `${category.zh}高于最低要求的 ${amount.zh}不能再充抵其他类别。`, en: `A further ${amount.en} of ${category.en} above its minimum cannot fill another category.` }
    : { zh: `${category.zh}高于最低要求的 ${amount.zh}不能充抵其他类别。`, en: `${amount.en} of ${category.en} above its minimum cannot fill another category.` };
}

/** How one duty stands, met or not. */
export function explainRequirement(ruleSet: RuleSet, standing: RequirementStanding): Bilingual {
  const [name, span] = [requirementName(ruleSet, standing.requirementKey), spanText(ruleSet, standing.cycleYear)];
  const figures = standing.kind === 'BLOCK'
    ? [timeText(ruleSet, standing.longestMinutes), timeText(ruleSet, standing.requiredMinutes)] as const
    : [creditsText(ruleSet, standing.countedCenticredits), creditsText(ruleSet, standing.requiredCenticredits)] as const;
  const [done, owed] = figures;
  const stand: Bilingual = { zh: `${span.zh}“${name.zh}”：${done.zh}，要求 ${owed.zh}`, en: `“${name.en}” for ${span.en}: ${done.en} of ${owed.en}` };
  switch (standing.status) {
    case 'MET': return { zh: `${stand.zh}，已达到。`, en: `${stand.en}, met.` };
    case 'SHORT': return { zh: `${stand.zh}，未达到。`, en: `${stand.en}, not met.` };
    case 'NOT_YET': return { zh: `${stand.zh}，年度尚未开始。`, en: `${stand.en}, not begun yet.` };
    case 'WAIVED': {
      const waiver = nameIn(ruleSet.exemptions, standing.waivedBy ?? '');
      return { zh: `${stand.zh}，因“${waiver.zh}”免予要求。`, en: `${stand.en}, waived by “${waiver.en}”.` };
    }
  }
}

/** Why less is owed than the rule set asks of a whole cycle. */
function explainShortened(ruleSet: RuleSet, { owedYears, years, shortenedBy }: Assessment): Bilingual[] {
  if (owedYears === years.length) return [];
  const why = listText([...shortenedBy.map((key) => nameIn(ruleSet.exemptions, key)), ...(years.some(({ state }) => state === 'BEFORE_HIRE') && ruleSet.policies.partialCycle === 'BY_YEARS' ? [{ zh: '入职前的年度', en: 'years before the hire' }] : [])]);
  return [{ zh: `周期要求按 ${years.length} 年中的 ${owedYears} 年计（不计：${why.zh}）。`, en: `The cycle asks for ${owedYears} of its ${years.length} years (left out: ${why.en}).` }];
}

/** The whole standing in the order a teacher asks: the result, what moved, what was lost, what is missing. */
export function explainAssessment(ruleSet: RuleSet, assessment: Assessment): Bilingual[] {
  const counted = creditsText(ruleSet, assessment.total.countedCenticredits);
  const { targetCenticredits } = assessment.total;
  const target = targetCenticredits === null ? { zh: '', en: '' } : { zh: `（要求 ${decimalText(targetCenticredits)}）`, en: ` of ${decimalText(targetCenticredits)}` };
  const result: Bilingual = assessment.met ? { zh: '达到要求', en: 'the requirements are met' } : assessment.ended ? { zh: '未达到要求', en: 'the requirements are not met' } : { zh: '尚未达到要求', en: 'the requirements are not met yet' };
  return [
    { zh: `本周期（${assessment.startDay} 至 ${assessment.endDay}）共计 ${counted.zh}${target.zh}，${result.zh}。`, en: `Cycle ${assessment.startDay} to ${assessment.endDay}: ${counted.en}${target.en}; ${result.en}.` },
    ...explainShortened(ruleSet, assessment),
    ...assessment.overflows.map((movement) => explainMovement(ruleSet, movement)),
    ...assessment.losses.map((loss) => explainLoss(ruleSet, loss)),
    ...assessment.missing.map((item) => explainMissing(ruleSet, item)),
    ...assessment.unusableSurplus.map((surplus) => explainUnusableSurplus(ruleSet, surplus)),
  ];
}
