export type SheetKey = 'areas' | 'schools' | 'teachers';
