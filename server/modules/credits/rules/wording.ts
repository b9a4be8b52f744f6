import { dayInYear } from './calendar.js';
import type { Bilingual, Fraction, Level, RuleSet } from './rule-set.js';

/** Names and amounts as a credit officer reads them. Amounts come in centicredits and minutes. */

const LEVEL_NAMES: Record<Level, Bilingual> = {
  NATIONAL: { zh: '国家级', en: 'national' }, PROVINCE: { zh: '省级', en: 'provincial' }, CITY: { zh: '市级', en: 'city' },
  COUNTY: { zh: '县级', en: 'county' }, AREA: { zh: '片区', en: 'area' }, SCHOOL: { zh: '校级', en: 'school' },
};

export function levelName(level: Level): Bilingual {
  return LEVEL_NAMES[level];
}

/** The name of a row, or its key where the document has no such row. */
export function nameIn(rows: ReadonlyArray<{ readonly key: string; readonly name: Bilingual }>, key: string): Bilingual {
  return rows.find((row) => row.key === key)?.name ?? { zh: key, en: key };
}

export function requirementName(ruleSet: RuleSet, requirementKey: string): Bilingual {
  return nameIn([...ruleSet.targets, ...ruleSet.minima, ...ruleSet.blockDuties], requirementKey);
}

/** 750 → "7.5": hundredths without needless noughts. */
export function decimalText(centicredits: number): string {
  const absolute = Math.abs(centicredits);
  const hundredths = absolute % 100;
  const fraction = hundredths === 0 ? '' : `.${String(hundredths).padStart(2, '0').replace(/0$/, '')}`;
  return `${centicredits < 0 ? '-' : ''}${(absolute - hundredths) / 100}${fraction}`;
}

/** 750 → "7.50": both decimals, for columns of figures. */
export function fixedText(centicredits: number): string {
  const absolute = Math.abs(centicredits);
  return `${centicredits < 0 ? '-' : ''}${(absolute - (absolute % 100)) / 100}.${String(absolute % 100).padStart(2, '0')}`;
}

export function creditsText(ruleSet: RuleSet, centicredits: number): Bilingual {
  const { zh, en } = ruleSet.unit.name;
  const number = decimalText(centicredits);
  return { zh: `${number} ${zh}`, en: `${number} ${centicredits === 100 ? en.replace(/s$/, '') : en}` };
}

/** Whole training hours where the minutes make them, minutes otherwise. */
export function timeText(ruleSet: RuleSet, minutes: number): Bilingual {
  const { hourMinutes } = ruleSet.unit;
  if (minutes % hourMinutes !== 0) return { zh: `${minutes} 分钟`, en: counted(minutes, 'minute') };
  return { zh: `${minutes / hourMinutes} 学时`, en: counted(minutes / hourMinutes, 'hour') };
}

/** "2025 年度", or "2025—2026 学年" where the year of the cycle runs over New Year. */
export function yearText(ruleSet: RuleSet, cycleYear: number): Bilingual {
  const { anchor } = ruleSet.cycle;
  const isCalendarYear = anchor.kind === 'CALENDAR_YEAR' || ('startsOnMonthDay' in anchor && dayInYear(cycleYear, anchor.startsOnMonthDay).endsWith('-01-01'));
  if (isCalendarYear) return { zh: `${cycleYear} 年度`, en: String(cycleYear) };
  return { zh: `${cycleYear}—${cycleYear + 1} ${anchor.kind === 'SCHOOL_YEAR' ? '学年' : '年度'}`, en: `${cycleYear}/${cycleYear + 1}` };
}

export function spanText(ruleSet: RuleSet, cycleYear: number | null): Bilingual {
  return cycleYear === null ? { zh: '本周期', en: 'the cycle' } : yearText(ruleSet, cycleYear);
}

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** "五分之一"; hundredths as " 80%", set off from the words before it. */
export function fractionText({ numerator, denominator }: Fraction): Bilingual {
  if (denominator === 100) return { zh: ` ${numerator}%`, en: `${numerator}%` };
  if (numerator === denominator) return { zh: '全部', en: 'all' };
  const zh = (value: number) => DIGITS[value] ?? ` ${value} `;
  return { zh: `${zh(denominator)}分之${zh(numerator)}`.trim(), en: `${numerator}/${denominator}` };
}

export function permilleText(permille: number): string {
  return permille % 10 === 0 ? `${permille / 10}%` : `${(permille - (permille % 10)) / 10}.${permille % 10}%`;
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function listText(names: readonly Bilingual[]): Bilingual {
  return { zh: names.map((name) => name.zh).join('、'), en: names.map((name) => name.en).join(', ') };
}
