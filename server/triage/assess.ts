import type { Knowledge } from '../knowledge/knowledge.ts';
import type { CauseVerdict, Facts, Finding, Verdict } from './model.ts';

/** From this score on a cause is likely. */
const LIKELY = 0.6;
/** A remedy that was carried out in vain takes this share of a cause's score. */
const AFTER_TRIED = 0.55;

/**
 * Ranks the causes that a document speaks of and says what to ask next.
 * @param findings in the order of the text; ignored ones do not count
 */
export function assess(
  findings: readonly Finding[],
  facts: Facts,
  knowledge: Knowledge,
): { causes: CauseVerdict[]; next: { ask: string } } {
  const causes = knowledge.causes.flatMap(({ id }) => verdictOf(id, findings));
  causes.sort((a, b) => b.score - a.score);
  return { causes, next: { ask: nextQuestion(causes, facts, knowledge) } };
}

function verdictOf(cause: string, findings: readonly Finding[]): CauseVerdict[] {
  const evidence: number[] = [];
  const against: number[] = [];
  let miss = 1;
  let tried = false;
  findings.forEach((finding, index) => {
    if (finding.cause !== cause || finding.ignored || finding.status === 'mentioned') return;
    if (finding.status === 'present') {
      evidence.push(index);
      miss *= 1 - finding.confidence;
    } else {
      against.push(index);
      tried ||= finding.status === 'tried';
    }
  });
  if (!evidence.length && !against.length) return [];
  const score =
    Math.round(
      (1 - miss) * (tried ? AFTER_TRIED : 1) * (against.length > evidence.length && evidence.length ? 0.85 : 1) * 100,
    ) / 100;
  const verdict: Verdict = evidence.length ? (score >= LIKELY ? 'likely' : 'possible') : tried ? 'tried' : 'ruled-out';
  return [{ cause, verdict, score, evidence, against }];
}

/** The exact status line first, then the direction of the fault, then what the likeliest cause asks, last the escalation. */
function nextQuestion(causes: readonly CauseVerdict[], facts: Facts, knowledge: Knowledge): string {
  const open = causes.find(({ verdict }) => verdict === 'likely' || verdict === 'possible');
  const asked = open && knowledge.causes.find(({ id }) => id === open.cause);
  if (open?.verdict === 'likely' && asked?.ask[0]) return asked.ask[0];
  if (!facts.statusLine) return 'What exactly does the line at the bottom of the Photos library say?';
  if (!facts.direction) return 'Do new photos not leave this iPhone, or do photos from other devices not arrive on it?';
  if (asked?.ask[0]) return asked.ask[0];
  return 'Everything in the list was checked: collect what the escalation needs and hand over.';
}
