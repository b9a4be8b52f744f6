import { REFUSED_BECAUSE } from './refusal-explanation.js';
import type { Bilingual, RuleSet } from './rule-set.js';
import type { Difference } from './simulation.js';
import { counted, creditsText, fractionText, nameIn, requirementName, spanText, timeText } from './wording.js';

/** The two rule sets of a simulation: today's judge and the draft. */
export interface ComparedRules { readonly before: RuleSet; readonly after: RuleSet }

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
    case 'ASKS_SHARE': {
      const [name, span] = [requirement(difference.requirementKey), spanText(rules.after, difference.cycleYear)];
      const [old, fresh] = [difference.shareBefore, difference.shareAfter].map((share) => share && fractionText(share));
      if (!fresh) return { zh: `${span.zh}不再要求“${name.zh}”。`, en: `“${name.en}” is no longer asked for ${span.en}.` };
      if (!old) return { zh: `${span.zh}新增要求“${name.zh}”：不少于实得总量的${fresh.zh}。`, en: `“${name.en}” is new for ${span.en}: at least ${fresh.en} of everything earned.` };
      return { zh: `${span.zh}“${name.zh}”要求不少于实得总量的${fresh.zh}（原${old.zh}）。`, en: `“${name.en}” for ${span.en} asks for ${fresh.en} of everything earned (${old.en} before).` };
    }
    case 'ASKS_BLOCK': {
      const [name, span] = [requirement(difference.requirementKey), spanText(rules.after, difference.cycleYear)];
      if (difference.minutesAfter === null) return { zh: `${span.zh}不再要求“${name.zh}”。`, en: `“${name.en}” is no longer asked for ${span.en}.` };
      const fresh = timeText(rules.after, difference.minutesAfter);
      if (difference.minutesBefore === null) return { zh: `${span.zh}新增要求“${name.zh}”：一次不间断的 ${fresh.zh}。`, en: `“${name.en}” is new for ${span.en}: ${fresh.en} in one go.` };
      const old = timeText(rules.before, difference.minutesBefore);
      return { zh: `${span.zh}“${name.zh}”要求一次不间断的 ${fresh.zh}（原 ${old.zh}）。`, en: `“${name.en}” for ${span.en} asks for ${fresh.en} in one go (${old.en} before).` };
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
