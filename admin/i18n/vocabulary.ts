import type {
  Admission, ApprovalStep, AreaStage, AssessmentState, BudgetKind, CertificateStanding, CertificateStatus, ClashKind, ClashPolicy, CohortStatus, CompletionReason,
  CreditClaimSource, CreditClaimStatus, CreditClaimStep, ExpertFeeStatus, ExpertInvitationStatus, ExpertOrigin, ExpertStatus, FormFieldKind, HonourLevel, JobStatus,
  LearningProviderStatus, LearningRecordCode, LearningRecordStatus, MissingExit, OfferCriterion, PlanStatus, PresenceSource, PresenceStatus, ProgrammeStatus, PunchEffect,
  RegisterScanChannel, RegisterScanDecision, RegisterSessionState, RegistrationPath, RegistrationStatus,
  Remoteness, Role, RollKind, SchoolKind, SelectionEntryStatus, SelectionObjectionStatus, SelectionRoundStatus, SelectionStageKind, SelectionVerdict, Sex,
  SponsorLevel, Stage, StudioKind, StudioStatus, Subject, TeacherPost, TeacherStatus, TeacherTitle, TrainedBefore, TrainingCategory, TrainingMode,
} from '../data/generated/operations.js';
import type { Pair } from './words.js';

type Labels<Code extends string> = Record<Code, Pair>;

/** Words of the county's codes. A code of the schema without a word here does not compile. */
export const vocabulary = {
  role: {
    ADMINISTRATOR: ['系统管理员', 'Administrator'], COORDINATOR: ['培训管理员', 'Training coordinator'], CREDIT_OFFICER: ['学分审核员', 'Credit officer'],
    SCHOOL_ADMINISTRATOR: ['校级管理员', 'School administrator'], AREA_LEAD: ['片区负责人', 'Area lead'], JUDGE: ['评委', 'Judge'], STUDIO_HOST: ['工作室主持人', 'Studio host'],
    TEACHER: ['教师', 'Teacher'], AUDITOR: ['审计员', 'Auditor'], PROVIDER: ['外部平台', 'External platform'],
  } satisfies Labels<Role>,
  areaStage: { KINDERGARTEN: ['幼儿园片区', 'Kindergarten area'], PRIMARY: ['小学片区', 'Primary area'], SECONDARY: ['中学片区', 'Secondary area'] } satisfies Labels<AreaStage>,
  schoolKind: {
    CENTRE: ['师训中心', 'Training centre'], KINDERGARTEN: ['幼儿园', 'Kindergarten'], PRIMARY: ['小学', 'Primary school'], JUNIOR: ['初级中学', 'Junior middle school'],
    NINE_YEAR: ['九年一贯制学校', 'Nine-year school'], SENIOR: ['高级中学', 'Senior high school'], VOCATIONAL: ['职业学校', 'Vocational school'], TEACHING_POINT: ['教学点', 'Teaching point'],
  } satisfies Labels<SchoolKind>,
  remoteness: { TOWN: ['县城', 'County town'], TOWNSHIP: ['乡镇', 'Township'], REMOTE: ['偏远', 'Remote'] } satisfies Labels<Remoteness>,
  sex: { MALE: ['男', 'Male'], FEMALE: ['女', 'Female'] } satisfies Labels<Sex>,
  stage: {
    KINDERGARTEN: ['学前', 'Preschool'], PRIMARY: ['小学', 'Primary'], JUNIOR: ['初中', 'Junior secondary'], SENIOR: ['高中', 'Senior secondary'], VOCATIONAL: ['中职', 'Vocational secondary'],
  } satisfies Labels<Stage>,
  title: {
    NONE: ['未评职称', 'No title yet'], THIRD: ['三级教师', 'Grade-three teacher'], SECOND: ['二级教师', 'Grade-two teacher'], FIRST: ['一级教师', 'Grade-one teacher'],
    SENIOR: ['高级教师', 'Senior teacher'], FULL_SENIOR: ['正高级教师', 'Full senior teacher'],
  } satisfies Labels<TeacherTitle>,
  post: {
    TEACHER: ['教师', 'Teacher'], CLASS_HEAD: ['班主任', 'Class head'], TEACHING_DIRECTOR: ['教导主任', 'Teaching director'], VICE_PRINCIPAL: ['副校长', 'Vice principal'],
    PRINCIPAL: ['校长', 'Principal'], RESEARCHER: ['教研员', 'Teaching researcher'], CENTRE_OFFICER: ['培训管理员', 'Training officer'],
  } satisfies Labels<TeacherPost>,
  subject: {
    CHINESE: ['语文', 'Chinese'], MATHEMATICS: ['数学', 'Mathematics'], ENGLISH: ['英语', 'English'], MORALITY_LAW: ['道德与法治', 'Morality and law'], POLITICS: ['思想政治', 'Politics'],
    HISTORY: ['历史', 'History'], GEOGRAPHY: ['地理', 'Geography'], PHYSICS: ['物理', 'Physics'], CHEMISTRY: ['化学', 'Chemistry'], BIOLOGY: ['生物', 'Biology'], SCIENCE: ['科学', 'Science'],
    MUSIC: ['音乐', 'Music'], ART: ['美术', 'Fine art'], PHYSICAL_EDUCATION: ['体育', 'Physical education'], INFORMATION_TECHNOLOGY: ['信息技术', 'Information technology'],
    MENTAL_HEALTH: ['心理健康', 'Mental health'], LABOUR: ['劳动', 'Labour'], PRESCHOOL: ['学前教育', 'Preschool education'], VOCATIONAL: ['专业课', 'Vocational course'],
  } satisfies Labels<Subject>,
  teacherStatus: { ACTIVE: ['在职', 'In service'], LEFT: ['已调出或离职', 'Left'] } satisfies Labels<TeacherStatus>,
  scanChannel: { PHONE: ['手机补传', 'Phone, sent later'], LAPTOP: ['断网登记', 'Entered offline'], ONLINE: ['现场扫码', 'Scanned on the spot'] } satisfies Labels<RegisterScanChannel>,
  scanDecision: { ACCEPTED: ['已计入', 'Counts'], DISMISSED: ['不计入', 'Dismissed'] } satisfies Labels<RegisterScanDecision>,
  missingExit: { NOTHING: ['不计', 'nothing'], HALF: ['计一半', 'half'], ALL: ['全部计', 'in full'] } satisfies Labels<MissingExit>,
  presenceStatus: { PRESENT: ['出勤', 'Present'], LATE: ['迟到', 'Late'], LEFT_EARLY: ['早退', 'Left early'], LEAVE: ['请假', 'Leave'], ABSENT: ['缺勤', 'Absent'] } satisfies Labels<PresenceStatus>,
  presenceSource: { CODE: ['扫码签到', 'Checked in'], HAND: ['手工登记', 'By hand'], CLOSING: ['结束签到时未到', 'Missing at closing'], IMPORT: ['导入', 'Imported'] } satisfies Labels<PresenceSource>,
  punchEffect: { STANDS: ['手工登记，不变', 'By hand, stands'], CHANGED: ['变更', 'Changes'], NEW: ['新增', 'New'], SAME: ['不变', 'Unchanged'] } satisfies Labels<PunchEffect>,
  registerState: { PLANNED: ['待签到', 'Not opened yet'], OPEN: ['签到中', 'Check-in open'], OVER: ['待完成', 'To complete'], CLOSED: ['已完成', 'Complete'] } satisfies Labels<RegisterSessionState>,
  rollKind: { COHORT: ['培训班', 'Cohort'], STUDIO: ['工作室', 'Studio'], AREA: ['片区教研', 'Area'], SCHOOL: ['校本研修', 'School'] } satisfies Labels<RollKind>,
  claimStatus: {
    PENDING: ['待审核', 'Pending'], QUARANTINED: ['疑似重复', 'Suspected duplicate'], APPROVED: ['已认定', 'Recognised'], RETURNED: ['已退回', 'Returned'], REJECTED: ['不予认定', 'Rejected'], WITHDRAWN: ['已撤回', 'Withdrawn'],
  } satisfies Labels<CreditClaimStatus>,
  claimStep: { PRECHECK: ['学校初审', 'School pre-check'], RECOGNISE: ['县级认定', 'Recognition'] } satisfies Labels<CreditClaimStep>,
  claimSource: { TEACHER: ['教师申报', 'Teacher'], PROVIDER: ['外部平台', 'Platform'], STUDIO: ['工作室', 'Studio'] } satisfies Labels<CreditClaimSource>,
  duplicateReason: {
    SAME_TRAINING_AND_HOURS: ['名称、时段、学时相同', 'Same training, dates, hours'], SAME_TRAINING: ['名称相同，日期重叠', 'Same training, dates overlap'], SAME_HOURS: ['日期和学时相同', 'Same dates and hours'],
    SOURCE_DOUBTED: ['来源批次存疑，整批暂扣', 'Its batch was held back'],
  } satisfies Labels<string>,
  sponsorLevel: { NATIONAL: ['国家级', 'National'], PROVINCE: ['省级', 'Provincial'], CITY: ['市级', 'City'], COUNTY: ['县级', 'County'], AREA: ['片区', 'Area'], SCHOOL: ['校级', 'School'] } satisfies Labels<SponsorLevel>,
  certificateStatus: { VALID: ['有效', 'Valid'], REVOKED: ['已撤销', 'Revoked'], REPLACED: ['已换发', 'Replaced'] } satisfies Labels<CertificateStatus>,
  certificateStanding: {
    READY: ['可发证', 'To issue'], NAME_NOT_PRINTABLE: ['姓名缺字', 'Cannot be printed'], CERTIFIED: ['已有证书', 'Has one'], NOT_COMPLETED: ['未结业', 'Not completed'],
    CREDIT_REVERSED: ['学分已冲正', 'Credit reversed'], REVOKED_BEFORE: ['已撤销', 'Revoked'],
  } satisfies Labels<CertificateStanding>,
  trainingMode: { FACE_TO_FACE: ['集中面授', 'Face to face'], REMOTE: ['远程培训', 'Remote'], BLENDED: ['混合式', 'Blended'], SHADOWING: ['影子培训', 'Shadowing'] } satisfies Labels<TrainingMode>,
  trainingCategory: { FACE_TO_FACE: ['集中培训', 'Face to face'], REMOTE: ['远程培训', 'Remote'], SCHOOL_BASED: ['校本研修', 'School-based'] } satisfies Labels<TrainingCategory>,
  programmeStatus: { DRAFT: ['草稿', 'Draft'], PUBLISHED: ['已发布', 'Published'], CLOSED: ['已结束', 'Ended'] } satisfies Labels<ProgrammeStatus>,
  cohortStatus: { DRAFT: ['草稿', 'Draft'], OPEN: ['报名中', 'Open'], RUNNING: ['开班中', 'Running'], CLOSING: ['结业处理中', 'Closing'], CLOSED: ['已结业', 'Closed'] } satisfies Labels<CohortStatus>,
  approvalStep: { SCHOOL: ['学校审核', 'School'], AREA: ['片区审核', 'Area'] } satisfies Labels<ApprovalStep>,
  clashPolicy: { REFUSE: ['时间冲突不能报名', 'A clash of times refuses'], WARN: ['时间冲突只作提醒', 'A clash of times is only shown'] } satisfies Labels<ClashPolicy>,
  trainedBefore: { NONE: ['不限', 'No matter'], PROGRAMME: ['未在本项目结业', 'Not completed this programme'], TOPIC: ['未在同主题培训结业', 'Not completed a training of this topic'] } satisfies Labels<TrainedBefore>,
  formFieldKind: { TEXT: ['文字', 'Text'], CHOICE: ['单选', 'Choice'], NUMBER: ['数字', 'Number'] } satisfies Labels<FormFieldKind>,
  offerCriterion: { REMOTENESS: ['偏远学校优先', 'Remote schools first'], PAST_SHARE: ['近两年参训比例低者优先', 'Smaller share of the last two years first'], SIZE: ['规模小者优先', 'Smaller schools first'] } satisfies Labels<OfferCriterion>,
  admission: { AUTO_ADMIT: ['有名额即录取', 'Admitted at once'], COORDINATOR_ADMITS: ['中心审核录取', 'Admitted by the centre'] } satisfies Labels<Admission>,
  registrationPath: { SELF: ['本人报名', 'Himself'], SCHOOL: ['学校推荐', 'The school'], AREA: ['片区推荐', 'The area'], COORDINATOR: ['中心录入', 'The centre'] } satisfies Labels<RegistrationPath>,
  registrationStatus: { REQUESTED: ['待审核', 'To decide'], ADMITTED: ['已录取', 'Admitted'], WAITING: ['候补', 'Waiting'], DECLINED: ['未录取', 'Declined'], WITHDRAWN: ['已退出', 'Withdrawn'], REPLACED: ['已换人', 'Replaced'] } satisfies Labels<RegistrationStatus>,
  completionReason: {
    COMPLETED: ['准予结业', 'Completed'], ABSENT_TOO_LONG: ['缺勤过多', 'Absent too long'], ASSESSMENT_MISSING: ['考核未录入', 'Not assessed'], ASSESSMENT_FAILED: ['考核不合格', 'Failed'], ATTENDANCE_NOT_RECORDED: ['无考勤记录', 'No register'],
  } satisfies Labels<CompletionReason>,
  assessmentState: { PASSED: ['合格', 'Passed'], FAILED: ['不合格', 'Failed'], NOT_REQUIRED: ['不要求', 'Not required'], MISSING: ['未录入', 'Missing'] } satisfies Labels<AssessmentState>,
  learningProviderStatus: { ACTIVE: ['可报送', 'May send'], SUSPENDED: ['已暂停', 'Suspended'] } satisfies Labels<LearningProviderStatus>,
  learningRecordStatus: {
    ACCEPTED: ['已接收', 'Accepted'], DUPLICATE: ['编号已占用', 'Duplicate id'], UNKNOWN_TEACHER: ['查无此人', 'Unknown teacher'], AMBIGUOUS: ['身份不符', 'Ambiguous'], OUT_OF_SCOPE: ['不在范围', 'Out of scope'], INVALID: ['记录有误', 'Invalid'],
  } satisfies Labels<LearningRecordStatus>,
  learningRecordCode: {
    SUSPECTED_DUPLICATE: ['疑似重复', 'Suspected duplicate'], CONTENT_CHANGED: ['内容已变', 'Content changed'], TWICE_IN_BATCH: ['同批重号', 'Twice in the batch'], TEACHER_UNKNOWN: ['名册无此人', 'Not on the roster'],
    IDENTITIES_DISAGREE: ['编号与证件不符', 'Number and id disagree'], NAME_DIFFERS: ['姓名不符', 'Name differs'], TEACHER_LEFT: ['已不在职', 'Left the county'], LEVEL_NOT_ALLOWED: ['级别不许报', 'Level not allowed'],
    CATEGORY_NOT_ALLOWED: ['类别不许报', 'Category not allowed'], YEAR_NOT_ALLOWED: ['年度不许报', 'Year not allowed'], NOT_PASSED: ['未通过', 'Not passed'], RECORD_INVALID: ['记录有误', 'Invalid'],
  } satisfies Labels<LearningRecordCode>,
  planStatus: { DRAFT: ['草稿', 'Draft'], APPROVED: ['已核准', 'Approved'], PUBLISHED: ['已发布', 'Published'] } satisfies Labels<PlanStatus>,
  budgetKind: { LECTURER: ['课酬', 'Lecturer fees'], MATERIAL: ['资料', 'Materials'], MEAL: ['伙食', 'Meals'], LODGING: ['住宿', 'Lodging'], TRANSPORT: ['交通', 'Transport'], VENUE: ['场地', 'Venue'], OTHER: ['其他', 'Other'] } satisfies Labels<BudgetKind>,
  clashKind: { ROOM: ['地点冲突', 'Room'], LECTURER: ['授课人冲突', 'Lecturer'], TEACHER: ['学员冲突', 'Teacher'] } satisfies Labels<ClashKind>,
  expertOrigin: { COUNTY: ['县内', 'Of the county'], OUTSIDE: ['县外', 'From outside'] } satisfies Labels<ExpertOrigin>,
  expertStatus: { ACTIVE: ['在聘', 'In the pool'], RETIRED: ['已停聘', 'Retired'] } satisfies Labels<ExpertStatus>,
  invitationStatus: { INVITED: ['待答复', 'No answer yet'], ACCEPTED: ['已接受', 'Accepted'], DECLINED: ['已婉拒', 'Declined'], WITHDRAWN: ['已撤回', 'Withdrawn'] } satisfies Labels<ExpertInvitationStatus>,
  feeStatus: { UNPAID: ['未发放', 'Not paid'], PAID: ['已发放', 'Paid'] } satisfies Labels<ExpertFeeStatus>,
  studioKind: { MASTER_STUDIO: ['名师工作室', 'Master studio'], EXPERT_STATION: ['教学能手工作站', 'Expert station'], WORKSHOP: ['研修工作坊', 'Workshop'] } satisfies Labels<StudioKind>,
  studioStatus: { ACTIVE: ['运行中', 'Active'], CLOSED: ['已撤销', 'Closed'] } satisfies Labels<StudioStatus>,
  jobStatus: { QUEUED: ['排队中', 'Queued'], RUNNING: ['进行中', 'Running'], DONE: ['已完成', 'Done'], FAILED: ['失败', 'Failed'] } satisfies Labels<JobStatus>,
  roundStatus: { DRAFT: ['草稿', 'Draft'], NOMINATION: ['学校推荐', 'Nomination'], CHECK: ['县级审核', 'Check'], JUDGING: ['评审', 'Judging'], NOTICE: ['公示', 'Public notice'], CONCLUDED: ['已公布', 'Concluded'] } satisfies Labels<SelectionRoundStatus>,
  stageKind: { NOMINATE: ['推荐', 'Nominate'], CHECK: ['审核', 'Check'], JUDGE: ['评审', 'Judge'], NOTICE: ['公示', 'Notice'], CONCLUDE: ['公布', 'Conclude'] } satisfies Labels<SelectionStageKind>,
  entryStatus: {
    NOMINATED: ['待审核', 'To check'], RETURNED: ['退回修改', 'Returned'], QUALIFIED: ['审核通过', 'Qualified'], REJECTED: ['未通过', 'Rejected'], WITHDRAWN: ['已撤回', 'Withdrawn'], AWARDED: ['入选', 'Awarded'],
    NOT_AWARDED: ['未入选', 'Not awarded'], STRUCK: ['经核查取消', 'Struck'],
  } satisfies Labels<SelectionEntryStatus>,
  verdict: { AWARDED: ['入选', 'Awarded'], BELOW_LINE: ['名额外', 'Below the line'], SUBJECT_FULL: ['学科名额已满', 'Subject full'], BELOW_MINIMUM: ['低于最低分', 'Below the minimum'] } satisfies Labels<SelectionVerdict>,
  objectionStatus: { OPEN: ['待处理', 'Open'], UPHELD: ['异议成立', 'Upheld'], DISMISSED: ['异议不成立', 'Dismissed'] } satisfies Labels<SelectionObjectionStatus>,
  honourLevel: { COUNTY: ['县级', 'County'], CITY: ['市级', 'City'], PROVINCE: ['省级', 'Provincial'] } satisfies Labels<HonourLevel>,
};
