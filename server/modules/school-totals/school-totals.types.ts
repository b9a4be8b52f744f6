import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { MutationInput } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { Area } from '../organisations/index.js';

@ObjectType('SchoolTotalsCategory', { description: 'A category of credits, as the rule set of the year names it.' })
export class SchoolTotalsCategory {
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => String, { description: "Its name in the request's language." }) name: string;
}

@ObjectType('SchoolTotalsLine', { description: 'A school in a year, or several small ones together, or the county. Amounts are hundredths of a credit, shares permille.' })
export class SchoolTotalsLine {
  @Field(() => ID, { description: "The school's id; `small` for small schools together, `county` for all." }) id: string;
  @Field(() => String, { description: 'Name in Chinese.' }) name: string;
  @Field(() => String, { description: 'Name in English.' }) nameEn: string;
  @Field(() => ID, { nullable: true, description: 'The area it was in; null outside of areas and for several schools.' }) areaId: number | null;
  @Field(() => Int, { description: 'Schools in this line.' }) schoolCount: number;
  @Field(() => Int, { description: 'Teachers.' }) teacherCount: number;
  @Field(() => Int, { description: 'What counted for all of them in the year.' }) countedCenticredits: number;
  @Field(() => Int, { description: 'The same for one teacher, on average.' }) averageCenticredits: number;
  @Field(() => Int, { description: 'Teachers who did what the year asks; where it asks nothing of itself, those whose cycle keeps up with its years.' }) onCourseCount: number;
  @Field(() => Int, { description: 'Their share of the teachers.' }) onCoursePermille: number;
  @Field(() => Int, { description: 'Teachers of whom the cycle asks nothing more.' }) cycleMetCount: number;
  @Field(() => Int, { description: 'Their share of the teachers.' }) cycleMetPermille: number;
  @Field(() => [Int], { description: 'What counted by category, in the order of the categories.' }) categoryCenticredits: number[];
  @Field(() => Boolean, { description: "Whether it lies within the viewer's reach." }) isOwn: boolean;
}

@ObjectType('SchoolTotals', { description: 'Totals of all schools in a credit year as of a day. In the open, schools with fewer than five teachers stand together in one line.' })
export class SchoolTotalsSheet {
  @Field(() => ID, { description: 'The reckoning.' }) id: number;
  @Field(() => Int, { description: 'The year.' }) cycleYear: number;
  @Field(() => DayScalar, { description: 'As of which day.' }) day: string;
  @Field(() => Boolean, { description: 'Whether the year was closed: these are the frozen results.' }) isClosedYear: boolean;
  @Field(() => String, { description: 'The rule set that names the categories, with its version.' }) ruleSetName: string;
  @Field(() => String, { description: 'Its unit.' }) unitName: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was published; null while it is not.' }) publishedAt: string | null;
  @Field(() => String, { nullable: true, description: 'Why it took the place of what was published before.' }) note: string | null;
  @Field(() => Int, { description: 'Which publication of the year it is, from 1; 0 while it is none.' }) edition: number;
  @Field(() => [SchoolTotalsCategory], { description: 'Categories, in order.' }) categories: SchoolTotalsCategory[];
  @Field(() => [Area], { description: 'Areas of the schools in it.' }) areas: Area[];
  @Field(() => [SchoolTotalsLine], { description: 'The schools, by code; several small ones last.' }) lines: SchoolTotalsLine[];
  @Field(() => SchoolTotalsLine, { description: 'All of them.' }) county: SchoolTotalsLine;
}

@ObjectType('SchoolTotalsPublication', { description: 'One publication of a year.' })
export class SchoolTotalsPublication {
  @Field(() => ID, { description: 'The reckoning.' }) id: number;
  @Field(() => DayScalar, { description: 'As of which day.' }) day: string;
  @Field(() => InstantScalar, { description: 'When it was published.' }) publishedAt: string;
  @Field(() => String, { description: 'Who published it.' }) publishedBy: string;
  @Field(() => String, { nullable: true, description: 'Why it took the place of the one before.' }) note: string | null;
}

@ObjectType('SchoolTotalsYear', { description: 'A year whose totals are kept, as the centre sees it.' })
export class SchoolTotalsYear {
  @Field(() => Int, { description: 'The year.' }) cycleYear: number;
  @Field(() => DayScalar, { nullable: true, description: 'As of which day it was reckoned last; null: not yet, or not for the viewer.' }) reckonedDay: string | null;
  @Field(() => Boolean, { description: 'Whether what was reckoned last is not published.' }) hasUnpublished: boolean;
  @Field(() => Boolean, { description: 'Whether the year was closed, or added to, after what was published was reckoned: a newer publication is due.' }) isOutdated: boolean;
  @Field(() => [SchoolTotalsPublication], { description: 'Publications, the newest first.' }) publications: SchoolTotalsPublication[];
}

@InputType({ description: 'The year to reckon by school.' })
export class SchoolTotalsReckonInput extends MutationInput {
  @Field(() => Int, { description: 'Which year.' }) cycleYear: number;
}
@InputType({ description: 'The totals to publish.' })
export class SchoolTotalsPublishInput extends MutationInput {
  @Field(() => ID, { description: 'The reckoning.' }) id: string;
  @IsOptional() @Length(2, 300) @Field(() => String, { nullable: true, description: 'Why it takes the place of what was published before; needed where something was.' }) note?: string | null;
}
