import type { Post, Stage, Subject } from '../../../modules/organisations/rules/vocabulary.js';
import type { SponsorLevel, TrainingCategory, TrainingMode } from './training-plan-types.js';

/** Who is invited: every condition that is given must hold. */
export interface Audience {
  readonly stages?: readonly Stage[];
  readonly subjects?: readonly Subject[];
  readonly posts?: readonly Post[];
  readonly maxServiceYears?: number;
  readonly minServiceYears?: number;
}

export interface CohortTemplate {
  readonly zh: string;
  readonly en: string;
  readonly seats: number;
  readonly audience: Audience;
}

export interface ProgrammeTemplate {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly sponsorLevel: SponsorLevel;
  readonly mode: TrainingMode;
  readonly category: TrainingCategory;
  readonly month: number;
  readonly dayOfMonth: number;
  /** Sessions of three hours; face to face two a day, remote one an evening. */
  readonly sessions: number;
  /** Days from one training day, or one block of them, to the next: 1 runs on, 7 is weekly. */
  readonly everyDays: number;
  /** Days of a block, without a Sunday between; the rules credit face-to-face training from two days on end. 1 when left out. */
  readonly blockDays?: number;
  readonly cohorts: readonly CohortTemplate[];
  readonly place: keyof typeof PLACES;
  readonly topics: keyof typeof TOPICS;
}

export const PLACES = {
  centre: ['县师训教研中心报告厅', 'Lecture hall of the county centre'],
  senior: ['县第一高级中学阶梯教室', 'Tiered classroom, County No. 1 Senior High School'],
  kindergarten: ['县第一幼儿园多功能厅', 'Hall of County No. 1 Kindergarten'],
  computers: ['县职业教育中心机房', 'Computer room, County Vocational Education Centre'],
  townships: ['各乡镇中心小学轮流', 'Township central schools in turn'],
  province: ['省城附属学校', 'Attached school in the provincial capital'],
  city: ['市教师发展中心', 'City centre of teacher development'],
  online: ['网络研修平台', 'Online training platform'],
} as const satisfies Record<string, readonly [string, string]>;

export const TOPICS = {
  subject: [['课程标准的变化与落实', 'What changed in the curriculum standard'], ['大单元教学设计', 'Designing a unit'],
    ['课例研讨与说课', 'Lesson study'], ['作业设计与减负', 'Homework that is worth its time'],
    ['学业质量评价与命题', 'Assessment and writing test items'], ['跨学科主题学习', 'Learning across subjects'],
    ['教材重难点解析', 'Hard places in the textbook'], ['教学成果交流与总结', 'Sharing results']],
  head: [['班级文化建设', 'The culture of a class'], ['学生心理健康与危机识别', 'Mental health and signs of crisis'],
    ['家校沟通的方法', 'Talking with families'], ['主题班会设计', 'Planning a class meeting'],
    ['校园欺凌的预防与处置', 'Preventing and handling bullying'], ['班主任工作案例分析', 'Cases from class heads']],
  beginner: [['师德规范与职业认同', 'Professional conduct'], ['备课与教案撰写', 'Preparing and writing a lesson'], ['课堂管理入门', 'Running a classroom'],
    ['听评课方法', 'Observing lessons'], ['板书与普通话训练', 'Board work and spoken Mandarin'], ['教育法律法规', 'Education law'],
    ['师徒结对与成长规划', 'Mentors and a growth plan'], ['汇报课与结业', 'Demonstration lesson and closing']],
  lead: [['学校发展规划', 'Planning a school'], ['课程领导力', 'Leading the curriculum'], ['校本研修的组织', 'Organising school-based training'],
    ['校园安全与应急管理', 'Safety and emergencies'], ['教师队伍建设', 'Building a staff'], ['教育评价改革', 'Reform of evaluation']],
  early: [['游戏活动的观察与支持', 'Observing and supporting play'], ['幼小衔接', 'From kindergarten to school'], ['区域环境创设', 'Making activity corners'],
    ['幼儿园一日生活组织', 'The day in a kindergarten'], ['五大领域活动设计', 'Activities in the five areas'], ['家园共育', 'Families and kindergarten']],
  digital: [['多媒体教学环境下的学情分析', 'Knowing learners with digital means'], ['数字教育资源获取与评价', 'Finding and judging resources'],
    ['演示文稿设计与制作', 'Making slides that teach'], ['微课程设计与制作', 'Making a short lesson video'], ['数据可视化呈现与解读', 'Showing and reading data'],
    ['技术支持的课堂导入', 'Opening a lesson with technology'], ['技术支持的测验与练习', 'Tests and practice with technology'], ['整校推进与考核', 'Whole-school practice and assessment']],
  shadow: [['跟岗观察', 'Shadowing'], ['导师示范课', 'A lesson by the mentor'], ['同课异构', 'One lesson, several designs'], ['反思与研修日志', 'Reflection and log']],
} as const satisfies Record<string, readonly (readonly [string, string])[]>;

const ARTS: readonly Subject[] = ['chinese', 'english', 'history', 'geography', 'morality_law', 'politics'];
const SCIENCES: readonly Subject[] = ['mathematics', 'physics', 'chemistry', 'biology', 'science'];
const LEADERS: readonly Post[] = ['principal', 'vice_principal', 'teaching_director'];
const CLASSROOM: readonly Post[] = ['teacher', 'class_head'];

export const PROGRAMMES: readonly ProgrammeTemplate[] = [
  { key: 'LEAD', zh: '校（园）长提高培训', en: 'Advanced training of heads of schools and kindergartens', sponsorLevel: 'COUNTY', mode: 'FACE_TO_FACE',
    category: 'face_to_face', month: 3, dayOfMonth: 10, sessions: 10, everyDays: 1, place: 'centre', topics: 'lead', cohorts: [
      { zh: '中学班', en: 'Secondary', seats: 75, audience: { posts: LEADERS, stages: ['junior', 'senior', 'vocational'] } },
      { zh: '小学班', en: 'Primary', seats: 90, audience: { posts: LEADERS, stages: ['primary'] } },
      { zh: '幼儿园班', en: 'Kindergarten', seats: 60, audience: { posts: LEADERS, stages: ['kindergarten'] } }] },
  { key: 'OUTR', zh: '国培计划送教下乡培训', en: 'National Plan: training brought to the townships', sponsorLevel: 'NATIONAL', mode: 'FACE_TO_FACE',
    category: 'face_to_face', month: 4, dayOfMonth: 8, sessions: 8, everyDays: 28, blockDays: 2, place: 'townships', topics: 'subject', cohorts: [
      { zh: '小学语文', en: 'Primary Chinese', seats: 80, audience: { stages: ['primary'], subjects: ['chinese'], posts: CLASSROOM } },
      { zh: '初中数学', en: 'Junior mathematics', seats: 60, audience: { stages: ['junior'], subjects: ['mathematics'], posts: CLASSROOM } }] },
  { key: 'SHAD', zh: '国培计划骨干教师影子培训', en: 'National Plan: shadowing for backbone teachers', sponsorLevel: 'NATIONAL', mode: 'SHADOWING',
    category: 'face_to_face', month: 5, dayOfMonth: 11, sessions: 24, everyDays: 1, place: 'province', topics: 'shadow', cohorts: [
      { zh: '跟岗一班', en: 'Placement one', seats: 40, audience: { minServiceYears: 6, posts: CLASSROOM } }] },
  { key: 'DIGI', zh: '信息技术应用能力提升工程2.0', en: 'Digital Teaching Project 2.0', sponsorLevel: 'PROVINCE', mode: 'REMOTE',
    category: 'remote', month: 3, dayOfMonth: 16, sessions: 16, everyDays: 7, place: 'online', topics: 'digital', cohorts: [
      { zh: '幼儿园坊', en: 'Kindergarten workshop', seats: 210, audience: { stages: ['kindergarten'] } },
      { zh: '小学一坊', en: 'Primary workshop one', seats: 300, audience: { stages: ['primary'] } },
      { zh: '小学二坊', en: 'Primary workshop two', seats: 300, audience: { stages: ['primary'] } },
      { zh: '中学一坊', en: 'Secondary workshop one', seats: 320, audience: { stages: ['junior', 'senior', 'vocational'] } },
      { zh: '中学二坊', en: 'Secondary workshop two', seats: 320, audience: { stages: ['junior', 'senior', 'vocational'] } }] },
  { key: 'SUBJ', zh: '中小学暑期学科培训', en: 'Summer subject training', sponsorLevel: 'COUNTY', mode: 'FACE_TO_FACE',
    category: 'face_to_face', month: 7, dayOfMonth: 11, sessions: 8, everyDays: 1, place: 'senior', topics: 'subject', cohorts: [
      { zh: '小学语文班', en: 'Primary Chinese', seats: 130, audience: { stages: ['primary'], subjects: ['chinese'], posts: CLASSROOM } },
      { zh: '小学数学班', en: 'Primary mathematics', seats: 120, audience: { stages: ['primary'], subjects: ['mathematics'], posts: CLASSROOM } },
      { zh: '小学英语班', en: 'Primary English', seats: 54, audience: { stages: ['primary'], subjects: ['english'], posts: CLASSROOM } },
      { zh: '初中文科班', en: 'Junior arts', seats: 140, audience: { stages: ['junior'], subjects: ARTS, posts: CLASSROOM } },
      { zh: '初中理科班', en: 'Junior sciences', seats: 130, audience: { stages: ['junior'], subjects: SCIENCES, posts: CLASSROOM } }] },
  { key: 'HEAD', zh: '暑期班主任培训', en: 'Summer training of class heads', sponsorLevel: 'COUNTY', mode: 'FACE_TO_FACE',
    category: 'face_to_face', month: 7, dayOfMonth: 17, sessions: 6, everyDays: 1, place: 'centre', topics: 'head', cohorts: [
      { zh: '小学一班', en: 'Primary one', seats: 100, audience: { stages: ['primary'], posts: ['class_head'] } },
      { zh: '小学二班', en: 'Primary two', seats: 95, audience: { stages: ['primary'], posts: ['class_head'] } },
      { zh: '初中班', en: 'Junior', seats: 110, audience: { stages: ['junior'], posts: ['class_head'] } },
      { zh: '高中班', en: 'Senior', seats: 80, audience: { stages: ['senior', 'vocational'], posts: ['class_head'] } }] },
  { key: 'EARL', zh: '暑期幼儿教师培训', en: 'Summer training of kindergarten teachers', sponsorLevel: 'COUNTY', mode: 'FACE_TO_FACE',
    category: 'face_to_face', month: 7, dayOfMonth: 21, sessions: 6, everyDays: 1, place: 'kindergarten', topics: 'early', cohorts: [
      { zh: '骨干班', en: 'Backbone teachers', seats: 85, audience: { stages: ['kindergarten'], posts: CLASSROOM } }] },
  { key: 'COMP', zh: '暑期信息技术培训', en: 'Summer training in information technology', sponsorLevel: 'COUNTY', mode: 'FACE_TO_FACE',
    category: 'face_to_face', month: 7, dayOfMonth: 25, sessions: 6, everyDays: 1, place: 'computers', topics: 'digital', cohorts: [
      { zh: '信息技术班', en: 'Information technology', seats: 47, audience: { subjects: ['information_technology'] } }] },
  { key: 'PROV', zh: '省级骨干教师培训', en: 'Provincial training of backbone teachers', sponsorLevel: 'PROVINCE', mode: 'BLENDED',
    category: 'face_to_face', month: 8, dayOfMonth: 2, sessions: 16, everyDays: 1, place: 'province', topics: 'subject', cohorts: [
      { zh: '高中班', en: 'Senior', seats: 45, audience: { stages: ['senior'], minServiceYears: 6 } },
      { zh: '初中班', en: 'Junior', seats: 45, audience: { stages: ['junior'], minServiceYears: 6 } }] },
  { key: 'NETW', zh: '国培计划网络研修', en: 'National Plan: online study', sponsorLevel: 'NATIONAL', mode: 'REMOTE',
    category: 'remote', month: 8, dayOfMonth: 10, sessions: 14, everyDays: 5, place: 'online', topics: 'subject', cohorts: [
      { zh: '小学班', en: 'Primary', seats: 150, audience: { stages: ['primary'] } },
      { zh: '初中班', en: 'Junior', seats: 120, audience: { stages: ['junior'] } }] },
  { key: 'CITY', zh: '市级学科骨干研修', en: 'City course for subject backbones', sponsorLevel: 'CITY', mode: 'FACE_TO_FACE',
    category: 'face_to_face', month: 9, dayOfMonth: 20, sessions: 10, everyDays: 1, place: 'city', topics: 'subject', cohorts: [
      { zh: '综合班', en: 'Mixed subjects', seats: 60, audience: { minServiceYears: 8, posts: CLASSROOM } }] },
  { key: 'HIST', zh: '初中史地教材培训', en: 'Textbook training: junior history and geography', sponsorLevel: 'COUNTY', mode: 'FACE_TO_FACE',
    category: 'face_to_face', month: 10, dayOfMonth: 12, sessions: 4, everyDays: 7, blockDays: 2, place: 'centre', topics: 'subject', cohorts: [
      { zh: '历史班', en: 'History', seats: 80, audience: { stages: ['junior'], subjects: ['history', 'morality_law'] } },
      { zh: '地理班', en: 'Geography', seats: 50, audience: { stages: ['junior'], subjects: ['geography'] } }] },
  { key: 'BEGI', zh: '新任教师培训', en: 'Training of new teachers', sponsorLevel: 'COUNTY', mode: 'BLENDED',
    category: 'face_to_face', month: 10, dayOfMonth: 18, sessions: 20, everyDays: 7, blockDays: 2, place: 'centre', topics: 'beginner', cohorts: [
      { zh: '新任教师班', en: 'New teachers', seats: 60, audience: { maxServiceYears: 1 } }] },
];
