import type { TriggerKind } from '../../knowledge/tickets.ts';
import { Break, type Word } from '../reader/words.ts';
import type { MeaningMatch } from './matcher.ts';
import { contrastedPhones, sharedWithPhone } from './whose.ts';

/** A trigger phrase in a sentence, by word index. */
export interface TriggerHit {
  kind: TriggerKind;
  from: number;
  to: number;
}

/** The triggers among a sentence's matches, without those that are part of a phrase which only looks like one. */
export function triggersIn(matches: readonly MeaningMatch[], words: readonly Word[]): TriggerHit[] {
  const found = matches.flatMap(({ meaning, from, to }) =>
    meaning.kind === 'trigger' &&
    !(NAMES.has(meaning.trigger) && isDivided(words, from, to)) &&
    !(meaning.trigger === 'advice' && (isRefusal(words, to) || isDestination(words, to)))
      ? [{ kind: meaning.trigger, from, to }]
      : [],
  );
  const named: TriggerHit[] = [
    ...found,
    ...contrastedPhones(words).map(phone => ({ kind: 'other-owner' as const, ...phone })),
  ];
  const shared = sharedWithPhone(
    words,
    named.filter(({ kind }) => kind === 'other-owner'),
  );
  const hits = shared.length ? named.filter(hit => !shared.includes(hit)) : named;
  const pseudo = hits.filter(hit => hit.kind === 'pseudo');
  if (!pseudo.length) return hits;
  return hits.filter(
    hit =>
      STANDS.has(hit.kind) ||
      // "No, it has not": as an answer it stays one.
      (hit.kind === 'no' && hit.to - hit.from === 1) ||
      !pseudo.some(p => p.from <= hit.from && p.to >= hit.to),
  );
}

/** What a phrase tells of the whole ticket, whatever else it looks like: "new photos do not upload". */
const STANDS = new Set<TriggerKind>(['pseudo', 'sync', 'topic', 'status-line', 'upload', 'download', 'no-help']);

/** Kinds whose phrases are names of things: "another phone", "the old one", "notes do not sync". */
const NAMES = new Set<TriggerKind>(['other-owner', 'past', 'other-topic', 'other-matter', 'elsewhere']);

/** "The pictures will not transfer" is what they do, and no plan. */
const isRefusal = (words: readonly Word[], to: number): boolean =>
  words[to - 1]?.form === 'will' && /^(?:not|never)$/.test(words[to]?.form ?? '');

/** "The photos are going to her husband's account" */
const isDestination = (words: readonly Word[], to: number): boolean =>
  words[to - 1]?.form === 'to' &&
  words[to - 2]?.form === 'going' &&
  /^(?:the|a|an|my|her|his|their|our|another|someone|somebody|icloud)$/.test(words[to]?.form ?? '');

/** "The charger is old, phone and all": a comma stands between what would be another's phone. */
const isDivided = (words: readonly Word[], from: number, to: number): boolean =>
  words.slice(from + 1, to).some(({ gap }) => gap >= Break.soft);
