import { countyTimeOf } from '../../platform/clock.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { ColumnSpec, ColumnType, WorkbookSpec } from '../../platform/spreadsheets/index.js';
import { CLAIM_SOURCE_WORDS, CLAIM_STATUS_WORDS, CLAIM_STEP_WORDS, DUPLICATE_WORDS, type QuarantineReason } from './claim-words.js';
import type { ClaimSource, ClaimStatus, ClaimStep } from './credits.entities.js';
import type { CreditClaim } from './credits.types.js';
import type { Level } from './rules/rule-set.js';
import { levelName } from './rules/wording.js';

type Row = WorkbookSpec['sheets'][number]['rows'] extends Iterable<infer R> | AsyncIterable<infer R> ? R : never;

/** Claims for Excel, as the desk lists them; the national id is masked. */
export function claimsWorkbook(claims: AsyncIterable<CreditClaim>, maskedId: (claim: CreditClaim) => string | null, hourMinutes: number, locale: Locale): WorkbookSpec {
  const told = (words: Words): string => say(words, locale);
  const column = (key: string, zh: string, en: string, type: ColumnType = 'text', width?: number): ColumnSpec => ({ key, header: told({ zh, en }), type, ...(width ? { width } : {}) });
  const rowOf = (claim: CreditClaim): Row => ({
    id: claim.id, school: told({ zh: claim.teacher.school.name, en: claim.teacher.school.nameEn }), number: claim.teacher.number, name: claim.teacher.name, nationalId: maskedId(claim),
    title: claim.title, organiser: claim.organiserName, category: claim.category.name, level: told(levelName(claim.level as Level)), startDay: claim.startDay, endDay: claim.endDay,
    hours: Math.round((claim.durationMinutes * 100) / hourMinutes) / 100, claimed: claim.claimedCenticredits / 100, posted: claim.postedCenticredits === null ? null : claim.postedCenticredits / 100,
    source: told(CLAIM_SOURCE_WORDS[claim.sourceType as ClaimSource]), provider: claim.providerKey, status: told(CLAIM_STATUS_WORDS[claim.status as ClaimStatus]),
    awaits: claim.status === 'PENDING' || claim.status === 'QUARANTINED' ? told(CLAIM_STEP_WORDS[claim.awaits as ClaimStep]) : '',
    duplicate: claim.quarantineReason ? told(DUPLICATE_WORDS[claim.quarantineReason as QuarantineReason]) : '', duplicateOf: claim.duplicateOf, reason: claim.reason,
    submittedAt: countyTimeOf(claim.submittedAt), decidedAt: claim.decidedAt ? countyTimeOf(claim.decidedAt) : '',
  });
  return {
    sheets: [{
      name: told({ zh: '学分申报', en: 'Credit claims' }),
      columns: [
        column('id', '编号', 'No.', 'integer', 10), column('school', '学校', 'School', 'text', 28), column('number', '教师编号', 'Teacher number', 'text', 14), column('name', '姓名', 'Name', 'text', 12),
        column('nationalId', '身份证号（隐去部分）', 'National ID (masked)', 'text', 22), column('title', '培训或活动', 'Training or activity', 'text', 40), column('organiser', '主办单位', 'Organiser', 'text', 24),
        column('category', '类别', 'Category', 'text', 12), column('level', '级别', 'Level', 'text', 10), column('startDay', '开始日期', 'From', 'date', 12), column('endDay', '结束日期', 'To', 'date', 12),
        column('hours', '学时', 'Hours', 'decimal'), column('claimed', '申报学分', 'Claimed credits', 'decimal'), column('posted', '认定学分', 'Recognised credits', 'decimal'),
        column('source', '来源', 'Source', 'text', 12), column('provider', '平台', 'Platform', 'text', 14), column('status', '状态', 'State', 'text', 12), column('awaits', '待办环节', 'Next step', 'text', 12),
        column('duplicate', '疑似重复原因', 'Why suspected', 'text', 28), column('duplicateOf', '疑似重复记录', 'Suspected duplicate of', 'text', 22), column('reason', '退回或不予认定原因', 'Reason', 'text', 36),
        column('submittedAt', '提交时间', 'Filed', 'datetime', 18), column('decidedAt', '处理时间', 'Decided', 'datetime', 18),
      ],
      rows: mapped(claims, rowOf),
    }],
  };
}

async function* mapped<T, R>(items: AsyncIterable<T>, change: (item: T) => R): AsyncGenerator<R> {
  for await (const item of items) yield change(item);
}
