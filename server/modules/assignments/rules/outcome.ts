import type { Words } from '../../../platform/locale.js';
import { pointsText } from './vocabulary.js';

/** Of all weighted assignments together, this share of the marks at least. */
export const PASS_PERMILLE = 600;

export interface AssignmentStanding {
  readonly title: string;
  readonly required: boolean;
  /** Its share in the overall mark; 0 when it counts only as passed or not. */
  readonly weight: number;
  readonly fullPoints: number;
  /** Hand-ins are still taken: nothing can be said of who has not handed in. */
  readonly isOpen: boolean;
  /** A re-sit is open to whoever failed. */
  readonly resitOpen: boolean;
  readonly result: { readonly milliPoints: number; readonly passed: boolean; readonly attempt: number } | null;
  readonly isWaiting: boolean;
}

export interface AssessmentOutcome {
  /** Null while something that decides is not known. */
  readonly assessment: 'PASSED' | 'FAILED' | null;
  readonly permille: number;
  /** Why, sentence by sentence. */
  readonly trace: readonly Words[];
}

/**
 * What a participant's assignments come to: every required one passed, and together at least
 * {@link PASS_PERMILLE} of the weighted marks, rounded down, what was not handed in counting nothing.
 */
export function assessmentOf(standings: readonly AssignmentStanding[]): AssessmentOutcome {
  const trace = standings.map(sentence);
  const weighted = standings.filter(({ weight }) => weight > 0);
  const weights = weighted.reduce((sum, { weight }) => sum + weight, 0);
  // Over one common denominator, so that nothing is rounded before the end.
  const full = weighted.reduce((product, { fullPoints }) => lcm(product, fullPoints), 1);
  const sum = weighted.reduce((total, { weight, fullPoints, result }) => total + weight * (result?.milliPoints ?? 0) * (full / fullPoints), 0);
  const permille = weights === 0 ? 1000 : Math.floor(sum / (weights * full));
  const counting = standings.filter(({ required, weight }) => required || weight > 0);
  const lost = standings.filter(({ required, ...each }) => required && isLost(each));
  if (standings.length === 0) return { assessment: null, permille: 0, trace: [{ zh: '本班没有作业', en: 'The class has no assignments' }] };
  if (lost.length > 0) return { assessment: 'FAILED', permille, trace: [...trace, { zh: `必做作业未通过：${lost.map(({ title }) => title).join('、')}`, en: `Required and not passed: ${lost.map(({ title }) => title).join(', ')}` }] };
  const pending = counting.filter((each) => !isLost(each) && !(each.result && (each.result.passed || !each.required)));
  if (pending.length > 0) return { assessment: null, permille, trace: [...trace, { zh: `尚未定：${pending.map(({ title }) => title).join('、')}`, en: `Not known yet: ${pending.map(({ title }) => title).join(', ')}` }] };
  if (weights === 0) return { assessment: 'PASSED', permille, trace: [...trace, { zh: '必做作业全部通过', en: 'Every required assignment was passed' }] };
  const share = `${Math.floor(permille / 10)}.${permille % 10}%`;
  return permille >= PASS_PERMILLE
    ? { assessment: 'PASSED', permille, trace: [...trace, { zh: `加权得分 ${share}，达到 60%`, en: `Weighted ${share}: 60% or more` }] }
    : { assessment: 'FAILED', permille, trace: [...trace, { zh: `加权得分 ${share}，不足 60%`, en: `Weighted ${share}: less than 60%` }] };
}

/** Nothing can be gained any more. */
function isLost({ result, isOpen, resitOpen, isWaiting }: Omit<AssignmentStanding, 'required'>): boolean {
  if (isWaiting) return false;
  return result ? !result.passed && !resitOpen : !isOpen;
}

function sentence({ title, fullPoints, result, isWaiting, isOpen, resitOpen }: AssignmentStanding): Words {
  if (result) {
    const resit: Words = result.attempt > 1 ? { zh: '（补交）', en: ' (re-sit)' } : { zh: '', en: '' };
    const open: Words = !result.passed && resitOpen ? { zh: '，可补交', en: ', re-sit open' } : { zh: '', en: '' };
    return {
      zh: `《${title}》${pointsText(result.milliPoints)}/${fullPoints} 分，${result.passed ? '通过' : '未通过'}${resit.zh}${isWaiting ? '，补交待评' : open.zh}`,
      en: `“${title}” ${pointsText(result.milliPoints)}/${fullPoints}, ${result.passed ? 'passed' : 'not passed'}${resit.en}${isWaiting ? ', re-sit being marked' : open.en}`,
    };
  }
  if (isWaiting) return { zh: `《${title}》已提交，待评定`, en: `“${title}” handed in, being marked` };
  return isOpen ? { zh: `《${title}》尚未提交，未截止`, en: `“${title}” not handed in, still open` } : { zh: `《${title}》未提交`, en: `“${title}” not handed in` };
}

function lcm(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
