import type { Reader } from '../../platform/data/sql.js';
import { type Locale, say } from '../../platform/locale.js';
import type { Actor } from '../accounts/index.js';
import type { RuleSetSimulationRow, SimulationResultRow } from './rule-sets.entities.js';
import type { RuleSets } from './rule-sets.store.js';
import { explainAssessment, explainCredit } from './rules/explanation.js';
import { explainRefusal } from './rules/refusal-explanation.js';
import type { ReplayedActivity } from './rules/replay.js';
import type { RuleSet } from './rules/rule-set.js';
import { type Trial, type TriedRules, tryRules } from './rules/simulation.js';
import { simulatedRules } from './simulation.job.js';
import type { SimulationsReadModel } from './simulation.read-model.js';
import { loadSources } from './simulation-sources.js';
import type { SimulatedRecord, SimulatedStanding, SimulatedTeacher } from './simulation.types.js';
import { toCategory } from './statement.read-model.js';

/** One teacher of a trial in full: the same rules on the same sources again, with what each side says of every record. */
export class SimulatedTeachers {
  constructor(private readonly reader: Reader, private readonly ruleSets: RuleSets, private readonly simulations: SimulationsReadModel) {}

  async one(actor: Actor, simulationId: number, teacherId: number, locale: Locale): Promise<SimulatedTeacher | null> {
    const simulation = await this.reader.row<RuleSetSimulationRow>('SELECT * FROM rule_set_simulations WHERE id = ?', [simulationId]);
    const row = await this.reader.row<SimulationResultRow>('SELECT * FROM simulation_results WHERE simulationId = ? AND teacherId = ?', [simulationId, teacherId]);
    const rules = simulation && await simulatedRules(this.reader, this.ruleSets, simulation);
    const [teacher] = simulation ? await loadSources(this.reader, [teacherId], simulation.createdAt) : [];
    if (!simulation || !row || !rules || !teacher) return null;
    const [result] = await this.simulations.asResults(actor, { before: rules.before.judge, after: rules.after.judge }, [row], locale);
    if (!result) return null;
    const { person, sources } = teacher;
    const [before, after] = [tryRules(rules.before, person, sources, simulation.asOfDay), tryRules(rules.after, person, sources, simulation.asOfDay)];
    const recordsAfter = new Map(after.activities.map((each) => [each.sourceKey, each]));
    const recordsBefore = new Map(before.activities.map((each) => [each.sourceKey, each]));
    return {
      result, before: standingOf(rules.before.judge, before, locale), after: standingOf(rules.after.judge, after, locale),
      records: sources.flatMap(({ title, day, sourceKey }) => {
        const [old, fresh] = [recordsBefore.get(sourceKey), recordsAfter.get(sourceKey)];
        if (!old || !fresh) return [];
        const [was, is] = [recordOf(rules.before, day, old, locale), recordOf(rules.after, day, fresh, locale)];
        return [{ title, day, sourceKey, differs: was.centicredits !== is.centicredits || was.worthCenticredits !== is.worthCenticredits, before: was, after: is }];
      }),
    };
  }
}

function recordOf({ rulesOn, judge }: TriedRules, day: string, activity: ReplayedActivity, locale: Locale): SimulatedRecord {
  const ruleSet = rulesOn(day) ?? judge;
  const words = (activity.ok ? explainCredit(ruleSet, activity.priced, activity.posting) : [explainRefusal(ruleSet, activity.refusal)]).map((each) => say(each, locale));
  return activity.ok
    ? { centicredits: activity.posting.postedCenticredits, worthCenticredits: activity.priced.valueCenticredits, refusal: null, explanation: words }
    : { centicredits: null, worthCenticredits: null, refusal: activity.refusal.code, explanation: words };
}

function standingOf(ruleSet: RuleSet, { assessment }: Trial, locale: Locale): SimulatedStanding | null {
  return assessment && {
    ruleSetName: `${say(ruleSet.name, locale)} v${ruleSet.version}`, unitName: say(ruleSet.unit.name, locale), startDay: assessment.startDay, endDay: assessment.endDay, met: assessment.met,
    totalCenticredits: assessment.total.countedCenticredits, targetCenticredits: assessment.total.targetCenticredits,
    categories: assessment.categories.map((each) => toCategory(ruleSet, each, locale)), explanation: explainAssessment(ruleSet, assessment).map((each) => say(each, locale)),
  };
}
