import type { TriggerKind } from '../../knowledge/tickets.ts';
import type { SentenceContent } from '../reader/content.ts';
import { perSentence } from '../reader/per-sentence.ts';
import { untilPause } from '../reader/words.ts';
import { tellingHits } from './telling.ts';

/** "Photos are not uploading": the matter itself, and more than a word of it. */
export const saysTheyDoNotArrive = perSentence(sentence => {
  const hits = tellingHits(sentence);
  const says = (...kinds: TriggerKind[]) => hits.some(({ kind }) => kinds.includes(kind));
  const denies =
    sentence.triggers.some(({ kind }) => kind === 'negation' || kind === 'no-help') ||
    sentence.words.some(({ form }) => /^(?:stopped|stops|stop|ceased|quit|missing)$/.test(form));
  return (
    says('topic') &&
    (says('upload', 'download') ||
      ((says('sync') || namesWhere(sentence)) && denies) ||
      staysPut(sentence) ||
      staysAway(sentence))
  );
});

/** "The pictures still do not go", "her photos stood still" */
const staysAway = ({ words, triggers }: SentenceContent): boolean =>
  triggers.some(({ kind, from, to }) => {
    if (kind !== 'topic') return false;
    // "The phone doesn't fetch pics"
    const verb = words.slice(Math.max(0, from - FETCH_REACH), from).findIndex(({ form }) => FETCHES.test(form));
    const at = Math.max(0, from - FETCH_REACH) + verb;
    if (verb >= 0 && words.slice(Math.max(0, at - 2), at).some(({ form }) => DENIES.test(form))) return true;
    const behind = untilPause(words, to, AWAY_REACH).map(({ form }) => form);
    const denied = behind.findIndex(form => DENIES.test(form));
    return (
      (denied >= 0 && behind.slice(denied + 1, denied + 4).some(form => MOVES.test(form))) ||
      /\b(?:stood|stand|stands|standing) still\b/.test(behind.join(' '))
    );
  });
const DENIES = /^(?:not|never|dont|doesnt|didnt|wont|havent|hasnt|longer|no|cant|cannot)$/;
const FETCHES = /^(?:fetch|send|show|upload|load|pull|share|deliver|transfer|move|push|pass|sync|bring|take over)$/;
const FETCH_REACH = 4;
const AWAY_REACH = 7;
const MOVES =
  /^(?:go|goes|going|gone|come|comes|coming|arrive|arriving|arrived|reach|reaching|reached|move|moving|moved|leave|leaving|left|get|getting|transfer|transferring|cross|crossing|travel|land|landing|turning|turned|appear|appearing|appeared|shown|showing|show)$/;

/** "My pics stay put", "the photos stay on the phone" */
const staysPut = ({ words }: SentenceContent): boolean =>
  words.some(
    ({ form }, i) =>
      /^(?:stay|stays|stayed|remain|remains)$/.test(form) &&
      /^(?:put|on|there|here|where|behind|only|in|local)$/.test(words[i + 1]?.form ?? ''),
  );

/** "It never shares pics with my MacBook" */
const namesWhere = ({ triggers, words }: SentenceContent): boolean =>
  triggers.some(
    ({ kind, from }) =>
      kind === 'other-device' &&
      (words
        .slice(Math.max(0, from - 3), from)
        .some(({ form }) => /^(?:to|on|onto|in|into|with|w|at|across)$/.test(form)) ||
        words.slice(0, from).some(({ form }) => form === 'between')),
  );
