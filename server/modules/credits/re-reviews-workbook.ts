import { type Locale, say, type Words } from '../../platform/locale.js';
import type { ColumnSpec, ColumnType, WorkbookSpec } from '../../platform/spreadsheets/index.js';
import type { CreditOfficerReport } from './re-reviews.types.js';

/** Recognition by officer for Excel, and pairs of officer and school that stand out. */
export function officersWorkbook({ officers, pairs }: CreditOfficerReport, locale: Locale): WorkbookSpec {
  const told = (words: Words): string => say(words, locale);
  const column = (key: string, zh: string, en: string, width = 14, type: ColumnType = 'integer'): ColumnSpec => ({ key, header: told({ zh, en }), width, type });
  return {
    sheets: [
      {
        name: told({ zh: '按审核员', en: 'By officer' }), rows: officers.map((row) => ({ ...row })),
        columns: [column('name', '姓名', 'Name', 16, 'text'), column('recognisedCount', '认定', 'Recognised'), column('reviewedCount', '被复评', 'Looked at again'), column('disputedCount', '意见不一', 'Disputed'), column('reversedCount', '已冲正', 'Reversed'),
          column('bulkCount', '成批办理', 'In bulk'), column('singleCount', '逐条办理', 'One by one'), column('mostSinglesInAMinute', '一分钟内逐条最多', 'Most in a minute', 18)],
      },
      {
        name: told({ zh: '集中度异常', en: 'Unusual pairs' }), rows: pairs.map(({ school, sharePermille, countyPermille, ...row }) => ({ ...row, school: told({ zh: school.name, en: school.nameEn }), share: sharePermille / 10, county: countyPermille / 10 })),
        columns: [column('officerName', '审核员', 'Officer', 16, 'text'), column('school', '学校', 'School', 30, 'text'), column('count', '认定该校', 'Of the school'), column('schoolCount', '该校共认定', 'School in all'), column('share', '占该校 %', '% of school', 12, 'decimal'), column('county', '占全县 %', '% of county', 12, 'decimal')],
      },
    ],
  };
}
