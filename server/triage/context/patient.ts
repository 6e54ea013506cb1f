import type { SentenceContent } from '../reader/content.ts';
import { keptIn, newSlot } from '../reader/per-sentence.ts';
import { Break } from '../reader/words.ts';
import { saysTheyDoNotArrive } from './complaint.ts';

/**
 * Whose phone the ticket is about, as its first complaint says: "photos on my wife's iPhone do not sync". What is told
 * of hers from there on is told of the case, and of nobody else.
 */
export function newPatient(): { asOwn: (sentence: SentenceContent) => SentenceContent } {
  let owner: string | undefined;
  return {
    asOwn: sentence => {
      if (owner === undefined && complains(sentence)) owner = ownerIn(sentence) ?? '';
      return owner ? withoutOwner(sentence, owner) : sentence;
    },
  };
}

const complains = (sentence: SentenceContent): boolean =>
  saysTheyDoNotArrive(sentence) ||
  (['topic', 'sync'].every(of => sentence.triggers.some(({ kind }) => kind === of)) &&
    sentence.words.some(({ form }) => DENIES.test(form)));
const DENIES = /^(?:not|never|dont|doesnt|didnt|wont|havent|hasnt|cant|cannot)$/;

const AS_OWN = newSlot();

function withoutOwner(sentence: SentenceContent, owner: string): SentenceContent {
  const { words, triggers } = sentence;
  const own = triggers.filter(
    ({ kind, from, to }) =>
      kind === 'other-owner' && words.slice(from, to).some(({ form }) => form === owner || `${form}s` === owner),
  );
  if (!own.length) return sentence;
  // The first complaint may change under the sentence.
  const byOwner = keptIn(sentence, AS_OWN, () => new Map<string, SentenceContent>());
  const known = byOwner.get(owner) ?? {
    ...sentence,
    triggers: triggers.filter(hit => !own.includes(hit)),
    kept: [],
  };
  byOwner.set(owner, known);
  return known;
}

/** "My wife's iPhone", "her son's photos", where no other phone is named and nothing is compared. */
function ownerIn({ words, triggers }: SentenceContent): string | undefined {
  if (words.some(({ form }) => COMPARES.test(form))) return undefined;
  const phones = words.flatMap(({ form }, at) => (PHONE.test(form) ? [at] : []));
  const named = triggers.find(
    ({ kind, from, to }) =>
      kind === 'other-owner' &&
      POSSESSIVE.test(words[to - 1]?.form ?? '') &&
      (words[to]?.gap ?? Break.clause) < Break.soft &&
      (phones.length ? phones.length === 1 && phones[0] === to : PHOTOS.test(words[to]?.form ?? '')) &&
      !words.slice(0, from).some(({ form }) => BESIDE.test(form)),
  );
  return named && words[named.to - 1]?.form;
}
const PHONE = /^(?:i?phones?|handsets?|mine|hers)$/;
const PHOTOS = /^(?:photos?|pictures?|pics|library)$/;
const POSSESSIVE = /s$/;
const COMPARES = /^(?:either|too|also|same|like|unlike|than|both|neither|only|but|except)$/;
const BESIDE = /^(?:to|with|and|at|since|because|after|when|while|if)$/;
