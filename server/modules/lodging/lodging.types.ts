import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import type { Diet, ForWhom, Meal } from './rules/vocabulary.js';

export const MealEnum = { BREAKFAST: 'BREAKFAST', LUNCH: 'LUNCH', DINNER: 'DINNER' } as const;
registerEnumType(MealEnum, { name: 'Meal', description: 'Which meal of a day.' });
export const DietEnum = { NONE: 'NONE', HALAL: 'HALAL', VEGETARIAN: 'VEGETARIAN', OTHER: 'OTHER' } as const;
registerEnumType(DietEnum, { name: 'Diet', description: 'No wishes, halal (清真), vegetarian (素食), or something else in words.' });
export const ForWhomEnum = { WOMEN: 'WOMEN', MEN: 'MEN', ANY: 'ANY' } as const;
registerEnumType(ForWhomEnum, { name: 'LodgingForWhom', description: 'For women, for men, or for those who are like the first one in it.' });

@ObjectType('LodgingMeal', { description: 'A meal of a day.' })
export class LodgingMeal {
  @Field(() => DayScalar, { description: 'The day.' }) day: string;
  @Field(() => MealEnum, { description: 'Which meal.' }) meal: Meal;
}

@ObjectType('LodgingTerms', { description: 'What a class offers.' })
export class LodgingTerms {
  @Field(() => [DayScalar], { description: 'Days whose night can be slept there.' }) nights: string[];
  @Field(() => [LodgingMeal], { description: 'Meals that are served.' }) meals: LodgingMeal[];
  @Field(() => InstantScalar, { description: 'Until when teachers answer by themselves.' }) answerBy: string;
  @Field(() => String, { description: 'Where it is, and what else there is to know.' }) note: string;
}

@ObjectType('LodgingStay', { description: 'What a participant said.' })
export class LodgingStay {
  @Field(() => [DayScalar], { description: 'Nights.' }) nights: string[];
  @Field(() => [LodgingMeal], { description: 'Meals.' }) meals: LodgingMeal[];
  @Field(() => DietEnum, { description: 'What he eats.' }) diet: Diet;
  @Field(() => String, { description: 'What else, in words.' }) dietNote: string;
  @Field(() => String, { description: 'Who entered it.' }) answeredByName: string;
  @Field(() => InstantScalar, { description: 'When.' }) answeredAt: string;
}

@ObjectType('LodgingRoom', { description: 'A room of a class.' })
export class LodgingRoom {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Its name or number.' }) name: string;
  @Field(() => Int, { description: 'Beds.' }) beds: number;
  @Field(() => Int, { description: 'Beds given.' }) used: number;
  @Field(() => ForWhomEnum, { description: 'For whom.' }) forWhom: ForWhom;
}

@ObjectType('LodgingPerson', { description: 'A participant, with what he said and where he sleeps.' })
export class LodgingPerson {
  @Field(() => ID, { description: 'The teacher.' }) teacherId: number;
  @Field(() => String, { description: 'Name.' }) name: string;
  @Field(() => Boolean, { description: 'Whether the file says female.' }) isWoman: boolean;
  @Field(() => String, { description: 'School.' }) schoolName: string;
  @Field(() => String, { description: 'School in English.' }) schoolNameEn: string;
  @Field(() => LodgingStay, { nullable: true, description: 'What he said; null while he has not.' }) stay: LodgingStay | null;
  @Field(() => ID, { nullable: true, description: 'His room.' }) roomId: number | null;
  @Field(() => Int, { nullable: true, description: 'Number of his bed.' }) bed: number | null;
}

@ObjectType('LodgingMealCount', { description: 'How many eat a meal.' })
export class LodgingMealCount {
  @Field(() => LodgingMeal, { description: 'Which one.' }) meal: LodgingMeal;
  @Field(() => Int, { description: 'People.' }) people: number;
  @Field(() => Int, { description: 'Of them halal.' }) halal: number;
  @Field(() => Int, { description: 'Of them vegetarian.' }) vegetarian: number;
  @Field(() => Int, { description: 'Of them with another wish.' }) other: number;
}

@ObjectType('LodgingNightCount', { description: 'How many sleep there in a night.' })
export class LodgingNightCount {
  @Field(() => DayScalar, { description: 'The day whose night it is.' }) day: string;
  @Field(() => Int, { description: 'People.' }) people: number;
}

@ObjectType('LodgingDesk', { description: 'Lodging and meals of a class as the centre arranges them.' })
export class LodgingDesk {
  @Field(() => ID, { description: 'The class.' }) cohortId: number;
  @Field(() => LodgingTerms, { nullable: true, description: 'What is offered; null for nothing.' }) terms: LodgingTerms | null;
  @Field(() => [LodgingRoom], { description: 'Rooms by name.' }) rooms: LodgingRoom[];
  @Field(() => [LodgingPerson], { description: 'Every participant, by area, school and name: as many as the class has.' }) people: LodgingPerson[];
  @Field(() => [LodgingNightCount], { description: 'People by night.' }) nightCounts: LodgingNightCount[];
  @Field(() => [LodgingMealCount], { description: 'People by meal.' }) mealCounts: LodgingMealCount[];
}

@ObjectType('OwnLodging', { description: 'What a class of the viewer offers, and what he said.' })
export class OwnLodging {
  @Field(() => ID, { description: 'The class.' }) cohortId: number;
  @Field(() => String, { description: 'Its title.' }) cohortTitle: string;
  @Field(() => String, { description: 'Its title in English.' }) cohortTitleEn: string;
  @Field(() => LodgingTerms, { description: 'What is offered.' }) terms: LodgingTerms;
  @Field(() => LodgingStay, { nullable: true, description: 'What he said.' }) stay: LodgingStay | null;
  @Field(() => Boolean, { description: 'Whether he can still answer.' }) canAnswer: boolean;
  @Field(() => String, { nullable: true, description: 'His room, once he has one.' }) roomName: string | null;
  @Field(() => Int, { nullable: true, description: 'His bed in it.' }) bed: number | null;
}

@InputType({ description: 'A meal of a day.' })
export class LodgingMealInput {
  @Field(() => DayScalar, { description: 'The day.' }) day: string;
  @Field(() => MealEnum, { description: 'Which meal.' }) meal: Meal;
}

@InputType({ description: 'What a class offers; all of it is set.' })
export class LodgingSetTermsInput extends MutationInput {
  @Field(() => ID, { description: 'Which class.' }) cohortId: string;
  @ArrayMaxSize(60) @Field(() => [DayScalar], { description: 'Days whose night can be slept there.', defaultValue: [] }) nights: string[];
  @ArrayMaxSize(180) @ValidateNested({ each: true })
  @Field(() => [LodgingMealInput], { description: 'Meals that are served.', defaultValue: [] }) meals: LodgingMealInput[];
  @Field(() => InstantScalar, { description: 'Until when teachers answer by themselves.' }) answerBy: string;
  @MaxLength(200) @Field(() => String, { description: 'Where it is, and what else there is to know.', defaultValue: '' }) note: string;
}

@InputType({ description: 'What a participant says; it takes the place of what he said before.' })
export class LodgingAnswerInput extends MutationInput {
  @Field(() => ID, { description: 'Which class.' }) cohortId: string;
  @Field(() => ID, { nullable: true, description: 'For whom the centre enters it; left out by the teacher himself.' }) teacherId?: string | null;
  @ArrayMaxSize(60) @Field(() => [DayScalar], { description: 'Nights; none when he sleeps elsewhere.', defaultValue: [] }) nights: string[];
  @ArrayMaxSize(180) @ValidateNested({ each: true })
  @Field(() => [LodgingMealInput], { description: 'Meals.', defaultValue: [] }) meals: LodgingMealInput[];
  @Field(() => DietEnum, { description: 'What he eats.', defaultValue: 'NONE' }) diet: Diet;
  @MaxLength(60) @Field(() => String, { description: 'What else, with OTHER.', defaultValue: '' }) dietNote: string;
}

@InputType({ description: 'A new room.' })
export class LodgingRoomInput {
  @Length(1, 30) @Matches(/\S/)
  @Field(() => String, { description: 'Its name or number.' }) name: string;
  @Min(1) @Max(20) @Field(() => Int, { description: 'Beds, 1 to 20.' }) beds: number;
  @Field(() => ForWhomEnum, { description: 'For whom.' }) forWhom: ForWhom;
}

@InputType({ description: 'New rooms of a class, all or none.' })
export class LodgingAddRoomsInput extends MutationInput {
  @Field(() => ID, { description: 'Which class.' }) cohortId: string;
  @ArrayMinSize(1) @ArrayMaxSize(200) @ValidateNested({ each: true })
  @Field(() => [LodgingRoomInput], { description: 'The rooms.' }) rooms: LodgingRoomInput[];
}

@InputType({ description: 'An empty room to take off the list.' })
export class LodgingRemoveRoomInput extends MutationInput {
  @Field(() => ID, { description: 'Which class.' }) cohortId: string;
  @Field(() => ID, { description: 'Which room.' }) roomId: string;
}

@InputType({ description: 'Where a participant sleeps.' })
export class LodgingAssignInput extends MutationInput {
  @Field(() => ID, { description: 'Which class.' }) cohortId: string;
  @Field(() => ID, { description: 'Who.' }) teacherId: string;
  @IsOptional() @Field(() => ID, { nullable: true, description: 'In which room; none to free his bed.' }) roomId?: string | null;
}

@InputType({ description: 'A class.' })
export class LodgingProposeInput extends MutationInput {
  @Field(() => ID, { description: 'Which class.' }) cohortId: string;
}
