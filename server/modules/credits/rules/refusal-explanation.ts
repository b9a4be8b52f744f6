import type { PricingRefusal } from './pricing.js';
import type { RetroactivePath } from './registration-window.js';
import type { Bilingual, Level, RuleSet } from './rule-set.js';
import { fits } from './selection.js';
import { counted, fractionText, levelName, listText, nameIn, permilleText, timeText, yearText } from './wording.js';

/** Why a record earns nothing, in words. The switch is without default: a new refusal does not compile without words. */
export function explainRefusal(ruleSet: RuleSet, refusal: PricingRefusal): Bilingual {
  switch (refusal.code) {
    case 'RULE_SET_NOT_IN_FORCE':
      return { zh: `活动日期 ${refusal.day} 不在《${ruleSet.name.zh}》第 ${ruleSet.version} 版的施行期内，不能按本版认定。`, en: `Version ${ruleSet.version} of “${ruleSet.name.en}” was not in force on ${refusal.day}.` };
    case 'PERSON_FACT_MISSING':
      return refusal.fact === 'BIRTH_DAY'
        ? { zh: '教师档案缺少出生日期，无法确定认定周期，请先补全档案。', en: 'The teacher’s birth date is not on file, so the cycle cannot be determined.' }
        : { zh: '教师档案缺少入职日期，无法确定认定周期，请先补全档案。', en: 'The teacher’s hire date is not on file, so the cycle cannot be determined.' };
    case 'CATEGORY_UNKNOWN':
      return { zh: `《${ruleSet.name.zh}》没有“${refusal.categoryKey}”这一类别。`, en: `“${ruleSet.name.en}” has no category “${refusal.categoryKey}”.` };
    case 'ITEM_UNKNOWN': {
      const category = nameIn(ruleSet.categories, refusal.categoryKey);
      return { zh: `“${category.zh}”类别下没有“${refusal.itemKey}”这一项目。`, en: `Category “${category.en}” has no item “${refusal.itemKey}”.` };
    }
    case 'ACTIVITY_IN_FUTURE':
      return { zh: `活动至 ${refusal.day} 才结束，不能在 ${refusal.submittedDay} 提前申报。`, en: `The activity ends on ${refusal.day}; it cannot be handed in on ${refusal.submittedDay}.` };
    case 'YEAR_CLOSED': {
      const [year, path] = [yearText(ruleSet, refusal.cycleYear), pathWords(refusal.retroactive)];
      return { zh: `${year.zh}已于 ${refusal.closedAfterDay} 截止登记，${refusal.submittedDay} 提交的不再受理。${path.zh}`, en: `${year.en} closed for registration on ${refusal.closedAfterDay}; this was handed in on ${refusal.submittedDay}. ${path.en}` };
    }
    case 'OUTSIDE_WINDOW': {
      const path = pathWords(refusal.retroactive);
      return refusal.lastDay === null
        ? { zh: `${refusal.submittedDay} 不在本办法规定的申报时段内。${path.zh}`, en: `Claims are not taken on ${refusal.submittedDay}. ${path.en}` }
        : { zh: `该活动的申报截止日为 ${refusal.lastDay}，${refusal.submittedDay} 提交已逾期。${path.zh}`, en: `The activity had to be handed in by ${refusal.lastDay}; this came on ${refusal.submittedDay}. ${path.en}` };
    }
    case 'RETROACTIVE_ORDER_MISSING':
      return { zh: '补登须填写依据文件的文号。', en: 'A retroactive entry needs the number of the order it rests on.' };
    case 'RETROACTIVE_TOO_LATE':
      return { zh: `补登的最后期限为 ${refusal.lastDay}，${refusal.submittedDay} 提交已逾期。`, en: `Retroactive entries were possible until ${refusal.lastDay}; this came on ${refusal.submittedDay}.` };
    case 'ORGANISER_NOT_ACCREDITED': {
      const { organiserName } = refusal;
      const organiser = organiserName !== undefined ? { zh: organiserName, en: organiserName } : refusal.organiserKey === null ? null : nameIn(ruleSet.accreditedOrganisers, refusal.organiserKey);
      if (refusal.listedKeys) {
        const listed = listText(refusal.listedKeys.map((key) => nameIn(ruleSet.accreditedOrganisers, key)));
        return { zh: `主办单位${organiser === null ? '未填写，' : `“${organiser.zh}”`}不在本办法的认可单位（${listed.zh}）之内，其培训不计学分。`, en: `The organiser${organiser === null ? '' : ` “${organiser.en}”`} is ${organiser === null ? 'not stated' : 'none of those that the rules name'} (${listed.en}); its training earns nothing.` };
      }
      return { zh: `主办单位${organiser === null ? '' : `“${organiser.zh}”`}未经认可，其培训不计学分。`, en: `The organiser${organiser === null ? '' : ` “${organiser.en}”`} is not accredited; its training earns nothing.` };
    }
    case 'ORGANISER_LEVEL_TOO_LOW': {
      const minimum = levelName(refusal.minimumLevel);
      const actual = refusal.level === null ? { zh: '未填写主办单位', en: 'no organiser is stated' } : { zh: `本次为${levelName(refusal.level).zh}`, en: `this one is ${levelName(refusal.level).en}` };
      return { zh: `此类培训须由${minimum.zh}及以上单位主办，${actual.zh}。`, en: `The organiser must be at ${minimum.en} level or above; ${actual.en}.` };
    }
    case 'PERSON_NOT_ELIGIBLE': {
      const item = ruleSet.items.find((row) => row.key === refusal.itemKey);
      const [name, classes] = [nameIn(ruleSet.items, refusal.itemKey), listText((item?.forClasses ?? []).map((key) => nameIn(ruleSet.classes, key)))];
      return classes.zh === ''
        ? { zh: `申报人不属于“${name.zh}”的认定对象。`, en: `“${name.en}” is not open to this person.` }
        : { zh: `“${name.zh}”只面向${classes.zh}，申报人在活动当日不属于该类人员。`, en: `“${name.en}” is for ${classes.en}; the person was not one on that day.` };
    }
    case 'ATTENDANCE_NOT_RECORDED':
      return { zh: '没有考勤记录，无法核定出勤，不能认定。', en: 'No attendance is on record, so it cannot be recognised.' };
    case 'ATTENDANCE_TOO_LOW': {
      const [required, absent, share] = [timeText(ruleSet, refusal.requiredMinutes), timeText(ruleSet, refusal.absentMinutes), fractionText(refusal.rule.share)];
      return refusal.rule.kind === 'ABSENT_BELOW'
        ? { zh: `应出勤 ${required.zh}，缺勤 ${absent.zh}，已达总学时的${share.zh}，不予考核，不计学分。`, en: `Absent ${absent.en} of ${required.en}: ${share.en} or more, so there is no assessment and no credit.` }
        : { zh: `应出勤 ${required.zh}，缺勤 ${absent.zh}，出勤不足${share.zh}，不计学分。`, en: `Absent ${absent.en} of ${required.en}: attendance is below ${share.en}, so there is no credit.` };
    }
    case 'ASSESSMENT_NOT_RECORDED':
      return { zh: '没有考核结果，不能认定。', en: 'No assessment result is on record, so it cannot be recognised.' };
    case 'ASSESSMENT_FAILED': {
      const { scorePermille, requiredPermille } = refusal;
      if (scorePermille === null || requiredPermille === null) return { zh: '考核不合格，不计学分。', en: 'The assessment was not passed.' };
      return { zh: `考核得分率 ${permilleText(scorePermille)}，未达到 ${permilleText(requiredPermille)}，不计学分。`, en: `The assessment score is ${permilleText(scorePermille)}; ${permilleText(requiredPermille)} is needed.` };
    }
    case 'BLOCK_TOO_SHORT': {
      if (refusal.consecutiveDays < refusal.requiredDays) return { zh: `须连续培训不少于 ${refusal.requiredDays} 天，本次连续 ${refusal.consecutiveDays} 天，不计学分。`, en: `At least ${counted(refusal.requiredDays, 'consecutive day')} are needed; this ran ${counted(refusal.consecutiveDays, 'day')}.` };
      const [needed, had] = [timeText(ruleSet, refusal.requiredMinutes), timeText(ruleSet, refusal.uninterruptedMinutes)];
      return { zh: `须不间断培训不少于 ${needed.zh}，本次为 ${had.zh}，不计学分。`, en: `An uninterrupted block of ${needed.en} is needed; this was ${had.en}.` };
    }
    case 'EVIDENCE_MISSING': {
      const names = listText(refusal.evidenceKeys.map((key) => nameIn(ruleSet.evidence, key)));
      return { zh: `缺少佐证材料：${names.zh}。补齐后可重新提交。`, en: `Evidence is missing: ${names.en}. Hand in again with it.` };
    }
    case 'DURATION_TOO_SHORT': {
      const [had, needed] = [timeText(ruleSet, refusal.countedMinutes), timeText(ruleSet, refusal.requiredMinutes)];
      return { zh: `该项目须不少于 ${needed.zh}，本次为 ${had.zh}，不计学分。`, en: `The item needs at least ${needed.en}; this was ${had.en}.` };
    }
    case 'NO_RATE': {
      const [category, level] = [nameIn(ruleSet.categories, refusal.categoryKey), levelName(refusal.level)];
      const others = whomRatesAreFor(ruleSet, refusal.categoryKey, refusal.level);
      if (others !== null) return { zh: `${level.zh}“${category.zh}”的计分标准只适用于${others.zh}，本次不符合。`, en: `The rates of ${level.en} “${category.en}” are for ${others.en} only, which this is not.` };
      return { zh: `本办法没有为${level.zh}“${category.zh}”规定计分标准。`, en: `The rules give no rate for ${level.en} “${category.en}”.` };
    }
    case 'NO_ITEM_VALUE': {
      const name = nameIn(ruleSet.items, refusal.itemKey);
      const unsaid = whatValueAsksFor(ruleSet, refusal);
      if (unsaid !== null) return { zh: `“${name.zh}”按${unsaid.axis.zh}计分，请写明${unsaid.axis.zh}：${unsaid.names.zh}。`, en: `The value of “${name.en}” depends on the ${unsaid.axis.en}; state it: ${unsaid.names.en}.` };
      const details = [levelName(refusal.level), ...(refusal.rankKey === null ? [] : [nameIn(ruleSet.ranks, refusal.rankKey)]), ...(refusal.roleKey === null ? [] : [nameIn(ruleSet.roles, refusal.roleKey)])];
      return { zh: `“${name.zh}”没有为“${details.map(({ zh }) => zh).join('，')}”规定分值。`, en: `“${name.en}” has no value for ${details.map(({ en }) => en).join(', ')}.` };
    }
    case 'NO_DECLARED_VALUE': {
      const name = nameIn(ruleSet.items, refusal.itemKey);
      return { zh: `“${name.zh}”须由认定单位填写核定数额。`, en: `“${name.en}” needs the amount the recognising body states.` };
    }
    case 'WORTH_NOTHING':
      return { zh: '按计分标准折算不足最小计分单位，不计学分。', en: 'It comes to less than the smallest amount that is credited.' };
  }
}

/** Roles and classes that the rates of a category and level are kept to; null where there is no such rate at all. */
function whomRatesAreFor({ weights, roles, classes }: RuleSet, categoryKey: string, level: Level): Bilingual | null {
  const rows = weights.filter((row) => row.categoryKeys.includes(categoryKey) && fits(row.levels, level));
  const names = [...new Set(rows.flatMap(({ roleKeys }) => roleKeys))].map((key) => nameIn(roles, key));
  names.push(...[...new Set(rows.flatMap(({ forClasses }) => forClasses))].map((key) => nameIn(classes, key)));
  return names.length === 0 ? null : listText(names);
}

/** The role or rank that an item of this level has values for and the record does not state; null when it stated all. */
function whatValueAsksFor({ items, roles, ranks }: RuleSet, { itemKey, level, rankKey, roleKey }: Extract<PricingRefusal, { code: 'NO_ITEM_VALUE' }>): { readonly axis: Bilingual; readonly names: Bilingual } | null {
  const value = items.find(({ key }) => key === itemKey)?.value;
  const rows = value?.kind === 'FIXED' ? value.rows.filter((row) => fits(row.levels, level)) : [];
  const named = (keys: readonly string[], list: RuleSet['roles']): Bilingual => listText([...new Set(keys)].map((key) => nameIn(list, key)));
  if (roleKey === null && rows.some(({ roleKeys }) => roleKeys.length > 0)) return { axis: { zh: '角色', en: 'role' }, names: named(rows.flatMap(({ roleKeys }) => roleKeys), roles) };
  if (rankKey === null && rows.some(({ rankKeys }) => rankKeys.length > 0)) return { axis: { zh: '等次', en: 'rank' }, names: named(rows.flatMap(({ rankKeys }) => rankKeys), ranks) };
  return null;
}

function pathWords(path: RetroactivePath): Bilingual {
  switch (path) {
    case 'FORBIDDEN': return { zh: '本办法不允许补登。', en: 'These rules allow no retroactive entries.' };
    case 'POSSIBLE': return { zh: '确需登记的，可申请补登。', en: 'A retroactive entry may be applied for.' };
  }
}

/** Why records of several teachers are refused; each one's own facts are told where it stands. */
export const REFUSED_BECAUSE: Readonly<Record<PricingRefusal['code'], Bilingual>> = {
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

/** The reason in words, or null where there is no such reason. */
export const refusedBecause = (code: string): Bilingual | null => (Object.hasOwn(REFUSED_BECAUSE, code) ? REFUSED_BECAUSE[code as PricingRefusal['code']] : null);
