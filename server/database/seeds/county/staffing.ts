import type { Remoteness, SchoolKind, Stage, Subject } from '../../../modules/organisations/rules/vocabulary.js';

type Weights<T> = readonly (readonly [T, number])[];

export interface Staffing {
  /** Least and most teachers, by where the school lies. */
  readonly size: Readonly<Record<Remoteness, readonly [number, number]>>;
  readonly femalePermille: number;
  readonly classHeadPermille: number;
  /** Years by which a title comes later than elsewhere. */
  readonly titleShift: number;
  readonly stages: Weights<Stage>;
  readonly subjects: Readonly<Partial<Record<Stage, Weights<Subject>>>>;
}

const PRIMARY: Weights<Subject> = [
  ['chinese', 34], ['mathematics', 28], ['english', 9], ['morality_law', 5], ['science', 5], ['music', 4], ['art', 4],
  ['physical_education', 7], ['information_technology', 2], ['labour', 1], ['mental_health', 1],
];
const JUNIOR: Weights<Subject> = [
  ['chinese', 18], ['mathematics', 18], ['english', 16], ['physics', 8], ['chemistry', 5], ['biology', 5], ['history', 6],
  ['geography', 5], ['morality_law', 7], ['physical_education', 6], ['music', 2], ['art', 2], ['information_technology', 2], ['mental_health', 1],
];
const SENIOR: Weights<Subject> = [
  ['chinese', 16], ['mathematics', 16], ['english', 16], ['physics', 11], ['chemistry', 9], ['biology', 8], ['history', 6],
  ['geography', 6], ['politics', 6], ['physical_education', 4], ['music', 1], ['art', 1], ['information_technology', 2], ['mental_health', 1],
];
const PRESCHOOL: Weights<Subject> = [['preschool', 92], ['music', 3], ['art', 3], ['physical_education', 2]];
const VOCATIONAL: Weights<Subject> = [
  ['vocational', 55], ['chinese', 12], ['mathematics', 12], ['english', 10], ['information_technology', 6], ['physical_education', 5],
];

export const STAFFING: Readonly<Record<SchoolKind, Staffing>> = {
  senior: { size: { town: [190, 260], township: [150, 190], remote: [150, 170] }, femalePermille: 520, classHeadPermille: 220,
    titleShift: 0, stages: [['senior', 1]], subjects: { senior: SENIOR } },
  vocational: { size: { town: [120, 150], township: [80, 110], remote: [60, 80] }, femalePermille: 500, classHeadPermille: 200,
    titleShift: 1, stages: [['vocational', 1]], subjects: { vocational: VOCATIONAL } },
  junior: { size: { town: [95, 140], township: [46, 78], remote: [24, 42] }, femalePermille: 560, classHeadPermille: 240,
    titleShift: 1, stages: [['junior', 1]], subjects: { junior: JUNIOR } },
  nine_year: { size: { town: [80, 120], township: [48, 80], remote: [34, 56] }, femalePermille: 570, classHeadPermille: 260,
    titleShift: 1, stages: [['primary', 11], ['junior', 9]], subjects: { primary: PRIMARY, junior: JUNIOR } },
  primary: { size: { town: [70, 112], township: [18, 37], remote: [9, 18] }, femalePermille: 690, classHeadPermille: 380,
    titleShift: 1, stages: [['primary', 1]], subjects: { primary: PRIMARY } },
  kindergarten: { size: { town: [32, 48], township: [12, 24], remote: [7, 13] }, femalePermille: 965, classHeadPermille: 400,
    titleShift: 4, stages: [['kindergarten', 1]], subjects: { kindergarten: PRESCHOOL } },
  teaching_point: { size: { town: [2, 6], township: [2, 6], remote: [2, 6] }, femalePermille: 420, classHeadPermille: 500,
    titleShift: 0, stages: [['primary', 1]], subjects: { primary: [['chinese', 5], ['mathematics', 4], ['preschool', 1]] } },
};
