import { countyTimeOf } from '../../../platform/clock.js';
import type { Words } from '../../../platform/locale.js';
import type { SeatBoard, Place } from './seat-board.js';
import { promotesItself } from './promotion.js';
import { QUOTA_WORDS } from './registration-words.js';
import { type CohortTitle, refusalOfSeat } from './registration.js';
import type { CohortStatus } from './vocabulary.js';

export interface WaitingFacts {
  readonly status: CohortStatus;
  readonly now: string;
  readonly waitingStopsAt: string | null;
  /** Rank in the waiting list, from 1. */
  readonly position: number;
  readonly waitingCount: number;
  readonly place: Place;
  /** All of his group who wait, himself included; he alone when he is in none. */
  readonly together: readonly Place[];
  /** Another class at the same time that admitted him, when that is what keeps him out. */
  readonly clash: CohortTitle | null;
  readonly seats: SeatBoard;
}

/** Why somebody still waits, and what would bring him in: one or two sentences in both languages. */
export function explainWaiting(facts: WaitingFacts): Words {
  const { position, waitingCount, status } = facts;
  const zh = `候补第 ${position} 位（共 ${waitingCount} 人）。`;
  const en = `Number ${position} of ${waitingCount} on the waiting list. `;
  if (status === 'OPEN' && !promotesItself(facts, facts.now)) {
    const at = countyTimeOf(facts.waitingStopsAt ?? facts.now);
    return { zh: `${zh}候补已于 ${at} 停止自动递补，由班主任视情况安排。`, en: `${en}Since ${at} the list no longer moves by itself; the coordinator decides.` };
  }
  if (status !== 'OPEN') {
    return { zh: `${zh}本班已开班，候补不再自动递补，由班主任视情况安排。`, en: `${en}The class has begun, so the list no longer moves by itself; the coordinator decides.` };
  }
  const why = whyNoSeat(facts);
  return { zh: zh + why.zh, en: en + why.en };
}

function whyNoSeat(facts: WaitingFacts): Words {
  const { seats, place, position, together, clash } = facts;
  const ahead = position - 1;
  if (clash) {
    return {
      zh: `有名额时暂不递补：已被“${clash.title}”录取，上课时间冲突；须先退出该班。`,
      en: `A free seat cannot go here: “${clash.titleEn}” has admitted this teacher and meets at the same time; he would have to leave it first.`,
    };
  }
  const free = seats.capacity - seats.taken;
  if (together.length > 1 && free > 0 && !seats.fitsAll(together)) {
    const lacking = together.length - free;
    return lacking > 0
      ? { zh: `同校 ${together.length} 人一组，须一起递补：目前只有 ${free} 个名额可用，再空出 ${lacking} 个即可。`, en: `The ${together.length} of a group come in together: ${free} seat${free === 1 ? ' is' : 's are'} free, ${lacking} more would bring them in.` }
      : { zh: `同校 ${together.length} 人一组，须一起递补：所在学校、片区或学科的名额不够 ${together.length} 人。`, en: `The ${together.length} of a group come in together, and the quota of their school, area or subject has not seats for all of them.` };
  }
  const refusal = refusalOfSeat(seats, place);
  switch (refusal?.code) {
    case 'NO_SEATS_ALLOTTED':
      return refusal.of === 'SUBJECT' ? { zh: '名额按学科分配，任教学科目前没有名额；须由中心分配名额后才能递补。', en: 'Seats are allotted to subjects and this one has none; the centre has to allot one first.' } : { zh: '名额按学校或片区分配，所在学校目前没有名额；须由中心分配名额后才能递补。', en: 'Seats are allotted and this school has none; the centre has to allot one first.' };
    case 'QUOTA_USED_UP': {
      const { zh, en } = QUOTA_WORDS[refusal.of];
      const free = Math.max(0, seats.capacity - seats.taken);
      return {
        zh: `${zh} ${refusal.seats} 个名额已用完${free > 0 ? `（全班尚空 ${free} 个）` : ''}；须${zh}有人退出，或中心增加${zh}名额。`,
        en: `The ${refusal.seats} seats of the ${en} are taken${free > 0 ? ` (the class has ${free} free)` : ''}; somebody of the ${en} has to withdraw, or the centre has to allot more.`,
      };
    }
    case 'FULL':
      return {
        zh: `本班 ${seats.capacity} 个名额已满，${ahead > 0 ? `前面还有 ${ahead} 人；最多再空出 ${position} 个名额即可递补。` : '再空出 1 个名额即可递补。'}`,
        en: `All ${seats.capacity} seats are taken${ahead > 0 ? ` and ${ahead} ${ahead === 1 ? 'person is' : 'people are'} ahead; ${position} more seats free at the most would bring this one in.` : '; one more free seat would bring this one in.'}`,
      };
    case undefined:
      return { zh: '目前有空余名额，但本人或同组教师已不在岗，或被同一时间的其他班录取，暂未递补；情况解除后由中心办理。', en: 'There are free seats, but the teacher or somebody of the group has left the service or is admitted elsewhere at the same time; the centre admits by hand once that is settled.' };
  }
}
