import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import type { HandShareGrade } from './rules/hand-share.js';

export const HandShareByEnum = { ROLL: 'ROLL', SESSION: 'SESSION', PERSON: 'PERSON' } as const;
registerEnumType(HandShareByEnum, { name: 'HandShareBy', description: 'By class, by session, or by the person who entered.' });
const GradeEnum = { USUAL: 'USUAL', WATCH: 'WATCH', HIGH: 'HIGH' } as const;
registerEnumType(GradeEnum, { name: 'HandShareGrade', description: 'Below one in ten; from one in ten, to be looked at; from three in ten, high.' });

@ObjectType('HandShare', { description: 'How much presence of a class, a session or by a person was entered by hand instead of a scan.' })
export class HandShare {
  @Field(() => ID, { description: 'Of the roll, the session or the account.' }) id: number;
  @Field(() => String, { description: 'Title of the class or session, or name of the person, in Chinese.' }) title: string;
  @Field(() => String, { description: 'The same in English.' }) titleEn: string;
  @Field(() => String, { nullable: true, description: 'The class of a session, in Chinese.' }) rollTitle: string | null;
  @Field(() => String, { nullable: true, description: 'The class of a session, in English.' }) rollTitleEn: string | null;
  @Field(() => ID, { nullable: true, description: 'The session with most entries, to open its register.' }) sessionId: number | null;
  @Field(() => Int, { description: 'Presences entered by hand.' }) entries: number;
  @Field(() => Int, { description: 'All presences of the class or session; for a person, of the sessions he entered in.' }) presences: number;
  @Field(() => Int, { description: 'The share, in thousandths, rounded down.' }) permille: number;
  @Field(() => GradeEnum, { description: 'How it is looked at.' }) grade: HandShareGrade;
  @Field(() => Int, { description: 'Those entered more than 24 hours after the end of the session.' }) lateEntries: number;
}
