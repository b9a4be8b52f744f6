import type { PricingRefusal } from './pricing.js';
import type { Bilingual, RuleSet } from './rule-set.js';
import type { Difference } from './simulation.js';
import { counted, creditsText, nameIn, requirementName, spanText } from './wording.js';

/** The two rule sets of a simulation: today's judge and the draft. */
export interface ComparedRules { readonly before: RuleSet; readonly after: RuleSet }

/** Why records of several teachers are refused; each one's own facts are told where it stands. */
const REFUSED_BECAUSE: Readonly<Record<PricingRefusal['code'], Bilingual>> = {
  RULE_SET_NOT_IN_FORCE: { zh: '不在施行期内', en: 'not in force on the day' }, PERSON_FACT_MISSING: { zh: '档案缺少日期', en: 'a date is not on file' },
  CATEGORY_UNKNOWN: { zh: '没有这一类别', en: 'there is no such category' }, ITEM_UNKNOWN: { zh: '没有这一项目', en: 'there is no such item' },
  ACTIVITY_IN_FUTURE: { zh: '活动尚未结束', en: 'handed in before its end' }, YEAR_CLOSED: { zh: '年度已截止登记', en: 'the year was closed' }, OUTSIDE_WINDOW: { zh: '不在申报时段', en: 'outside the window' },
  RETROACTIVE_ORDER_MISSING: { zh: '补登缺少文号', en: 'a late entry without an order' }, RETROACTIVE_TOO_LATE: { zh: '补登逾期', en: 'too late for a late entry' },
  ORGANISER_NOT_ACCREDITED: { zh: '主办单位未经认可', en: 'the organiser is not accredited' }, ORGANISER_LEVEL_TOO_LOW: { zh: '主办单位级别不够', en: "the organiser's level is too low" },
  PERSON_NOT_ELIGIBLE: { zh: '不属于适用人员', en: 'not for this class of person' }, ATTENDANCE_NOT_RECORDED: { zh: '没有考勤记录', en: 'no attendance on record' }, ATTENDANCE_TOO_LOW: { zh: '出勤不足', en: 'attendance too low' },
  ASSESSMENT_NOT_RECORDED: { zh: '没有考核结果', en: 'no assessment on record' }, ASSESSMENT_FAILED: { zh: '考核未达标', en: 'the assessment was not passed' }, BLOCK_TOO_SHORT: { zh: '连续时间不足', en: 'not enough days or hours in one go' },
  EVIDENCE_MISSING: { zh: '缺少佐证', en: 'evidence is missing' }, DURATION_TOO_SHORT: { zh: '时长不足', en: 'too short' }, NO_RATE: { zh: '该级别没有计分标准', en: 'no rate for its level' },
  NO_ITEM_VALUE: { zh: '没有对应的分值', en: 'no value for its level, rank or role' }, NO_DECLARED_VALUE: { zh: '没有核定分值', en: 'no declared value' }, WORTH_NOTHING: { zh: '折合为零', en: 'it is worth nothing' },
};

/** What made a teacher's result another, as a sentence. The switch is without default: a new difference does not compile without words. */
export function explainDifference(rules: ComparedRules, difference: Difference): Bilingual {
  const was = (centicredits: number): Bilingual => creditsText(rules.before, centicredits);
  const is = (centicredits: number): Bilingual => creditsText(rules.after, centicredits);
  const named = (list: 'caps' | 'overflows' | 'categories', key: string): Bilingual => nameIn([...rules.after[list], ...rules.before[list]], key);
  const categoryOf = (key: string | undefined): Bilingual => {
    const name = key === undefined ? null : named('categories', key);
    return name ? { zh: `${name.zh} `, en: `${name.en}: ` } : { zh: '', en: '' };
  };
  const requirement = (key: string): Bilingual => {
    const name = requirementName(rules.after, key);
    return name.zh === key ? requirementName(rules.before, key) : name;
  };
  switch (difference.code) {
    case 'CAP_TAKES': {
      const [name, span] = [named('caps', difference.capKey), spanText(rules.after, difference.cycleYear)];
      const [old, fresh] = [was(difference.before), is(difference.after)];
      if (difference.after === 0) return { zh: `${span.zh}“${name.zh}”原扣除 ${old.zh}，草案不再扣除。`, en: `${span.en}: “${name.en}” took ${old.en}; under the draft nothing.` };
      return { zh: `${span.zh}“${name.zh}”扣除 ${fresh.zh}（原 ${old.zh}）。`, en: `${span.en}: “${name.en}” takes ${fresh.en} (${old.en} before).` };
    }
    case 'WORTH': {
      const [name, old, fresh] = [named('categories', difference.categoryKey), was(difference.before), is(difference.after)];
      return { zh: `${name.zh} ${difference.count} 项记录折合 ${fresh.zh}（原 ${old.zh}）。`, en: `${name.en}: ${difference.count} records are worth ${fresh.en} (${old.en} before).` };
    }
    case 'NOW_REFUSED': {
      const [lost, why, category] = [was(difference.centicredits), REFUSED_BECAUSE[difference.refusal], categoryOf(difference.categoryKey)];
      return { zh: `${category.zh}${difference.count} 项记录按草案不予登记（${why.zh}），减少 ${lost.zh}。`, en: `${category.en}The draft refuses ${counted(difference.count, 'record')} (${why.en}); ${lost.en} fall away.` };
    }
    case 'NOW_ACCEPTED': {
      const [gained, why, category] = [is(difference.centicredits), REFUSED_BECAUSE[difference.refusal], categoryOf(difference.categoryKey)];
      return { zh: `${category.zh}${difference.count} 项原不予登记（${why.zh}）的记录按草案可登记 ${gained.zh}。`, en: `${category.en}${counted(difference.count, 'record')} that today's rules refuse (${why.en}) would bring ${gained.en}.` };
    }
    case 'OVERFLOW': {
      const [name, old, fresh] = [named('overflows', difference.overflowKey), was(difference.before), is(difference.after)];
      return { zh: `“${name.zh}”充抵 ${fresh.zh}（原 ${old.zh}）。`, en: `“${name.en}” moves ${fresh.en} (${old.en} before).` };
    }
    case 'ASKS': {
      const [name, span] = [requirement(difference.requirementKey), spanText(rules.after, difference.cycleYear)];
      if (difference.after === null) return { zh: `${span.zh}不再要求“${name.zh}”。`, en: `“${name.en}” is no longer asked for ${span.en}.` };
      const fresh = is(difference.after);
      if (difference.before === null) return { zh: `${span.zh}新增要求“${name.zh}” ${fresh.zh}。`, en: `“${name.en}” of ${fresh.en} is new for ${span.en}.` };
      const old = was(difference.before);
      return { zh: `${span.zh}“${name.zh}”要求 ${fresh.zh}（原 ${old.zh}）。`, en: `“${name.en}” for ${span.en} asks for ${fresh.en} (${old.en} before).` };
    }
    case 'WAIVED':
    case 'NO_LONGER_WAIVED': {
      const [name, span] = [requirement(difference.requirementKey), spanText(rules.after, difference.cycleYear)];
      return difference.code === 'WAIVED' ? { zh: `${span.zh}“${name.zh}”按草案免予要求。`, en: `The draft waives “${name.en}” for ${span.en}.` } : { zh: `${span.zh}“${name.zh}”按草案不再免除。`, en: `The draft no longer waives “${name.en}” for ${span.en}.` };
    }
    case 'CYCLE':
      return { zh: `核算周期为 ${difference.afterFromDay} 至 ${difference.afterToDay}（原 ${difference.beforeFromDay} 至 ${difference.beforeToDay}）。`, en: `The cycle runs from ${difference.afterFromDay} to ${difference.afterToDay} (${difference.beforeFromDay} to ${difference.beforeToDay} before).` };
  }
}
