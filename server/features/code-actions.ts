import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver-types';
import { pathOf } from '../addresses/address.ts';
import { causeOf, type Knowledge, symptomTitle } from '../knowledge/knowledge.ts';
import { onlyInLog } from '../triage/attached.ts';
import { likelyIn, markupOf, type Preferences, type ReadDocument, shownAs } from '../triage/document.ts';
import { insertRemedies, type TextChange } from '../triage/insert.ts';
import { allRemedies, evidenceChanges, evidenceOf, textEdits } from '../triage/insertion/document-changes.ts';
import { ignoreFindingChange, ignoreSymptomChange } from '../triage/insertion/ignore.ts';
import { languageOf } from '../triage/language.ts';
import { lineIndex } from '../triage/lines.ts';
import type { Finding, LogEvidence, Span } from '../triage/model.ts';
import { renderRemedy } from '../triage/remedy.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.symptomLens`;

export interface CodeActionContext {
  document: ReadDocument;
  /** Offsets of the selection. */
  start: number;
  end: number;
  diagnostics: readonly Diagnostic[];
  /** Kinds that the client asks for; all when empty. */
  only: readonly string[];
  preferences: Preferences;
  knowledge: Knowledge;
  /** Open tickets that name this log in their front matter. */
  ticketsOfLog: readonly ReadDocument[];
  /** The client can ask the engineer for the ticket. */
  canPick: boolean;
}

/** Quick fixes for what is selected, and the action that inserts the remedies of all likely causes. */
export function codeActionsAt(context: CodeActionContext): CodeAction[] {
  const wants = (kind: string) =>
    !context.only.length || context.only.some(only => !only || kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix))
    actions.push(
      ...causesIn(findingsAt(context)).flatMap(findings => causeActions(findings, context)),
      ...logNameActions(context),
      ...suggestions(context),
    );
  if (wants(FIX_ALL)) actions.push(...fixAll(context));
  return actions;
}

/** Findings in the selection that are shown, one a symptom. */
function findingsAt({ document, start, end, preferences }: CodeActionContext): Finding[] {
  const likely = likelyIn(document.reading);
  const touched = document.reading.findings.filter(
    finding =>
      shownAs(finding, likely, preferences) &&
      ((finding.start <= end && finding.end >= start) ||
        (finding.last && finding.last.start <= end && finding.last.end >= start)),
  );
  return touched.filter((finding, i) => touched.findIndex(other => other.symptom === finding.symptom) === i);
}

const causesIn = (findings: readonly Finding[]): Finding[][] =>
  [...new Set(findings.map(({ cause }) => cause))].map(cause => findings.filter(finding => finding.cause === cause));

/** Of a cause, the remedies once, whichever of its symptoms are selected; then what leaves each symptom alone. */
function causeActions(findings: readonly Finding[], context: CodeActionContext): CodeAction[] {
  const [first] = findings;
  if (!first) return [];
  const codes = new Set<unknown>(findings.map(({ symptom }) => symptom));
  const same = context.diagnostics.filter(({ code, source }) => source === 'symptom-lens' && codes.has(code));
  return [
    ...remedyActions(first, context).map(
      (action, i): CodeAction => ({
        ...action,
        kind: CodeActionKind.QuickFix,
        diagnostics: same,
        ...(i === 0 ? { isPreferred: true } : {}),
      }),
    ),
    ...evidenceAction([first.cause], context.document.reading.attached, context),
    ...findings.flatMap(finding => ignoreActions(finding, context)),
  ];
}

function ignoreActions(finding: Span & Pick<Finding, 'symptom'>, context: CodeActionContext): CodeAction[] {
  const { document, diagnostics } = context;
  const title = symptomTitle(context.knowledge, finding.symptom);
  const comment = document.kind === 'ticket' ? 'html' : 'hash';
  const once = ignoreFindingChange(document.text, finding, comment);
  const offered: [title: string, change: TextChange | undefined, diagnostics: Diagnostic[]][] = [
    [`Ignore this finding: ${title}`, once, diagnosticsOn(context, finding.symptom, finding)],
    [
      `Ignore this symptom in this file: ${title}`,
      ignoreSymptomChange(document.text, finding.symptom, comment),
      diagnostics.filter(({ code, source }) => source === 'symptom-lens' && code === finding.symptom),
    ],
  ];
  return offered.flatMap(([title, change, own]) =>
    change ? [{ title, kind: CodeActionKind.QuickFix, diagnostics: own, edit: editOf(document, [change]) }] : [],
  );
}

/** On a log's name in the front matter: remedies of what only that log shows, its lines as evidence, and what leaves it alone. */
function logNameActions(context: CodeActionContext): CodeAction[] {
  const { document, start, end, preferences } = context;
  const { frontMatter, reading } = document;
  const likely = likelyIn(reading);
  const touched = frontMatter?.logs.filter(log => log.start <= end && log.end >= start) ?? [];
  return touched.flatMap(log => {
    const shown = onlyInLog(log.name, reading).filter(evidence => shownAs(evidence, likely, preferences));
    const firsts = shown.filter((one, i) => shown.findIndex(other => other.cause === one.cause) === i);
    const remedies = firsts.flatMap(({ cause }) => {
      const symptoms = shown.filter(one => one.cause === cause).map(({ symptom }) => symptom);
      const diagnostics = symptoms.flatMap(symptom => diagnosticsOn(context, symptom, log));
      return insertions(document, cause, context).map(
        (action): CodeAction => ({ ...action, kind: CodeActionKind.QuickFix, diagnostics }),
      );
    });
    const own = reading.attached?.filter(one => one.log === log.name);
    const ignores = shown.flatMap(({ symptom }) => ignoreActions({ ...log, symptom }, context));
    return [...remedies, ...evidenceAction(undefined, own, context), ...ignores];
  });
}

/** Quotes log lines in the ticket that names the logs. */
function evidenceAction(
  causes: string[] | undefined,
  attached: readonly LogEvidence[] = [],
  { document, preferences, knowledge }: CodeActionContext,
): CodeAction[] {
  const changes = evidenceChanges(document, attached, preferences, knowledge, causes);
  const [cause] = causes ?? [];
  const title = cause && causeOf(knowledge, cause)?.title;
  if (!changes.length) return [];
  return [
    {
      title: title ? `Insert evidence from the logs: ${title}` : 'Insert the evidence of this log',
      kind: CodeActionKind.QuickFix,
      edit: editOf(document, changes),
    },
  ];
}

/** The diagnostics with this code on just this stretch. */
function diagnosticsOn({ document, diagnostics }: CodeActionContext, code: string, { start, end }: Span): Diagnostic[] {
  const alike = diagnostics.filter(other => other.source === 'symptom-lens' && other.code === code);
  if (!alike.length) return [];
  const lines = lineIndex(document.text);
  return alike.filter(({ range }) => lines.offsetAt(range.start) === start && lines.offsetAt(range.end) === end);
}

/** Into the ticket itself, or from a log into the tickets that name it. */
function remedyActions(finding: Finding, context: CodeActionContext): CodeAction[] {
  const { document, ticketsOfLog, canPick } = context;
  if (document.kind === 'ticket') return insertions(document, finding.cause, context);
  const evidence = [evidenceOf(finding, document.text, context.preferences)];
  const named = ticketsOfLog.flatMap(ticket =>
    insertions(ticket, finding.cause, context, evidence, ` into ${nameOf(ticket.uri)}`),
  );
  if (named.length || !canPick) return named;
  return [
    {
      title: 'Insert the remedy into an open ticket…',
      command: {
        title: 'Insert remedy',
        command: 'symptomLens.insertRemedyFromLog',
        arguments: [finding.cause, evidence, document.uri],
      },
    },
  ];
}

function insertions(
  ticket: ReadDocument,
  cause: string,
  { preferences, knowledge }: CodeActionContext,
  evidence: readonly string[] = [],
  where = '',
): CodeAction[] {
  const audiences =
    preferences.audience === 'customer' ? (['customer', 'internal'] as const) : (['internal', 'customer'] as const);
  const language = languageOf(ticket.text);
  return audiences.flatMap(audience => {
    const remedy = renderRemedy(
      cause,
      ticket.reading.facts,
      { audience, labels: preferences.labels, markup: markupOf(ticket), language },
      knowledge,
    );
    const changes = insertRemedies(ticket.text, [remedy], new Map([[cause, evidence]]));
    if (!changes.length) return [];
    return [
      {
        title: `Insert ${audience === 'customer' ? 'customer reply' : 'remedy'}${where}: ${remedy.title}`,
        edit: editOf(ticket, changes),
      },
    ];
  });
}

function fixAll({ document, preferences, knowledge }: CodeActionContext): CodeAction[] {
  if (document.kind !== 'ticket') return [];
  const changes = allRemedies(document, preferences, knowledge);
  return changes.length
    ? [{ title: 'Insert the remedies of all likely causes', kind: FIX_ALL, edit: editOf(document, changes) }]
    : [];
}

/** For a misspelt directive, the id that was meant. */
function suggestions(context: CodeActionContext): CodeAction[] {
  const { document } = context;
  return document.reading.notices.flatMap(({ suggestion, code, start, end }) => {
    if (!suggestion || start > context.end || end < context.start) return [];
    const own = diagnosticsOn(context, code, { start, end });
    return [
      {
        title: `Write "${suggestion}"`,
        kind: CodeActionKind.QuickFix,
        diagnostics: own,
        isPreferred: true,
        edit: editOf(document, [{ start, end, insert: suggestion }]),
      },
    ];
  });
}

/** The name of the file. */
export const nameOf = (uri: string): string => pathOf(uri).replace(/^.*\//s, '');

function editOf(document: ReadDocument, changes: readonly TextChange[]) {
  return { changes: { [document.uri]: textEdits(document.text, changes) } };
}
