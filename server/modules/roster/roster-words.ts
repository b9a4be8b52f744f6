import type { Words } from '../../platform/locale.js';
import type { ApplyRefusal, RosterImportStatus, UndoRefusal } from './rules/import-steps.js';
import type { RosterProblemCode } from './rules/roster-plan.js';

type WordsOf<R extends { code: string }> = { [C in R['code']]: (refusal: Extract<R, { code: C }>) => Words & { field?: string } };

const STATUS: Readonly<Record<RosterImportStatus, Words>> = {
  PREPARING: { zh: '正在检查', en: 'it is still being checked' },
  PLANNED: { zh: '已检查、尚未写入', en: 'it was checked but not written' },
  REFUSED: { zh: '未通过检查', en: 'it was refused' },
  APPLYING: { zh: '正在写入', en: 'it is being written' },
  APPLIED: { zh: '已经写入', en: 'it was written already' },
  UNDONE: { zh: '已经撤销', en: 'it was taken back' },
};

const anotherAtWork = () => ({ zh: '另一份名册正在写入，请等它完成后再操作。', en: 'Another roster is being written. Wait until it is done.' });

export const applyWords: WordsOf<ApplyRefusal> = {
  NOT_PLANNED: ({ status }) => ({ zh: `这份名册${STATUS[status].zh}，不能写入。`, en: `This roster cannot be written: ${STATUS[status].en}.` }),
  NOTHING_TO_WRITE: () => ({ zh: '没有需要写入的内容：可以导入的行与系统中的记录完全相同，或没有可以导入的行。', en: 'There is nothing to write: the good rows say what is on file already, or there are none.' }),
  HAS_ERRORS: ({ rowsRefused }) => ({
    zh: rowsRefused > 0 ? `有${rowsRefused}行存在错误。请改正后重新上传，或选择只导入没有错误的行。` : '文件存在错误（缺少工作表或必填列）。请改正后重新上传，或选择只导入没有错误的部分。',
    en: rowsRefused > 0 ? `${rowsRefused} rows have errors. Correct them and upload again, or import the good rows only.` : 'The file has errors: a sheet or a required column is missing. Correct it and upload again, or import the good part only.',
    field: 'input.onlyGoodRows',
  }),
  ANOTHER_AT_WORK: anotherAtWork,
};

const listed = (names: readonly string[], more: boolean): Words => ({ zh: names.join('、') + (more ? '等' : ''), en: names.join(', ') + (more ? ' and others' : '') });

export const undoWords: WordsOf<UndoRefusal> = {
  NOT_APPLIED: ({ status }) => ({ zh: `这份名册${STATUS[status].zh}，没有可撤销的内容。`, en: `There is nothing to take back: ${STATUS[status].en}.` }),
  ANOTHER_AT_WORK: anotherAtWork,
  SOMETHING_DEPENDS: ({ names, more }) => (names.length === 0
    ? { zh: '导入的记录刚刚被使用，不能撤销。', en: 'What was imported has just come into use, so the import cannot be undone.' }
    : { zh: `不能撤销：${listed(names, more).zh}已被使用（如已登录、报名、登记学分，或属于之后添加的记录）。请单独处理有误的记录。`,
      en: `It cannot be undone: ${listed(names, more).en} are in use by now (signed in, registered, credited, or named by later records). Correct single records instead.` }),
  CHANGED_SINCE: ({ names, more }) => ({
    zh: `不能撤销：${listed(names, more).zh}在导入之后又有修改，撤销会丢失这些修改。请单独处理有误的记录。`,
    en: `It cannot be undone: ${listed(names, more).en} were edited after the import, and undoing would lose that. Correct single records instead.` }),
};

/** The kind of a problem in a few words, for groups. */
export const PROBLEM_TITLES: Readonly<Record<RosterProblemCode, Words>> = {
  SHEET_MISSING: { zh: '缺少工作表', en: 'Sheet missing' },
  SHEET_UNKNOWN: { zh: '多余的工作表', en: 'Unknown sheet' },
  HEADER_MISSING: { zh: '缺少必填列', en: 'Required column missing' },
  HEADER_UNKNOWN: { zh: '多余的列', en: 'Unknown column' },
  MERGED_CELL: { zh: '合并单元格', en: 'Merged cell' },
  FORMULA_ERROR: { zh: '公式出错', en: 'Formula without result' },
  WRONG_TYPE: { zh: '被Excel改成日期或是/否', en: 'Turned into a date or yes/no' },
  SCIENTIFIC_NOTATION: { zh: '号码变成科学计数', en: 'Scientific notation' },
  NUMBER_NOT_TEXT: { zh: '号码存成数值', en: 'Code held as a number' },
  FULL_WIDTH: { zh: '全角字符', en: 'Full-width characters' },
  SPACES: { zh: '多余空格', en: 'Extra spaces' },
  REQUIRED: { zh: '必填项为空', en: 'Required cell empty' },
  LETTER_CASE: { zh: '小写字母', en: 'Small letters' },
  MIDDLE_DOT: { zh: '姓名间隔号', en: 'Dot in a name' },
  TOO_LONG: { zh: '内容过长', en: 'Too long' },
  CODE_FORMAT: { zh: '代码或编号格式不对', en: 'Wrong form of code' },
  NAME_FORMAT: { zh: '姓名格式不对', en: 'Not a name' },
  MOBILE_FORMAT: { zh: '手机号格式不对', en: 'Not a mobile number' },
  OTHER_SPELLING: { zh: '其他写法', en: 'Another spelling' },
  UNKNOWN_VALUE: { zh: '不在可选范围', en: 'Not an allowed value' },
  NUMBER_AS_TEXT: { zh: '日期存成文本数字', en: 'Date held as text number' },
  DATE_AS_NUMBER: { zh: '日期存成数值', en: 'Date held as a number' },
  DATE_AS_TEXT: { zh: '日期写成文本', en: 'Date typed as text' },
  DATE_AMBIGUOUS: { zh: '日期有歧义', en: 'Ambiguous date' },
  DATE_UNREADABLE: { zh: '不是日期', en: 'Not a date' },
  DATE_IMPOSSIBLE: { zh: '日期不存在', en: 'No such day' },
  DATE_OUT_OF_RANGE: { zh: '日期超出范围', en: 'Date out of range' },
  ID_OLD_FORMAT: { zh: '15位旧身份证号', en: 'Old 15-digit ID' },
  ID_LENGTH: { zh: '身份证号位数不对', en: 'National ID length' },
  ID_CHARACTERS: { zh: '身份证号有非数字', en: 'National ID characters' },
  ID_CHECK_DIGIT: { zh: '身份证号校验位不对', en: 'National ID check digit' },
  ID_BIRTH_DATE: { zh: '身份证号出生日期不对', en: 'National ID date of birth' },
  ID_SEX_DIFFERS: { zh: '性别与身份证号不符', en: 'Sex differs from the ID' },
  DUPLICATE_AREA: { zh: '片区重复', en: 'Area twice' },
  DUPLICATE_SCHOOL: { zh: '学校重复', en: 'School twice' },
  UNKNOWN_AREA: { zh: '没有这个片区', en: 'Unknown area' },
  UNKNOWN_SCHOOL: { zh: '没有这所学校', en: 'Unknown school' },
  AMBIGUOUS_NAME: { zh: '名称有重名', en: 'Name not unique' },
  AREA_ROW_BAD: { zh: '所属片区那一行有错', en: "The area's row has errors" },
  SCHOOL_ROW_BAD: { zh: '所在学校那一行有错', en: "The school's row has errors" },
  DUPLICATE_TEACHER_NUMBER: { zh: '教师编号重复', en: 'Teacher number twice' },
  DUPLICATE_NATIONAL_ID: { zh: '身份证号重复', en: 'National ID twice' },
  NATIONAL_ID_CHANGED: { zh: '与登记的身份证号不符', en: 'Another national ID on file' },
  LOGIN_NAME_TAKEN: { zh: '登录名已被占用', en: 'Login name taken' },
  CHANGED_SINCE_CHECK: { zh: '检查之后有变动', en: 'Changed since the check' },
};
