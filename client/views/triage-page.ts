interface Place {
  line: number;
  character: number;
}

/** What the server found in a document. */
export interface Triage {
  isArchive: boolean;
  read: string[];
  titles: Record<string, string>;
  /** By finding, as Markdown: which words decided its status. */
  decided?: string[];
  report: {
    path: string;
    facts: Record<string, unknown>;
    findings: TriageFinding[];
    causes: CauseVerdict[];
    next: { ask: string };
    attached?: (Omit<TriageFinding, 'range'> & { log: string; at: Place })[];
    notices?: { severity: string; message: string; member?: string; range: { start: Place } }[];
  };
}

interface CauseVerdict {
  cause: string;
  verdict: string;
  score: number;
  evidence: number[];
}

export interface TriageFinding {
  symptom: string;
  cause: string;
  status: string;
  text: string;
  count: number;
  range: { start: Place };
  member?: string;
  firstTime?: string;
  lastTime?: string;
  /** In a log: why it is not simply present. */
  why?: string[];
}

/** A file of an archive, or a log that a ticket names; neither for the document itself. */
export interface Within {
  member?: string;
  log?: string;
}

/** The address that opens a line, counted from 1. */
export type LinkTo = (line: number, within: Within) => string;

/** A page as it is shown: Markdown whose links stand beside it, since an address says nothing to a reader. */
export interface Page {
  text: string;
  links: { start: number; end: number; target: string }[];
}

/** So many deciding words are shown beside a cause; the findings have them all. */
const MOST_WORDS = 3;
/** Characters of a log line that are shown. */
const LONGEST_LINE = 160;

const ORDER = ['present', 'tried', 'ruled-out', 'mentioned'];

/** The triage of a document as a page. */
export function triagePage(triage: Triage, linkTo: LinkTo): Page {
  const { report, isArchive, read, titles } = triage;
  const title = (id: string) => escaped(titles[id] ?? id);
  const ranked = report.causes.map((cause, index) => `${index + 1}. ${causeLine(cause, report, title)}`);
  const known = Object.entries(report.facts).flatMap(([name, value]) => factLine(name, value));
  const groups = findingGroups(triage, title, linkTo);
  const inLogs = (report.attached ?? []).map(({ at, ...finding }) =>
    item({ ...finding, range: { start: at } }, title(finding.symptom), linkTo(at.line + 1, finding)),
  );
  const unread = (report.notices ?? []).map(
    ({ message, member }) => `- ${member === undefined ? '' : `${code(member)}: `}${escaped(message)}`,
  );
  const files = read.map(name => `- ${code(name)}`);
  const sections: Piece[][] = [
    [`# Triage of ${escaped(nameOf(report.path))}`],
    ['## Causes'],
    [ranked.join('\n') || 'No cause is in sight.'],
    ['## Ask next'],
    [escaped(report.next.ask)],
    ['## Facts'],
    [known.join('\n') || 'None is stated.'],
    ['## Findings'],
    ...(groups.length ? groups : [[inLogs.length ? 'The ticket itself names no symptom.' : 'No symptom was found.']]),
    ...(inLogs.length ? [['## In the logs'], joined(inLogs, '\n')] : []),
    ...(unread.length ? [['## Remarks'], [unread.join('\n')]] : []),
    ...(isArchive ? [['## Files read'], [files.join('\n') || 'No file of the archive.']] : []),
    [''],
  ];
  return pageOf(joined(sections, '\n\n'));
}

type TitleOf = (id: string) => string;

/** A cause with its verdict, and the words that decided it. */
function causeLine(
  { cause, verdict, score }: CauseVerdict,
  { findings, attached = [] }: Triage['report'],
  title: TitleOf,
): string {
  const isOpen = verdict === 'likely' || verdict === 'possible';
  const deciding = [...findings, ...attached].filter(
    finding => finding.cause === cause && finding.status === (isOpen ? 'present' : verdict),
  );
  const words = deciding
    .slice(0, MOST_WORDS)
    .map(finding => code(short(finding.text, 60)) + ('log' in finding ? ` (${escaped(finding.log)})` : ''));
  const more = deciding.length > MOST_WORDS ? [`${deciding.length - MOST_WORDS} more`] : [];
  const by = deciding.length ? `: ${[...words, ...more].join(', ')}` : '';
  return `**${title(cause)}**, ${verdict}${isOpen ? ` (${score.toFixed(2)})` : ''}${by}`;
}

/** The findings under a heading for each cause, the ranked causes first. */
function findingGroups({ report: { findings, causes }, decided }: Triage, title: TitleOf, linkTo: LinkTo): Piece[][] {
  const items = findings.map((finding, index) => ({
    ...finding,
    line: item(
      finding,
      title(finding.symptom),
      linkTo(finding.range.start.line + 1, finding),
      decided?.[index] ?? inLog(finding),
    ),
  }));
  const order = new Set([...causes, ...findings].map(({ cause }) => cause));
  return [...order].flatMap(cause => {
    const own = items
      .filter(finding => finding.cause === cause)
      .sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
    const lines = own.map(({ line }) => line);
    return own.length ? [[`### ${title(cause)}`], joined(lines, '\n')] : [];
  });
}

/** Of a page: its text, and the words that open an address. What is found in a file never becomes a link. */
type Piece = string | { words: string; target: string };

const joined = (parts: readonly (readonly Piece[])[], separator: string): Piece[] =>
  parts.flatMap((part, i) => (i ? [separator, ...part] : part));

function pageOf(pieces: readonly Piece[]): Page {
  const links: Page['links'] = [];
  let text = '';
  for (const piece of pieces) {
    const words = typeof piece === 'string' ? piece : piece.words;
    if (typeof piece !== 'string')
      links.push({ start: text.length, end: text.length + words.length, target: piece.target });
    text += words;
  }
  return { text, links };
}

function item(finding: TriageFinding & Within, title: string, link: string, why?: string): Piece[] {
  const { status, text, count, range, member, log, firstTime, lastTime } = finding;
  const line = range.start.line + 1;
  const parts = [
    status,
    ...(count > 1 ? [`${count} times`] : []),
    ...(firstTime === undefined ? [] : [[...new Set([firstTime, lastTime ?? firstTime])].join(' to ')]),
  ];
  const place = [log, member].flatMap(name => (name === undefined ? [] : [escaped(name)])).concat(`line ${line}`);
  const words = code(short(text, LONGEST_LINE));
  const said = why === undefined ? words : why.includes(words) ? why : `${words}: ${why}`;
  return [`- **${title}**: ${parts.join(', ')}; `, { words: place.join(', '), target: link }, `\n  ${said}`];
}

/** Of a file that was read from disk its lines are not at hand, but what the log itself says is. */
const inLog = ({ why }: TriageFinding): string | undefined => (why?.length ? escaped(why.join('; ')) : undefined);

const FACTS: Record<string, string> = {
  model: 'Model',
  ios: 'iOS',
  build: 'Build of iOS',
  icloud: 'iCloud storage',
  device: 'Device storage',
  battery: 'Battery',
  statusLine: 'Status in Photos',
  direction: 'Direction',
  stoppedProcess: 'Process that was stopped',
};

function factLine(name: string, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  const shown =
    typeof value === 'object'
      ? Object.entries(value)
          .flatMap(([part, bytes]) => (typeof bytes === 'number' ? [`${size(bytes)} ${part}`] : []))
          .join(', ')
      : name === 'battery'
        ? `${value} %`
        : String(value);
  return [`- ${FACTS[name] ?? name}: ${escaped(shown)}`];
}

/** In decimal units, as phones show it. */
function size(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${Number((bytes / 1000 ** power).toFixed(1))} ${units[power]}`;
}

const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

const short = (text: string, most: number): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
};

/** What a log says must not become markup. */
const escaped = (text: string): string => text.replace(/[\\`*[\]<]|(?<!\w)_|_(?!\w)/g, '\\$&').replace(/\s+/g, ' ');

/** As code, whatever backticks are in it. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const room = /^`|`$/.test(text) ? ' ' : '';
  return `${fence}${room}${text}${room}${fence}`;
}
