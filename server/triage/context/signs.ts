import type { TriggerKind } from '../../knowledge/tickets.ts';
import type { TriggerHit } from '../matcher/triggers.ts';
import type { Facts, Reason, Span } from '../model.ts';
import type { SentenceContent } from '../reader/content.ts';
import { perSentence } from '../reader/per-sentence.ts';
import type { CaseState } from './case.ts';
import type { Draft } from './draft.ts';
import type { Place } from './place.ts';
import { statusInScope } from './scope.ts';

/** Collects what the ticket says of itself as a whole. */
export function newSigns(text: string): {
  see: (place: Place, found: readonly Draft[]) => void;
  state: () => CaseState;
  facts: () => Facts;
  toggled: () => Span | undefined;
} {
  let solved: Reason | undefined;
  const seen = { topic: 0, sync: 0, 'other-topic': 0, elsewhere: 0, 'this-device': 0, 'other-device': 0, words: 0 };
  const causes = new Set<string>();
  const block = { number: -1, words: 0, counts: false };
  let other: Reason | undefined;
  let toggled: Span | undefined;
  const facts: Facts = {};
  return {
    see: (place, found) => {
      // A paragraph about nothing does not make a ticket longer.
      if (place.blockNumber !== block.number) {
        block.number = place.blockNumber;
        block.words = 0;
        block.counts = false;
      }
      block.words += place.sentence.words.length;
      block.counts ||= found.length > 0;
      if (block.counts) {
        seen.words += block.words;
        block.words = 0;
      }
      for (const { symptom } of found) causes.add(symptom.cause);
      // A plan's numbers speak of iCloud as clearly as its name does.
      if (found.some(({ symptom }) => symptom.measure === 'icloud')) seen.sync++;
      for (const hit of tellingHits(place.sentence)) {
        const first = place.sentence.words[hit.from];
        const last = place.sentence.words[hit.to - 1];
        if (!first || !last) continue;
        const span = { start: place.base + first.start, end: place.base + last.end };
        if (hit.kind === 'other-matter') seen['other-topic']++;
        if (hit.kind in seen) seen[hit.kind as keyof typeof seen]++;
        if (hit.kind === 'status-line') {
          seen.topic++;
          seen.sync++;
          facts.statusLine ??= { value: text.slice(span.start, span.end), ...span };
        }
        if (hit.kind === 'upload' || hit.kind === 'download') facts.direction ??= { value: hit.kind, ...span };
        if (
          hit.kind === 'toggled' &&
          !place.question &&
          statusInScope(place.sentence, 'present', hit, undefined, [hit]).status === 'present'
        )
          toggled ??= span;
        if (hit.kind === 'other-topic' || hit.kind === 'elsewhere' || hit.kind === 'other-matter')
          other ??= { why: 'the ticket is about something else', span };
        if (hit.kind === 'no-help' || hit.kind === 'relapse') solved = undefined;
        if (
          hit.kind === 'solved' &&
          place.block.place !== 'title' &&
          !place.question &&
          place.section !== 'advice' &&
          place.section !== 'hypothesis'
        ) {
          const { status } = statusInScope(place.sentence, 'present', hit, undefined, []);
          const isOfThings = found.some(
            draft => draft.status === 'ruled-out' && draft.start < span.end && span.start < draft.end,
          );
          if (status === 'present' && !isOfThings && !isTakenBack(place.sentence, hit))
            solved = { why: 'the ticket says that it is solved', span };
        }
      }
    },
    facts: () => facts,
    toggled: () => toggled,
    state: () => ({
      solved,
      elsewhere: isElsewhere(seen, causes.size)
        ? (other ?? { why: 'nothing in the ticket is about photos' })
        : undefined,
    }),
  };
}

/** Triggers that say something of the whole ticket; most only turn the words around them. */
const tellingHits = perSentence(({ triggers }) => {
  const hits = triggers.filter(({ kind }) => TELLING.has(kind));
  const others = hits.filter(({ kind }) => kind === 'other-topic');
  const ofPhotos = hits.some(hit => hit.kind === 'topic' && !within(others, hit));
  // "Google Photos" are none of ours, nor is what Teams shows.
  return hits.filter(hit => !within(others, hit) && !(hit.kind === 'status-line' && others.length && !ofPhotos));
});

const TELLING = new Set<TriggerKind>([
  'topic',
  'sync',
  'other-topic',
  'other-matter',
  'elsewhere',
  'this-device',
  'other-device',
  'status-line',
  'upload',
  'download',
  'toggled',
  'no-help',
  'relapse',
  'solved',
]);

/** "It started to upload, but stopped again." */
const isTakenBack = ({ words }: SentenceContent, { to }: TriggerHit): boolean =>
  words.slice(to, to + 8).some(({ form }) => /^(?:but|though|however|until|till|then|yet)$/.test(form));

/** A word of photos or sync that is part of another product's name. */
const within = (others: readonly TriggerHit[], { kind, from, to }: TriggerHit): boolean =>
  (kind === 'sync' || kind === 'topic') && others.some(other => other.from <= from && other.to >= to);

/** So many words, and none of them about photos or iCloud: something else is the matter. */
const LONG = 20;
/** Unless so many of the causes were looked into: only a fault of sync asks for that. */
const WIDE = 3;

/** Is the ticket about something else than photos and iCloud? */
function isElsewhere(
  seen: Record<'topic' | 'sync' | 'other-topic' | 'elsewhere' | 'this-device' | 'other-device' | 'words', number>,
  causes: number,
): boolean {
  if (seen.elsewhere) return true;
  // Named once, another machine is where the photos should arrive; named more often than the iPhone, it is the patient.
  if (seen['other-device'] > 1 + seen['this-device'] / 2) return true;
  if (seen.topic && seen.sync) return false;
  if (seen.topic) return seen['other-topic'] > 1 && causes <= WIDE;
  if (seen.sync) return seen['other-topic'] > seen.sync;
  return seen['other-topic'] > 0 || (seen.words > LONG && causes < WIDE);
}
