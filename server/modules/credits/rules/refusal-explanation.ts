import type { PricingRefusal } from './pricing.js';
import type { RetroactivePath } from './registration-window.js';
import type { Bilingual, RuleSet } from './rule-set.js';
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
      const organiser = refusal.organiserKey === null ? null : nameIn(ruleSet.accreditedOrganisers, refusal.organiserKey);
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
      return { zh: `本办法没有为${level.zh}“${category.zh}”规定计分标准。`, en: `The rules give no rate for ${level.en} “${category.en}”.` };
    }
    case 'NO_ITEM_VALUE': {
      const name = nameIn(ruleSet.items, refusal.itemKey);
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

function pathWords(path: RetroactivePath): Bilingual {
  switch (path) {
    case 'FORBIDDEN': return { zh: '本办法不允许补登。', en: 'These rules allow no retroactive entries.' };
    case 'POSSIBLE': return { zh: '确需登记的，可申请补登。', en: 'A retroactive entry may be applied for.' };
  }
}
