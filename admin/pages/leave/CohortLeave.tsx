import { OfCohort, CohortHead } from '../../resources/cohorts/CohortPage.js';
import { LeaveBoard } from './LeaveBoard.js';
import { LeaveTerms } from './LeaveTerms.js';

/** Leave of one class: what holds, and every request. */
export default function CohortLeave() {
  return (
    <OfCohort>
      {(cohort) => (
        <>
          <CohortHead cohort={cohort} />
          <LeaveTerms rollId={cohort.rollId} />
          <LeaveBoard rollId={cohort.rollId} first="open" />
        </>
      )}
    </OfCohort>
  );
}
