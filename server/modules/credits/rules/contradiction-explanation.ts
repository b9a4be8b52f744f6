import type { Contradiction, ReferenceKind } from './contradictions.js';
import type { Bilingual, RuleSet } from './rule-set.js';
import { rowWords, SECTION_WORDS } from './rule-set-words.js';
import { creditsText, listText, nameIn, requirementName } from './wording.js';

const rowName = ({ targets, minima, caps, weights }: RuleSet, key: string): Bilingual => nameIn([...targets, ...minima, ...caps, ...weights], key);

const KIND_NAMES: Record<ReferenceKind, Bilingual> = {
  CATEGORY: { zh: '类别', en: 'category' }, TOPIC: { zh: '专题', en: 'topic' }, RANK: { zh: '等次', en: 'rank' }, ROLE: { zh: '角色', en: 'role' },
  CLASS: { zh: '人员类别', en: 'class of person' }, ITEM: { zh: '项目', en: 'item' }, REQUIREMENT: { zh: '要求', en: 'requirement' },
};

/** What does not hold together in a document, where, and what to do, in words for the officer who writes it. */
export function explainContradiction(ruleSet: RuleSet, finding: Contradiction): Bilingual {
  const words = wordsOf(ruleSet, finding);
  if (!('classKey' in finding) || finding.classKey === null || finding.code === 'CLASS_WITHOUT_PEOPLE' || finding.code === 'CLASS_OF_EVERYBODY') return words;
  const who = nameIn(ruleSet.classes, finding.classKey);
  return { zh: `对“${who.zh}”：${words.zh}`, en: `For “${who.en}”: ${words.en}` };
}

function wordsOf(ruleSet: RuleSet, finding: Contradiction): Bilingual {
  switch (finding.code) {
    case 'DUPLICATE_KEY':
      return { zh: `${rowWords(ruleSet, finding.path).zh}中代码“${finding.key}”重复使用，请改成不同的代码。`, en: `${rowWords(ruleSet, finding.path).en}: the key “${finding.key}” is used twice; give one of the rows another.` };
    case 'UNKNOWN_REFERENCE': {
      const [where, kind] = [rowWords(ruleSet, finding.path), KIND_NAMES[finding.kind]];
      return { zh: `${where.zh}引用了不存在的${kind.zh}“${finding.key}”，请改选已有的${kind.zh}，或先添加它。`, en: `${where.en} names the ${kind.en} “${finding.key}”, which is not there: choose another, or add it first.` };
    }
    case 'OVERFLOW_CYCLE': {
      const names = listText(finding.categoryKeys.map((key) => nameIn(ruleSet.categories, key)));
      return { zh: `${names.zh}之间的充抵形成循环。`, en: `Overflow runs in a circle: ${names.en}.` };
    }
    case 'OVERFLOW_FILLS_NOTHING': {
      const [name, to] = [nameIn(ruleSet.overflows, finding.overflowKey), nameIn(ruleSet.categories, finding.toCategoryKey)];
      return { zh: `“${to.zh}”没有最低要求，“${name.zh}”不会起作用。`, en: `“${to.en}” has no minimum to fill, so “${name.en}” never moves anything.` };
    }
    case 'OVERFLOW_TAKES_NOTHING': {
      const [name, from] = [nameIn(ruleSet.overflows, finding.overflowKey), nameIn(ruleSet.categories, finding.fromCategoryKey)];
      return { zh: `“${from.zh}”没有在核算时执行的同期上限，“${name.zh}”不会起作用；请添加这样的上限，或改为超出最低要求。`, en: `No cap of that span holds for “${from.en}” when it is counted, so “${name.en}” never moves anything: add such a cap, or move what is above the minimum.` };
    }
    case 'OVERFLOW_CREATES': {
      const name = nameIn(ruleSet.overflows, finding.overflowKey);
      return { zh: `“${name.zh}”每 ${finding.from} 抵 ${finding.to}，充抵后总量会增加，请核对。`, en: `“${name.en}” gives ${finding.to} for ${finding.from}: the total grows by it. Look again.` };
    }
    case 'NOTHING_COUNTS_FOR': {
      const name = requirementName(ruleSet, finding.requirementKey);
      return { zh: `没有任何计分标准或项目能计入“${name.zh}”，无法达到；请核对它的范围（类别、级别、项目）。`, en: `Nothing that has a worth counts for “${name.en}”, so nobody can meet it: look at its categories, levels and items.` };
    }
    case 'OTHER_SIDE_EMPTY': {
      const name = nameIn(ruleSet.items, finding.itemKey);
      if (finding.roleKey === null) return { zh: `“${name.zh}”双方同计只写了一个角色，另一方得不到学分；请写明双方的角色。`, en: `“${name.en}” credits both sides but names one role, so the other gets nothing: name both.` };
      const role = nameIn(ruleSet.roles, finding.roleKey);
      return { zh: `“${name.zh}”双方同计，但没有为“${role.zh}”规定分值；请添加这一行分值。`, en: `“${name.en}” credits both sides but has no value for “${role.en}”: add that value.` };
    }
    case 'NO_ORGANISER_LISTED': {
      const name = nameIn(ruleSet.categories, finding.categoryKey);
      return { zh: `“${name.zh}”须由本办法列明的单位主办，但认可单位中一个也没有；请添加认可单位。`, en: `“${name.en}” must be organised by a body that the document names, and it names none: add the organisers.` };
    }
    case 'CLASS_WITHOUT_PEOPLE': {
      const name = nameIn(ruleSet.classes, finding.classKey);
      return { zh: `教师档案没有代码为“${finding.classKey}”的岗位，没有人会属于“${name.zh}”；请把认定方式改为“按教师档案”并写明条件。`, en: `The register has no post “${finding.classKey}”, so nobody is in “${name.en}”: choose “by the register” and say what it must say.` };
    }
    case 'CLASS_OF_EVERYBODY': {
      const name = nameIn(ruleSet.classes, finding.classKey);
      return { zh: `“${name.zh}”有一行档案条件什么都没有要求，所有人都会属于这一类；请写明条件，或删去这一行。`, en: `A row of “${name.en}” asks nothing of the register, so everybody is in it: say what it asks, or delete the row.` };
    }
    case 'NO_SUCH_DAY': {
      const where = rowWords(ruleSet, finding.path);
      return { zh: `${where.zh}中的月日“${finding.monthDay}”不存在，请改正。`, en: `${where.en}: there is no “${finding.monthDay}” (MM-DD) in any year.` };
    }
    case 'DAYS_REVERSED': {
      const name = nameIn(ruleSet.accreditedOrganisers, finding.rowKey);
      return { zh: `认可单位“${name.zh}”的终止日期早于起始日期，请改正其中一个。`, en: `Of the organiser “${name.en}” the last day is before the first: change one of them.` };
    }
    case 'HALF_DAY_ABOVE_DAY':
      return { zh: '半天的学时数多于一天的学时数，请核对计量单位。', en: 'Half a day counts for more hours than a day: look at the unit.' };
    case 'ROW_NEVER_REACHED': {
      const [row, behind] = [rowName(ruleSet, finding.rowKey), rowName(ruleSet, finding.behindKey)];
      return { zh: `“${row.zh}”排在“${behind.zh}”之后，永远不会适用。`, en: `“${row.en}” stands behind “${behind.en}” and is never reached.` };
    }
    case 'VALUE_NEVER_REACHED': {
      const name = nameIn(ruleSet.items, finding.itemKey);
      return { zh: `“${name.zh}”的第 ${finding.row} 行分值已被第 ${finding.behindRow} 行包含，永远不会适用。`, en: `Of “${name.en}”, value ${finding.row} is never reached: value ${finding.behindRow} takes all that it fits.` };
    }
    case 'APPLIES_TO_NOTHING': {
      const list = SECTION_WORDS[finding.list];
      return { zh: `“${list.zh}”中有一行没有写适用的类别或项目，不会起作用。`, en: `A row of “${list.en}” names no category and no item, so it applies to nothing.` };
    }
    case 'NO_WAY_TO_EARN': {
      const name = nameIn(ruleSet.categories, finding.categoryKey);
      return { zh: `“${name.zh}”没有任何计分标准，无法取得学分。`, en: `Nothing earns credits in “${name.en}”.` };
    }
    case 'NO_APPROVAL_CHAIN': {
      const name = nameIn(ruleSet.categories, finding.categoryKey);
      return { zh: `“${name.zh}”没有规定认定程序。`, en: `“${name.en}” has no approval chain.` };
    }
    case 'SHARE_OF_NOTHING': {
      const name = rowName(ruleSet, finding.rowKey);
      return { zh: `“${name.zh}”按总要求的比例计算，但没有规定总要求。`, en: `“${name.en}” is a share of a target that is not stated.` };
    }
    case 'MINIMUM_ABOVE_CAP': {
      const [name, caps] = [requirementName(ruleSet, finding.requirementKey), listText(finding.capKeys.map((key) => nameIn(ruleSet.caps, key)))];
      const [owed, most] = [creditsText(ruleSet, finding.requiredCenticredits), creditsText(ruleSet, finding.attainableCenticredits)];
      const years = finding.years === 1 ? { zh: '', en: '' } : { zh: ` ${finding.years} 年合计`, en: ` over ${finding.years} years` };
      return { zh: `“${name.zh}”${years.zh}要求 ${owed.zh}，但受“${caps.zh}”限制最多只能取得 ${most.zh}，无法达到。`, en: `“${name.en}” asks for ${owed.en}${years.en}, but “${caps.en}” ${finding.capKeys.length === 1 ? 'allows' : 'allow'} ${most.en} at most.` };
    }
    case 'MINIMA_ABOVE_CAP': {
      const [names, caps] = [listText(finding.requirementKeys.map((key) => requirementName(ruleSet, key))), listText(finding.capKeys.map((key) => nameIn(ruleSet.caps, key)))];
      const [owed, most] = [creditsText(ruleSet, finding.requiredCenticredits), creditsText(ruleSet, finding.attainableCenticredits)];
      return { zh: `${names.zh}合计要求 ${owed.zh}，超过“${caps.zh}”允许的 ${most.zh}，无法同时达到。`, en: `${names.en} together ask for ${owed.en}; “${caps.en}” allows ${most.en}.` };
    }
    case 'MINIMA_ABOVE_TARGET': {
      const names = listText(finding.requirementKeys.map((key) => requirementName(ruleSet, key)));
      const [owed, target] = [creditsText(ruleSet, finding.requiredCenticredits), creditsText(ruleSet, finding.targetCenticredits)];
      return { zh: `${names.zh}合计 ${owed.zh}，超过总要求 ${target.zh}，总要求不起作用。`, en: `${names.en} add up to ${owed.en}, more than the target of ${target.en}.` };
    }
    case 'YEARS_ABOVE_CYCLE': {
      const [owed, target] = [creditsText(ruleSet, finding.requiredCenticredits), creditsText(ruleSet, finding.targetCenticredits)];
      return { zh: `各年度要求合计 ${owed.zh}，超过周期要求 ${target.zh}，请核对。`, en: `The years add up to ${owed.en}, more than the cycle’s ${target.en}.` };
    }
  }
}
