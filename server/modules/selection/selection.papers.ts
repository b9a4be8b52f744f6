import type { TableReportData } from '../../platform/documents/index.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { WorkbookSpec } from '../../platform/spreadsheets/index.js';
import type { Honour } from './honours.types.js';
import type { PublicNotice, PublicNoticeLine } from './notices.types.js';
import type { SelectionResult } from './panels.types.js';
import type { Round } from './selection.store.js';
import { stageWords, subjectWords } from './selection.words.js';

const VERDICTS: Readonly<Record<string, Words>> = {
  AWARDED: { zh: '入选', en: 'Awarded' }, BELOW_LINE: { zh: '名额外', en: 'Below the line' }, SUBJECT_FULL: { zh: '学科名额已满', en: 'Subject full' }, BELOW_MINIMUM: { zh: '低于最低分', en: 'Below the minimum' },
};
const LEVELS: Readonly<Record<string, Words>> = { COUNTY: { zh: '县级', en: 'County' }, CITY: { zh: '市级', en: 'City' }, PROVINCE: { zh: '省级', en: 'Province' } };

type Choose = (zh: string, en: string) => string;
const chooser = (locale: Locale): Choose => (zh, en) => say({ zh, en }, locale);
/** 初中语文; a kindergarten's 学前教育 says its stage already. */
const lesson = ({ subject, stage }: { subject: string; stage: string }, locale: Locale): string =>
  [...(subject === 'preschool' && stage === 'kindergarten' ? [] : [say(stageWords(stage), locale)]), say(subjectWords(subject), locale)].join(locale === 'en' ? ' ' : '');

/** The public notice on A4, as it hangs on the wall. */
export function noticePaper(notice: PublicNotice, lines: readonly PublicNoticeLine[], generatedOn: string, locale: Locale): { name: string; paper: TableReportData } {
  const t = chooser(locale);
  const title = t(`${notice.title}结果公示`, `Public notice: ${notice.titleEn}`);
  return {
    name: title,
    paper: {
      title,
      subtitle: t(`公示期：${notice.startsOn} 至 ${notice.endsOn}　拟授予：${notice.honourTitle}`, `${notice.startsOn} to ${notice.endsOn} · to be granted: ${notice.honourTitleEn}`),
      columns: [
        { header: t('序号', 'No.'), align: 'center' }, { header: t('姓名', 'Name'), width: { share: 2 } }, { header: t('学校', 'School'), width: { share: 4 } },
        { header: t('学段学科', 'Stage and subject'), width: { share: 2 } }, { header: t('参评课例', 'Work'), width: { share: 4 } }, { header: t('备注', 'Note'), width: { share: 1.5 } },
      ],
      rows: lines.map((line) => [String(line.ordinal), line.name, t(line.school, line.schoolEn), lesson(line, locale), line.work, line.struck ? t('经核查取消', 'Struck') : '']),
      footnotes: [
        t('公示期内如有异议，请实名向县师训中心提出，并附可供核查的事实。提交后凭回执编号查询处理结果。', 'Objections are taken under a name while the notice runs, with facts that can be looked into. The receipt number tells what became of them.'),
      ],
      generatedOn,
    },
  };
}

/** The whole order with what decided it, for the county. */
export function resultWorkbook(round: Round, { lines, seats }: SelectionResult, locale: Locale): WorkbookSpec {
  const t = chooser(locale);
  const criteria = new Map(round.rules.rubric.map(({ key, title }) => [key, say(title, locale)]));
  const decided = (by: SelectionResult['lines'][number]['decidedBy']): string => {
    switch (by?.kind) {
      case 'CRITERION': return t(`同分，按“${criteria.get(by.criterion ?? '') ?? ''}”得分`, `Tie: points for "${criteria.get(by.criterion ?? '') ?? ''}"`);
      case 'HIGHEST_SHEET': return t('同分，按单份最高分', 'Tie: highest sheet');
      case 'LONGER_SERVICE': return t('同分，按教龄', 'Tie: longer service');
      case 'LOT': return t('同分，按抽签', 'Tie: lot');
      default: return '';
    }
  };
  return {
    sheets: [{
      name: t('评审结果', 'Result'),
      notes: [t(`表彰名额 ${seats} 个。总分为有效评分的平均分，四舍五入到千分位。`, `${seats} awards at most. The total is the mean of the counted sheets, rounded half up to a thousandth.`)],
      columns: [
        { key: 'place', header: t('名次', 'Place'), type: 'integer' }, { key: 'code', header: t('盲评编号', 'Code'), type: 'text' }, { key: 'name', header: t('姓名', 'Name'), type: 'text' },
        { key: 'number', header: t('教师编号', 'Number'), type: 'text', width: 14 }, { key: 'school', header: t('推荐学校', 'School'), type: 'text', width: 28 }, { key: 'lesson', header: t('学段学科', 'Stage and subject'), type: 'text', width: 16 },
        { key: 'work', header: t('参评课例', 'Work'), type: 'text', width: 34 }, { key: 'total', header: t('总分', 'Total'), type: 'decimal', decimals: 3 }, { key: 'spread', header: t('分差', 'Spread'), type: 'integer' },
        { key: 'verdict', header: t('结果', 'Result'), type: 'text', width: 14 }, { key: 'decidedBy', header: t('同分依据', 'Tie decided by'), type: 'text', width: 26 },
      ],
      rows: lines.map(({ entry, place, totalMilliPoints, spreadPoints, verdict, decidedBy }) => ({
        place, code: entry.blindCode, name: entry.teacher.name, number: entry.teacher.number, school: t(entry.school.name, entry.school.nameEn), lesson: lesson(entry, locale), work: entry.work,
        total: totalMilliPoints / 1000, spread: spreadPoints, verdict: entry.status === 'STRUCK' ? t('经核查取消', 'Struck') : say(VERDICTS[verdict] ?? { zh: verdict, en: verdict }, locale), decidedBy: decided(decidedBy),
      })),
    }],
  };
}

export function honoursWorkbook(honours: readonly Honour[], locale: Locale): WorkbookSpec {
  const t = chooser(locale);
  return {
    sheets: [{
      name: t('荣誉名册', 'Honours'),
      columns: [
        { key: 'name', header: t('姓名', 'Name'), type: 'text', width: 12 }, { key: 'number', header: t('教师编号', 'Number'), type: 'text', width: 14 }, { key: 'school', header: t('学校', 'School'), type: 'text', width: 28 },
        { key: 'lesson', header: t('学段学科', 'Stage and subject'), type: 'text', width: 16 }, { key: 'level', header: t('级别', 'Level'), type: 'text' }, { key: 'title', header: t('荣誉称号', 'Honour'), type: 'text', width: 24 },
        { key: 'year', header: t('年度', 'Year'), type: 'integer' }, { key: 'grantedOn', header: t('授予日期', 'Granted on'), type: 'date', width: 13 }, { key: 'source', header: t('来源', 'Source'), type: 'text', width: 30 },
        { key: 'expiresOn', header: t('有效期至', 'Holds until'), type: 'date', width: 13 }, { key: 'state', header: t('状态', 'State'), type: 'text', width: 24 },
      ],
      rows: honours.map((honour) => ({
        name: honour.teacher.name, number: honour.teacher.number, school: t(honour.teacher.school.name, honour.teacher.school.nameEn), lesson: lesson(honour.teacher, locale),
        level: say(LEVELS[honour.level] ?? { zh: honour.level, en: honour.level }, locale), title: t(honour.title, honour.titleEn) + (honour.grade ? t('（优秀）', ' (excellent)') : ''), year: honour.year, grantedOn: honour.grantedOn,
        source: honour.round ? t(honour.round.title, honour.round.titleEn) : honour.documentNumber ?? '', expiresOn: honour.expiresOn,
        state: honour.revokedOn ? t(`${honour.revokedOn} 撤销：${honour.revokedReason ?? ''}`, `Revoked ${honour.revokedOn}: ${honour.revokedReason ?? ''}`) : honour.inForce ? t('有效', 'In force') : t('已到期', 'Lapsed'),
      })),
    }],
  };
}
