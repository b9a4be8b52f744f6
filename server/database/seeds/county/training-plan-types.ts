export type SponsorLevel = 'NATIONAL' | 'PROVINCE' | 'CITY' | 'COUNTY' | 'SCHOOL';
export type TrainingMode = 'FACE_TO_FACE' | 'REMOTE' | 'BLENDED' | 'SHADOWING';
export type TrainingCategory = 'face_to_face' | 'remote' | 'school_based';

/** Three calendar years of training: the two before `today`'s, and its own up to the classes now open. */
export interface TrainingPlan {
  readonly programmes: readonly ProgrammePlan[];
  readonly cohorts: readonly CohortPlan[];
  readonly sessions: readonly SessionPlan[];
  /** Those with a seat. In an open cohort nobody has an absence yet. */
  readonly participants: readonly ParticipantPlan[];
  readonly waiting: readonly WaitingPlan[];
  readonly schoolBasedYears: readonly SchoolBasedYearPlan[];
  readonly providers: readonly ProviderPlan[];
  readonly outsideRecords: readonly OutsideRecordPlan[];
  readonly studios: readonly StudioPlan[];
  readonly selection: SelectionPlan;
}

export interface ProgrammePlan {
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly sponsorLevel: SponsorLevel;
  readonly mode: TrainingMode;
  readonly category: TrainingCategory;
  readonly year: number;
  /** Hours of 45 minutes that one participant attends. */
  readonly hours: number;
  readonly seats: number;
}

export interface CohortPlan {
  readonly code: string;
  readonly programmeCode: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly capacity: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly place: string;
  readonly placeEn: string;
  readonly phase: 'past' | 'running' | 'open';
  /** For school-based cohorts, the school that runs it. */
  readonly schoolCode: string | null;
  readonly registrationOpensOn: string;
  readonly registrationClosesOn: string;
}

export interface SessionPlan {
  readonly cohortCode: string;
  /** From 1, without gaps. */
  readonly ordinal: number;
  readonly topicZh: string;
  readonly topicEn: string;
  readonly lecturer: string;
  /** 'YYYY-MM-DD HH:MM' in Asia/Shanghai. */
  readonly startsAtLocal: string;
  readonly durationMinutes: number;
  readonly place: string;
}

export interface ParticipantPlan {
  readonly cohortCode: string;
  readonly teacherNumber: string;
  readonly absentSessionOrdinals: readonly number[];
  readonly lateOrdinals: readonly number[];
}

export interface WaitingPlan {
  readonly cohortCode: string;
  readonly teacherNumber: string;
  /** From 1. */
  readonly position: number;
}

/** What a school files for one teacher and year; its school-based cohort's hours are part of it. */
export interface SchoolBasedYearPlan {
  readonly teacherNumber: string;
  readonly schoolCode: string;
  readonly year: number;
  readonly hours: number;
  readonly goalHours: number;
  readonly capHours: number;
}

export interface ProviderPlan {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly sponsorLevel: SponsorLevel;
}

export interface OutsideRecordPlan {
  readonly providerCode: string;
  /** Unique within its provider, unless the provider sent the same record again. */
  readonly externalId: string;
  readonly teacherNumber: string;
  readonly courseZh: string;
  readonly courseEn: string;
  readonly hours: number;
  readonly startedOn: string;
  readonly completedOn: string;
  readonly year: number;
  readonly duplicate: 'none' | 'resent' | 'other_provider';
}

export interface StudioPlan {
  readonly code: string;
  readonly kind: 'master_studio' | 'expert_station';
  readonly nameZh: string;
  readonly nameEn: string;
  readonly hostNumber: string;
  readonly memberNumbers: readonly string[];
  readonly foundedOn: string;
  readonly meetings: readonly StudioMeetingPlan[];
}

export interface StudioMeetingPlan {
  readonly ordinal: number;
  readonly topicZh: string;
  readonly topicEn: string;
  readonly startsAtLocal: string;
  readonly durationMinutes: number;
  readonly place: string;
  readonly absentNumbers: readonly string[];
}

export interface SelectionPlan {
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly year: number;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly awards: number;
  readonly nominations: readonly NominationPlan[];
}

export interface NominationPlan {
  readonly code: string;
  readonly schoolCode: string;
  readonly teacherNumber: string;
  readonly lessonZh: string;
  readonly lessonEn: string;
  /** Two to four people, none of the nominee's school. */
  readonly judgeNumbers: readonly string[];
}
