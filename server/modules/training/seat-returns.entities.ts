import { Entity, Index } from 'typeorm';

import { Id, InstantAt, Int, Json, Ref, Text } from '../../platform/data/columns.js';
import { SchoolRow } from '../organisations/index.js';
import { CohortRow } from './training.entities.js';

/** Seats that no quota used by its deadline, and what became of them. Written once, never changed. */
@Entity('seat_returns')
@Index('uq_seat_returns_round', ['cohortId', 'round'], { unique: true })
export class SeatReturnRow {
  @Id() id: number;
  @Ref('fk_seat_returns_cohort', () => CohortRow) cohortId: number;
  /** From 1: seats can be allotted anew and flow back again. */
  @Int() round: number;
  @InstantAt() dueAt: string;
  @InstantAt() returnedAt: string;
  @Text(60) offerOrder: string;
  @Int() capacity: number;
  @Int() taken: number;
  /** Seats not offered, since requests made in time within a quota still await admission. */
  @Int() keptForRequests: number;
  @Int() offered: number;
  @Int() granted: number;
  /** The quotas as they stood: a list of ReturnedQuota. */
  @Json() quotas: string;
}

/** A school's place in the order of an offer, with the facts that put it there. */
@Entity('seat_offers')
@Index('uq_seat_offers_school', ['returnId', 'schoolId'], { unique: true })
@Index('uq_seat_offers_ordinal', ['returnId', 'ordinal'], { unique: true })
@Index('ix_seat_offers_school', ['schoolId'])
export class SeatOfferRow {
  @Id() id: number;
  @Ref('fk_seat_offers_return', () => SeatReturnRow) returnId: number;
  /** Place in the order, from 1. */
  @Int() ordinal: number;
  @Ref('fk_seat_offers_school', () => SchoolRow) schoolId: number;
  @Int() teacherCount: number;
  @Text(20) remoteness: string;
  /** Seats of the county's classes in the two years before, and per thousand of its teachers. */
  @Int() pastAdmitted: number;
  @Int() pastPermille: number;
  @Int() wanted: number;
  @Int() granted: number;
}

export const seatReturnEntities = [SeatReturnRow, SeatOfferRow];
