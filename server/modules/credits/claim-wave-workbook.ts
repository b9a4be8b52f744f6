import { countyTimeOf } from '../../platform/clock.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { ColumnSpec, ColumnType, WorkbookSpec } from '../../platform/spreadsheets/index.js';
import { CLAIM_STEP_WORDS } from './claim-words.js';
import type { CreditWave } from './claim-wave.types.js';
import type { ClaimStep } from './credits.entities.js';

/** The figures of a wave for Excel: all of it, by day, by school, and who decided what today. */
export function waveWorkbook(wave: CreditWave, locale: Locale): WorkbookSpec {
  const told = (words: Words): string => say(words, locale);
  const column = (key: string, zh: string, en: string, width: number, type: ColumnType = 'integer'): ColumnSpec => ({ key, header: told({ zh, en }), width, type });
  const figures: readonly (readonly [zh: string, en: string, value: string | number])[] = [
    ['申报日期', 'Filed from', `${wave.fromDay} — ${wave.toDay}`], ['统计时间', 'Counted at', countyTimeOf(wave.countedAt)], ['申报', 'Filed', wave.filedCount], ['申报学分', 'Credits claimed', wave.filedCenticredits / 100],
    ['学校已初审', 'Pre-checked', wave.precheckedCount], ['已认定', 'Recognised', wave.recognisedCount], ['登记学分', 'Credits posted', wave.postedCenticredits / 100], ['已退回', 'Returned', wave.returnedCount],
    ['不予认定', 'Rejected', wave.rejectedCount], ['疑似重复', 'Suspected duplicates', wave.quarantinedCount], ['已撤回', 'Withdrawn', wave.withdrawnCount],
    ...wave.waiting.map(({ step, count }) => [`待办：${CLAIM_STEP_WORDS[step as ClaimStep].zh}`, `Waits for: ${CLAIM_STEP_WORDS[step as ClaimStep].en}`, count] as const),
    ['此前申报、仍待办', 'Waiting, filed earlier', wave.earlierWaitingCount], ['近 7 日每天办结', 'Decided a day (last 7 days)', wave.decidedPerDayTenths / 10], ['按此进度办完', 'Empty on, at that pace', wave.emptyOnDay ?? '—'],
  ];
  return {
    sheets: [
      { name: told({ zh: '汇总', en: 'Figures' }), columns: [column('what', '指标', 'Figure', 28, 'text'), column('value', '数值', 'Value', 26, 'text')], rows: figures.map(([zh, en, value]) => ({ what: told({ zh, en }), value: String(value) })) },
      { name: told({ zh: '按日', en: 'By day' }), columns: [column('day', '日期', 'Day', 14, 'date'), column('filedCount', '申报', 'Filed', 10), column('decidedCount', '办结', 'Decided', 10)], rows: wave.days.map((each) => ({ ...each })) },
      {
        name: told({ zh: '按学校', en: 'By school' }),
        columns: [column('school', '学校', 'School', 32, 'text'), column('filedCount', '申报', 'Filed', 10), column('precheckCount', '待初审', 'To pre-check', 12), column('countyCount', '待县级', 'To the county', 12), column('quarantinedCount', '疑似重复', 'Suspected', 12),
          column('recognisedCount', '已认定', 'Recognised', 12), column('returnedCount', '已退回', 'Returned', 12), column('rejectedCount', '不予认定', 'Rejected', 12), column('oldest', '最早待办', 'Oldest waits since', 20, 'datetime')],
        rows: wave.schools.map(({ school, oldestWaitingAt, ...counts }) => ({ ...counts, school: told({ zh: school.name, en: school.nameEn }), oldest: oldestWaitingAt ? countyTimeOf(oldestWaitingAt) : null })),
      },
      {
        name: told({ zh: '今日审核员', en: 'Officers today' }),
        columns: [column('name', '姓名', 'Name', 16, 'text'), column('precheckedCount', '初审', 'Pre-checked', 12), column('recognisedCount', '认定', 'Recognised', 12), column('returnedCount', '退回', 'Returned', 12), column('rejectedCount', '不予认定', 'Rejected', 12)],
        rows: wave.officers.map(({ name, precheckedCount, recognisedCount, returnedCount, rejectedCount }) => ({ name, precheckedCount, recognisedCount, returnedCount, rejectedCount })),
      },
    ],
  };
}
