import type { RosterProblem } from './roster-plan.js';

export interface ProblemWords {
  readonly zh: string;
  readonly en: string;
}

/** What is wrong, why it matters, and what to do. There is no default: a new code does not compile without its words. */
export function problemWords({ code, found, params }: Pick<RosterProblem, 'code' | 'found' | 'params'>): ProblemWords {
  const it = found ?? '';
  const taken = String(params.taken ?? '');
  const maybe = params.suggestion
    ? { zh: `是不是“${params.suggestion}”？`, en: ` Did you mean “${params.suggestion}”?` } : { zh: '', en: '' };
  switch (code) {
    case 'SHEET_MISSING': return {
      zh: '缺少这张工作表。请用系统下载的模板，不要删除或改名；没有内容的表留空即可。',
      en: 'This sheet is missing. Use the template as downloaded, and leave a sheet empty rather than deleting or renaming it.' };
    case 'SHEET_UNKNOWN': return {
      zh: `工作表“${it}”不在模板中，已忽略。如有要导入的内容，请移到模板的表里。`,
      en: `The sheet “${it}” is not part of the template and was ignored. Move anything to import into a sheet of the template.` };
    case 'HEADER_MISSING': return {
      zh: `缺少必填列“${params.headingZh}”，整张表都不能导入。请恢复模板的表头。`,
      en: `The required column “${params.headingEn}” is missing, so nothing on this sheet can be imported. Restore the template’s headings.` };
    case 'HEADER_UNKNOWN': return {
      zh: `列“${it}”不在模板中，已忽略。如果是改过名的列，请改回模板的表头。`,
      en: `The column “${it}” is not in the template and was ignored. If it was renamed, restore the template’s heading.` };
    case 'MERGED_CELL': return {
      zh: '单元格是合并的，看不出内容属于哪一行。请取消合并，并在每一行填写。',
      en: 'The cell is merged, so it is unclear which row it belongs to. Unmerge it and fill in every row.' };
    case 'FORMULA_ERROR': return {
      zh: `公式没有算出结果${it && `（${it}）`}。请改正公式，或粘贴为数值。`,
      en: `The formula has no result${it && ` (${it})`}. Correct it, or paste the value itself.` };
    case 'WRONG_TYPE': return {
      zh: 'Excel把内容变成了日期或是/否，原来的内容已经丢失。请把单元格设为文本格式后重新输入。',
      en: 'Excel turned the content into a date or a yes/no, and the original is lost. Format the cell as text and type it again.' };
    case 'SCIENTIFIC_NOTATION': return {
      zh: `Excel把号码变成了科学计数（${it}），末尾几位已经丢失，无法恢复。请先把整列设为文本格式，再重新输入号码。`,
      en: `Excel turned the number into scientific notation (${it}); its last digits are lost for good. Format the column as text, then type the number again.` };
    case 'NUMBER_NOT_TEXT': return {
      zh: `号码存成了数值，已按“${taken}”处理。如果原来以0开头，请设为文本格式后重新输入。`,
      en: `The code is held as a number and was taken as “${taken}”. If it began with 0, format the cell as text and type it again.` };
    case 'FULL_WIDTH': return {
      zh: `含有全角字符，已改为半角“${taken}”。请核对。`, en: `Full-width characters were taken as “${taken}”. Please check.` };
    case 'SPACES': return {
      zh: `含有多余的空格，已按“${taken}”处理。`, en: `Extra spaces were removed; taken as “${taken}”.` };
    case 'REQUIRED': return {
      zh: '必填项没有填写，这一行不能导入。请补填。', en: 'This cell is required and empty, so the row cannot be imported. Fill it in.' };
    case 'LETTER_CASE': return {
      zh: `小写字母已改为大写“${taken}”。`, en: `Small letters were taken as capitals: “${taken}”.` };
    case 'MIDDLE_DOT': return {
      zh: `姓名间隔号已统一为“·”：“${taken}”。请核对与身份证是否一致。`,
      en: `The dot in the name was taken as the standard middle dot: “${taken}”. Check it against the identity card.` };
    case 'TOO_LONG': return {
      zh: `有${params.length}个字，最多${params.most}个字。请缩短。`, en: `It has ${params.length} characters; at most ${params.most} are allowed. Shorten it.` };
    case 'CODE_FORMAT': return {
      zh: `“${it}”不符合格式：${params.pattern}。请核对后重填。`, en: `“${it}” does not have the expected form: ${params.patternEn}. Check it and type it again.` };
    case 'NAME_FORMAT': return {
      zh: `“${it}”不像姓名：至少两个字，只能有文字和间隔号。请去掉数字、备注和其他符号。`,
      en: `“${it}” does not look like a name: at least two letters, and nothing but letters and the middle dot. Remove digits, notes and other signs.` };
    case 'MOBILE_FORMAT': return {
      zh: `手机号（${it}）应为1开头的11位数字。请只填一个号码。`, en: `The mobile number (${it}) must be eleven digits beginning with 1. Give one number only.` };
    case 'OTHER_SPELLING': return {
      zh: `“${it}”已按“${taken}”处理。`, en: `“${it}” was taken as “${taken}”.` };
    case 'UNKNOWN_VALUE': return {
      zh: `“${it}”不在可选范围内。${maybe.zh}可选：${params.allowed}。请从下拉列表中选择。`,
      en: `“${it}” is not one of the allowed values.${maybe.en} Choose from the list: ${params.allowed}.` };
    case 'NUMBER_AS_TEXT': return {
      zh: `日期被存成了文本数字，已按${taken}处理。请核对。`, en: `The date is held as a number typed as text and was taken as ${taken}. Please check.` };
    case 'DATE_AS_NUMBER': return {
      zh: `日期没有设为日期格式，已按${taken}处理。请核对。`, en: `The date is held as a plain number and was taken as ${taken}. Please check.` };
    case 'DATE_AS_TEXT': return {
      zh: `“${it}”是文本，已按日期${taken}处理。`, en: `“${it}” is text and was taken as the date ${taken}.` };
    case 'DATE_AMBIGUOUS': return {
      zh: `“${it}”可以有几种理解（缺少日，或年份不全）。请写成2015-09-01的样子。`,
      en: `“${it}” can be read in more than one way, as its day or full year is missing or out of place. Write it as 2015-09-01.` };
    case 'DATE_UNREADABLE': return {
      zh: `“${it}”不是日期。请写成2015-09-01的样子。`, en: `“${it}” is not a date. Write it as 2015-09-01.` };
    case 'DATE_IMPOSSIBLE': return {
      zh: `“${it}”在日历上不存在。请核对月和日。`, en: `“${it}” does not exist on the calendar. Check the month and the day.` };
    case 'DATE_OUT_OF_RANGE': return params.reason === 'future'
      ? { zh: '参加工作日期在一年以后。请核对年份。', en: 'The hire date is more than a year ahead. Check the year.' }
      : { zh: `按身份证号，参加工作时不满${params.years}岁。请核对日期和身份证号。`,
        en: `By the national ID the teacher was younger than ${params.years} when hired. Check the date and the national ID.` };
    case 'ID_OLD_FORMAT': return {
      zh: '这是15位的旧身份证号，2013年起已停用。请填写现在身份证上的18位号码。',
      en: 'This is an old 15-digit ID number, out of use since 2013. Give the 18 characters of the present card.' };
    case 'ID_LENGTH': return {
      zh: `身份证号应为18位，这里有${params.length}位。请对照身份证补全。`,
      en: `A national ID has 18 characters; this one has ${params.length}. Complete it from the card.` };
    case 'ID_CHARACTERS': return {
      zh: `身份证号第${params.position}位不是数字（只有最后一位可以是X）。请对照身份证改正。`,
      en: `Character ${params.position} of the national ID is not a digit (only the last may be X). Correct it from the card.` };
    case 'ID_CHECK_DIGIT': return {
      zh: '身份证号的校验位不对，说明至少有一位输错了。请对照身份证逐位核对。',
      en: 'The check digit of the national ID does not agree, so at least one digit is wrong. Compare it with the card, digit by digit.' };
    case 'ID_BIRTH_DATE': return {
      zh: '身份证号第7至14位不是可能的出生日期（不存在，或不满16岁、超过100岁）。请对照身份证核对。',
      en: 'Digits 7 to 14 of the national ID are no possible date of birth: no such day, or an age under 16 or over 100. Check it against the card.' };
    case 'ID_SEX_DIFFERS': return {
      zh: '性别与身份证号第17位不一致（单数为男，双数为女）。请核对性别和身份证号。',
      en: 'The sex does not agree with digit 17 of the national ID (odd for men, even for women). Check both.' };
    case 'DUPLICATE_AREA': return duplicateOrganisation('片区', 'area', params);
    case 'DUPLICATE_SCHOOL': return duplicateOrganisation('学校', 'school', params);
    case 'UNKNOWN_AREA': return {
      zh: `没有代码或名称为“${it}”的片区。${maybe.zh}请改正，或先在“片区”表中添加。`,
      en: `There is no area with the code or name “${it}”.${maybe.en} Correct it, or add the area to its sheet first.` };
    case 'UNKNOWN_SCHOOL': return {
      zh: `没有标识码或全称为“${it}”的学校。${maybe.zh}请改正，或先在“学校”表中添加。`,
      en: `There is no school with the code or full name “${it}”.${maybe.en} Correct it, or add the school to its sheet first.` };
    case 'AMBIGUOUS_NAME': return {
      zh: `名称“${it}”有几个（代码${params.codes}）。请填写代码。`, en: `Several bear the name “${it}” (codes ${params.codes}). Give the code.` };
    case 'AREA_ROW_BAD': return {
      zh: `所属片区在“片区”表第${params.row}行，那一行有错误。改正那一行后，这里不用改。`,
      en: `Its area is in row ${params.row} of the areas sheet, and that row has errors. Correct that row; nothing is to be changed here.` };
    case 'SCHOOL_ROW_BAD': return {
      zh: `所在学校在“学校”表第${params.row}行，那一行有错误。改正那一行后，这里不用改。`,
      en: `The school is in row ${params.row} of the schools sheet, and that row has errors. Correct that row; nothing is to be changed here.` };
    case 'DUPLICATE_TEACHER_NUMBER': return params.where === 'file'
      ? { zh: `教师编号与第${params.otherRow}行相同，看不出哪一行是对的。请改正或删去其中一行。`,
        en: `Row ${params.otherRow} has the same teacher number, and nothing tells which is right. Correct or delete one of them.` }
      : { zh: `这个教师编号已登记在另一所学校（${params.schoolCode}）。调动请办理调出调入，不能通过导入改学校；如是输错，请改正。`,
        en: `This teacher number is on file at another school (${params.schoolCode}). A move is done as a transfer, not by import; if it was mistyped, correct it.` };
    case 'DUPLICATE_NATIONAL_ID': return params.where === 'file'
      ? { zh: `身份证号与第${params.otherRow}行相同，一个人只能有一行。请改正或删去其中一行。`,
        en: `Row ${params.otherRow} has the same national ID; one person has one row. Correct or delete one of them.` }
      : { zh: `这个身份证号已登记在教师编号${params.number}名下，一人不能有两个编号。请改用原编号，或核对身份证号。`,
        en: `This national ID is on file under teacher number ${params.number}; nobody has two numbers. Use that number, or check the ID.` };
    case 'LOGIN_NAME_TAKEN': return {
      zh: `已有一个不属于教师的账号用“${it}”作登录名。请核对教师编号；如编号无误，请系统管理员先处理那个账号。`,
      en: `An account that belongs to no teacher signs in as “${it}”. Check the number; if it is right, ask an administrator to deal with that account first.` };
    case 'CHANGED_SINCE_CHECK': return {
      zh: `检查之后，${it}在系统中又有变动（被他人添加、修改、调动或删除）。请重新检查后再导入。`,
      en: `${it} has changed in the system since the check: somebody added, edited, moved or removed it. Check the file again before importing.` };
    case 'NATIONAL_ID_CHANGED': return {
      zh: '这个教师编号登记的是另一个身份证号，可能是编号填错了。如确需更正身份证号，请由中心在教师档案中办理。',
      en: 'Another national ID is on file for this teacher number; the number may be wrong. A true correction of the ID is made by the centre in the teacher’s file.' };
  }
}

function duplicateOrganisation(zh: string, en: string, params: RosterProblem['params']): ProblemWords {
  return params.where === 'file'
    ? { zh: `与第${params.otherRow}行的代码或名称相同，看不出哪一行是对的。请改正或删去其中一行。`,
      en: `Row ${params.otherRow} has the same code or name, and nothing tells which is right. Correct or delete one of them.` }
    : { zh: `同名的${zh}已登记，代码是${params.otherCode}。请改用那个代码，或把名称写全以示区别。`,
      en: `There is already ${en === 'area' ? 'an' : 'a'} ${en} of this name, with the code ${params.otherCode}. Use that code, or give a name that tells them apart.` };
}
