import { registerEnumType } from 'type-graphql';

import type { Words } from '../../platform/locale.js';
import { COMPLETION_REASONS, type CompletionReason } from './rules/completion.js';
import { FIELD_KINDS, type FieldKind } from './rules/form.js';
import { REGISTRATION_WORDS } from './rules/registration-words.js';
import type { RegistrationRefusal } from './rules/registration.js';
import {
  ADMISSIONS, type Admission, APPROVAL_STEPS, type ApprovalStep, CLASH_POLICIES, type ClashPolicy, COHORT_STATUSES, type CohortStatus, OFFER_CRITERIA, type OfferCriterion, PROGRAMME_STATUSES, type ProgrammeStatus, REGISTRATION_PATHS, type RegistrationPath,
  REGISTRATION_STATUSES, type RegistrationStatus, TRAINED_BEFORE, type TrainedBefore, TRAINING_CATEGORIES, type TrainingCategory, TRAINING_MODES, type TrainingMode,
} from './rules/vocabulary.js';

/** A vocabulary as a GraphQL enum; names in capitals with underscores, values as stored. */
function enumFrom<Code extends string>(name: string, description: string, words: Readonly<Record<Code, Words>>): Readonly<Record<string, Code>> {
  const codes = Object.keys(words) as Code[];
  const nameOf = (code: Code): string => code.toUpperCase().replaceAll('-', '_');
  const values = Object.fromEntries(codes.map((code) => [nameOf(code), code]));
  registerEnumType(values, { name, description, valuesConfig: Object.fromEntries(codes.map((code) => [nameOf(code), { description: `${words[code].zh}: ${words[code].en}.` }])) });
  return values;
}

export const TrainingModeEnum = enumFrom<TrainingMode>('TrainingMode', 'How a programme is taught.', TRAINING_MODES);
export const TrainingCategoryEnum = enumFrom<TrainingCategory>('TrainingCategory', 'The credit category of a programme.', TRAINING_CATEGORIES);
export const ProgrammeStatusEnum = enumFrom<ProgrammeStatus>('ProgrammeStatus', 'Where a programme is.', PROGRAMME_STATUSES);
export const CohortStatusEnum = enumFrom<CohortStatus>('CohortStatus', 'Where a cohort is.', COHORT_STATUSES);
export const AdmissionEnum = enumFrom<Admission>('Admission', 'How registrations get their seats.', ADMISSIONS);
export const ApprovalStepEnum = enumFrom<ApprovalStep>('ApprovalStep', "Whose approval a programme asks before a cohort's own admission.", APPROVAL_STEPS);
export const ClashPolicyEnum = enumFrom<ClashPolicy>('ClashPolicy', 'What a clash of times does to a registration.', CLASH_POLICIES);
export const TrainedBeforeEnum = enumFrom<TrainedBefore>('TrainedBefore', 'Who has had the training already.', TRAINED_BEFORE);
export const FieldKindEnum = enumFrom<FieldKind>('FormFieldKind', 'What a question of a form asks for.', FIELD_KINDS);
export const OfferCriterionEnum = enumFrom<OfferCriterion>('OfferCriterion', 'By what schools are put in order when seats are offered again.', OFFER_CRITERIA);
export const RegistrationPathEnum = enumFrom<RegistrationPath>('RegistrationPath', 'Who made a registration.', REGISTRATION_PATHS);
export const RegistrationStatusEnum = enumFrom<RegistrationStatus>('RegistrationStatus', 'Where a registration is.', REGISTRATION_STATUSES);
export const CompletionReasonEnum = enumFrom<CompletionReason>('CompletionReason', 'Why a participant completes or not.', COMPLETION_REASONS);

export const AssessmentEnum = { PASSED: 'PASSED', FAILED: 'FAILED' } as const;
registerEnumType(AssessmentEnum, { name: 'Assessment', description: 'The result of the assessment.' });
export const AssessmentStateEnum = { ...AssessmentEnum, NOT_REQUIRED: 'NOT_REQUIRED', MISSING: 'MISSING' } as const;
registerEnumType(AssessmentStateEnum, { name: 'AssessmentState', description: 'The result of the assessment, or why there is none.' });

export const RegistrationRefusalEnum = Object.fromEntries(Object.keys(REGISTRATION_WORDS).map((code) => [code, code])) as { [C in RegistrationRefusal['code']]: C };
registerEnumType(RegistrationRefusalEnum, { name: 'RegistrationRefusal', description: 'Why somebody cannot be registered, in order of precedence.' });
