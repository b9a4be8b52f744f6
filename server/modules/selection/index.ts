export { grantHonours } from './honours.service.js';
export { holdDraw } from './panels.service.js';
export { publishResult } from './result.js';
export {
  EntryRow, type EntryStatus, type HonourLevel, HonourRow, JudgeRow, ObjectionRow, PanelRow, type PaperRow, PipelineRow, QuotaRow, RecusalRow, RoundRow, ScoreRow, selectionEntities,
} from './selection.entities.js';
export { selectionModule } from './selection.module.js';
export { type Round, withRules } from './selection.store.js';
