import DataLoader from 'dataloader';

import type { Reader } from '../../platform/data/sql.js';
import type { RequestContext } from '../accounts/index.js';
import type { SessionChangeRow } from '../attendance/index.js';
import type { SessionChange, SessionTimeType } from './session-changes.types.js';

type ChangeRecord = SessionChangeRow & { readonly ordinal: number; readonly topic: string; readonly topicEn: string };

/** What became of the sessions of classes, the latest first. */
export class SessionChangesReadModel {
  private readonly edges = { changes: {} };

  constructor(private readonly reader: Reader) {}

  ofRoll(context: RequestContext, rollId: number): Promise<SessionChange[]> {
    return context.loader<SessionChange[]>(this.edges.changes, () => new DataLoader(async (rollIds) => {
      const rows = await this.reader.rows<ChangeRecord>('SELECT x.*, s.ordinal, s.topic, s.topicEn FROM session_changes x JOIN register_sessions s ON s.id = x.sessionId WHERE x.rollId IN (?) ORDER BY x.id DESC', [[...rollIds]]);
      return rollIds.map((id) => rows.filter((each) => each.rollId === id).map(toChange));
    })).load(rollId);
  }
}

function toChange({ id, sessionId, ordinal, topic, topicEn, kind, reason, byName, at, ...row }: ChangeRecord): SessionChange {
  return { id, sessionId, ordinal, topic, topicEn, kind, reason, byName, at, from: timeOf(row.fromStartsAt, row.fromMinutes, row.fromPlace), to: timeOf(row.toStartsAt, row.toMinutes, row.toPlace) };
}

function timeOf(startsAt: string | null, durationMinutes: number | null, place: string | null): SessionTimeType | null {
  return startsAt === null || durationMinutes === null ? null : { startsAt, durationMinutes, place: place ?? '' };
}
