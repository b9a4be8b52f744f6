import type {
  AreaStage, Post, Remoteness, SchoolKind, Sex, Stage, Subject, Title,
} from '../../../modules/organisations/rules/vocabulary.js';

/** Same seed, scale and day give the same plan, byte for byte. */
export interface CountyOptions {
  readonly seed: number;
  /** 1 is one county of about 100 schools; 10 is ten times its schools and teachers. */
  readonly scale: number;
  /** 'YYYY-MM-DD' in Asia/Shanghai. */
  readonly today: string;
}

/** Everything in it is invented: names, codes, national IDs and mobiles belong to nobody. */
export interface CountyPlan {
  readonly seed: number;
  readonly scale: number;
  readonly today: string;
  readonly county: { readonly code: string; readonly nameZh: string; readonly nameEn: string };
  readonly centre: CentrePlan;
  readonly areas: readonly AreaPlan[];
  readonly schools: readonly SchoolPlan[];
  readonly teachers: readonly TeacherPlan[];
  /** The centre's own people; they are not among `teachers`. */
  readonly centreStaff: readonly CentreStaffPlan[];
}

export interface CentrePlan {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: 'centre';
}

export interface AreaPlan {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly stage: AreaStage;
}

export type DesignationCode = 'school_research_province' | 'school_research_county' | 'research_base';

export interface DesignationPlan {
  readonly code: DesignationCode;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly level: 'PROVINCE' | 'COUNTY';
  readonly grantedYear: number;
}

export interface SchoolPlan {
  /** 学校标识码, ten digits. */
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: SchoolKind;
  readonly areaCode: string;
  readonly remoteness: Remoteness;
  readonly designations: readonly DesignationPlan[];
}

export interface TeacherPlan {
  /** Letter prefix and eight digits, such as T10000001. */
  readonly number: string;
  readonly name: string;
  /** Valid by its check digit, in a region that GB/T 2260 does not assign. */
  readonly nationalId: string;
  readonly sex: Sex;
  readonly bornOn: string;
  /** In a range that no carrier has been given. */
  readonly mobile: string;
  /** A school's code, or the centre's for its own staff. */
  readonly schoolCode: string;
  readonly title: Title;
  readonly post: Post;
  readonly subject: Subject;
  readonly stage: Stage;
  readonly hiredOn: string;
}

export type CentreRole = 'director' | 'deputy_director' | 'training_coordinator' | 'credit_officer' | 'researcher';

export interface CentreStaffPlan extends TeacherPlan {
  readonly role: CentreRole;
}
