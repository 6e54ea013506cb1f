import { groupsNamed } from '../matcher/join.ts';
import { isPhoneAlone } from '../matcher/phone.ts';
import { Break, saidIn } from '../reader/words.ts';
import type { Draft } from './draft.ts';
import { type Place, spanOf } from './place.ts';
import { type Reply, repliesIn, replyAt } from './replies.ts';

/** One of several replies to several questions. */
export interface Given extends Reply {
  place: Place;
  /** The questions that it names: "yes to both", "no to the second", "Wi-Fi yes". */
  which?: readonly Place[];
}

/** A clause, from word to word, and the number before it. */
interface Clause {
  from: number;
  to: number;
  ordinal?: number;
  isContrast?: boolean;
}

/** The replies of a sentence to several questions: "no, yes", "1) no, it is fine 2) yes", "Wi-Fi yes, battery no". */
export function givenAt(place: Place, series: readonly Place[]): Given[] {
  if (series.length < 2 || place.question) return [];
  const given: Given[] = [];
  for (const clause of clausesOf(place)) {
    const only = onlyIn(place, clause, series);
    if (only) return only;
    const reply = replyOf(place, clause, given.length > 0);
    const last = given.at(-1);
    if (reply) given.push({ ...reply, place, which: namedIn(place, clause, series) });
    // "Yes, the battery is", and "no, but the battery is", which is of another one.
    else if (last && !last.which) {
      const named = namedIn(place, clause, series);
      last.which = named && clause.isContrast ? series.filter(question => !named.includes(question)) : named;
    } else if (!last && clause.to - clause.from > LEAD) break;
  }
  return given;
}

/** In a row of replies, "Wi-Fi no" is no state of its own. */
export const withoutReplies = (drafts: Draft[], given: readonly Given[]): Draft[] =>
  given.length
    ? drafts.filter(
        ({ end, symptom }) => symptom.measure || !given.some(reply => spanOf(reply.place, reply).end === end),
      )
    : drafts;

/** "Only the first": yes to that, and no to the others. */
function onlyIn(place: Place, { from, to }: Clause, series: readonly Place[]): Given[] | undefined {
  if (!/^(?:only|just)$/.test(place.sentence.words[from]?.form ?? '') || to - from > NAME) return undefined;
  const which = namedIn(place, { from, to }, series);
  if (which?.length !== 1) return undefined;
  const others = series.filter(question => !which.includes(question));
  return [
    { yes: true, from, to, place, which },
    { yes: false, from, to, place, which: others },
  ];
}

/** So many words may stand before the first reply: "hi, yes". */
const LEAD = 2;

function clausesOf({ sentence: { words, objects, labelled } }: Place): Clause[] {
  const clauses: Clause[] = [];
  let from = labelled;
  const add = (to: number) => {
    const lead = words.slice(from, to).findIndex(({ form }) => !JOINS.test(form));
    if (lead < 0) return;
    const before = words.slice(from, from + lead).map(({ form }) => form);
    const number = before.find(form => /^\d+$/.test(form));
    clauses.push({
      from: from + lead,
      to,
      ...(number ? { ordinal: Number(number) } : {}),
      isContrast: before.includes('but'),
    });
    from = to;
  };
  for (let i = labelled + 1; i < words.length; i++) {
    const word = words[i];
    if (!word || (JOINS.test(words[i - 1]?.form ?? '') && words.slice(from, i).every(({ form }) => JOINS.test(form))))
      continue;
    // "Wi-Fi no battery yes"
    const isNext = i > from + 1 && PLAIN.test(words[i - 1]?.form ?? '') && objects.some(object => object.from === i);
    if (word.gap >= Break.soft || JOINS.test(word.form) || isNext) add(i);
  }
  add(words.length);
  return clauses;
}
const JOINS = /^(?:and|but|\d{1,2}|[qa]\d{1,2})$/;

/** At the beginning of a clause or, behind a name, at its end; only a plain yes or no is a second one. */
function replyOf({ sentence }: Place, { from, to }: Clause, isSecond: boolean): Reply | undefined {
  const { words } = sentence;
  const isPlain = ({ from, to }: Reply) => words.slice(from, to).some(({ form }) => PLAIN.test(form));
  const first = replyAt(sentence, from);
  if (first && first.to <= to && (!isSecond || isPlain(first))) return first;
  if (to - from > NAME || (words[to - 1]?.gap ?? Break.none) >= Break.soft) return undefined;
  const last = repliesIn(sentence, to - 1).find(hit => hit.to === to);
  const reply = last && { yes: last.kind === 'yes', from: last.from, to: last.to };
  return reply && isPlain(reply) ? reply : undefined;
}
const PLAIN = /^(?:yes|yep|yeah|yup|ya|y|yea|ye|no|nope|nah|n|neither|none|✔|✘)$/;
/** A name and its reply are so many words or fewer. */
const NAME = 6;

/** The questions that a clause names by their place in the row, their number or their thing. */
function namedIn(
  { sentence: { words, objects, labelled }, block }: Place,
  { from, to, ordinal }: Clause,
  series: readonly Place[],
): readonly Place[] | undefined {
  const said = saidIn(words.slice(from, to));
  if (ALL.test(said)) return series;
  const numbered = block.ordinal && from === labelled && series.find(asked => asked.block.ordinal === block.ordinal);
  if (numbered) return [numbered];
  const at = ordinal === undefined ? PLACES.findIndex(place => place.test(said)) : ordinal - 1;
  const placed = at === PLACES.length - 1 && ordinal === undefined ? series.at(-1) : series[at];
  if (placed) return [placed];
  const groups = objects.filter(
    object => object.from >= from && object.to <= to && !isPhoneAlone(words.slice(object.from, object.to)),
  );
  const named = series.filter(({ sentence }) => groups.some(({ group }) => groupsNamed(sentence).has(group)));
  return named.length === 1 ? named : undefined;
}
const ALL = /\b(?:both|each|neither|none|to all|all (?:of them|three|four|five|the questions))\b/;
const PLACES = ['first|former|1st', 'second|2nd', 'third|3rd', 'fourth|4th', 'last|latter'].map(
  place =>
    new RegExp(`\\b(?:${place})(?: one| question| part)?(?: (?:is|isnt|was|wasnt|its))?(?: (?:yes|no|a yes|a no))?$`),
);
