import type { TicketSymptom } from '../../knowledge/tickets.ts';
import type { SentenceContent } from '../reader/content.ts';
import { Break, isPause } from '../reader/words.ts';
import { insideOf, type Stretch } from './distance.ts';
import type { MeaningMatch } from './matcher.ts';

/** "Wi-Fi, storage and battery": nothing but things and the words that join them stands between. */
export function areCoordinated(sentence: SentenceContent, a: Stretch, b: Stretch): boolean {
  const [left, right] = a.from < b.from ? [a, b] : [b, a];
  if (startsClause(sentence, left, right)) return false;
  // "On my phone the bar got stuck": a new subject begins, no list goes on.
  let joins = right.from <= left.to || isPause(sentence.words[right.from]?.gap);
  for (let i = left.to; i < right.from; i++) {
    const named = sentence.objects.some(({ from, to }) => from <= i && i < to);
    joins ||= named || isPause(sentence.words[i]?.gap) || !ARTICLE.test(sentence.words[i]?.form ?? '');
    // A word behind a comma is one more item, though the pack has no name for it.
    const { form, gap } = sentence.words[i] ?? { form: '', gap: Break.none };
    if (named || JOINING.test(form) || (isPause(gap) && !TURNING.test(form))) continue;
    const isAlsoIn = /^(?:in|on)$/.test(form) && /^(?:and|or|nor)$/.test(sentence.words[i - 1]?.form ?? '');
    if (!isAlsoIn) return false;
  }
  return joins;
}

const ARTICLE = /^(?:the|a|my|his|her|their|your)$/;

/** "Nothing leaves his phone, his iCloud is full": what comes behind a bare comma with an article is no further item. */
const startsClause = ({ words }: SentenceContent, left: Stretch, right: Stretch): boolean => {
  const between = words.slice(left.to, right.from + 1);
  return (
    between.some(({ form, gap }) => gap >= Break.soft && DETERMINER.test(form)) &&
    !between.some(({ form }) => /^(?:and|or|nor)$/.test(form))
  );
};
const DETERMINER = /^(?:the|my|his|her|their|your|our|its)$/;

const JOINING = /^(?:and|or|nor|as|well|the|a|his|her|my|their|your|both|also|plus|n)$/;
/** Behind a comma, these begin a clause and no further item. */
const TURNING = /^(?:since|because|as|so|but|while|whereas|though|although|when|which|that|if)$/;

/** "No space on the phone nor in the cloud": the whole phrase is of the phone, and the cloud is listed beside it. */
export function isListedBeside(
  sentence: SentenceContent,
  symptom: TicketSymptom,
  { meaning, from, to }: MeaningMatch,
): boolean {
  if (meaning.kind !== 'symptom' || meaning.symptom.cause === symptom.cause) return false;
  const inside = sentence.objects.filter(
    object => meaning.symptom.object.includes(object.group) && insideOf(object, { from, to }),
  );
  return (
    inside.length > 0 &&
    sentence.objects.some(
      object =>
        symptom.object.includes(object.group) &&
        inside.some(
          other =>
            ((object.from >= to && other.to === to) || (object.to <= from && other.from === from)) &&
            areCoordinated(sentence, object, other) &&
            isJoined(sentence, object, other),
        ),
    )
  );
}

const isJoined = ({ words }: SentenceContent, a: Stretch, b: Stretch): boolean =>
  words.slice(Math.min(a.to, b.to), Math.max(a.from, b.from)).some(({ form }) => /^(?:and|or|nor)$/.test(form));
