import { nearest } from '../../teachers/rules/nearest.js';
import { refusalOfNationalId } from '../../teachers/rules/national-id.js';
import type { ImportLine, Keying, PersonColumn } from './import-sheet.js';

export interface KnownPerson {
  readonly id: number;
  readonly number: string;
  readonly name: string;
  readonly schoolId: number;
  readonly nationalIdKey: string | null;
  readonly inService: boolean;
}

export interface KnownSchool {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

/** Whoever the viewer may register; nobody else can be found, or guessed at. */
export interface PeopleFacts {
  readonly keyOf: Keying;
  readonly people: readonly KnownPerson[];
  readonly schools: readonly KnownSchool[];
  /** Fingerprint of a national id. */
  readonly nationalIdKey: (nationalId: string) => string;
  /** His mobile, or null when none is on file; asked only where names do not tell people apart. */
  readonly mobileOf: (person: KnownPerson) => string | null;
  readonly today: string;
}

/** Why a line means nobody, in the order in which it is looked at. */
export type PersonProblem =
  | { readonly code: 'ID_LOST_DIGITS' }
  | { readonly code: 'ID_INVALID'; readonly length: number }
  | { readonly code: 'NUMBER_UNKNOWN'; readonly near: readonly string[] }
  | { readonly code: 'ID_UNKNOWN'; readonly near: readonly string[] }
  | { readonly code: 'NAME_DIFFERS'; readonly name: string | null }
  | { readonly code: 'SCHOOL_UNKNOWN'; readonly near: readonly string[] }
  | { readonly code: 'SCHOOL_MISSING'; readonly near: readonly string[] }
  | { readonly code: 'NAME_UNKNOWN'; readonly near: readonly string[] }
  | { readonly code: 'SEVERAL_OF_NAME'; readonly count: number }
  | { readonly code: 'MOBILE_DIFFERS' };

export type Identified = { readonly person: KnownPerson } | { readonly field: PersonColumn; readonly problem: PersonProblem };

const MOST_NEAR = 3;
const FEWEST_DIGITS = 4;

/**
 * Who is meant by a line: by teacher number, by national id, or by name within a school, where the end
 * of the mobile tells namesakes apart. A name that stands beside a number must be that person's. Pure.
 */
export function identifier(facts: PeopleFacts): (line: ImportLine) => Identified {
  const { keyOf, people, schools, nationalIdKey, mobileOf, today } = facts;
  const byNumber = new Map(people.map((each) => [keyOf(each.number), each]));
  const byId = new Map(people.flatMap((each) => (each.nationalIdKey ? [[each.nationalIdKey, each] as const] : [])));
  const serving = people.filter((each) => each.inService);
  const bySchool = grouped(serving, (each) => each.schoolId);
  const byName = grouped(serving, (each) => keyOf(each.name));
  const schoolNames = new Map(schools.map(({ id, name }) => [id, name]));
  const shown = ({ name, number, schoolId }: KnownPerson): string => `${name}（${schoolNames.get(schoolId) ?? ''}，${number}）`;
  const named = (name: string, among: readonly KnownPerson[]): KnownPerson[] => among.filter((each) => keyOf(each.name) === keyOf(name));
  const near = (name: string, among: readonly KnownPerson[]): string[] => {
    if (name === '') return [];
    const closest = nearest(name, new Set(among.map((each) => each.name)));
    return closest === null ? [] : named(closest, among).slice(0, MOST_NEAR).map(shown);
  };
  const agrees = (line: ImportLine, person: KnownPerson, tellsName: boolean): Identified =>
    (line.name === '' || keyOf(line.name) === keyOf(person.name) ? { person } : { field: 'name', problem: { code: 'NAME_DIFFERS', name: tellsName ? person.name : null } });

  const schoolOf = (text: string): KnownSchool | null => {
    const key = keyOf(text);
    const exact = schools.find((each) => keyOf(each.name) === key || each.code === text);
    const containing = exact ? [] : schools.filter((each) => keyOf(each.name).includes(key));
    return exact ?? (containing.length === 1 ? containing[0] ?? null : null);
  };

  const byNameAlone = (line: ImportLine): Identified => {
    const [only] = schools;
    const school = line.school === '' ? (schools.length === 1 ? only : undefined) : schoolOf(line.school);
    if (school === null) {
      const closest = nearest(line.school, schools.map((each) => each.name));
      return { field: 'school', problem: { code: 'SCHOOL_UNKNOWN', near: closest === null ? [] : [closest] } };
    }
    if (school === undefined && line.mobile.length < FEWEST_DIGITS) return { field: 'school', problem: { code: 'SCHOOL_MISSING', near: (byName.get(keyOf(line.name)) ?? []).slice(0, MOST_NEAR).map(shown) } };
    const among = school === undefined ? serving : bySchool.get(school.id) ?? [];
    const found = named(line.name, among);
    if (found.length === 0) return { field: 'name', problem: { code: 'NAME_UNKNOWN', near: near(line.name, among).concat(school === undefined ? [] : (byName.get(keyOf(line.name)) ?? []).map(shown)).slice(0, MOST_NEAR) } };
    const isTold = line.mobile.length >= FEWEST_DIGITS;
    const ends = isTold ? found.filter((each) => mobileOf(each)?.endsWith(line.mobile.slice(-11))) : [];
    const [person] = ends.length > 0 ? ends : found;
    if (ends.length > 1 || (ends.length === 0 && found.length > 1) || !person) return { field: isTold ? 'mobile' : 'name', problem: { code: 'SEVERAL_OF_NAME', count: Math.max(ends.length, found.length) } };
    // A mobile that is not on file proves nothing; one that is on file and differs may mean somebody else.
    return isTold && ends.length === 0 && (school === undefined || mobileOf(person) !== null) ? { field: 'mobile', problem: { code: 'MOBILE_DIFFERS' } } : { person };
  };

  return (line) => {
    if (line.number !== '') {
      const person = byNumber.get(keyOf(line.number));
      return person ? agrees(line, person, true) : { field: 'number', problem: { code: 'NUMBER_UNKNOWN', near: near(line.name, serving) } };
    }
    if (line.nationalId === '') return byNameAlone(line);
    if (line.lostDigits) return { field: 'nationalId', problem: { code: 'ID_LOST_DIGITS' } };
    if (refusalOfNationalId(line.nationalId, today)) return { field: 'nationalId', problem: { code: 'ID_INVALID', length: line.nationalId.length } };
    const person = byId.get(nationalIdKey(line.nationalId));
    // The holder of a number is not told to whoever only guessed it.
    return person ? agrees(line, person, false) : { field: 'nationalId', problem: { code: 'ID_UNKNOWN', near: near(line.name, serving) } };
  };
}

function grouped<K, T>(all: readonly T[], keyOf: (each: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group) group.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return groups;
}
