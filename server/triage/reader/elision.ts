import type { Stretch } from '../matcher/distance.ts';
import type { ObjectMention } from '../matcher/matcher.ts';
import { WHOSE } from '../matcher/phone.ts';
import { Break, type Word } from './words.ts';

/**
 * What a clause says by "so is", "isn't" or "too": the same as the clause before, the contrary of it, yes or no to what
 * that says; or something of its own.
 */
export type Claim = 'same' | 'contrary' | 'yes' | 'no' | 'own';

/** A clause that leaves out what the one before says. Word indexes. */
export interface Elision {
  from: number;
  to: number;
  subject: Stretch;
  claim: Claim;
  /** The subject is the phone at hand, or who has it. */
  isOwn: boolean;
  /** The verb by which it goes on about what was said. */
  verb?: string;
}

interface Told {
  words: readonly Word[];
  objects: readonly ObjectMention[];
}

/** The clause that begins at a word, if it leaves out what was told: "so is the phone", "but not the Wi-Fi", "mine isn't". */
export function elisionAt(told: Told, from: number): Elision | undefined {
  const { words } = told;
  if (from > 0 && !opensClause(words, from)) return undefined;
  let at = from;
  while (JOINS.test(words[at]?.form ?? '')) at++;
  const lead = leadAt(words, at, words[at - 1]?.form);
  const subject = subjectAt(told, lead?.to ?? at);
  if (!subject) return undefined;
  const claim = lead ?? claimBehind(words, subject.subject.to);
  if (!claim || (lead && !endsClause(words, subject.to))) return undefined;
  const verb = words[lead ? subject.subject.from - 1 : subject.subject.to]?.form ?? '';
  return {
    ...subject,
    from,
    to: lead ? subject.to : claim.to,
    claim: claim.claim,
    ...(AUXILIARY.test(verb) || DENIED.test(verb) ? { verb } : {}),
  };
}

const opensClause = (words: readonly Word[], at: number): boolean =>
  (words[at]?.gap ?? 0) >= Break.soft ||
  JOINS.test(words[at]?.form ?? '') ||
  (words[at]?.form === 'as' && AUXILIARY.test(words[at + 1]?.form ?? ''));
const JOINS = /^(?:but|and|while|whereas|though|although)$/;
const AUXILIARY = /^(?:is|are|has|have|does|do)$/;

/** What stands before the thing: "so is", "neither is", "but not", "the same goes for", "same on". */
function leadAt(
  words: readonly Word[],
  from: number,
  joint: string | undefined,
): { to: number; claim: Claim } | undefined {
  const form = (at: number) => words[at]?.form ?? '';
  if (AUXILIARY.test(form(from + 1))) {
    if (/^(?:so|as)$/.test(form(from))) return { to: from + 2, claim: 'same' };
    if (/^(?:neither|nor)$/.test(form(from))) return { to: from + 2, claim: 'no' };
  }
  if (form(from) === 'not' && form(from + 1) === 'so') return { to: from + 2, claim: 'contrary' };
  if (form(from) === 'not' && joint === 'but') return { to: from + 1, claim: 'contrary' };
  const same = form(from) === 'the' ? from + 1 : from;
  if (!/^(?:same|ditto)$/.test(form(same))) return undefined;
  const link = /^(?:goes|applies|thing)$/.test(form(same + 1)) ? same + 2 : same + 1;
  if (form(link) === 'on') return { to: link, claim: 'same' };
  return /^(?:for|with|to)$/.test(form(link)) ? { to: link + 1, claim: 'same' } : undefined;
}

/** What stands behind it: "isn't", "does not either", "too". */
function claimBehind(words: readonly Word[], at: number): { to: number; claim: Claim } | undefined {
  const form = (index: number) => words[index]?.form ?? '';
  if (words[at]?.gap !== Break.none && form(at) !== 'too') return undefined;
  if (/^its?$/.test(form(at)) || (/^(?:has|had)$/.test(form(at)) && form(at + 1) === 'it'))
    return { to: words.length, claim: 'own' };
  const also = form(at) === 'too' ? at + 1 : form(at) === 'as' && form(at + 1) === 'well' ? at + 2 : undefined;
  if (also) return endsClause(words, also) ? { to: also, claim: 'same' } : undefined;
  const isDenial = DENIED.test(form(at));
  if (!isDenial && !AUXILIARY.test(form(at))) return undefined;
  const claim = isDenial || form(at + 1) === 'not' ? 'no' : 'yes';
  let to = claim === 'no' && !isDenial ? at + 2 : at + 1;
  if (/^(?:too|either|though|yet)$/.test(form(to))) to++;
  return endsClause(words, to) ? { to, claim } : undefined;
}
const DENIED = /^(?:isnt|arent|hasnt|havent|doesnt|dont|aint)$/;

const endsClause = (words: readonly Word[], at: number): boolean => (words[at]?.gap ?? Break.sentence) >= Break.soft;

/** The phone at hand, who has it, or a thing that the pack knows. */
function subjectAt({ words, objects }: Told, from: number): Pick<Elision, 'to' | 'subject' | 'isOwn'> | undefined {
  const own = ownTo(words, from) ?? 0;
  const first = WHOSE.test(words[from]?.form ?? '') ? from + 1 : from;
  const to = objects.reduce(
    (end, object) => (object.from === from || object.from === first ? Math.max(end, object.to) : end),
    own,
  );
  return to ? { to, subject: { from, to }, isOwn: to === own } : undefined;
}

/** Where "the iPhone 14", "on her phone", "mine" or "she" ends. */
function ownTo(words: readonly Word[], from: number): number | undefined {
  let at = words[from]?.form === 'on' ? from + 1 : from;
  if (
    PERSON.test(words[at]?.form ?? '') &&
    (words[at + 1]?.gap !== Break.none || !PHONE.test(words[at + 1]?.form ?? ''))
  )
    return at + 1;
  if (WHOSE.test(words[at]?.form ?? '')) at++;
  if (!PHONE.test(words[at]?.form ?? '')) return undefined;
  return /^\d+$/.test(words[at + 1]?.form ?? '') ? at + 2 : at + 1;
}
const PHONE = /^(?:iphone|phone|handset|mobile)$/;
const PERSON = /^(?:she|he|i|they|we|mine|hers|his|theirs)$/;
