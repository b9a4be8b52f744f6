import type { Contradiction, ReferenceKind } from './contradictions.js';
import type { Bilingual, RuleSet } from './rule-set.js';
import { SECTION_WORDS } from './rule-set-words.js';
import { creditsText, listText, nameIn, requirementName } from './wording.js';

const rowName = ({ targets, minima, caps, weights }: RuleSet, key: string): Bilingual => nameIn([...targets, ...minima, ...caps, ...weights], key);

const KIND_NAMES: Record<ReferenceKind, Bilingual> = {
  CATEGORY: { zh: '类别', en: 'category' }, TOPIC: { zh: '专题', en: 'topic' }, RANK: { zh: '等次', en: 'rank' }, ROLE: { zh: '角色', en: 'role' },
  CLASS: { zh: '人员类别', en: 'class of person' }, ITEM: { zh: '项目', en: 'item' }, REQUIREMENT: { zh: '要求', en: 'requirement' },
};

/** What does not hold together in a document, in words for the officer who writes it. */
export function explainContradiction(ruleSet: RuleSet, finding: Contradiction): Bilingual {
  switch (finding.code) {
    case 'DUPLICATE_KEY':
      return { zh: `代码“${finding.key}”重复使用。`, en: `The key “${finding.key}” is used twice.` };
    case 'UNKNOWN_REFERENCE':
      return { zh: `引用了不存在的${KIND_NAMES[finding.kind].zh}“${finding.key}”。`, en: `There is no ${KIND_NAMES[finding.kind].en} “${finding.key}”.` };
    case 'OVERFLOW_CYCLE': {
      const names = listText(finding.categoryKeys.map((key) => nameIn(ruleSet.categories, key)));
      return { zh: `${names.zh}之间的充抵形成循环。`, en: `Overflow runs in a circle: ${names.en}.` };
    }
    case 'OVERFLOW_FILLS_NOTHING': {
      const [name, to] = [nameIn(ruleSet.overflows, finding.overflowKey), nameIn(ruleSet.categories, finding.toCategoryKey)];
      return { zh: `“${to.zh}”没有最低要求，“${name.zh}”不会起作用。`, en: `“${to.en}” has no minimum to fill, so “${name.en}” never moves anything.` };
    }
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
      return { zh: `“${name.zh}”要求 ${owed.zh}，但受“${caps.zh}”限制最多只能取得 ${most.zh}，无法达到。`, en: `“${name.en}” asks for ${owed.en}, but “${caps.en}” allow ${most.en} at most.` };
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
