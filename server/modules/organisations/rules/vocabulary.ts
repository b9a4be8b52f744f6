/**
 * The words a roster may use in its closed columns: the stored code, the word the sheet shows
 * (Chinese first), and other spellings that schools write for the same thing.
 */
export interface Word<Code extends string> {
  readonly code: Code;
  readonly zh: string;
  readonly en: string;
  readonly alsoWritten?: readonly string[];
}

function words<const Code extends string>(list: readonly Word<Code>[]): readonly Word<Code>[] {
  return list;
}

export const AREA_STAGES = words([
  { code: 'secondary', zh: '中学片区', en: 'Secondary area', alsoWritten: ['中学'] },
  { code: 'primary', zh: '小学片区', en: 'Primary area', alsoWritten: ['小学'] },
  { code: 'kindergarten', zh: '幼儿园片区', en: 'Kindergarten area', alsoWritten: ['幼儿园', '学前'] },
]);
export type AreaStage = (typeof AREA_STAGES)[number]['code'];

export const SCHOOL_KINDS = words([
  { code: 'kindergarten', zh: '幼儿园', en: 'Kindergarten' },
  { code: 'primary', zh: '小学', en: 'Primary school', alsoWritten: ['完全小学', '中心小学'] },
  { code: 'junior', zh: '初级中学', en: 'Junior middle school', alsoWritten: ['初中'] },
  { code: 'nine_year', zh: '九年一贯制学校', en: 'Nine-year school', alsoWritten: ['九年制', '九年一贯制', '九年制学校'] },
  { code: 'senior', zh: '高级中学', en: 'Senior high school', alsoWritten: ['高中', '普通高中', '完全中学'] },
  { code: 'vocational', zh: '职业学校', en: 'Vocational school', alsoWritten: ['职中', '中职', '职业教育中心', '职教中心'] },
  { code: 'teaching_point', zh: '教学点', en: 'Teaching point' },
]);
export type SchoolKind = (typeof SCHOOL_KINDS)[number]['code'];

export const REMOTENESS = words([
  { code: 'town', zh: '县城', en: 'County town', alsoWritten: ['城区', '城镇'] },
  { code: 'township', zh: '乡镇', en: 'Township', alsoWritten: ['镇区', '乡村'] },
  { code: 'remote', zh: '偏远', en: 'Remote', alsoWritten: ['边远', '山区'] },
]);
export type Remoteness = (typeof REMOTENESS)[number]['code'];

export const SEXES = words([
  { code: 'male', zh: '男', en: 'Male' },
  { code: 'female', zh: '女', en: 'Female' },
]);
export type Sex = (typeof SEXES)[number]['code'];

export const TITLES = words([
  { code: 'none', zh: '未评职称', en: 'No title yet', alsoWritten: ['无', '未定级', '未评'] },
  { code: 'third', zh: '三级教师', en: 'Grade-three teacher', alsoWritten: ['三级'] },
  { code: 'second', zh: '二级教师', en: 'Grade-two teacher', alsoWritten: ['二级'] },
  { code: 'first', zh: '一级教师', en: 'Grade-one teacher', alsoWritten: ['一级', '中级'] },
  { code: 'senior', zh: '高级教师', en: 'Senior teacher', alsoWritten: ['高级', '副高级', '副高'] },
  { code: 'full_senior', zh: '正高级教师', en: 'Full senior teacher', alsoWritten: ['正高级', '正高'] },
]);
export type Title = (typeof TITLES)[number]['code'];

export const POSTS = words([
  { code: 'teacher', zh: '教师', en: 'Teacher', alsoWritten: ['任课教师', '专任教师'] },
  { code: 'class_head', zh: '班主任', en: 'Class head' },
  { code: 'teaching_director', zh: '教导主任', en: 'Teaching director', alsoWritten: ['教务主任', '保教主任'] },
  { code: 'vice_principal', zh: '副校长', en: 'Vice principal', alsoWritten: ['副园长'] },
  { code: 'principal', zh: '校长', en: 'Principal', alsoWritten: ['园长'] },
  { code: 'researcher', zh: '教研员', en: 'Teaching researcher' },
  { code: 'centre_officer', zh: '培训管理员', en: 'Training officer', alsoWritten: ['中心职员'] },
]);
export type Post = (typeof POSTS)[number]['code'];

export const STAGES = words([
  { code: 'kindergarten', zh: '学前', en: 'Preschool', alsoWritten: ['幼儿园', '学前教育'] },
  { code: 'primary', zh: '小学', en: 'Primary' },
  { code: 'junior', zh: '初中', en: 'Junior secondary' },
  { code: 'senior', zh: '高中', en: 'Senior secondary' },
  { code: 'vocational', zh: '中职', en: 'Vocational secondary', alsoWritten: ['职高', '职业高中'] },
]);
export type Stage = (typeof STAGES)[number]['code'];

export const SUBJECTS = words([
  { code: 'chinese', zh: '语文', en: 'Chinese' },
  { code: 'mathematics', zh: '数学', en: 'Mathematics' },
  { code: 'english', zh: '英语', en: 'English', alsoWritten: ['外语'] },
  { code: 'morality_law', zh: '道德与法治', en: 'Morality and law', alsoWritten: ['道法', '品德', '思想品德', '品德与社会'] },
  { code: 'politics', zh: '思想政治', en: 'Politics', alsoWritten: ['政治'] },
  { code: 'history', zh: '历史', en: 'History' },
  { code: 'geography', zh: '地理', en: 'Geography' },
  { code: 'physics', zh: '物理', en: 'Physics' },
  { code: 'chemistry', zh: '化学', en: 'Chemistry' },
  { code: 'biology', zh: '生物', en: 'Biology', alsoWritten: ['生物学'] },
  { code: 'science', zh: '科学', en: 'Science' },
  { code: 'music', zh: '音乐', en: 'Music' },
  { code: 'art', zh: '美术', en: 'Fine art' },
  { code: 'physical_education', zh: '体育', en: 'Physical education', alsoWritten: ['体育与健康'] },
  { code: 'information_technology', zh: '信息技术', en: 'Information technology', alsoWritten: ['信息科技', '计算机'] },
  { code: 'mental_health', zh: '心理健康', en: 'Mental health', alsoWritten: ['心理'] },
  { code: 'labour', zh: '劳动', en: 'Labour', alsoWritten: ['劳动教育'] },
  { code: 'preschool', zh: '学前教育', en: 'Preschool education', alsoWritten: ['幼教', '幼儿教育', '学前'] },
  { code: 'vocational', zh: '专业课', en: 'Vocational course', alsoWritten: ['职业专业课', '专业技能'] },
]);
export type Subject = (typeof SUBJECTS)[number]['code'];

/** The codes as a GraphQL enum: names in capitals, values as stored. */
export function enumOf<Code extends string>(list: readonly Word<Code>[]): { [C in Code as Uppercase<C>]: C } {
  return Object.fromEntries(list.map(({ code }) => [code.toUpperCase(), code])) as { [C in Code as Uppercase<C>]: C };
}
