import type { AreaStage, Remoteness, SchoolKind } from '../../../modules/organisations/rules/vocabulary.js';
import { yearOf } from './calendar-days.js';
import type { AreaPlan, CountyOptions, DesignationPlan, SchoolPlan } from './county-plan.js';
import { Dice } from './dice.js';
import { type PlaceName, placeNames } from './place-names.js';

export const REGION = '619927';

/** The kinds of school of one county, by how many there are, and how many lie in the county town. */
const SCHOOLS: readonly { kind: SchoolKind; codePrefix: string; count: number; inTown: number }[] = [
  { kind: 'senior', codePrefix: '33', count: 3, inTown: 2 },
  { kind: 'vocational', codePrefix: '36', count: 1, inTown: 1 },
  { kind: 'junior', codePrefix: '31', count: 16, inTown: 4 },
  { kind: 'nine_year', codePrefix: '32', count: 6, inTown: 0 },
  { kind: 'primary', codePrefix: '21', count: 34, inTown: 9 },
  { kind: 'kindergarten', codePrefix: '11', count: 26, inTown: 8 },
  { kind: 'teaching_point', codePrefix: '22', count: 16, inTown: 0 },
];

const AREA_COUNTS: readonly (readonly [AreaStage, number])[] = [['secondary', 8], ['primary', 2], ['kindergarten', 1]];

const KIND_NAMES: Readonly<Record<SchoolKind, PlaceName>> = {
  senior: { zh: '高级中学', en: 'Senior High School' },
  vocational: { zh: '职业教育中心', en: 'Vocational Education Centre' },
  junior: { zh: '初级中学', en: 'Junior Middle School' },
  nine_year: { zh: '九年制学校', en: 'Nine-Year School' },
  primary: { zh: '小学', en: 'Primary School' },
  kindergarten: { zh: '幼儿园', en: 'Kindergarten' },
  teaching_point: { zh: '教学点', en: 'Teaching Point' },
};

const DESIGNATIONS: readonly (Omit<DesignationPlan, 'grantedYear'> & { count: number; kinds: readonly SchoolKind[] })[] = [
  { code: 'school_research_province', nameZh: '省级校本研修实验校', nameEn: 'Provincial pilot school of school-based research',
    level: 'PROVINCE', count: 6, kinds: ['senior', 'junior', 'primary', 'nine_year'] },
  { code: 'school_research_county', nameZh: '县级校本研修实验校', nameEn: 'County pilot school of school-based research',
    level: 'COUNTY', count: 26, kinds: ['senior', 'vocational', 'junior', 'primary', 'nine_year', 'kindergarten'] },
  { code: 'research_base', nameZh: '校本研修基地', nameEn: 'Base of school-based research',
    level: 'COUNTY', count: 3, kinds: ['senior', 'junior', 'primary', 'nine_year'] },
  { code: 'research_base', nameZh: '校本研修基地', nameEn: 'Base of school-based research',
    level: 'COUNTY', count: 3, kinds: ['kindergarten'] },
];

export function areaStageOf(kind: SchoolKind): AreaStage {
  if (kind === 'kindergarten') return 'kindergarten';
  return kind === 'primary' || kind === 'teaching_point' ? 'primary' : 'secondary';
}

export function planAreasAndSchools({ seed, scale, today }: CountyOptions): { areas: AreaPlan[]; schools: SchoolPlan[] } {
  const dice = new Dice(seed, 'schools');
  const names = placeNames(dice);
  const areas = planAreas(names, scale);
  const townships = names.slice(0, 24 * scale);
  const villages = names.slice(24 * scale);
  let villagesUsed = 0;

  const bare = SCHOOLS.flatMap(({ kind, codePrefix, count, inTown }) => {
    const ofStage = areas.filter(({ stage }) => stage === areaStageOf(kind));
    const offset = kind === 'nine_year' ? 12 * scale : 0;
    return Array.from({ length: count * scale }, (_, index) => {
      const town = index < inTown * scale;
      const remote = kind === 'teaching_point' || (!town && dice.permille(kind === 'nine_year' ? 500 : 220));
      const remoteness: Remoteness = town ? 'town' : remote ? 'remote' : 'township';
      const outside = index - inTown * scale;
      const name = town ? numbered(kind, index + 1, inTown * scale)
        : kind === 'teaching_point' ? village(villages[villagesUsed++], KIND_NAMES[kind])
        : outside < townships.length ? township(townships[(outside + offset) % townships.length], kind)
        : village(villages[villagesUsed++], KIND_NAMES[kind]);
      const area = kind === 'primary' || kind === 'teaching_point' || kind === 'kindergarten' ? ofStage[index % ofStage.length]
        : town ? ofStage[index % scale]
        : ofStage[scale + ((outside + offset) % (ofStage.length - scale))];
      if (!area) throw new Error(`no area for ${kind}`);
      return {
        code: `${codePrefix}${REGION.slice(0, 4)}${String(index + 1).padStart(4, '0')}`,
        nameZh: name.zh, nameEn: name.en, kind, areaCode: area.code, remoteness,
      };
    });
  });

  const granted = grant(dice, bare, scale, yearOf(today));
  return { areas, schools: bare.map((school) => ({ ...school, designations: granted.get(school.code) ?? [] })) };
}

function planAreas(names: readonly PlaceName[], scale: number): AreaPlan[] {
  let ordinal = 0;
  return AREA_COUNTS.flatMap(([stage, count]) => Array.from({ length: count * scale }, (_, index): AreaPlan => {
    ordinal += 1;
    const code = `P${String(ordinal).padStart(scale > 9 ? 3 : 2, '0')}`;
    if (stage === 'kindergarten') {
      const number = scale > 1 ? String(index + 1) : '';
      return { code, stage, nameZh: `幼儿园${number && `第${number}`}片区`, nameEn: `Kindergarten Area${number && ` ${number}`}` };
    }
    if (stage === 'primary') {
      const [zh, en] = index % 2 ? ['北', 'North'] : ['南', 'South'];
      const number = scale > 1 ? String(Math.floor(index / 2) + 1) : '';
      return { code, stage, nameZh: `小学${zh}${number}片区`, nameEn: `Primary ${en}${number && ` ${number}`} Area` };
    }
    const place = index < scale ? { zh: '城关', en: 'Chengguan' } : names[index - scale];
    if (!place) throw new Error('more areas than names');
    const number = index < scale && scale > 1 ? String(index + 1) : '';
    return { code, stage, nameZh: `${place.zh}中学${number && `第${number}`}片区`, nameEn: `${place.en} Secondary Area${number && ` ${number}`}` };
  }));
}

function numbered(kind: SchoolKind, ordinal: number, ofKind: number): PlaceName {
  const { zh, en } = KIND_NAMES[kind];
  if (ofKind === 1) return { zh: `澄川县${zh}`, en: `Chengchuan County ${en}` };
  return { zh: `澄川县第${chineseNumber(ordinal)}${zh}`, en: `Chengchuan County No. ${ordinal} ${en}` };
}

function township(place: PlaceName | undefined, kind: SchoolKind): PlaceName {
  if (!place) throw new Error('more schools than townships');
  if (kind === 'primary' || kind === 'kindergarten') {
    return { zh: `${place.zh}镇中心${KIND_NAMES[kind].zh}`, en: `${place.en} Central ${KIND_NAMES[kind].en}` };
  }
  return { zh: `${place.zh}镇${KIND_NAMES[kind].zh}`, en: `${place.en} ${KIND_NAMES[kind].en}` };
}

function village(place: PlaceName | undefined, kind: PlaceName): PlaceName {
  if (!place) throw new Error('more schools than villages');
  return { zh: `${place.zh}村${kind.zh}`, en: `${place.en} Village ${kind.en}` };
}

/** Up to 99. */
export function chineseNumber(value: number): string {
  const digits = [...'零一二三四五六七八九'];
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? digits[tens] ?? '' : ''}${tens > 0 ? '十' : ''}${value % 10 > 0 ? digits[value % 10] ?? '' : ''}`;
}

type BareSchool = Omit<SchoolPlan, 'designations'>;

function grant(dice: Dice, schools: readonly BareSchool[], scale: number, thisYear: number): Map<string, DesignationPlan[]> {
  const granted = new Map<string, DesignationPlan[]>();
  for (const { count, kinds, ...designation } of DESIGNATIONS) {
    const eligible = schools.filter(({ code, kind }) =>
      kinds.includes(kind) && !granted.get(code)?.some(({ level }) => level === designation.level && designation.code !== 'research_base'));
    for (const { code } of dice.sample(eligible, count * scale)) {
      const held = granted.get(code) ?? [];
      granted.set(code, [...held, { ...designation, grantedYear: thisYear - dice.int(1, 5) }]);
    }
  }
  return granted;
}
