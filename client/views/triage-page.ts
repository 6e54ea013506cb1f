interface Place {
  line: number;
  character: number;
}

/** What the server found in a file. */
export interface FileTriage {
  isArchive: boolean;
  read: string[];
  titles: Record<string, string>;
  report: {
    path: string;
    facts: Record<string, unknown>;
    findings: TriageFinding[];
    causes: { cause: string; verdict: string; score: number; evidence: number[] }[];
    next: { ask: string };
    notices?: { severity: string; message: string; member?: string; range: { start: Place } }[];
  };
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
}

/** The address that opens a line, counted from 1, of the file or of a file in the archive. */
export type LinkTo = (line: number, member: string | undefined) => string;

/** The triage of a file as a Markdown page. */
export function triagePage({ report, isArchive, read, titles }: FileTriage, linkTo: LinkTo): string {
  const { path, facts, findings, causes, next, notices = [] } = report;
  const title = (id: string) => escaped(titles[id] ?? id);
  const ranked = causes.map(({ cause, verdict, score, evidence }, index) => {
    const count = evidence.length;
    return `${index + 1}. **${title(cause)}**: ${verdict} (${score}${count ? `, ${count} ${count === 1 ? 'finding' : 'findings'}` : ''})`;
  });
  const order = [...new Set([...causes.map(({ cause }) => cause), ...findings.map(({ cause }) => cause)])];
  const groups = order.flatMap(cause => {
    const own = findings.filter(finding => finding.cause === cause);
    return own.length ? [`### ${title(cause)}`, own.map(finding => item(finding, title, linkTo)).join('\n')] : [];
  });
  const known = Object.entries(facts).flatMap(([name, value]) => factLine(name, value));
  const unread = notices.map(({ message, member }) => `- ${member === undefined ? '' : `${code(member)}: `}${message}`);
  return [
    `# Triage of ${escaped(nameOf(path))}`,
    code(path),
    '## Facts',
    known.length ? known.join('\n') : 'The logs state none.',
    '## Causes',
    ranked.length ? ranked.join('\n') : 'No cause is in sight.',
    '## Findings',
    ...(groups.length ? groups : ['No symptom was found.']),
    '## Ask next',
    escaped(next.ask),
    ...(unread.length ? ['## Not read', unread.join('\n')] : []),
    ...(isArchive
      ? ['## Read', read.length ? read.map(name => `- ${code(name)}`).join('\n') : 'No file of the archive.']
      : []),
    '',
  ].join('\n\n');
}

/** The links of a page: where their words stand, and their addresses. */
export function linksIn(page: string): { start: number; end: number; target: string }[] {
  return [...page.matchAll(/\[((?:\\.|[^\]\\\n])+)\]\(([a-z][a-z-]*:[^)\s]*)\)/g)].map(
    ({ index, 1: words = '', 2: target = '' }) => ({ start: index + 1, end: index + 1 + words.length, target }),
  );
}

function item(finding: TriageFinding, title: (id: string) => string, linkTo: LinkTo): string {
  const { symptom, status, text, count, range, member, firstTime, lastTime } = finding;
  const line = range.start.line + 1;
  const parts = [
    status,
    ...(count > 1 ? [`${count} times`] : []),
    ...(firstTime === undefined ? [] : [lastTime === undefined ? firstTime : `${firstTime} to ${lastTime}`]),
  ];
  const place = member === undefined ? `line ${line}` : `${escaped(member)}, line ${line}`;
  return `- **${title(symptom)}**: ${parts.join(', ')}; [${place}](${linkTo(line, member)})\n  ${code(short(text))}`;
}

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

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
};

/** What a log says must not become markup. */
const escaped = (text: string): string => text.replace(/[\\`*[\]<>#|~]|(?<!\w)_|_(?!\w)/g, '\\$&').replace(/\s+/g, ' ');

/** As code, whatever backticks are in it. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const room = /^`|`$/.test(text) ? ' ' : '';
  return `${fence}${room}${text}${room}${fence}`;
}
