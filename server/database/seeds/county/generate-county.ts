import { isDay } from './calendar-days.js';
import type { CentrePlan, CountyOptions, CountyPlan } from './county-plan.js';
import { planAreasAndSchools, REGION } from './schools.js';
import { planTeachers } from './teachers.js';

const CENTRE: CentrePlan = {
  code: `51${REGION.slice(0, 4)}0001`,
  nameZh: '澄川县师训教研中心',
  nameEn: 'Chengchuan County Teacher Training and Research Centre',
  kind: 'centre',
};

/**
 * The demo county, which exists nowhere.
 *
 * @throws RangeError when the seed is not a whole number, the scale not 1 to 10, or the day no day.
 */
export function generateCounty(options: CountyOptions): CountyPlan {
  const { seed, scale, today } = options;
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed ${seed} is not a whole number`);
  if (!Number.isInteger(scale) || scale < 1 || scale > 10) throw new RangeError(`scale ${scale} is not a whole number from 1 to 10`);
  if (!isDay(today)) throw new RangeError(`${today} is not a day`);
  const { areas, schools } = planAreasAndSchools(options);
  const { teachers, centreStaff } = planTeachers(options, schools, CENTRE);
  return {
    seed, scale, today,
    county: { code: REGION, nameZh: '澄川县', nameEn: 'Chengchuan County' },
    centre: CENTRE, areas, schools, teachers, centreStaff,
  };
}
