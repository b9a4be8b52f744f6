import { CohortDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { SessionMoveDialog } from '../../resources/cohorts/SessionMoveDialog.js';

/** The dialog of the class's own list, opened where the session stands on the calendar; nothing while the class is read. */
export default function MoveFromCalendar({ cohortId, sessionId, onClose }: { cohortId: string; sessionId: string; onClose: () => void }) {
  const cohort = useRead(CohortDocument, { id: cohortId }).data?.cohort;
  const session = cohort?.sessions.find(({ id }) => id === sessionId);
  return cohort && session ? <SessionMoveDialog cohort={cohort} session={session} onClose={onClose} /> : null;
}
