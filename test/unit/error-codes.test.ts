import { describe, expect, test } from 'vitest';
import { builtin } from '../../server/knowledge/builtin.ts';
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
    ['a task finished with error - code: -10|01', 'NSURLErrorDomain -1001'],
    ['Task <1>.<2> finished with error [-99|9]', 'NSURLErrorDomain -999'],
    ['write failed, errno=2|8', 'NSPOSIXErrorDomain 28'],
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
  const file = packFiles['codes.yaml'] ?? '';
  const wrong: [string, string, RegExp][] = [
    [
      'a signature without its code',
      file.replace('      25: { name: quotaExceeded', '      250: { name: quotaExceeded'),
      /"log-icloud-quota-exceeded" looks for "CKErrorDomain 25"; say there what it means/,
    ],
    [
      'another cause than its signature',
      file.replace('name: quotaExceeded, cause: icloud-storage', 'name: quotaExceeded, cause: glitch'),
      /CKErrorDomain 25 has the cause "glitch", and "icloud-storage" in the signature/,
    ],
    [
      'a cause that no signature backs',
      file.replace('name: unknown, means', 'name: unknown, cause: glitch, means'),
      /NSURLErrorDomain -1 points to "glitch", but no signature/,
    ],
    [
      'an unknown cause',
      file.replace('name: unknown, means', 'name: unknown, cause: nowhere, means'),
      /no cause "nowhere" in causes.yaml/,
    ],
    [
      'benign with a cause',
      file.replace('name: timedOut, cause', 'name: timedOut, benign: true, cause'),
      /codes\.yaml: domains\.3\.codes\.-1001: a code that points to a cause is not benign/,
    ],
    [
      'no number',
      file.replace('      -999: {', '      minus: {'),
      /codes\.yaml: domains\.3\.codes\.minus: a code is a whole number/,
    ],
    ['the same code twice', file.replace('      -1000: {', '      -999: {'), /codes\.yaml: .*unique/i],
    [
      'a domain twice',
      file.replace('also: [CKError]', 'also: [CKError, NSURLError]'),
      /the domain "NSURLError" stands twice/,
    ],
    [
      'a form without its code',
      file.replace('"errno <code>"', '"errno"'),
      /codes\.yaml: domains\.5\.forms\.3: a form has <code> once/,
    ],
    [
      'no meaning',
      file.replace(/-999: \{.*\}/, '-999: { name: cancelled }'),
      /codes\.yaml: domains\.3\.codes\.-999\.means/,
    ],
    [
      'an unknown key',
      file.replace('name: cancelled,', 'title: cancelled,'),
      /codes\.yaml: domains\.3\.codes\.-999\.title/,
    ],
  ];
  test.each(wrong)('%s', (_, text, message) => {
    expect(text).not.toBe(file);
    expect(() => compilePack({ ...packFiles, 'codes.yaml': text })).toThrow(message);
  });

  test('no file at all', () => {
    const { 'codes.yaml': _, ...rest } = packFiles;
    expect(() => compilePack(rest)).toThrow(/codes\.yaml: the file is missing/);
  });
});
