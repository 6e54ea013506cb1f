import type { Block } from '../reader/block.ts';
import { saidIn } from '../reader/words.ts';
import { type Given, givenAt } from './given.ts';
import { isOpenBox, isSameSide, type Place } from './place.ts';
import { replyAt } from './replies.ts';

export interface Dialogue {
  /** A question waits for its answer. */
  isOpen: () => boolean;
  isAgent: (block: Block) => boolean;
  /** The question that this sentence may answer. */
  question: (place: Place) => Place | undefined;
  /** A question, and those that stand before it in the same turn. */
  series: (question: Place) => readonly Place[];
  /** What was replied since, up to this sentence. */
  given: () => readonly Given[];
  /** Takes note of a sentence that has been read, with the number of findings in it. */
  pass: (place: Place, findings: number) => void;
}

const AGENT =
  /\b(?:agent|(?:chat|help|support)?bot|support|tech|advis[eo]r|rep|desk|operator|helpdesk|assistant|it|service|team|staff|admin)\b|_support|support_|_admin|admin_|desk$|care$/;

/** Follows who asks and who answers through a transcript; elsewhere, a question and the words behind it. */
export function newDialogue(blocks: readonly Block[], text: string): Dialogue {
  const agents = findAgents(blocks, text);
  const numbered = new Map<string, Place>();
  let open: Place | undefined;
  let series: readonly Place[] = [];
  let given: readonly Given[] = [];
  /** So many sentences told how something is, without a yes or no. */
  let told = 0;
  let answered = 0;
  let replied = false;
  let stalled = false;
  /** The block up to which the question waits, since the other side asked back or was told where to look. */
  let waits = 0;
  let askedBack = false;
  const ask = (place: Place) => {
    series = open && asksOn(open, place) ? [...series.slice(-MOST_ASKED), place] : [place];
    open = place;
    waits = place.blockNumber;
    given = [];
    told = 0;
    answered = 0;
    replied = false;
    stalled = false;
    askedBack = false;
    if (place.question && place.block.ordinal) numbered.set(place.block.ordinal, place);
  };
  return {
    isOpen: () => open !== undefined,
    series: question => (series.includes(question) ? series : [question]),
    given: () => given,
    isAgent: block => block.speaker !== undefined && agents.has(block.speaker),
    question: place => {
      const sameNumber = place.question ? undefined : numbered.get(place.block.ordinal ?? '');
      if (sameNumber && sameNumber.block !== place.block) return sameNumber;
      if (!open || open === place || isOfAnotherLabel(open, place)) return undefined;
      const sameTurn =
        open.block === place.block || (open.block.speaker === place.block.speaker && place.block.speaker !== undefined);
      if (isRestOfQuote(open, place)) return undefined;
      const far = place.blockNumber - waits > 2;
      return far || (sameTurn && open.block.speaker !== undefined && place.question) ? undefined : open;
    },
    pass: (place, findings) => {
      if (open && ((!place.question && isRestOfQuote(open, place)) || isOpenBox(place.block))) return;
      if (isNumberAlone(place)) return;
      if (!place.question) numbered.delete(place.block.ordinal ?? '');
      // "Is it full? Please look in Settings" still asks.
      const isHint =
        open?.question &&
        !place.question &&
        (askedBack ||
          open.block === place.block ||
          (!replied && isSameSide(open, place) && !((answered || stalled) && invites(place))));
      const asksBack = open?.question && open.speakerIsAgent && place.question && !place.speakerIsAgent && !findings;
      if ((isHint && place.speakerIsAgent) || asksBack) {
        askedBack ||= !!asksBack;
        waits = place.blockNumber;
      } else if ((place.question || (place.speakerIsAgent && findings === 0)) && place.block.ticked === undefined)
        ask(place);
      else if (open && !isSameSide(open, place)) {
        // "One moment": the question waits on.
        if (open.question && !findings && stalls(place)) {
          waits = place.blockNumber;
          stalled = true;
          return;
        }
        answered++;
        replied ||= replyAt(place.sentence, place.sentence.labelled) !== undefined;
        const more = givenAt(place, series);
        given = [...given, ...more];
        if (findings && !more.length) told++;
        const done = given.length + told;
        if (done > 0 && done < series.length && answered < series.length * 2) {
          // The other questions still wait.
          waits = place.blockNumber;
          return;
        }
        if (findings > 0 || answered >= 2 || open.block.speaker === undefined) open = undefined;
      }
    },
  };
}

/** Nobody answers a colleague's question, nor in another turn the own one. */
export const mayAnswer = (question: Place, place: Place): boolean =>
  question.block === place.block || !isSameSide(question, place);

/** "One moment", "let me look", "found it": who looks for the answer. */
export const stalls = ({ block, sentence: { words, objects, labelled } }: Place): boolean =>
  block.speaker !== undefined &&
  !objects.length &&
  words.length - labelled <= STALL &&
  STALLS.test(saidIn(words.slice(labelled)));
const STALL = 8;
const STALLS =
  /^(?:(?:ok|okay|yes|sure|hm+|oh|right|um|so|sorry|and|please) )*(?:(?:just |give me |hang on |wait )*(?:a|one|1) (?:moment|sec|second|minute|min)|(?:hang|hold) on|wait|bear with|let me (?:look|check|see|have a look|find|open|go)|(?:im |i am )?(?:looking|checking|opening|in settings)|(?:i )?(?:found|got) it)\b/;

/** "Please call us back", "I can send you a link": what is said next is of that. */
const invites = ({ sentence: { triggers, words, labelled } }: Place): boolean =>
  triggers.some(({ kind }) => kind === 'advice' || kind === 'imperative') ||
  words.slice(labelled).some(({ form }) => /^(?:please|pls|lets|ill|well|will|can|could|shall)$/.test(form));

/** `What the caller sees: no fault` answers no question that was asked in another line. */
const isOfAnotherLabel = ({ block: asked }: Place, { block }: Place): boolean =>
  block !== asked &&
  block.label !== undefined &&
  block.speaker === undefined &&
  block.label.start < block.start &&
  block.label.text.split(' ').length >= NO_NAME;
/** So many words are no name of somebody who answers. */
const NO_NAME = 3;

/** So many questions may be answered in one reply. */
const MOST_ASKED = 40;

/** A question behind another of the same turn or paragraph, or of the next line of the same side. */
const asksOn = (before: Place, { question, block, blockNumber }: Place): boolean =>
  question &&
  before.question &&
  !announces(before) &&
  (before.block === block || (before.block.speaker === block.speaker && blockNumber === before.blockNumber + 1));

/** "Can I ask", "could you answer these questions": what is asked stands behind it. */
const announces = ({ sentence: { words, objects } }: Place): boolean =>
  !objects.length && ANNOUNCES.test(saidIn(words));
const ANNOUNCES =
  /(?:^| )(?:ask|answer|confirm|check|know|tell (?:me|us)|(?:these|this|(?:the )?following|(?:things|points|questions|details)(?: below| first| please)?))$/;

/** `A1.` before an answer in the same line. */
const isNumberAlone = ({ sentence: { words } }: Place): boolean =>
  words.length <= 2 && /^[qa] ?\d{1,2}$/.test(saidIn(words));

/** What stands behind a question in the same quoted line belongs to it: "> Is it on? (Settings > Battery)" */
const isRestOfQuote = (question: Place, place: Place): boolean =>
  question.block === place.block && place.block.place === 'quote';

/** Who is called so, or who asks most of those who are not; beside a bot there may be such a one as well. */
function findAgents(blocks: readonly Block[], text: string): Set<string> {
  const questions = new Map<string, number>();
  const agents = new Set<string>();
  for (const block of blocks) {
    if (block.speaker === undefined) continue;
    const called = `${block.speaker} ${asideOf(block.speaker, block, text)}`;
    const asked = text.slice(block.start, block.end).split('?').length - 1;
    if (AGENT.test(called)) agents.add(block.speaker);
    questions.set(block.speaker, CUSTOMER.test(called) ? -1 : (questions.get(block.speaker) ?? 0) + asked);
  }
  if (agents.size === questions.size) agents.clear();
  if ([...agents].some(name => !BOT.test(name))) return agents;
  const [first, second] = [...questions].filter(([name]) => !agents.has(name)).sort((a, b) => b[1] - a[1]);
  if (first && second && first[1] > second[1]) agents.add(first[0]);
  return agents;
}

const CUSTOMER = /\b(?:customer|cust|cx|client|caller|user|visitor|guest|member|student|parent)\b/;
const BOT = /bot\b|\bassistant\b/;

/** `Tom (IT): …`, `**Tom** (agent)` above the words. */
function asideOf(speaker: string, { start }: Block, text: string): string {
  const above = text.slice(Math.max(0, start - HEAD), start).trimEnd();
  const line = above.slice(above.lastIndexOf('\n') + 1).toLowerCase();
  const [, aside = ''] = line.replace(/[*_]/g, '').split(`${speaker} (`);
  return aside.slice(0, Math.max(0, aside.indexOf(')')));
}
const HEAD = 80;
