import type { TriggerHit } from '../matcher/triggers.ts';
import type { Block } from '../reader/block.ts';
import type { SentenceContent } from '../reader/content.ts';
import { Break, type Word } from '../reader/words.ts';
import type { Draft } from './draft.ts';
import { type Place, spanOf } from './place.ts';
import { statusInScope } from './scope.ts';

/** Does that trigger say that the ticket's own matter is solved? @param found what the sentence says of symptoms */
export function saysSolved(place: Place, hit: TriggerHit, found: readonly Draft[]): boolean {
  const { sentence, block, section } = place;
  if (block.place === 'title' || place.question || isOneOfSeveral(block)) return false;
  if (section === 'advice' || section === 'past' || section === 'hypothesis') return false;
  if ([isOfAnotherMatter, isUnsolved, isOfThePast, isTakenBack, isOfAnotherPlace].some(says => says(sentence, hit)))
    return false;
  const span = spanOf(place, hit);
  // "The connection is fixed": one thing is.
  const isOfThings = found.some(
    draft => draft.status === 'ruled-out' && draft.start < span.end && span.start < draft.end,
  );
  return !isOfThings && statusInScope(sentence, 'present', hit, undefined, []).status === 'present';
}

/** `Finding 4: … Status: solved` */
const isOneOfSeveral = ({ label }: Block): boolean =>
  /^(?:finding|item|point|issue|check|problem|step|part) ?#?\d+$/i.test(label?.text ?? '');

/** "The problem with my mail is solved", "Apple Watch: fixed", "solved the storage problem" */
const isOfAnotherMatter = ({ triggers, words }: SentenceContent, { from, to }: TriggerHit): boolean =>
  (/^(?:the|my|her|his|our)$/.test(words[to]?.form ?? '') &&
    !WHOLE.test(words[to + 1]?.form ?? '') &&
    PROBLEM.test(words[to + 2]?.form ?? '')) ||
  mendsAnotherThing(words, from, to) ||
  words.slice(0, from).some(({ form }) => OTHER_CASE.test(form)) ||
  // "The broadband part was solved"
  (/^(?:part|half|bit|side)$/.test(words[from - 1]?.form ?? '') && !namesOurs({ triggers })) ||
  (!namesOurs({ triggers }) &&
    (triggers.some(({ kind, to }) => to <= from && (kind === 'other-topic' || kind === 'other-matter')) ||
      words.slice(Math.max(0, from - SUBJECT_REACH), from).some(({ form }) => form === 'with')));
/** "The shop that fixed his screen": what the relative clause names is another thing. */
const mendsAnotherThing = (words: readonly Word[], from: number, to: number): boolean => {
  const [before, that, whose, thing] = [from - 1, from, to, to + 1].map(at => words[at]?.form ?? '');
  return (
    from > 0 &&
    words[from]?.gap === Break.none &&
    that === 'that' &&
    !/^(?:and|but|so|then|or|think|thinks|thought|hope|hopes|hoping|says|said|guess|believe|believes|confirmed|confirms)$/.test(
      before ?? '',
    ) &&
    /^(?:the|my|her|his|our|their)$/.test(whose ?? '') &&
    !WHOLE.test(thing ?? '') &&
    !PROBLEM.test(thing ?? '')
  );
};
/** "Similar ticket 4471 was solved by an update" */
const OTHER_CASE = /^(?:similar|linked|related|duplicate|colleagues|neighbours|earlier|previous)$/;
const WHOLE = /^(?:whole|main|photos?|pictures?|sync|syncing|upload|real|actual|original)$/;
const PROBLEM = /^(?:problem|issue|thing|part|matter|fault)$/;
/** Words between "the problem with …" and what is said of it. */
const SUBJECT_REACH = 4;

/** `Resolved: no`, `Resolved: -`, `solved_at: null`; `iCloud storage: solved` says so of one thing. */
const isUnsolved = ({ labelled, words, objects }: SentenceContent, { from, to }: TriggerHit): boolean =>
  to <= labelled
    ? UNSOLVED.test(words[labelled]?.form ?? 'none')
    : (from === labelled && objects.some(object => object.to <= labelled)) ||
      // "Resolved, pending customer action"
      words.slice(to, to + 2).some(({ form }) => form === 'pending');

const UNSOLVED = /^(?:no|not|false|never|pending|open|n|na|none|null|nil|undefined|unknown|empty|tbd|tbc|0)$/;

/** "Last month the plan was full; solved", "last month you helped me and it uploaded" */
const isOfThePast = ({ words, triggers }: SentenceContent, { from }: TriggerHit): boolean =>
  triggers.some(({ kind, to }) => kind === 'bygone' && to <= from) ||
  ((words[from]?.gap ?? Break.none) >= Break.clause &&
    words.slice(0, from).some(({ form }) => /^(?:was|were|had)$/.test(form)));

/** "It started to upload, but stopped again", "works again for an hour", "two arrived, the rest not", "solved by mistake" */
const isTakenBack = ({ words }: SentenceContent, { from, to }: TriggerHit): boolean => {
  // "Then her nephew fixed it by making a second account"
  if (RELATIVE.test(words[from - 1]?.form ?? '') && words[to]?.form === 'by') return true;
  const behind = words.slice(to, to + 8).map(({ form }) => form);
  return (
    behind.some(form =>
      /^(?:but|though|however|until|till|then|yet|except|apart|bar|aside|rest|others|mistake|error|only|wrong|slow|slower|slowly|when|while|if)$/.test(
        form,
      ),
    ) ||
    // "The message went away and came back"
    /^(?:and )?(?:then )?(?:it )?(?:came|comes) back\b/.test(behind.join(' ')) ||
    // "Now working on it"
    /^on (?:it|this|that)\b/.test(behind.join(' ')) ||
    // "It went down to zero, put it back on, and the next one sat there"
    /\b(?:put|turned|switched) (?:it|that|this) (?:back )?(?:on|off) (?:again)?/.test(behind.join(' ')) ||
    /\b(?:for|after|every|each) (?:a|an|one|two|few|some|every|each|\d+|restart|time|minutes|hours)\b/.test(
      behind.join(' '),
    )
  );
};

/** "Took it down to her sister's, and the whole lot went up", "in the canteen all goes up": there it works. */
const isOfAnotherPlace = ({ words }: SentenceContent, { from }: TriggerHit): boolean => {
  const before = words.slice(0, from).map(({ form }) => form);
  const isThere = (form: string, i: number) =>
    PLACE.test(form) && before.slice(Math.max(0, i - 3), i).some(word => /^(?:in|at|to|from|near|outside)$/.test(word));
  return before.some(isThere) && (isInPlace(before) || before.some(form => CARRIED.test(form)));
};
/** A sentence that begins with where it was. */
const isInPlace = ([first = '']: readonly string[]): boolean => /^(?:in|at|from|near|outside)$/.test(first);
const CARRIED = /^(?:took|taken|taking|brought|carried|drove|walked|tried|tested|went)$/;
const PLACE =
  /^(?:sisters?|brothers?|mums?|mothers?|dads?|fathers?|sons?|daughters?|friends?|neighbou?rs?|colleagues?|library|village|town|office|caf[eé]|cafeteria|canteen|lobby|foyer|lounge|kitchen|chapel|garden|park|airport|train|work|school|pub|hotel|station|hotspot)$/;

/** Who helps at home. */
export const RELATIVE =
  /^(?:nephew|niece|son|daughter|husband|wife|brother|sister|grandson|granddaughter|friend|neighbou?r|cousin|boyfriend|girlfriend|mate|dad|mum|mom)$/;

/** Does it speak of photos or their sync? */
export const namesOurs = ({ triggers }: Pick<SentenceContent, 'triggers'>): boolean =>
  triggers.some(({ kind }) => kind === 'sync' || kind === 'topic');
