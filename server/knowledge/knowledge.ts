import type { Cause, Labels, Remedy } from './causes.ts';
import type { CodeDomain } from './codes.ts';
import type { Devices } from './devices.ts';
import type { LogKnowledge } from './logs.ts';
import type { TicketKnowledge } from './tickets.ts';

/** A compiled pack: plain JSON, made at build time, read by the engine. */
export interface Knowledge {
  causes: Cause[];
  /** When all causes are exhausted. */
  escalation: Remedy;
  labels: Labels;
  devices: Devices;
  logs: LogKnowledge;
  /** What error codes mean. */
  codes: CodeDomain[];
  tickets: TicketKnowledge;
}

/** What a finding's symptom is called and where it comes from. */
export interface SymptomInfo {
  id: string;
  cause: string;
  title: string;
  sources?: string[];
}

const symptoms = new WeakMap<Knowledge, Map<string, SymptomInfo>>();

/** The ticket or log symptom with this id; a ticket's goes first. */
export function symptomOf(knowledge: Knowledge, id: string): SymptomInfo | undefined {
  const known =
    symptoms.get(knowledge) ??
    new Map(
      allSymptoms(knowledge)
        .reverse()
        .map(info => [info.id, info]),
    );
  symptoms.set(knowledge, known);
  return known.get(id);
}

/** What a symptom is called; its id where the pack has none such. */
export const symptomTitle = (knowledge: Knowledge, id: string): string => symptomOf(knowledge, id)?.title ?? id;

export const causeOf = ({ causes }: Knowledge, id: string): Cause | undefined => causes.find(cause => cause.id === id);

/** What a cause is called; its id where the pack has none such. */
export const causeTitle = (knowledge: Knowledge, id: string): string => causeOf(knowledge, id)?.title ?? id;

/** Ids, titles and causes of all symptoms, tickets' first. */
export function allSymptoms(knowledge: Knowledge): SymptomInfo[] {
  return [...knowledge.tickets.symptoms, ...knowledge.logs.signatures];
}
