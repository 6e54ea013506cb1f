import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import { builtin } from '../../server/knowledge/builtin.ts';
import { readRecords } from '../../server/triage/reader/records.ts';

const root = path.resolve(import.meta.dirname, '../..');
let grammar: textmate.IGrammar | null;

beforeAll(async () => {
  const wasm = readFileSync(path.join(root, 'node_modules/vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const file = path.join(root, 'syntaxes/device-log.tmLanguage.json');
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
      createOnigString: text => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync(file, 'utf8'), file),
  });
  grammar = await registry.loadGrammar('text.device-log');
});

/** The texts of a line that have a scope that begins so, each with all its scopes. */
const tokensOf = (line: string): { text: string; scopes: string }[] =>
  (grammar?.tokenizeLine(line, textmate.INITIAL).tokens ?? []).map(({ startIndex, endIndex, scopes }) => ({
    text: line.slice(startIndex, endIndex),
    scopes: scopes.join(' '),
  }));

const colouredAs = (scope: string, line: string): string[] =>
  tokensOf(line)
    .filter(({ scopes }) => scopes.includes(scope))
    .map(({ text }) => text);

const TIME = 'constant.numeric.time';
const PROCESS = 'entity.name.function.process';
const DOMAIN = 'entity.name.type.error-domain';
const CODE = 'constant.numeric.error-code';
const levelsIn = (line: string) => [...colouredAs('keyword.other.level', line), ...colouredAs('invalid.level', line)];
const bare = (texts: readonly string[]) => texts.map(text => text.replace(/^<|>$/g, '').trim());

describe.each(builtin.logs.formats.map(format => [format.id, format] as const))('format %s', (id, { samples }) => {
  test.each(samples)('colours time, process and level of %s', sample => {
    const [read] = readRecords(sample, builtin.logs.formats);
    const { time, process, level } = read?.fields ?? {};
    expect(read?.format?.id).toBe(id);
    if (time) expect(colouredAs(TIME, sample)).toEqual([time]);
    if (process && sample.includes(process)) expect(bare(colouredAs(PROCESS, sample))).toEqual([process]);
    if (level) expect(bare(levelsIn(sample))).toEqual([level]);
  });
});

test.each([
  ['Error Domain=NSURLErrorDomain Code=-1009 "x"', 'NSURLErrorDomain', '-1009'],
  ['Error Domain=com.apple.accounts Code=7 "(null)"', 'com.apple.accounts', '7'],
  ['{\\"domain\\":\\"NSCocoaErrorDomain\\",\\"code\\":640}', 'NSCocoaErrorDomain', '640'],
  ['Domain = PHPhotosErrorDomain; Code = 3164;', 'PHPhotosErrorDomain', '3164'],
  ['failed (NSURLErrorDomain:-1009)', 'NSURLErrorDomain', '-1009'],
  ['<NSError:0x9f4(CKErrorDomain:25) - { }>', 'CKErrorDomain', '25'],
  ['(CloudPhotoLibraryErrorDomain error 257.)', 'CloudPhotoLibraryErrorDomain', '257'],
  ['Detail = "CKInternalErrorDomain: 2035"', 'CKInternalErrorDomain', '2035'],
  ['kCFErrorDomainCFNetwork Code=310', 'kCFErrorDomainCFNetwork', '310'],
  ['code = 28, domain = NSPOSIXErrorDomain', 'NSPOSIXErrorDomain', '28'],
  ['<CKError 0x281: "Quota Exceeded" (25/2035); server message = "x">', 'CKError', '25 2035'],
  ['<CKError: "Network Unavailable" (3/NSURLErrorDomain:-1009)>', 'CKError NSURLErrorDomain', '3 -1009'],
  ['a task finished with error - code: -1001', '', '-1001'],
  ['Task <1>.<2> finished with error [-999]', '', '-999'],
  ['the domain is NSCocoaErrorDomain here', 'NSCocoaErrorDomain', ''],
  ['build 25 of 2035 (4/5)', '', ''],
])('domain and code are coloured in %s', (line, domain, code) => {
  const head = 'Apr  2 08:15:30 iPhone cloudphotod(CloudKit)[58] <Error>: ';
  for (const text of [line, head + line]) {
    expect(colouredAs(DOMAIN, text).join(' ')).toBe(domain);
    expect(colouredAs(CODE, text).join(' ')).toBe(code);
  }
});

test.each(['Error', 'Fault', 'Critical', 'Emergency'])('the level %s stands out', level => {
  const show = `2026-04-02 08:15:30.120045+0100 0x3f21     ${level}       0x0     411    0    bird: y`;
  const upper = `2026-04-02 08:15:30.120045 bird{x}[411] <${level.toUpperCase()}>: y`;
  for (const line of [show, upper]) expect(colouredAs('invalid.level', line)).toHaveLength(1);
});

test('of the letters of the compact style E and F stand out', () => {
  const line = (level: string) => `2026-04-02 08:15:30.120 ${level} bird[411:3f21] y`;
  expect(['Df', 'E ', 'F ', 'I ', 'A '].map(level => colouredAs('invalid.level', line(level)).length)).toEqual([
    0, 1, 1, 0, 0,
  ]);
});

test('the word error in a message is no level', () => {
  expect(levelsIn('Apr  2 08:15:30 iPhone bird[58] <Notice>: an Error Domain=x Code=1 and <Error> here')).toEqual([
    '<Notice>',
  ]);
});

test('a report as text has its time, process and version', () => {
  expect(colouredAs(TIME, 'Date/Time:           2026-04-02 08:15:30.4561 +0100')).toEqual([
    '2026-04-02 08:15:30.4561 +0100',
  ]);
  expect(colouredAs(PROCESS, 'Process:             assetsd [58]')).toEqual(['assetsd']);
  expect(colouredAs('constant.other.version', 'OS Version:          iPhone OS 10.3.2 (14F89)')).toHaveLength(1);
});

test('the subsystem is coloured in brackets of both kinds', () => {
  expect(colouredAs('support.class.subsystem', 'x (CloudKit) [com.apple.cloudkit:OP] Done')).toEqual([
    '[com.apple.cloudkit:OP]',
  ]);
  expect(colouredAs('support.class.subsystem', 'Done [com.apple.cloudkit][OP]')).toEqual(['[com.apple.cloudkit][OP]']);
});

test('a directive is a comment, and colours of a terminal do not hide process and level', () => {
  expect(colouredAs('comment.line', '# symptom-lens: ignore log-battery-policy')).toHaveLength(1);
  const line = '\x1b[32mApr  2 08:15:30\x1b[0m \x1b[35miPhone\x1b[0m \x1b[36massetsd[58]\x1b[0m <Error>: x';
  expect(colouredAs(PROCESS, line)).toEqual(['assetsd']);
  expect(colouredAs('invalid.level', line)).toEqual(['<Error>']);
});

test('the longest line that VS Code colours costs little, whatever stands in it', () => {
  for (const piece of ['"a', 'Error ', 'CKError: "', '[com.', 'a.b', 'code=1, ', 'x', '(a ', '/a']) {
    const before = performance.now();
    grammar?.tokenizeLine(piece.repeat(20_000 / piece.length), textmate.INITIAL);
    expect(performance.now() - before, piece).toBeLessThan(1000);
  }
});
