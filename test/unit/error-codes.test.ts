import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { builtin } from '../../server/knowledge/builtin.ts';
import { compileCodes } from '../../server/knowledge/codes.ts';
import { compilePack } from '../../server/knowledge/compile.ts';
import { errorCodesAt } from '../../server/triage/error-codes.ts';
import { packFiles } from './pack.ts';

/** The codes at the place that `|` marks. */
const at = (marked: string): string[] => {
  const text = marked.replace('|', '');
  return errorCodesAt(text, marked.indexOf('|'), builtin.codes).map(({ domain, code }) => `${domain.domain} ${code}`);
};

describe('a code is found in each notation of logs', () => {
  test.each([
    ['Error Domain=NSURLErrorDomain Code=-10|09 "The line is down"', 'NSURLErrorDomain -1009'],
    ['Error Dom|ain=NSURLErrorDomain Code=-1009', ''],
    ['Error Domain=NSURLErr|orDomain Code=-1009', 'NSURLErrorDomain -1009'],
    ['gave up (NSURLErrorDomain:-100|9)', 'NSURLErrorDomain -1009'],
    ['<NSError:0x9f4(CKErrorDomain:2|5) - { }>', 'CKErrorDomain 25'],
    ['Detail = "CKInternalErrorDomain: 203|5"; }', 'CKInternalErrorDomain 2035'],
    ['The operation ended. (CloudPhotoLibraryErrorDomain error 25|7.)', 'CloudPhotoLibraryErrorDomain 257'],
    ['Session ended with CPLErrorDomain, code 8|1', 'CloudPhotoLibraryErrorDomain 81'],
    ['{"domain":"NSCocoaErrorDomain","code":6|40}', 'NSCocoaErrorDomain 640'],
    ['{\\"domain\\":\\"NSCocoaErrorDomain\\",\\"code\\":6|40}', 'NSCocoaErrorDomain 640'],
    ['Domain = PHPhotosErrorDomain; Code = 31|64', 'PHPhotosErrorDomain 3164'],
    ['code = 28, domain = NSPOSIX|ErrorDomain', 'NSPOSIXErrorDomain 28'],
    ['Error Domain=kCFErrorDomainCFNetwork Code=-100|5', 'NSURLErrorDomain -1005'],
    ['UserInfo={NSSQLiteErrorDomain=1|3}', 'NSSQLiteErrorDomain 13'],
    ['Error Domain=com.apple.accounts Code=|7 "(null)"', 'com.apple.accounts 7'],
    ['Authorization failed: Error Domain=AKAuthenticationError Code=-70|22 "(null)"', 'AKAuthenticationError -7022'],
    ['a task finished with error - code: -10|01', 'NSURLErrorDomain -1001'],
    ['Task <1>.<2> finished with error [-99|9]', 'NSURLErrorDomain -999'],
    ['write failed, errno=2|8', 'NSPOSIXErrorDomain 28'],
    ['(CKErrorDomain-Fehler 2|5.)', 'CKErrorDomain 25'],
    ['(NSURLErrorDomain erreur -100|9.)', 'NSURLErrorDomain -1009'],
    ['（NSURLErrorDomainエラー-100|9）', 'NSURLErrorDomain -1009'],
    ['stopped: NSURLErrorDomain, -100|9', 'NSURLErrorDomain -1009'],
    ['we saw NSURLErrorDomain -10|20 twice', 'NSURLErrorDomain -1020'],
    ['<CKError 0x1: "Network Unavailable" (3/NSURLErrorDomain:-10|09)>', 'NSURLErrorDomain -1009'],
    ['<CKError 0x1: "Network Unavai|lable" (3/NSURLErrorDomain:-1009)>', 'CKErrorDomain 3'],
    ['Code=6\x1b[31m40 x NSCocoaErrorDo\x1b[0mmain Code=6\x1b[31m4|0', 'NSCocoaErrorDomain 640'],
  ])('%s', (text, expected) => expect(at(text).join()).toBe(expected));

  test('of a CKError both numbers are, wherever in it one looks', () => {
    const both = ['CKErrorDomain 25', 'CKInternalErrorDomain 2035'];
    expect(at('Upload ended with <CKError 0x281: "Quota Ex|ceeded" (25/2035); server message = "full">')).toEqual(both);
    expect(at('<CKError: "Partial Failure" (2/1011); <CKError 0x281: "Quota Exceeded|" (25/2035)>')).toEqual(both);
  });

  test('a form may hold another number, which may be negative', () => {
    const codes = { 3: { means: 'The door does not shut.', benign: false } };
    const forms = ['door <n> ended (<code>)'];
    const doors = compileCodes({
      domains: [{ domain: 'DoorErrorDomain', title: 'doors', also: [], forms, sources: ['the door'], codes }],
    });
    const codesIn = (text: string) => errorCodesAt(text, 1, doors).map(({ code }) => code);
    expect(codesIn('door 12 ended (3)')).toEqual([3]);
    expect(codesIn('door -12 ended (3)')).toEqual([3]);
    expect(codesIn('door twelve ended (3)')).toEqual([]);
    expect(codesIn('door <n> ended (3)')).toEqual([]);
  });

  test('where two stand in a line, the one at the place is', () => {
    const line =
      'Error Domain=NSCocoaErrorDomain Code=4097 "x" UserInfo={Under={Error Domain=NSPOSIXErrorDomain Code=28}}';
    const place = (word: string) => line.indexOf(word);
    const found = (offset: number) => errorCodesAt(line, offset, builtin.codes).map(({ code }) => code);
    expect(found(place('4097'))).toEqual([4097]);
    expect(found(place('28}'))).toEqual([28]);
    expect(found(place('UserInfo'))).toEqual([]);
  });

  test.each([
    'build 2|5 of 2035',
    'Error Domain=com.example.other Co|de=25',
    'NSURLErrorDomain\nCode=-10|09',
    'CKErrorDom|ain',
    '|',
    '\n|',
  ])('nothing is found in %j', text => expect(at(text)).toEqual([]));

  test('a span is that of the text, and a code that is not explained is found with its domain', () => {
    const text = 'x Error Domain=CKErrorDomain Code=7777 y';
    const [found] = errorCodesAt(text, 36, builtin.codes);
    expect(text.slice(found?.start, found?.end)).toBe('CKErrorDomain Code=7777');
    expect(found?.known).toBeUndefined();
  });

  test('a line of a megabyte costs no more than its part around the place', () => {
    const text = `${'CKError '.repeat(130_000)}CKErrorDomain:25${' x'.repeat(500_000)}`;
    const before = performance.now();
    expect(errorCodesAt(text, text.indexOf(':25'), builtin.codes)).toHaveLength(1);
    expect(performance.now() - before).toBeLessThan(200);
  });
});

describe('the codes of the pack', () => {
  const known = (domain: string, code: number) => builtin.codes.find(entry => entry.domain === domain)?.codes[code];

  test('point to the cause that their signature has', () => {
    expect(known('CKErrorDomain', 25)?.cause).toBe('icloud-storage');
    expect(known('CloudPhotoLibraryErrorDomain', 1006)?.cause).toBe('settings');
    expect(known('NSURLErrorDomain', -1009)?.cause).toBe('connection');
  });

  test.each([
    ['CloudPhotoLibraryErrorDomain', 257],
    ['CKErrorDomain', 2],
    ['CKErrorDomain', 20],
    ['CKErrorDomain', 132],
    ['CKErrorDomain', 133],
    ['NSURLErrorDomain', -999],
    ['PHPhotosErrorDomain', 3072],
    ['NSCocoaErrorDomain', 3072],
    ['NSPOSIXErrorDomain', 89],
  ])('%s %i is benign', (domain, code) => expect(known(domain, code)?.benign).toBe(true));
});

describe('a codes.yaml that is wrong is told where and what to do', () => {
  interface Source {
    domains: { also?: string[]; forms?: string[]; codes: Record<string, Record<string, unknown> | undefined> }[];
  }
  const source = packFiles['codes.yaml'] ?? '';
  /** Places of domains in the file. */
  const [CK, URL, POSIX] = [0, 3, 5];
  const code = (domain: number, number: number, value: object | undefined) => (file: Source) => {
    const { codes } = file.domains[domain] ?? { codes: {} };
    codes[number] = value && { ...codes[number], ...value };
    if (!value) delete codes[number];
  };
  const wrong: [string, (file: Source) => void, RegExp][] = [
    [
      'a signature without its code',
      code(CK, 25, undefined),
      /"log-icloud-quota-exceeded" looks for "CKErrorDomain 25"; say there what it means/,
    ],
    [
      'another cause than its signature',
      code(CK, 25, { cause: 'glitch' }),
      /CKErrorDomain 25 has the cause "glitch", and "icloud-storage" in the signature/,
    ],
    [
      'a cause that no signature backs',
      code(URL, -1, { cause: 'glitch' }),
      /NSURLErrorDomain -1 points to "glitch", but no signature/,
    ],
    ['an unknown cause', code(URL, -1, { cause: 'nowhere' }), /no cause "nowhere" in causes.yaml/],
    [
      'benign with a cause',
      code(URL, -1001, { benign: true }),
      /codes\.yaml:\d+:\d+: domains\.3\.codes\.-1001: a code that points to a cause is not benign/,
    ],
    [
      'no number',
      code(URL, Number.NaN, { means: 'Something that is no code.' }),
      /codes\.NaN: a code is a whole number/,
    ],
    ['no meaning', code(URL, -999, { means: undefined }), /codes\.yaml:\d+:\d+: domains\.3\.codes\.-999\.means/],
    ['an unknown key', code(URL, -999, { title: 'cancelled' }), /codes\.yaml:\d+:\d+: domains\.3\.codes\.-999\.title/],
    [
      'a domain twice',
      file => file.domains[CK]?.also?.push('NSURLError'),
      /codes\.yaml:\d+:\d+: .*the domain "NSURLError" stands twice.*; join the two/,
    ],
    [
      'a form without its code',
      file => file.domains[POSIX]?.forms?.splice(0, 1, 'errno'),
      /codes\.yaml:\d+:\d+: domains\.5\.forms\.0: a form has <code> once/,
    ],
  ];
  test.each(wrong)('%s', (_, spoil, message) => {
    const file: Source = parse(source);
    spoil(file);
    expect(() => compilePack({ ...packFiles, 'codes.yaml': stringify(file) })).toThrow(message);
  });

  test('the same code twice', () => {
    const text = `${source.trimEnd()}\n      -7003:\n        { means: "A code that stands above already." }\n`;
    expect(() => compilePack({ ...packFiles, 'codes.yaml': text })).toThrow(/codes\.yaml:\d+:\d+: .*unique/i);
  });

  test('no file at all', () => {
    const { 'codes.yaml': _, ...rest } = packFiles;
    expect(() => compilePack(rest)).toThrow(/codes\.yaml: the file is missing/);
  });
});
