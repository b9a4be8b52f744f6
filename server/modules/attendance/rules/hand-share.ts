/** From this share on, presence entered by hand is looked at: one in ten. The centre's own rule of thumb, since no order names a figure. */
export const HAND_SHARE_WATCH_PERMILLE = 100;
/** From this share on a register rests on the word of staff: three in ten. */
export const HAND_SHARE_HIGH_PERMILLE = 300;
/** An entry so many hours after the end of its session is late: the day after, nobody recalls who sat there. */
export const LATE_ENTRY_HOURS = 24;

export type HandShareGrade = 'USUAL' | 'WATCH' | 'HIGH';

/** The share of presences that staff entered, in permille, rounded down; 0 when nobody was present. */
export const handPermille = ({ entries, presences }: { readonly entries: number; readonly presences: number }): number => (presences === 0 ? 0 : Math.floor((entries * 1_000) / presences));

/** How a share is looked at; compared as whole numbers, never as the rounded share. */
export function gradeOfHandShare({ entries, presences }: { readonly entries: number; readonly presences: number }): HandShareGrade {
  if (presences === 0 || entries * 1_000 < presences * HAND_SHARE_WATCH_PERMILLE) return 'USUAL';
  return entries * 1_000 < presences * HAND_SHARE_HIGH_PERMILLE ? 'WATCH' : 'HIGH';
}
