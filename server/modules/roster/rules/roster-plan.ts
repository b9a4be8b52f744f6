import type { AreaStage, Post, Remoteness, SchoolKind, Sex, Stage, Subject, Title } from '../../organisations/rules/vocabulary.js';

export type RosterCellType = 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'error' | 'empty';

/** One cell as the parser read it. A date arrives as 'YYYY-MM-DD' or as Excel's serial number. */
export interface RosterCell {
  readonly address: string;
  readonly value: string | number | boolean | null;
  readonly type: RosterCellType;
  readonly merged?: boolean;
}

export interface RosterRow {
  /** As Excel counts, so the header is row 1. */
  readonly rowNumber: number;
  readonly cells: Readonly<Record<string, RosterCell | undefined>>;
}

/**
 * A sheet with its tab's name as written. `cells` are keyed by the template's column key; a column
 * whose heading the template does not know is keyed by the heading itself.
 */
export interface RosterSheet {
  readonly name: string;
  readonly rows: readonly RosterRow[];
  /** The heading cells. When the parser leaves them out, the columns are those the rows use. */
  readonly headings?: readonly { readonly key: string; readonly address: string; readonly text: string }[];
}

export interface RosterInput {
  readonly sheets: readonly RosterSheet[];
}

/** Everything the rules need of the database, read before the rules run. */
export interface RosterFacts {
  /** 'YYYY-MM-DD' in Asia/Shanghai. */
  readonly today: string;
  /** The blind-index key under which a national ID is kept; passed in because keys are no fact of a rule. */
  readonly nationalIdKey: (nationalId: string) => string;
  readonly areas: readonly { readonly code: string; readonly nameZh: string }[];
  readonly schools: readonly { readonly code: string; readonly nameZh: string }[];
  readonly teachers: readonly {
    readonly number: string;
    readonly schoolCode: string;
    /** Null when the file has none yet: the roster may fill it in. */
    readonly nationalIdKey: string | null;
  }[];
  /** Lower-case login names that belong to somebody else than the teacher of that number. */
  readonly takenLoginNames?: ReadonlySet<string>;
}

export interface AreaRow {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly stage: AreaStage;
}

export interface SchoolRow {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly kind: SchoolKind;
  readonly areaCode: string;
  readonly remoteness: Remoteness;
}

export interface TeacherRow {
  readonly number: string;
  readonly name: string;
  readonly nationalId: string;
  readonly nationalIdKey: string;
  readonly sex: Sex;
  readonly bornOn: string;
  readonly mobile: string | null;
  readonly schoolCode: string;
  readonly title: Title;
  readonly post: Post;
  readonly subject: Subject;
  readonly stage: Stage;
  readonly hiredOn: string;
}

/** A row to write, and the row of the sheet that asked for it. */
export interface Planned<Row> {
  readonly row: number;
  readonly values: Row;
}

export interface SheetPlan<Row> {
  readonly create: readonly Planned<Row>[];
  readonly update: readonly Planned<Row>[];
}

/** In the order in which things are looked at. The first error of a cell is its only one; mends may come before it. */
export type RosterProblemCode =
  | 'SHEET_MISSING'
  | 'SHEET_UNKNOWN'
  | 'HEADER_MISSING'
  | 'HEADER_UNKNOWN'
  | 'MERGED_CELL'
  | 'FORMULA_ERROR'
  | 'WRONG_TYPE'
  | 'SCIENTIFIC_NOTATION'
  | 'NUMBER_NOT_TEXT'
  | 'FULL_WIDTH'
  | 'SPACES'
  | 'REQUIRED'
  | 'LETTER_CASE'
  | 'MIDDLE_DOT'
  | 'TOO_LONG'
  | 'CODE_FORMAT'
  | 'NAME_FORMAT'
  | 'MOBILE_FORMAT'
  | 'OTHER_SPELLING'
  | 'UNKNOWN_VALUE'
  | 'NUMBER_AS_TEXT'
  | 'DATE_AS_NUMBER'
  | 'DATE_AS_TEXT'
  | 'DATE_AMBIGUOUS'
  | 'DATE_UNREADABLE'
  | 'DATE_IMPOSSIBLE'
  | 'DATE_OUT_OF_RANGE'
  | 'ID_OLD_FORMAT'
  | 'ID_LENGTH'
  | 'ID_CHARACTERS'
  | 'ID_CHECK_DIGIT'
  | 'ID_BIRTH_DATE'
  | 'ID_SEX_DIFFERS'
  | 'DUPLICATE_AREA'
  | 'DUPLICATE_SCHOOL'
  | 'UNKNOWN_AREA'
  | 'UNKNOWN_SCHOOL'
  | 'AMBIGUOUS_NAME'
  | 'AREA_ROW_BAD'
  | 'SCHOOL_ROW_BAD'
  | 'DUPLICATE_TEACHER_NUMBER'
  | 'DUPLICATE_NATIONAL_ID'
  | 'NATIONAL_ID_CHANGED'
  | 'LOGIN_NAME_TAKEN'
  | 'CHANGED_SINCE_CHECK';

export type ProblemParams = Readonly<Record<string, string | number>>;

export interface RosterProblem {
  /** An error keeps the row out of the plan; a mended cell is taken as `params.taken` says. */
  readonly severity: 'error' | 'mended';
  /** A sheet's key, or the tab's own name when the template does not know it. */
  readonly sheet: string;
  /** Null when the problem is about the whole sheet. */
  readonly row: number | null;
  readonly address: string | null;
  readonly column: string | null;
  readonly code: RosterProblemCode;
  /** What stands in the cell; national IDs and mobiles masked. */
  readonly found: string | null;
  readonly params: ProblemParams;
}

export interface RosterPlan {
  readonly areas: SheetPlan<AreaRow>;
  readonly schools: SheetPlan<SchoolRow>;
  readonly teachers: SheetPlan<TeacherRow>;
  /** By sheet, row and column. */
  readonly problems: readonly RosterProblem[];
  readonly counts: {
    readonly rowsRead: number;
    readonly rowsRefused: number;
    readonly errors: number;
    readonly mended: number;
  };
}
