import type { Position } from './lines.ts';

/** The words of the product as types. Everything the engine takes or gives is plain data. */

/** Offsets into the original text, UTF-16 code units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/**
 * What the text says of a symptom: it applies, it does not, its remedy was already carried out,
 * or it is only named (a question, a condition, another device, advice).
 */
export type Status = 'present' | 'ruled-out' | 'tried' | 'mentioned';

/** Outcome for one cause over the whole case. */
export type Verdict = 'likely' | 'possible' | 'ruled-out' | 'tried';

export type DocumentKind = 'ticket' | 'log';

/** Why a finding has its status; `span` holds the deciding words where they stand in the text. */
export interface Reason {
  /** For people, a clause such as `denied by “not”` or `the section “Steps tried”`. */
  why: string;
  span?: Span;
}

/** One occurrence of a symptom. `text` is the document's text between `start` and `end`. */
export interface Finding extends Span {
  symptom: string;
  cause: string;
  status: Status;
  /** 0 to 1. */
  confidence: number;
  text: string;
  /** How often it occurred: 1 in a ticket, the number of folded repeats in a log. */
  count: number;
  reasons: Reason[];
  /** The last occurrence, where repeats were folded (logs). */
  last?: Span;
  /** Times of the first and last occurrence as written in the log. */
  firstTime?: string;
  lastTime?: string;
  /** Set by an ignore directive: kept out of diagnostics and triage. */
  ignored?: boolean;
}

/** A fact of the case and where it was read. */
export interface Fact<T> extends Span {
  value: T;
  /** When a log says so. */
  time?: string;
}

/** Space in bytes (decimal units: 1 GB = 1e9). Any part may be unknown. */
export interface Space {
  used?: number;
  total?: number;
  free?: number;
}

/** What the document says about the case. */
export interface Facts {
  /** As in the pack's device table, `iPhone 12 mini`. */
  model?: Fact<string>;
  /** `15.1`, `27.0.1`, or only a major, `17`. */
  ios?: Fact<string>;
  /** Of iOS, `19B74`. */
  build?: Fact<string>;
  icloud?: Fact<Space>;
  device?: Fact<Space>;
  /** Percent, 0 to 100. */
  battery?: Fact<number>;
  /** The words of the phone's own status line in Photos. */
  statusLine?: Fact<string>;
  direction?: Fact<'upload' | 'download'>;
  /** A process of photo sync that does not run any more, though it was not ended. */
  stoppedProcess?: Fact<string>;
}

/** Something about the document itself that its writer should look at: a conflict, bad front matter, a wrong directive. */
export interface Notice extends Span {
  /** `conflict-ios`, `front-matter`, `unknown-directive`, … */
  code: string;
  severity: 'error' | 'warning' | 'information';
  message: string;
  /** Replacement for the span that would mend it, if there is one. */
  suggestion?: string;
}

export interface CauseVerdict {
  cause: string;
  verdict: Verdict;
  /** 0 to 1. */
  score: number;
  /** Indexes into the findings that speak for it. */
  evidence: number[];
  /** Indexes into the findings that speak against it. */
  against: number[];
  /** The same for what attached logs say: indexes into the reading's `attached`; missing where they say nothing. */
  inLogs?: { evidence: number[]; against: number[] };
}

/** A finding in a log that belongs to the ticket, and where it stands there. */
export interface LogEvidence
  extends Pick<
    Finding,
    'symptom' | 'cause' | 'status' | 'confidence' | 'text' | 'count' | 'reasons' | 'firstTime' | 'lastTime'
  > {
  /** The log's name as the ticket has it. */
  log: string;
  /** The file in it, where it is an archive. */
  member?: string;
  at: Position;
  lastAt?: Position;
  /** The line of the log that holds it; a long one is cut. */
  line: string;
  /** The same with what is private masked. */
  masked: string;
}

/** A heading, labelled part or turn, for the outline. */
export interface Section extends Span {
  title: string;
  /** 1 for the topmost. */
  level: number;
  /** The part's whole extent, heading included. */
  extent: Span;
}

/** What a log says to have ended: a state of one symptom, those that share an ending, or else every state that a sync ends. */
export interface LogEnding {
  symptom?: string;
  /** What ends states of several symptoms, by its name in the pack. */
  ending?: string;
  /** Of a state with a reason: which one. */
  why?: string;
  text: string;
  time?: string;
}

/** The outcome of reading one document. */
export interface Reading {
  kind: DocumentKind;
  facts: Facts;
  /** In the order of the text. */
  findings: Finding[];
  /** Most likely first. */
  causes: CauseVerdict[];
  next: { ask: string };
  sections: Section[];
  notices: Notice[];
  /** Of a ticket that is solved, or about something else: why nothing of it is a case any more. */
  closed?: Reason;
  /** What the logs that belong to a ticket say. */
  attached?: LogEvidence[];
  /** Of a log: what it says to have ended last. Another log of the device may tell of the state. */
  endings?: LogEnding[];
}
