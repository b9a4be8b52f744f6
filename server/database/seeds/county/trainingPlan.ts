import type { CountyPlan } from './county-plan.js';
import { addCurrentCourses, addPastCourses, type Courses } from './course-cohorts.js';
import { Dice } from './dice.js';
import { PROVIDERS, planOutsideRecords } from './outside-records.js';
import { personName } from './person-names.js';
import { addSchoolBased, planSchoolBasedYears } from './school-based.js';
import { SeatFinder } from './seat-finder.js';
import { planSelection } from './selection-round.js';
import { planStudios } from './studios.js';
import type { TrainingPlan } from './training-plan-types.js';

const LECTURERS = 40;

/** Three years of training for that county; the same county gives the same plan. */
export function generateTraining(county: CountyPlan): TrainingPlan {
  const { seed } = county;
  const dice = new Dice(seed, 'courses');
  const finder = new SeatFinder(new Dice(seed, 'seats'), county.teachers);
  const lecturers = [
    ...county.centreStaff.filter(({ role }) => role === 'researcher').map(({ name }) => name),
    ...Array.from({ length: LECTURERS }, () => personName(dice, dice.permille(450) ? 'female' : 'male', dice.int(1968, 1989))),
  ];
  const tools = { county, dice, finder, lecturers };
  const courses: Courses = { programmes: [], cohorts: [], sessions: [], participants: [], waiting: [] };
  addCurrentCourses(courses, tools);
  addPastCourses(courses, tools);
  addSchoolBased(courses, { ...tools, dice: new Dice(seed, 'school-based') });
  return {
    ...courses,
    schoolBasedYears: planSchoolBasedYears({ ...tools, dice: new Dice(seed, 'school-based-years') }),
    providers: PROVIDERS,
    outsideRecords: planOutsideRecords({ ...tools, dice: new Dice(seed, 'outside-records') }),
    studios: planStudios({ ...tools, dice: new Dice(seed, 'studios') }),
    selection: planSelection({ ...tools, dice: new Dice(seed, 'selection') }),
  };
}
