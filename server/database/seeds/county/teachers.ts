import { checkCharacter } from '../../../modules/teachers/rules/national-id.js';
import type { Post, Sex, Stage, Subject, Title } from '../../../modules/organisations/rules/vocabulary.js';
import { completedYears, day, plusDays, yearOf } from './calendar-days.js';
import type { CentrePlan, CentreRole, CentreStaffPlan, CountyOptions, SchoolPlan, TeacherPlan } from './county-plan.js';
import { Dice } from './dice.js';
import { DOTTED_NAMES } from './name-lists.js';
import { personName } from './person-names.js';
import { REGION } from './schools.js';
import { STAFFING } from './staffing.js';

/** Prefixes of 1xx that no carrier has been given. */
const MOBILE_PREFIXES = ['142', '143', '154'];
const SAME_NAME_PAIRS = 6;

interface Role {
  readonly post: Post;
  readonly youngest: number;
}

/** Draws people one after the other, so that numbers, IDs and mobiles are given once each. */
export class People {
  private readonly drawnPerDay = new Map<string, number>();
  private drawn = 0;

  constructor(private readonly dice: Dice, private readonly today: string) {}

  draw(
    schoolCode: string, { post, youngest }: Role, work: { stage: Stage; subject: Subject; femalePermille: number; titleShift: number },
  ): TeacherPlan {
    const { dice } = this;
    const sex: Sex = dice.permille(work.femalePermille) ? 'female' : 'male';
    const oldest = sex === 'female' && post !== 'principal' ? 55 : 59;
    const age = this.ageBetween(youngest, oldest);
    const bornOn = plusDays(this.today, -dice.int(Math.ceil(age * 365.25) + 1, Math.ceil((age + 1) * 365.25) - 2));
    const name = personName(dice, sex, yearOf(bornOn));
    const hiredOn = this.hiredOn(bornOn);
    this.drawn += 1;
    return {
      number: `T${10_000_000 + this.drawn}`,
      name,
      nationalId: this.nationalId(bornOn, sex),
      sex,
      bornOn,
      mobile: dice.pick(MOBILE_PREFIXES) + String((this.drawn * 60_700_019) % 100_000_000).padStart(8, '0'),
      schoolCode,
      title: this.title(completedYears(hiredOn, this.today) - work.titleShift),
      post,
      subject: work.subject,
      stage: work.stage,
      hiredOn,
    };
  }

  private ageBetween(youngest: number, oldest: number): number {
    const bands = [[22, 27, 17], [28, 34, 24], [35, 41, 23], [42, 48, 20], [49, 54, 12], [55, 59, 5]] as const;
    const possible = bands.filter(([from, to]) => to >= youngest && from <= oldest)
      .map(([from, to, weight]) => [[Math.max(from, youngest), Math.min(to, oldest)] as const, weight] as const);
    const [from, to] = this.dice.weighted(possible);
    return this.dice.int(from, to);
  }

  /** Most begin on the first of September after their studies, a few in spring. */
  private hiredOn(bornOn: string): string {
    const year = yearOf(bornOn) + this.dice.int(22, 25);
    const hiredOn = this.dice.permille(880) ? day(year, 9, 1) : day(year, this.dice.pick([2, 3, 8]), this.dice.int(1, 28));
    const latest = day(yearOf(this.today), 9, 1);
    if (hiredOn < this.today) return hiredOn;
    return latest < this.today ? latest : day(yearOf(this.today) - 1, 9, 1);
  }

  private nationalId(bornOn: string, sex: Sex): string {
    const slot = `${bornOn}/${sex}`;
    const ordinal = this.drawnPerDay.get(slot) ?? this.dice.int(0, 80);
    this.drawnPerDay.set(slot, ordinal + 1);
    const serial = ordinal * 2 + (sex === 'male' ? 1 : 2);
    const digits = `${REGION}${bornOn.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
    return digits + checkCharacter(digits);
  }

  private title(serviceYears: number): Title {
    const { dice } = this;
    if (serviceYears < 1) return 'none';
    if (serviceYears < 5) return dice.weighted([['none', 1], ['third', 3], ['second', 6]]);
    if (serviceYears < 11) return dice.weighted([['second', 8], ['first', 2]]);
    if (serviceYears < 18) return dice.weighted([['second', 3], ['first', 7]]);
    if (serviceYears < 25) return dice.weighted([['second', 1], ['first', 6], ['senior', 3]]);
    return dice.weighted([['first', 450], ['senior', 540], ['full_senior', 10]]);
  }
}

export function planTeachers(options: CountyOptions, schools: readonly SchoolPlan[], centre: CentrePlan):
{ teachers: TeacherPlan[]; centreStaff: CentreStaffPlan[] } {
  const dice = new Dice(options.seed, 'teachers');
  const people = new People(dice, options.today);
  const teachers = schools.flatMap((school) => staffOf(school, people, dice));
  const centreStaff = planCentreStaff(people, dice, centre, options.scale);
  return { teachers: withNotableNames(dice, teachers), centreStaff };
}

export function staffBySchool(teachers: readonly TeacherPlan[]): Map<string, TeacherPlan[]> {
  const staff = new Map<string, TeacherPlan[]>();
  for (const teacher of teachers) {
    const sameSchool = staff.get(teacher.schoolCode);
    if (sameSchool) sameSchool.push(teacher);
    else staff.set(teacher.schoolCode, [teacher]);
  }
  return staff;
}

function staffOf(school: SchoolPlan, people: People, dice: Dice): TeacherPlan[] {
  const staffing = STAFFING[school.kind];
  const [least, most] = staffing.size[school.remoteness];
  const size = dice.int(least, most);
  const heads = Math.round((size * staffing.classHeadPermille) / 1000);
  const vices = size < 10 ? 0 : size < 45 ? 1 : size < 120 ? 2 : 3;
  const directors = size < 14 ? 0 : size < 80 ? 1 : 2;
  const principals = school.kind === 'teaching_point' ? 0 : 1;
  return Array.from({ length: size }, (_, index) => {
    const role: Role = index < principals ? { post: 'principal', youngest: 36 }
      : index < principals + vices ? { post: 'vice_principal', youngest: 33 }
      : index < principals + vices + directors ? { post: 'teaching_director', youngest: 30 }
      : index < principals + vices + directors + heads ? { post: 'class_head', youngest: 23 }
      : { post: 'teacher', youngest: 22 };
    const stage = dice.weighted(staffing.stages);
    const subject = dice.weighted(staffing.subjects[stage] ?? []);
    const femalePermille = role.post === 'principal' && school.kind !== 'kindergarten' ? 200 : staffing.femalePermille;
    return people.draw(school.code, role, { stage, subject, femalePermille, titleShift: staffing.titleShift });
  });
}

const CENTRE_SUBJECTS: readonly (readonly [Subject, Stage])[] = [
  ['chinese', 'primary'], ['mathematics', 'primary'], ['english', 'primary'], ['chinese', 'junior'], ['mathematics', 'junior'],
  ['english', 'junior'], ['physics', 'junior'], ['chemistry', 'junior'], ['history', 'junior'], ['geography', 'junior'],
  ['biology', 'junior'], ['morality_law', 'junior'], ['preschool', 'kindergarten'], ['chinese', 'senior'], ['mathematics', 'senior'],
  ['english', 'senior'], ['physical_education', 'junior'], ['music', 'primary'], ['art', 'primary'], ['information_technology', 'junior'],
];

const CENTRE_ROLES: readonly (readonly [CentreRole, Post, number])[] = [
  ['director', 'principal', 1], ['deputy_director', 'vice_principal', 2],
  ['training_coordinator', 'centre_officer', 3], ['credit_officer', 'centre_officer', 2],
];

function planCentreStaff(people: People, dice: Dice, centre: CentrePlan, scale: number): CentreStaffPlan[] {
  const size = Math.min(40, 26 + 2 * scale);
  const roles: (readonly [CentreRole, Post])[] = CENTRE_ROLES.flatMap(([role, post, count]) =>
    Array.from({ length: count }, () => [role, post] as const));
  return Array.from({ length: size }, (_, index) => {
    const [role, post] = roles[index] ?? ['researcher', 'researcher'];
    const [subject, stage] = CENTRE_SUBJECTS[Math.max(0, index - roles.length) % CENTRE_SUBJECTS.length] ?? ['chinese', 'primary'];
    const person = people.draw(centre.code, { post, youngest: index < 3 ? 42 : 30 }, { stage, subject, femalePermille: dice.int(400, 600), titleShift: 0 });
    return { ...person, role };
  });
}

/** A few names with the middle dot, and pairs of one name at one school, which every list must tell apart. */
function withNotableNames(dice: Dice, teachers: readonly TeacherPlan[]): TeacherPlan[] {
  const renamed = [...teachers];
  const free = dice.shuffled(renamed.map((_, index) => index));
  for (const { name, sex } of DOTTED_NAMES) {
    const at = free.find((index) => renamed[index]?.sex === sex && !renamed[index].name.includes('·'));
    rename(renamed, at, name);
  }
  for (let pair = 0; pair < SAME_NAME_PAIRS; pair += 1) {
    const at = free[pair * 7 + 20];
    const one = at === undefined ? undefined : renamed[at];
    const other = renamed.findIndex((candidate, index) =>
      index !== at && candidate.schoolCode === one?.schoolCode && candidate.sex === one.sex && !candidate.name.includes('·'));
    if (one && other >= 0 && !one.name.includes('·')) rename(renamed, other, one.name);
  }
  return renamed;
}

function rename(people: TeacherPlan[], at: number | undefined, name: string): void {
  const person = at === undefined ? undefined : people[at];
  if (at !== undefined && person) people[at] = { ...person, name };
}
