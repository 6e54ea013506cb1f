import type { TriggerKind } from '../../knowledge/tickets.ts';
import type { MeaningMatch } from './matcher.ts';

/** A trigger phrase in a sentence, by word index. */
export interface TriggerHit {
  kind: TriggerKind;
  from: number;
  to: number;
}

/** The triggers among a sentence's matches, without those that are part of a phrase which only looks like one. */
export function triggersIn(matches: readonly MeaningMatch[]): TriggerHit[] {
  const hits = matches.flatMap(({ meaning, from, to }) =>
    meaning.kind === 'trigger' ? [{ kind: meaning.trigger, from, to }] : [],
  );
  const pseudo = hits.filter(hit => hit.kind === 'pseudo');
  if (!pseudo.length) return hits;
  return hits.filter(
    hit =>
      hit.kind === 'pseudo' ||
      hit.kind === 'sync' ||
      hit.kind === 'topic' ||
      // "No, it has not": as an answer it stays one.
      (hit.kind === 'no' && hit.to - hit.from === 1) ||
      !pseudo.some(p => p.from <= hit.from && p.to >= hit.to),
  );
}
