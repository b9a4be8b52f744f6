import type { Reader } from '../../platform/data/sql.js';
import { type Locale, say } from '../../platform/locale.js';
import { type Actor, isWithin, type Reach } from '../accounts/index.js';
import type { Credits } from '../credits/index.js';
import type { Area } from '../organisations/index.js';
import { LEAST_TEACHERS, openLines } from './rules/open-lines.js';
import { addUp, type SchoolTally } from './rules/tally.js';
import type { SchoolTotalRow, SchoolTotalsRunRow } from './school-totals.entities.js';
import { TOTALS_CENTRE, TOTALS_READERS } from './school-totals.policy.js';
import type { SchoolTotalsLine, SchoolTotalsSheet, SchoolTotalsYear } from './school-totals.types.js';

type Stored = Omit<SchoolTotalRow, 'categories'> & { readonly categories: string; readonly name: string; readonly nameEn: string };
type Kept = Omit<Stored, 'categories'> & SchoolTally;
const NOBODY: Reach = { county: false, areaIds: [], schoolIds: [], teacherId: null };
const PUBLISHED = 'done = 1 AND publishedAt IS NOT NULL';

/** Totals of schools: all of them for the centre, what was published for everybody else. */
export class SchoolTotalsReadModel {
  constructor(private readonly reader: Reader, private readonly credits: Pick<Credits, 'ruleSets'>) {}

  /** Years with credits for the centre, published years for areas and schools; the newest first. */
  async list(actor: Actor): Promise<SchoolTotalsYear[]> {
    const isCentre = actor.reach(...TOTALS_CENTRE).county;
    const runs = await this.reader.rows<SchoolTotalsRunRow>('SELECT * FROM school_totals_runs WHERE done = 1 ORDER BY id DESC');
    const withCredits = isCentre ? (await this.reader.rows<{ cycleYear: number }>('SELECT DISTINCT cycleYear FROM credit_totals WHERE entryCount > 0')).map(({ cycleYear }) => cycleYear) : [];
    const published = runs.filter(({ publishedAt }) => publishedAt !== null);
    const years = [...new Set([...withCredits, ...(isCentre ? runs : published).map(({ cycleYear }) => cycleYear)])].sort((a, b) => b - a);
    const closings = new Map((await this.reader.rows<{ cycleYear: number; id: number }>("SELECT cycleYear, MAX(id) AS id FROM credit_year_closings WHERE status = 'CLOSED' GROUP BY cycleYear")).map((each) => [each.cycleYear, each.id]));
    return years.map((cycleYear) => {
      const [newest] = runs.filter((each) => each.cycleYear === cycleYear);
      const publications = published.filter((each) => each.cycleYear === cycleYear);
      const [shown] = publications;
      return {
        cycleYear, reckonedDay: isCentre ? newest?.day ?? null : null, hasUnpublished: isCentre && newest !== undefined && newest.publishedAt === null,
        isOutdated: isCentre && shown !== undefined && (closings.get(cycleYear) ?? null) !== shown.closingId,
        publications: publications.map(({ id, day, publishedAt, publishedBy, note }) => ({ id, day, publishedAt: publishedAt ?? '', publishedBy: publishedBy ?? '', note })),
      };
    });
  }

  async publishedYears(): Promise<number[]> {
    return (await this.reader.rows<{ cycleYear: number }>(`SELECT DISTINCT cycleYear FROM school_totals_runs WHERE ${PUBLISHED} ORDER BY cycleYear DESC`)).map(({ cycleYear }) => cycleYear);
  }

  /** What was reckoned last with every school for the centre; with `published`, and for areas and schools, what is in the open. */
  async sheet(actor: Actor, cycleYear: number, published: boolean, locale: Locale): Promise<SchoolTotalsSheet | null> {
    const isCentre = actor.reach(...TOTALS_CENTRE).county;
    const run = await this.newest(isCentre && !published ? 'done = 1' : PUBLISHED, cycleYear);
    return run ? this.toSheet(run, { isOpen: !isCentre || published, reach: actor.reach(...TOTALS_READERS) }, locale) : null;
  }

  /** The publication that holds, of a year or of the newest that has one; anybody may read it. */
  async open(cycleYear: number | null, locale: Locale): Promise<SchoolTotalsSheet | null> {
    const year = cycleYear ?? (await this.publishedYears())[0];
    const run = year === undefined ? undefined : await this.newest(PUBLISHED, year);
    return run ? this.toSheet(run, { isOpen: true, reach: NOBODY }, locale) : null;
  }

  private newest(where: string, cycleYear: number): Promise<SchoolTotalsRunRow | undefined> {
    return this.reader.row<SchoolTotalsRunRow>(`SELECT * FROM school_totals_runs WHERE ${where} AND cycleYear = ? ORDER BY id DESC LIMIT 1`, [cycleYear]);
  }

  private async toSheet(run: SchoolTotalsRunRow, { isOpen, reach }: { isOpen: boolean; reach: Reach }, locale: Locale): Promise<SchoolTotalsSheet> {
    const [stored, areas, ruleSet, editions] = await Promise.all([
      this.reader.rows<Stored>('SELECT x.*, s.name, s.nameEn FROM school_totals x JOIN schools s ON s.id = x.schoolId WHERE x.runId = ? ORDER BY s.code', [run.id]),
      this.reader.rows<Area>('SELECT DISTINCT a.id, a.code, a.name, a.nameEn, a.stage FROM areas a JOIN school_totals x ON x.areaId = a.id WHERE x.runId = ? ORDER BY a.code', [run.id]),
      this.credits.ruleSets.byId(this.reader, run.ruleSetId),
      run.publishedAt === null ? undefined : this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM school_totals_runs WHERE ${PUBLISHED} AND cycleYear = ? AND id <= ?`, [run.cycleYear, run.id]),
    ]);
    const schools = stored.map(({ categories, ...each }): Kept => ({ ...each, categories: JSON.parse(categories) as Record<string, number> }));
    const { named, merged } = isOpen ? openLines(schools) : { named: schools, merged: [] };
    const keys = ruleSet.categories.map(({ key }) => key);
    const one = (each: Kept): SchoolTotalsLine => ({ id: String(each.schoolId), name: each.name, nameEn: each.nameEn, areaId: each.areaId, schoolCount: 1, ...figures(each, keys), isOwn: !reach.county && isWithin(reach, each) });
    const several = (id: string, name: string, nameEn: string, of: readonly Kept[]): SchoolTotalsLine => ({ id, name, nameEn, areaId: null, schoolCount: of.length, ...figures(addUp(of), keys), isOwn: false });
    return {
      id: run.id, cycleYear: run.cycleYear, day: run.day, isClosedYear: run.closingId !== null, ruleSetName: `${say(ruleSet.name, locale)} v${ruleSet.version}`, unitName: say(ruleSet.unit.name, locale),
      publishedAt: run.publishedAt, note: run.note, edition: editions?.n ?? 0, categories: ruleSet.categories.map(({ key, name }) => ({ key, name: say(name, locale) })), areas,
      lines: [...named.map(one), ...(merged.length > 0 ? [several('small', `教师不足 ${LEAST_TEACHERS} 人等 ${merged.length} 所学校合计`, `${merged.length} small schools together`, merged)] : [])],
      county: several('county', '全县合计', 'The county', schools),
    };
  }
}

function figures({ teacherCount, countedCenticredits, onCourseCount, cycleMetCount, categories }: SchoolTally, keys: readonly string[]) {
  const permille = (count: number): number => (teacherCount === 0 ? 0 : Math.round((count * 1000) / teacherCount));
  return {
    teacherCount, countedCenticredits, averageCenticredits: teacherCount === 0 ? 0 : Math.round(countedCenticredits / teacherCount), onCourseCount, onCoursePermille: permille(onCourseCount),
    cycleMetCount, cycleMetPermille: permille(cycleMetCount), categoryCenticredits: keys.map((key) => categories[key] ?? 0),
  };
}
