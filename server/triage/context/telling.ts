import type { TriggerKind } from '../../knowledge/tickets.ts';
import type { TriggerHit } from '../matcher/triggers.ts';
import type { SentenceContent } from '../reader/content.ts';
import { perSentence } from '../reader/per-sentence.ts';
import { Break, saidIn, untilPause, type Word } from '../reader/words.ts';

/** A trigger that says something of the whole ticket. */
export interface TellingHit extends TriggerHit {
  /** It names more of photos than iCloud, which stands in tickets about mail and backups, too. */
  ofPhotos: boolean;
}

/** Triggers that say something of the whole ticket; most only turn the words around them. */
export const tellingHits = perSentence((sentence): TellingHit[] =>
  tellingIn(sentence).map(hit => ({ ...hit, ofPhotos: speaksOfPhotos(sentence, hit) })),
);

function tellingIn({ triggers, words }: SentenceContent): TriggerHit[] {
  const hits = triggers.filter(({ kind }) => TELLING.has(kind));
  const others = hits.filter(({ kind }) => kind === 'other-topic');
  const supposes = triggers.some(({ kind }) => kind === 'hypothetical');
  const asides = triggers.filter(
    ({ kind }) => kind === 'aside' || kind === 'other-owner' || (kind === 'negation' && !supposes),
  );
  const ofPhotos = hits.some(hit => hit.kind === 'topic' && !within(others, hit));
  const arriving = hits.filter(({ kind, from, to }) => kind === 'sync' && to > from + 1);
  // "Google Photos" are none of ours, nor is what Teams shows.
  return hits.filter(
    hit =>
      !within(others, hit) &&
      !isByTheWay(asides, hit) &&
      !isWhereTheyArrive(arriving, hit) &&
      !isWhereTheyAre(words, hits, hit) &&
      !isEnclosed(words, hit) &&
      !isOnPictures(words, hits, hit) &&
      !(hit.kind === 'elsewhere' && isOfSome(words, hit)) &&
      // "WhatsApp sends pictures without a problem"
      !(hit.kind === 'elsewhere' && others.some(other => isSaidOf(words, other, hit))) &&
      // "His is some Android, he never takes pictures"
      !(hit.kind === 'elsewhere' && triggers.some(other => OF_OTHERS.has(other.kind) && other.to <= hit.from)) &&
      !(hit.kind === 'status-line' && others.length && !ofPhotos),
  );
}

const speaksOfPhotos = ({ words }: SentenceContent, { kind, from, to }: TriggerHit): boolean =>
  OF_PHOTOS.has(kind) && !NAMES_ICLOUD.test(saidIn(words.slice(from, to)));
const OF_PHOTOS = new Set<TriggerKind>(['topic', 'sync', 'status-line', 'upload', 'download']);
const NAMES_ICLOUD =
  /^(?:i?cloud|icloud plus|apple (?:account|id)|[\w ]+ (?:plan|tier|quota|allowance)|(?:storage|account) (?:page|bar)|icloud storage is full|low battery)$/;

/** "The old pictures are fine": the new ones need not be. */
const isOfSome = (words: readonly Word[], { from }: TriggerHit): boolean =>
  words
    .slice(Math.max(0, from - 2), from)
    .some(({ form }) =>
      /^(?:old|older|other|earlier|previous|existing|some|most|half|few|shared|mac|ipad)$/.test(form),
    );

/** Does the one stand shortly behind the other, in one clause? */
const isSaidOf = (words: readonly Word[], { to }: TriggerHit, { from }: TriggerHit): boolean =>
  to <= from && from - to <= SAID_REACH && words.slice(to, from + 1).every(({ gap }) => gap < Break.soft);
const SAID_REACH = 3;

const OF_OTHERS = new Set<TriggerKind>(['other-device', 'other-owner']);

const TELLING = new Set<TriggerKind>([
  'topic',
  'sync',
  'other-topic',
  'other-matter',
  'elsewhere',
  'safe',
  'this-device',
  'other-device',
  'other-phone',
  'status-line',
  'upload',
  'download',
  'no-help',
  'relapse',
  'solved',
  'next-matter',
]);

/** The machine on which photos should turn up: "do not come across to her iMac". */
const isWhereTheyArrive = (arriving: readonly TriggerHit[], { kind, from, to }: TriggerHit): boolean =>
  (kind === 'other-topic' || kind === 'other-device') && arriving.some(sync => sync.from < from && sync.to >= to);

/** "The last picture on his Apple TV and the Mac is of May": where they are seen, or should be. */
const isWhereTheyAre = (words: readonly Word[], hits: readonly TriggerHit[], { kind, from }: TriggerHit): boolean =>
  (kind === 'other-topic' || kind === 'other-device') &&
  hits.some(
    ({ kind: of, to }) =>
      of === 'topic' &&
      to <= from &&
      words.slice(to, from).some(({ form }) => form === 'on') &&
      words.slice(to, from + 1).every(({ gap }) => gap < Break.soft),
  ) &&
  words.slice(from, from + 2).some(({ form }) => SCREEN.test(form));

/** "Letters with images attached", "photo of my ID": what was sent with the ticket, or shows the fault. */
const isEnclosed = (words: readonly Word[], { kind, from, to }: TriggerHit): boolean =>
  kind === 'topic' &&
  (untilPause(words, to, 2).some(({ form }) => ENCLOSED.test(form)) ||
    words
      .slice(Math.max(0, from - 2), from)
      .some(({ form, gap }, i) => (!i || gap < Break.soft) && ENCLOSED.test(form)) ||
    (words[to]?.form === 'of' && untilPause(words, to + 1, 3).some(({ form }) => SHOWN.test(form))));
const ENCLOSED = /^(?:attached|attach|attachment|attachments|enclosed)$/;
const SHOWN = /^(?:id|screen|error|message|popup|banner|setting|settings)$/;

/** "Pictures of his fishing trips and the lawn mower": what they show. */
const isOnPictures = (words: readonly Word[], hits: readonly TriggerHit[], { kind, from }: TriggerHit): boolean =>
  kind === 'other-matter' &&
  hits.some(
    ({ kind: of, to }) =>
      of === 'topic' &&
      from - to <= CONTENT_REACH &&
      words[to]?.form === 'of' &&
      words.slice(to, from + 1).every(({ gap }) => gap < Break.soft),
  );
const CONTENT_REACH = 8;

/** A word of photos or sync that is part of another product's name, or that name once more. */
const within = (others: readonly TriggerHit[], { kind, from, to }: TriggerHit): boolean =>
  ((kind === 'sync' || kind === 'topic') && others.some(other => other.from <= from && other.to >= to)) ||
  (kind === 'other-matter' && others.some(other => other.from < to && from < other.to)) ||
  (kind === 'other-topic' &&
    others.some(other => other.from <= from && other.to >= to && other.to - other.from > to - from));

/** "Her husband's Android is full, by the way", "no open invoices" */
const isByTheWay = (asides: readonly TriggerHit[], { kind, from }: TriggerHit): boolean =>
  (kind === 'other-topic' || kind === 'other-matter') &&
  asides.some(aside => aside.kind === 'aside' || (aside.to <= from && from - aside.to <= 1));

/** Where photos are looked at. */
export const SCREEN = /^(?:tv|mac|imac|macbook|mbp|mba|finder|itunes|windows)$/;
