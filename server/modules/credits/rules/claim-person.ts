import type { ClaimCell, SheetFacts, Wrong } from './claim-sheet.js';

export interface SchoolTeacher {
  readonly id: number;
  readonly number: string;
  readonly name: string;
  /** Whether his national id ends so. */
  readonly endsWith: (tail: string) => boolean;
}

/** Who is stated: the number or an empty text, the name or an empty text, and the cell with the end of the national id. */
interface Stated { readonly number: string; readonly name: string; readonly tail: ClaimCell | undefined }

/** The teacher of a row, or null and why none is meant without doubt. */
export function teacherOf({ number, name, tail: tailCell }: Stated, facts: SheetFacts, wrong: Wrong): SchoolTeacher | null {
  const { teachers, uploaderTeacherId, place } = facts;
  const tail = tailOf(tailCell);
  if (number === '' && (name === '' || tail === '')) return wrong('PERSON_MISSING', '请填写教师编号，或填写姓名和身份证号后 4 至 6 位。', 'Give the teacher number, or the name with the last 4 to 6 places of the national id.');
  if (number === '' && tail === null) return wrong('TAIL_LOST', '身份证号被 Excel 存成数字，末几位已丢失。请把该列设为文本，只填后 4 至 6 位。', 'Excel kept the national id as a number and lost its end. Make the column text and give the last 4 to 6 places.');
  if (number === '' && !/^\d{3,5}[\dX]$/.test(tail ?? '')) return wrong('TAIL_UNREADABLE', `身份证号后几位“${(tail ?? '').slice(-6)}”应为 4 至 6 位。`, `“${(tail ?? '').slice(-6)}” should be the last 4 to 6 places of a national id.`);
  const found = number === '' ? teachers.filter((each) => each.name === name && each.endsWith(tail ?? '')) : numbered(teachers, number, name);
  const [teacher] = found;
  if (!teacher) return number === ''
    ? wrong('PERSON_UNKNOWN', `${place.zh}没有姓名为“${name}”、身份证号以 ${tail} 结尾的在册教师。`, `No teacher of ${place.en} is called “${name}” with a national id ending in ${tail}.`)
    : unknownNumber(number, facts, wrong);
  if (found.length > 1) return wrong('PERSON_AMBIGUOUS', `${place.zh}有多位“${name}”符合，请填写教师编号。`, `Several teachers called “${name}” fit; give the teacher number.`);
  if (name !== '' && name !== teacher.name) return wrong('NAME_DIFFERS', `编号“${number}”是${teacher.name}，与所填姓名“${name}”不符。`, `The number “${number}” is ${teacher.name}, not “${name}”.`);
  if (teacher.id === uploaderTeacherId) return wrong('OWN_CLAIM', '不能以学校名义为自己申报，请在“我的学分”中自行申报。', 'Nobody files for himself in the name of the school; file it on your own page.');
  return teacher;
}

const withoutZeros = (number: string): string => number.replace(/^0+(?=.)/, '');

/** By his number; one that Excel took the leading zeros from only together with his name. */
function numbered(teachers: readonly SchoolTeacher[], number: string, name: string): SchoolTeacher[] {
  const exact = teachers.filter((each) => each.number === number);
  return exact.length > 0 ? exact : teachers.filter((each) => each.name === name && withoutZeros(each.number) === withoutZeros(number));
}

function unknownNumber(number: string, { teachers, place }: SheetFacts, wrong: Wrong): null {
  const [meant, another] = teachers.filter((each) => withoutZeros(each.number) === withoutZeros(number));
  if (meant && !another) return wrong('NUMBER_LOST_ZEROS', `${place.zh}没有编号为“${number}”的在册教师，可能是 Excel 去掉了开头的 0（${meant.number}）。请把该列设为文本，或同时填写姓名。`, `No teacher of ${place.en} has the number “${number}”; Excel may have taken leading zeros away (${meant.number}). Make the column text, or give the name as well.`);
  return wrong('PERSON_UNKNOWN', `${place.zh}没有编号为“${number}”的在册教师，请核对编号，或改填姓名和身份证号后 4 至 6 位。`, `No teacher of ${place.en} has the number “${number}”: compare it, or give the name and the last 4 to 6 places of the national id.`);
}

/** The end of a national id: of a whole one its last six; a number that Excel keeps gets its leading zeros back. Null: Excel lost it. */
function tailOf(cell: ClaimCell | undefined): string | null {
  if (!cell) return '';
  if (typeof cell.value === 'number') return cell.value >= 1e15 ? null : String(cell.value).padStart(4, '0');
  const text = cell.text.trim().toUpperCase();
  return /^\d{17}[\dX]$/.test(text) ? text.slice(-6) : text;
}
