import { type AccessTable, fields, reached, role } from '../accounts/index.js';
import { isCentre } from '../organisations/index.js';

/** The centre arranges it; a participant sees his own. What somebody eats may tell what he believes: nobody else reads it. */
export const lodgingPolicy: AccessTable = {
  Query: { cohortLodging: isCentre, viewerLodging: role('TEACHER') },
  Mutation: { ...fields(isCentre, 'lodgingSetTerms lodgingAddRooms lodgingRemoveRoom lodgingAssign lodgingPropose'), lodgingAnswer: (context, source) => isCentre(context, source) || (context.viewer?.is('TEACHER') ?? false) },
  LodgingDesk: fields(reached, 'cohortId terms rooms people nightCounts mealCounts'),
  LodgingTerms: fields(reached, 'nights meals answerBy note'),
  LodgingMeal: fields(reached, 'day meal'),
  LodgingStay: fields(reached, 'nights meals diet dietNote answeredByName answeredAt'),
  LodgingRoom: fields(reached, 'id name beds used forWhom'),
  LodgingPerson: fields(reached, 'teacherId name isWoman schoolName schoolNameEn stay roomId bed'),
  LodgingMealCount: fields(reached, 'meal people halal vegetarian other'),
  LodgingNightCount: fields(reached, 'day people'),
  OwnLodging: fields(reached, 'cohortId cohortTitle cohortTitleEn terms stay canAnswer roomName bed'),
};
