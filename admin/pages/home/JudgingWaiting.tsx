import { JudgingDesksDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { Panel } from '../../shared/Panel.js';
import { DeskLine } from '../selection/judging/JudgingDesks.js';

/** What a judge has still to score. */
export default function JudgingWaiting() {
  const t = useT();
  const desks = useRead(JudgingDesksDocument, {}).data?.judgingDesks.filter(({ round, papers, submitted }) => round.status === 'JUDGING' && submitted < papers) ?? [];
  if (desks.length === 0) return null;
  return <Panel title={t('selection.judging.home')}>{desks.map((desk) => <DeskLine key={desk.round.id} desk={desk} />)}</Panel>;
}
