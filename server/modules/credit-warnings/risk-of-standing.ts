import type { Day } from '../../platform/clock.js';
import type { Words } from '../../platform/locale.js';
import { decimalText, type Standing } from '../credits/index.js';
import { type Blocked, type OpenSpan, type Risk, type RiskFacts, riskOf } from './rules/risk.js';

/** What the rule looks at, taken from the assessment that statements use. */
function factsOf({ assessment, ruleSet }: Standing, today: Day): RiskFacts {
  const { years, categories, total, startDay, endDay, ended } = assessment;
  const sum = (rows: readonly { readonly shortCenticredits: number }[]): number => rows.reduce((all, each) => all + each.shortCenticredits, 0);
  const minima = (rows: readonly { readonly minimumCenticredits: number | null }[]): number => rows.reduce((all, each) => all + (each.minimumCenticredits ?? 0), 0);
  const ahead = years.filter(({ state }) => state === 'CURRENT' || state === 'FUTURE');
  const current = years.find(({ state }) => state === 'CURRENT');
  const spans: OpenSpan[] = [
    ...(current ? [{ span: 'YEAR' as const, startDay: current.startDay, endDay: current.endDay, goalCenticredits: current.minimumCenticredits ?? minima(current.categories), shortCenticredits: Math.max(current.shortCenticredits, sum(current.categories)) }] : []),
    ...(ended ? [] : [{ span: 'CYCLE' as const, startDay, endDay, goalCenticredits: total.targetCenticredits ?? minima(categories), shortCenticredits: Math.max(total.shortCenticredits, sum(categories)) }]),
  ];
  return {
    today, spans, mayEnterLate: ruleSet.registration.retroactive.kind === 'ALLOWED', lostYears: assessment.missing.flatMap((item) => (item.periodEnded && item.cycleYear !== null ? [item.cycleYear] : [])),
    categories: categories.filter(({ shortCenticredits }) => shortCenticredits > 0).map(({ categoryKey, shortCenticredits }) => {
      const rooms = ahead.map((year) => year.categories.find((each) => each.categoryKey === categoryKey)).map((each) => (each?.maximumCenticredits == null ? null : Math.max(0, each.maximumCenticredits - each.countedCenticredits)));
      // What overflow may fill is not bound by the category's own yearly caps.
      const isBound = rooms.every((room) => room !== null) && !ruleSet.overflows.some(({ toCategoryKey }) => toCategoryKey === categoryKey);
      return { key: categoryKey, shortCenticredits, reachableCenticredits: isBound ? rooms.reduce<number>((all, room) => all + (room ?? 0), 0) : null };
    }),
  };
}

export interface ToldRisk {
  readonly risk: Risk;
  readonly gapCenticredits: number;
  readonly endDay: Day;
  readonly sentence: Words;
}

/** Null for whoever is on his way. */
export function riskOfStanding(standing: Standing, today: Day): ToldRisk | null {
  if (standing.assessment.met) return null;
  const facts = factsOf(standing, today);
  const risk = riskOf(facts);
  if (!risk) return null;
  const gapCenticredits = Math.max(0, ...facts.spans.map(({ shortCenticredits }) => shortCenticredits));
  return { risk, gapCenticredits, endDay: risk.code === 'SHORT' ? risk.span.endDay : standing.assessment.endDay, sentence: explainRisk(risk, standing) };
}

/** What the years to come cannot give any more. */
function explainBlocked({ categoryKey, shortCenticredits, reachableCenticredits }: Blocked, { ruleSet }: Standing, mayEnterLate: boolean): Words {
  const unit = ruleSet.unit.name;
  const name = ruleSet.categories.find(({ key }) => key === categoryKey)?.name ?? { zh: categoryKey, en: categoryKey };
  const [short, reachable] = [decimalText(shortCenticredits), decimalText(reachableCenticredits)];
  const tail: Words = mayEnterLate ? { zh: '其余只能按规定补登往年记录', en: 'the rest only by late entries of years past' } : { zh: '已无法达标', en: 'it is out of reach' };
  return { zh: `${name.zh}差 ${short} ${unit.zh}，余下各年上限合计最多再计 ${reachable}，${tail.zh}。`, en: `${name.en} is ${short} ${unit.en} short and the yearly caps allow ${reachable} more; ${tail.en}.` };
}

function explainRisk(risk: Risk, standing: Standing): Words {
  const unit = standing.ruleSet.unit.name;
  switch (risk.code) {
    case 'YEAR_LOST': return risk.level === 'MISSED'
      ? { zh: `${risk.year} 年度要求未完成且该年度已结束，无法再补。`, en: `What ${risk.year} asked for was not earned, and that year is over.` }
      : { zh: `${risk.year} 年度要求未完成，只能按规定补登往年记录。`, en: `What ${risk.year} asked for was not earned; only late entries can mend it.` };
    case 'CAP_IN_THE_WAY': return explainBlocked(risk, standing, risk.level === 'BEHIND');
    case 'SHORT': {
      const { span, daysLeft, paceTenths } = risk;
      const [short, pace] = [decimalText(span.shortCenticredits), `${Math.floor(paceTenths / 10)}.${paceTenths % 10}`];
      const tail = risk.blocked ? explainBlocked(risk.blocked, standing, true) : { zh: '', en: '' };
      return span.span === 'YEAR'
        ? { zh: `本年度 ${span.endDay} 结束，还剩 ${daysLeft} 天，还差 ${short} ${unit.zh}，须达到平均进度的 ${pace} 倍。${tail.zh}`, en: `${short} ${unit.en} short with ${daysLeft} days until the year ends on ${span.endDay}: ${pace} times the usual pace. ${tail.en}`.trim() }
        : { zh: `本周期 ${span.endDay} 结束，还剩 ${daysLeft} 天，还差 ${short} ${unit.zh}，须达到平均进度的 ${pace} 倍。${tail.zh}`, en: `${short} ${unit.en} short with ${daysLeft} days until the cycle ends on ${span.endDay}: ${pace} times the usual pace. ${tail.en}`.trim() };
    }
  }
}
