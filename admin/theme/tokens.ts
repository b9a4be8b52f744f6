/** Ink on paper, one deep accent (靛青), a seal's red for the mark alone; status colours hold 4.5:1 on their ground. */
export interface Tokens {
  readonly mode: 'light' | 'dark';
  readonly paper: string;
  readonly sheet: string;
  readonly raised: string;
  readonly ink: string;
  readonly faint: string;
  readonly line: string;
  readonly accent: string;
  readonly accentInk: string;
  readonly accentSoft: string;
  readonly side: string;
  readonly sideInk: string;
  readonly sideFaint: string;
  readonly sideActive: string;
  readonly good: string;
  readonly goodSoft: string;
  readonly warn: string;
  readonly warnSoft: string;
  readonly bad: string;
  readonly badSoft: string;
}

export const SEAL = '#a8322a';

export const light: Tokens = {
  mode: 'light', paper: '#f4f6f7', sheet: '#ffffff', raised: '#f9fafb', ink: '#1b2631', faint: '#566370', line: '#dde3e8',
  accent: '#17506f', accentInk: '#ffffff', accentSoft: '#e5eef3', side: '#12293a', sideInk: '#d3dee6', sideFaint: '#8ea3b3', sideActive: '#1f435b',
  good: '#23663f', goodSoft: '#e6f2ea', warn: '#855400', warnSoft: '#fbf0dc', bad: '#a32a22', badSoft: '#fae8e6',
};

export const dark: Tokens = {
  mode: 'dark', paper: '#11181e', sheet: '#19222a', raised: '#1f2932', ink: '#e3e9ee', faint: '#9dabb7', line: '#2e3a45',
  accent: '#83b8d6', accentInk: '#0c2230', accentSoft: '#1f3442', side: '#0c1319', sideInk: '#c7d3dc', sideFaint: '#7f92a1', sideActive: '#1c2f3d',
  good: '#7fc79b', goodSoft: '#1b3226', warn: '#e3b35e', warnSoft: '#382c16', bad: '#f0958d', badSoft: '#3e2220',
};

/** The page's own type; English text begins with a Latin face, for Chinese ones draw its quotation marks two letters wide. */
export const SANS = 'var(--sans)';
export const LATIN = '"Segoe UI","Helvetica Neue",Roboto,"Noto Sans",Arial,"DejaVu Sans"';
export const CHINESE = '"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC",system-ui,sans-serif';
/** Only for the mark and the name of the county on the sign-in page. */
export const SERIF = '"Songti SC","Noto Serif CJK SC","Source Han Serif SC","STSong","SimSun",serif';
