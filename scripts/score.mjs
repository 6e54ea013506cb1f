#!/usr/bin/env node
// `npm run score`: how well tickets are read, measured on the labelled tickets of test/corpus/*.jsonl.
//   npm run score -- FILE.jsonl …   other labelled tickets
//   npm run score -- --misses       also names what went wrong in the open half of the tickets
//   npm run score -- --floor        fails where a figure is below the floor that the tests hold
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { must, root } from './set-up.mjs';

const CORPUS = path.join(root, 'test', 'corpus');
/** On these topics a ticket has nothing that should be found. */
const OFF_TOPIC = new Set(['iphone-other', 'mac', 'non-apple', 'other']);
const ON_TOPIC = 'icloud-photos';

const labelledFiles = () => {
  const named = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
  if (named.length > 0) return named;
  const found = existsSync(CORPUS) ? readdirSync(CORPUS).filter(name => name.endsWith('.jsonl')) : [];
  if (found.length === 0)
    throw new Error(`There are no labelled tickets: put *.jsonl into ${CORPUS}, or name files behind "--".`);
  return found.map(name => path.join(CORPUS, name));
};

const casesOf = file => {
  if (!existsSync(file)) throw new Error(`${file}: there is no such file; check the name.`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (!line.trim()) return [];
      try {
        return [JSON.parse(line)];
      } catch {
        throw new Error(`${file}:${index + 1}: this line is no JSON; each line is one labelled ticket.`);
      }
    });
};

/** The report of one `check` over all tickets, in their order. */
const readAll = cases => {
  const folder = mkdtempSync(path.join(tmpdir(), 'symptom-lens-score-'));
  try {
    const names = cases.map(({ text }, index) => {
      const name = path.join(folder, `${index}.txt`);
      writeFileSync(name, text);
      return name;
    });
    const cli = path.join(root, 'dist', 'cli.js');
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [cli, 'check', '--format', 'json', '--kind', 'ticket', ...names],
      { encoding: 'utf8', maxBuffer: 2 ** 29 },
    );
    const { documents, errors } = JSON.parse(stdout || '{"documents":[],"errors":[]}');
    if (documents.length !== cases.length) throw new Error(`Not every ticket was read. ${stderr}${errors[0]?.message}`);
    return documents;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const newCount = () => ({ hit: 0, extra: 0, missed: 0 });

/** Precision, recall and their harmonic mean; 0 where there is nothing to divide. */
const figures = ({ hit, extra, missed }) => {
  const share = (part, whole) => (whole === 0 ? 0 : part / whole);
  return [share(hit, hit + extra), share(hit, hit + missed), share(2 * hit, 2 * hit + extra + missed)];
};

/** Rules are written with the open half in view; the other half shows whether they carry over, so its misses stay unseen. */
const isOpen = ({ id }) => [...id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) >>> 0, 7) % 2 === 0;

/** What the tests hold: a change of the rules that falls below has broken something. */
const FLOOR = { microF1: 0.94, statusRight: 0.92, falseAlarms: 0.05, offTopicAlarms: 0.08, wrongRanges: 0 };

const originOf = ({ id }) => id.split('-')[0];

/** What is present by the labels and by the reading, without the causes that are not judged in this ticket. */
const presentIn = ({ labels, ignore = [] }, { findings }) => {
  const judged = cause => !ignore.includes(cause);
  const causes = (list, key) => new Set(list.filter(item => item[key] === 'present').map(({ cause }) => cause));
  return {
    labelled: new Set([...causes(labels, 'polarity')].filter(judged)),
    said: new Set([...causes(findings, 'status')].filter(judged)),
  };
};

/** Findings with offsets into the text, and how many of them have another text there. */
const placed = (text, findings) => {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(match => match.index + match[0].length)];
  const offset = ({ line, character }) => starts[line] + character;
  const all = findings.map(finding => ({
    ...finding,
    start: offset(finding.range.start),
    end: offset(finding.range.end),
  }));
  return { all, wrong: all.filter(({ start, end, text: said }) => text.slice(start, end) !== said).length };
};

const score = (cases, documents) => {
  const total = newCount();
  const byCause = new Map();
  const byOrigin = new Map();
  const foreign = newCount();
  const halves = { open: newCount(), other: newCount() };
  const status = { right: 0, seen: 0 };
  const alarms = { quiet: 0, onQuiet: 0, offTopic: 0, onOffTopic: 0 };
  const misses = [];
  const miss = (ticket, text) => isOpen(ticket) && misses.push(`${ticket.id}: ${text}`);
  let wrongRanges = 0;
  const of = (map, key) => map.get(key) ?? map.set(key, newCount()).get(key);

  for (const [index, labelled] of cases.entries()) {
    const document = documents[index];
    const { labelled: gold, said } = presentIn(labelled, document);
    const { all, wrong } = placed(labelled.text, document.findings);
    wrongRanges += wrong;
    const english = labelled.language === 'en';
    const topic = labelled.topic ?? ON_TOPIC;

    if (topic === ON_TOPIC) {
      for (const cause of new Set([...gold, ...said])) {
        const outcome = !said.has(cause) ? 'missed' : gold.has(cause) ? 'hit' : 'extra';
        const half = halves[isOpen(labelled) ? 'open' : 'other'];
        const counts = english ? [total, half, of(byCause, cause), of(byOrigin, originOf(labelled))] : [foreign];
        for (const count of counts) count[outcome] += 1;
        if (english && outcome !== 'hit') miss(labelled, `${outcome} ${cause}`);
      }
      if (gold.size === 0) {
        alarms.quiet += 1;
        if (said.size > 0) alarms.onQuiet += 1;
      }
    }
    if (OFF_TOPIC.has(topic)) {
      alarms.offTopic += 1;
      if (said.size > 0) alarms.onOffTopic += 1;
      for (const cause of said) miss(labelled, `off topic, said ${cause}`);
    }
    if (!english) continue;
    for (const { cause, evidence, polarity } of labelled.labels) {
      if (labelled.ignore?.includes(cause)) continue;
      const start = labelled.text.indexOf(evidence);
      const end = start + evidence.length;
      const over = all.filter(finding => finding.cause === cause && finding.start < end && start < finding.end);
      if (over.length === 0) continue;
      status.seen += 1;
      if (over.some(finding => finding.status === polarity)) status.right += 1;
      else
        miss(labelled, `${cause} “${evidence}” is ${polarity}, said ${over.map(finding => finding.status).join(', ')}`);
    }
  }
  return { total, halves, byCause, byOrigin, foreign, status, alarms, wrongRanges, misses };
};

const row = (name, count) =>
  [
    name.padEnd(18),
    ...figures(count).map(figure => figure.toFixed(3).padStart(9)),
    `${count.hit}`.padStart(7),
    `${count.extra}`.padStart(7),
    `${count.missed}`.padStart(7),
  ].join('');

const print = ({ total, halves, byCause, byOrigin, foreign, status, alarms, wrongRanges, misses }, cases) => {
  const sorted = map => [...map].sort(([a], [b]) => a.localeCompare(b));
  console.log(`${'present'.padEnd(18)}precision   recall       F1    hit  extra missed`);
  for (const [cause, count] of sorted(byCause)) console.log(row(cause, count));
  console.log(row('all causes', total));
  console.log(row('  open half', halves.open));
  console.log(row('  other half', halves.other));
  for (const [origin, count] of sorted(byOrigin)) console.log(row(`  origin ${origin}`, count));
  console.log(row('  not English', foreign));
  console.log(`\nstatus right: ${status.right} of ${status.seen} findings on labelled words`);
  console.log(`false alarms: ${alarms.onQuiet} of ${alarms.quiet} tickets with nothing present`);
  console.log(`              ${alarms.onOffTopic} of ${alarms.offTopic} tickets about something else`);
  console.log(`wrong ranges: ${wrongRanges}; tickets: ${cases.length}`);
  if (process.argv.includes('--misses')) console.log(`\n${misses.join('\n')}`);
};

const belowFloor = ({ total, status, alarms, wrongRanges }) => {
  const reached = {
    microF1: figures(total)[2],
    statusRight: status.right / status.seen,
    falseAlarms: alarms.onQuiet / alarms.quiet,
    offTopicAlarms: alarms.onOffTopic / alarms.offTopic,
    wrongRanges,
  };
  const isBelow = name => (/alarms|wrong/i.test(name) ? reached[name] > FLOOR[name] : reached[name] < FLOOR[name]);
  return Object.keys(FLOOR)
    .filter(isBelow)
    .map(name => `${name} is ${reached[name].toFixed(3)}; the floor is ${FLOOR[name]}.`);
};

try {
  const cases = labelledFiles().flatMap(casesOf);
  await must('Building', process.execPath, [path.join(root, 'scripts', 'build.mjs'), '--if-stale']);
  const result = score(cases, readAll(cases));
  print(result, cases);
  const below = process.argv.includes('--floor') ? belowFloor(result) : [];
  for (const line of below) console.error(line);
  if (below.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
