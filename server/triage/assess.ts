import type { Cause } from '../knowledge/causes.ts';
import { causeOf, type Knowledge } from '../knowledge/knowledge.ts';
import { ANSWERED } from './context/place.ts';
import { DENIED } from './context/scope.ts';
import { contradictionsOf } from './contradictions.ts';
import { isPossible } from './facts/compare.ts';
import type { CauseVerdict, Facts, Finding, LogEvidence, Reason, Space, Verdict } from './model.ts';

/** From this score on a cause is likely. */
const LIKELY = 0.6;
/** Of a cause's score this share is left once a remedy was carried out in vain. */
const AFTER_TRIED = 0.55;
/** This share is left where more speaks against a cause than for it. */
const AFTER_DENIALS = 0.85;
/** And this share where the logs only tell how its state ended. */
const AFTER_CLEARED = 0.7;
/** What the ticket contradicts in its logs raises a cause no further. */
const MOST_IN_DOUBT = 0.55;

/** What is known of a ticket beside its own findings. */
export interface Around {
  /** What its logs say: it raises and lowers the ticket's causes, and may name others. */
  attached?: readonly LogEvidence[];
  /** By the name of a log of another device, the question whose it is. */
  foreign?: ReadonlyMap<string, string>;
  /** Why nothing is left to ask. */
  closed?: Reason;
}

/**
 * Ranks the causes that a document speaks of and says what to ask next.
 * @param findings in the order of the text; ignored ones do not count
 */
export function assess(
  findings: readonly Finding[],
  facts: Facts,
  knowledge: Knowledge,
  { attached = [], foreign, closed }: Around = {},
): { causes: CauseVerdict[]; next: { ask: string } } {
  const doubts = contradictionsOf(attached, findings, foreign, knowledge);
  const causes = knowledge.causes.flatMap(({ id }) => verdictOf(id, findings, attached, doubts));
  causes.sort((a, b) => b.score - a.score);
  const doubt = causes.flatMap(({ inLogs }) => inLogs?.evidence.flatMap(index => doubts[index] ?? []) ?? [])[0];
  const ask = closed
    ? `As it stands there is nothing to ask: ${closed.why}.`
    : (doubt ?? nextQuestion(causes, [...findings, ...attached.filter((_, i) => !doubts[i])], facts, knowledge));
  return { causes, next: { ask } };
}

/** @param doubts by the place in `attached`, where the ticket contradicts it */
function verdictOf(
  cause: string,
  findings: readonly Finding[],
  attached: readonly LogEvidence[],
  doubts: readonly (string | undefined)[],
): CauseVerdict[] {
  const { evidence, against } = sides(cause, findings);
  const logs = sides(cause, attached);
  const counts = evidence.length + logs.evidence.length;
  const countsAgainst = against.length + logs.against.length;
  if (!counts && !countsAgainst) return [];
  const tried = against.some(index => findings[index]?.status === 'tried');
  const isSure = (index: number) => doubts[index] === undefined;
  const share =
    (tried ? AFTER_TRIED : 1) *
    (countsAgainst > counts && counts ? AFTER_DENIALS : 1) *
    (logs.against.some(isSure) && !logs.evidence.length ? AFTER_CLEARED : 1);
  const own = evidence.flatMap(index => findings[index] ?? []);
  const scoreWith = (indexes: readonly number[]) =>
    chanceOf([...own, ...indexes.flatMap(index => attached[index] ?? [])]) * share;
  const all = Math.min(MOST_IN_DOUBT, scoreWith(logs.evidence));
  const score = Math.round(Math.max(all, scoreWith(logs.evidence.filter(isSure))) * 100) / 100;
  const verdict: Verdict = counts ? (score >= LIKELY ? 'likely' : 'possible') : tried ? 'tried' : 'ruled-out';
  const inLogs = logs.evidence.length || logs.against.length ? { inLogs: logs } : {};
  return [{ cause, verdict, score, evidence, against, ...inLogs }];
}

/** That at least one of these is so. */
const chanceOf = (speaking: readonly Pick<Finding, 'confidence'>[]): number =>
  1 - speaking.reduce((product, { confidence }) => product * (1 - confidence), 1);

/** Indexes of what speaks for a cause and what against it. */
function sides(
  cause: string,
  findings: readonly Pick<Finding, 'cause' | 'status' | 'ignored'>[],
): { evidence: number[]; against: number[] } {
  const evidence: number[] = [];
  const against: number[] = [];
  for (let index = 0; index < findings.length; index++) {
    const finding = findings[index];
    if (finding?.cause !== cause || finding.ignored || finding.status === 'mentioned') continue;
    (finding.status === 'present' ? evidence : against).push(index);
  }
  return { evidence, against };
}

/** A finding of the ticket or of a log. */
type Said = Pick<Finding, 'symptom' | 'status' | 'ignored' | 'reasons'>;

/** The best question of a cause that neither the ticket nor its logs answer. */
export const questionOf = ({ ask }: Cause, facts: Facts, said: readonly Said[]): string | undefined =>
  ask.find(
    question =>
      !(question.facts.length && question.facts.every(fact => isStated(facts[fact]?.value))) &&
      !said.some(one => !one.ignored && question.symptoms.includes(one.symptom) && isAnswer(one)),
  )?.text;

/** "Not restarted yet", "restarted: no": a remedy that was not carried out is no sign, but what was asked. */
const isAnswer = ({ status, reasons }: Said): boolean =>
  status !== 'mentioned' || reasons.some(({ why }) => why === DENIED || why === ANSWERED);

/** Of a space, its size alone says little. */
export const isStated = (value: string | number | Space | undefined): boolean =>
  typeof value === 'object' ? (value.used ?? value.free) !== undefined : value !== undefined;

/** Where it stands depends on the version. */
const STATUS_LINE =
  'What exactly does the status line in Photos say (up to iOS 17 it stands below all photos, later behind the profile button)?';

/**
 * The model and the version where they cannot be together; what a likely cause asks; else the exact status line, the direction of the fault, what a possible cause asks, what the
 * first cause asks of which nothing is said, the escalation.
 */
function nextQuestion(
  causes: readonly CauseVerdict[],
  said: readonly Said[],
  facts: Facts,
  knowledge: Knowledge,
): string {
  // Which remedy fits, and what the version tells, depends on both.
  const about = knowledge.causes.flatMap(({ ask }) => ask).find(question => question.facts.includes('ios'));
  if (about && !isPossible(facts, knowledge.devices)) return about.text;
  const open = causes.find(({ verdict }) => verdict === 'likely' || verdict === 'possible');
  const asked = open && causeOf(knowledge, open.cause);
  const own = asked && questionOf(asked, facts, said);
  if (open?.verdict === 'likely' && own) return own;
  if (!facts.statusLine) return STATUS_LINE;
  if (!facts.direction) return 'Do new photos not leave this iPhone, or do photos from other devices not arrive on it?';
  const unsaid = knowledge.causes.find(({ id }) => !causes.some(({ cause }) => cause === id));
  const further = own ?? (unsaid && questionOf(unsaid, facts, said));
  if (further) return further;
  return 'Everything in the list was checked: collect what the escalation needs and hand over.';
}
