import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskPrivate } from '../../server/triage/privacy.ts';

const MASKED: [what: string, before: string, after: string][] = [
  ['an e-mail address', 'login of jo.doe+x@mail.example.co.uk ended', 'login of <e-mail> ended'],
  [
    'a token in camel case',
    'mmeAuthToken = "AQAB1k~" dsPrsID = 1234567890 Code=25',
    'mmeAuthToken = "<token>" dsPrsID = <account> Code=25',
  ],
  [
    'a network in camel case',
    'currentSSID=MuellerNet, wifiSSID="Mueller"',
    'currentSSID=<network>, wifiSSID="<network>"',
  ],
  ['a cookie with all its pairs', 'Cookie: X-APPLE-WEBAUTH="v=2:t=abc"; a=b code 25', 'Cookie: <token> code 25'],
  ['a web token', 'got eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0.c2ln now', 'got <token> now'],
  [
    'a phone number behind a blank',
    'phone 4155550132, phoneNumber "4155550132"',
    'phone <phone>, phoneNumber "<phone>"',
  ],
  ['a phone number of Europe and Japan', '06 12 34 56 78, 090-1234-5678, 0171-5550132', '<phone>, <phone>, <phone>'],
  [
    'a serial number by its short names',
    'S/N: F2LXQ0AB9N, Serial No.: F2LXQ0AB9N',
    'S/N: <serial>, Serial No.: <serial>',
  ],
  [
    'a host before a process of several words',
    'Apr  2 08:15:30 anna-iphone Photo Albums(UIKitCore)[3243] <Notice>: x',
    'Apr  2 08:15:30 <host> Photo Albums(UIKitCore)[3243] <Notice>: x',
  ],
  ['a host before a process without a number', 'Apr  2 08:15:30 annas-mbp login: x', 'Apr  2 08:15:30 <host> login: x'],
  [
    'a host behind a short zone',
    '2026-04-02 08:15:30+01 annas-mbp softwareupdated[412]: x',
    '2026-04-02 08:15:30+01 <host> softwareupdated[412]: x',
  ],
  ['the name of a phone in other languages', 'アンナのiPhone, iPhone d’Anna', '<name>のiPhone, iPhone d’<name>'],
  [
    'the name of a phone with names of several parts',
    "Jean-Luc's iPhone, Anna Maria Doe's iPad",
    '<name> iPhone, <name> iPad',
  ],
  [
    'the name of a phone behind a headline',
    "Low Power Mode On Anna Doe's iPhone, Storage Full 花子のiPhone",
    'Low Power Mode On <name> iPhone, Storage Full <name>のiPhone',
  ],
  ['an account name', 'accountName = "jdoe7", state 3', 'accountName = "<account>", state 3'],
  ['an Apple Account in JSON', '{"appleID":"jdoe7","code":25}', '{"appleID":"<account>","code":25}'],
  ['a directory number', 'DSID: 8261947720 signed in', 'DSID: <account> signed in'],
  ['a serial number by its name', 'SerialNumber: F2LXQ0AB9N', 'SerialNumber: <serial>'],
  ['a serial number by its form', 'device F2LXQ0AB9N7K attached', 'device <serial> attached'],
  ['a UDID of older phones', `id ${'0a1b2c3d4e'.repeat(4)} paired`, 'id <udid> paired'],
  ['a UDID of newer phones', 'id 00008101-000A1B2C3D4E5F60 paired', 'id <udid> paired'],
  ['an IMEI', 'modem 490154203237518 up, 35-209900-176148-1 too', 'modem 490154203237518 up, <imei> too'],
  ['an IMEI by its name', 'IMEI: 49 015420 323751 8, slot 1', 'IMEI: <imei>, slot 1'],
  ['a SIM card number', 'card 89014103211118510720 ready', 'card <imei> ready'],
  ['an international phone number', 'handle +44 20 7946 0018 and +14155550132', 'handle <phone> and <phone>'],
  ['an American phone number', 'call (415) 555-0132 or 415-555-0132', 'call <phone> or <phone>'],
  ['a national phone number', 'call 07700 900123 now', 'call <phone> now'],
  ['a phone number by its name', 'PhoneNumber = 01715550132;', 'PhoneNumber = <phone>;'],
  ['an IPv4 address', 'peer 192.168.178.20:443, 10.0.0.1', 'peer <ip>:443, <ip>'],
  ['an IPv6 address', 'peer fe80::1c2a:5eff:fe00:12 and 2001:db8:0:0:8:800:200c:417a', 'peer <ip> and <ip>'],
  ['an address behind a colon', 'v6(en5+:2001:db8:c0c1:10e0:e4d:e9ff:fea9:cfcd)', 'v6(en5+:<ip>)'],
  ['a MAC address', 'bssid a4:5e:60:c1:22:0f, A4-5E-60-C1-22-0F', 'bssid <mac>, <mac>'],
  [
    'a home folder',
    'open /Users/jdoe/Pictures, /home/jdoe, C:\\Users\\jdoe\\x',
    'open /Users/<user>/Pictures, /home/<user>, C:\\Users\\<user>\\x',
  ],
  ['the name of a phone', 'Mar  3 07:12:40 Annas-iPhone cloudd[9]', 'Mar  3 07:12:40 <name>-iPhone cloudd[9]'],
  ['the name of a phone of two parts', 'Mar  3 Anna-Does-iPhone-6 cloudd', 'Mar  3 <name>-iPhone-6 cloudd'],
  ['the name of a phone as people write it', 'paired Anna Doe’s iPad', 'paired <name> iPad'],
  ['a device name', 'DeviceName: Anna phone, model 3', 'DeviceName: <device name>, model 3'],
  ['a device name, and no word behind it', 'DeviceName=Annas code=-1009', 'DeviceName=<device name> code=-1009'],
  ['a phone number, and no code behind it', 'phone=5550132 (25/2035)', 'phone=<phone> (25/2035)'],
  ['an IMEI, and no code behind it', 'IMEI: 490154203237518 - code -1009', 'IMEI: <imei> - code -1009'],
  ['an IMEI, and no time behind it', 'IMEI: 490154203237518 2026-11-19 07:41:05', 'IMEI: <imei> 2026-11-19 07:41:05'],
  ['what an address asks with', 'GET /a?dsid=8261947720&token=abc', 'GET /a?dsid=<account>&token=<token>'],
  ['a path in JSON', String.raw`"\/Users\/anna\/Pictures"`, String.raw`"\/Users\/<user>\/Pictures"`],
  ['a file’s address in JSON', String.raw`file:\/\/\/Users\/anna\/x`, String.raw`file:\/\/\/Users\/<user>\/x`],
  ['a serial number in JSON', String.raw`SerialNumber = \"F2LXQ0AB9N\"`, String.raw`SerialNumber = \"<serial>\"`],
  ['an account in JSON', String.raw`{\"dsid\":\"8261947720\"}`, String.raw`{\"dsid\":\"<account>\"}`],
  ['an account name in JSON', String.raw`accountName = \"jdoe77\"`, String.raw`accountName = \"<account>\"`],
  ['a device name in JSON', String.raw`deviceName=\"Anna Mueller\"`, String.raw`deviceName=\"<device name>\"`],
  ['an apostrophe in JSON', String.raw`Anna\u2019s iPhone`, '<name> iPhone'],
  ['a full name', 'fullName = "Anna Müller", code 25', 'fullName = "<name>", code 25'],
  ['a full name without quotes', 'full name: Anna Müller, code 25', 'full name: <name>, code 25'],
  ['an account description', 'accountDescription = "Anna Müller iCloud"', 'accountDescription = "<account>"'],
  ['a home folder of two words', '/Users/Anna Müller/Pictures/x', '/Users/<user>/Pictures/x'],
  ['a host', 'Mar  3 07:12:40 anna-iphone cloudphotod[77] <Error>', 'Mar  3 07:12:40 <host> cloudphotod[77] <Error>'],
  ['a German host', 'Mar  3 07:12:40 iPhone-von-Anna cloudd[7]', 'Mar  3 07:12:40 iPhone-von-<name> cloudd[7]'],
  ['a Spanish host', 'Mar  3 07:12:40 iPhone-de-Maria cloudd[7]', 'Mar  3 07:12:40 iPhone-de-<name> cloudd[7]'],
  [
    'a Mac',
    '2024-01-01 12:00:00.000000-0700  Annas-MBP cloudd[1]:',
    '2024-01-01 12:00:00.000000-0700  <name>-MBP cloudd[1]:',
  ],
  ['a device in quotes', 'name = "Annas iPhone"', 'name = "<name> iPhone"'],
  ['a German device', 'paired iPhone von Anna Müller', 'paired iPhone von <name>'],
  ['a Spanish device', 'paired iPhone de Maria', 'paired iPhone de <name>'],
  ['a watch', "paired Anna's Apple Watch", 'paired <name> Apple Watch'],
  [
    'names with lines between their words',
    'user_name=jdoe serial_number=F2LXQ0AB9N phone_number=01715550132 device-name="Anna"',
    'user_name=<account> serial_number=<serial> phone_number=<phone> device-name="<device name>"',
  ],
  ['a directory number behind a blank', 'DSID 8261947720 in', 'DSID <account> in'],
  ['the other directory number', 'altDSID 000123-08-1a2b3c4d-5e6f in', 'altDSID <account> in'],
  ['an IMSI and an ICCID', 'IMSI 262011234567890, ICCID 8949020000012345678F', 'IMSI <imei>, ICCID <imei>'],
  ['a serial number behind a blank', 'SerialNumber F2LXQ0AB9N ok', 'SerialNumber <serial> ok'],
  ['a serial number behind an arrow', '"SerialNumber" => "F2LXQ0AB9N"', '"SerialNumber" => "<serial>"'],
  ['a long serial number', 'serial: F2LXQ0AB9NF2LXQ0AB9NF2LXQ0', 'serial: <serial>'],
  [
    'a property list',
    '<key>SerialNumber</key><string>F2LXQ0AB9N</string><key>DeviceName</key><string>Anna M</string>',
    '<key>SerialNumber</key><string><serial></string><key>DeviceName</key><string><device name></string>',
  ],
  ['handles', 'p:+491715550132 P:+14155550132 sms:+491715550132', 'p:<phone> P:<phone> sms:<phone>'],
  ['a phone number as Germans write it', 'call +49 (0) 171 / 555 01 32 now', 'call <phone> now'],
  ['a MAC address without zeros', 'bssid 0:1e:2a:b:3c:4d, 0:1e:2a:b:3c:4d', 'bssid <mac>, <mac>'],
  ['an IPv4 address in an IPv6 one', 'peer ::ffff:192.168.1.2 up', 'peer <ip> up'],
  ['a short IPv6 address', 'peer fe80::1 up', 'peer <ip> up'],
  ['the name of a network', 'joined ssid "Familie Mueller"', 'joined ssid "<network>"'],
  ['a place', 'lat=52.520008 lon=13.4', 'lat=<location> lon=<location>'],
  ['a key', 'Authorization: Bearer abc.def-1 (401)', 'Authorization: Bearer <token> (401)'],
  ['a password', 'password=hunter2; code 25', 'password=<token>; code 25'],
  ['an address in an address', 'mail anna%40icloud.com ok', 'mail <e-mail> ok'],
  ['an account in brackets', 'accountName=<jdoe77> code 25', 'accountName=<account> code 25'],
];

const KEPT = [
  'bytes 1f 01 23 45 67 89 next, 01 23 45 67 89 ab',
  'apple account: needs attention, Apple ID: must be verified, iCloud account: limited by administrator',
  'authorization: authorizedAlways, login: attempt 3 of 5, deviceName=iPhone15,2, offset=+12345678',
  'Host name: gateway.fe.apple-dns.net, on serial dispatch8queue1, phone 12345678 items',
  'device iPhone 14 16.7.8 20H343, iPhone 13 2026-01-05 07:12:40 low battery',
  '-rw-r--r-- 1 mobile  mobile  123456789012 Mar 3 07:12 Photos.sqlite',
  '2026-03-03 07:12:40 photos-sync paused: low power',
  '2026-03-03 07:12:40.123 com.apple.photos Upload failed [77] x',
  'お客様のiPhone、本人のiPhone、最新のiPhone、使用中のiPhone、古いiPhoneからのiPhone、アップロードが停止した会社のiPhone',
  '2026-11-19 07:41:05.123+0100 Some App Helper[411:222] x',
  '2026-11-19 07:41:05.902117+0100 0x31c8     Error       0x0                  214    0    cloudphotod: (CloudKit) [com.apple.cloudkit:OP] batch',
  'Mar  3 07:12:40 iPhone cloudphotod(CFNetwork)[77] <Error>: A task finished with error - code: -1009',
  'default\t07:12:40.123456+0000\tcloudd\t<CKError 0x1f3a0: "Quota Exceeded" (25/2035); Retry after 310.0 seconds>',
  'Error Domain=NSPOSIXErrorDomain Code=28 "No space left on device" UserInfo={NSUnderlyingError=0x600003a1b2c0}',
  'os_version iPhone OS 17.2.1 (21C66), version 1.2.3.4, CFNetwork/1.4.0.1 v10.0.0.1 build 21.0.9.7',
  '49,283,482,112 bytes of 64000000000 used, 4.9 GB of 5 GB, 128 GB, 98 %',
  '"machTimestamp":1234567890123,"traceID":812394871239847,"processID":214,"threadID":12740',
  'record 1F2E3D4C-5B6A-7988-A7B6-C5D4E3F20110 in zone PrimarySync',
  'std::vector<cpl::Change> at dead::beef, a::b, +[CPLEngine start], -[PLCloud stop]',
  'sysdiagnose_2026.11.19_07-41-02+0100_iPhone-OS_iPhone_21C66.tar.gz',
  'icon@2x.png in /private/var/mobile/Library/Logs and /Users/Shared/x',
  'accountName: (null), appleID=<private>, serial: unknown, user id = 501',
  '0:com.apple.cloudphotod.sync.discretionary:7A11F0:[ {name: BatteryLevelPolicy, policyWeight: 1.000}',
  'copy of 2026-11-19-07-41-02, 26-11-19-07-41-02, 11/19/26 07:41:02 +0100 and 2026-11-19T07:41:02Z',
  'hostname: gateway.icloud.com Error Domain=CKErrorDomain Code=25 "quota", host name=localhost',
  'DeviceName=iPhone code=-1009 CKErrorDomain Code=25',
  'asset size +10485760 bytes, on phone: 49.283.482.112 bytes, caller = 16777216 bytes',
  'phone: 2026-11-19 07:41:05 synced',
  '2026-11-19 07:41:05 +1000 12345 0 cloudd',
  'iCloud account: not available (9/1002), login: failed with -1009, serial: scheduled, token: expired',
  'iCloud account: 4.9 GB of 5 GB, login: A session ended, user id = 0x600003a1b2c0, login=-7006',
  'iTunes 12.12.9.4, Firmware 9.20.180.12',
  'hash=da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'Mar  3 07:12:40 localhost cloudd[7], 07:12:41 unknown cloudd[7], 07:12:42 iPhone cloudd[7]',
  '07:12:41 iPad cloudd[7], 07:12:42.123 Df cloudd[7:1f], 07:12:43 Error cloudd[7]',
  "Apple's iPhone, User's iPhone, Photos-iPhone, Settings-iPhone",
  "DSID: <account>, username: <e-mail>, accountName=<mask.hash: 'Zq8xX=='>, dsid = <account>;",
  'isiPhone, This is an iPhone, Apple iPhone, the customer has an iPad',
];

describe('masking', () => {
  test.each(MASKED)('hides %s', (_what, before, after) => {
    expect(maskPrivate(before)).toBe(after);
  });

  test.each(MASKED)('leaves %s alone once it is hidden', (_what, _before, after) => {
    expect(maskPrivate(after)).toBe(after);
  });

  test.each(KEPT)('keeps %s', line => {
    expect(maskPrivate(line)).toBe(line);
  });

  const digits = (from: number, to: number) => fc.integer({ min: from, max: to });
  const two = (from: number, to: number) => digits(from, to).map(n => String(n).padStart(2, '0'));
  const date = fc.tuple(digits(2007, 2035), two(1, 12), two(1, 28)).map(parts => parts.join('-'));
  const clock = fc.tuple(two(0, 23), two(0, 59), two(0, 59)).map(parts => parts.join(':'));
  const zone = fc.constantFrom('', '+0000', '-0800', '+0545', 'Z', ' +0100', '.118304+0100', '.902');
  const harmless = fc.oneof(
    fc.tuple(date, fc.constantFrom(' ', 'T', '_'), clock, zone).map(parts => parts.join('')),
    fc.tuple(digits(1, 30), digits(0, 12), digits(0, 9)).map(parts => `iOS ${parts.join('.')}`),
    fc
      .tuple(digits(0, 9999), digits(0, 99), fc.constantFrom('KB', 'MB', 'GB', 'TB'))
      .map(([a, b, c]) => `${a}.${b} ${c}`),
    digits(0, 2_000_000_000).map(bytes => `${bytes} bytes`),
    digits(0, 99_999).map(pid => `cloudphotod[${pid}]:`),
    fc
      .tuple(digits(1, 99_999), fc.constantFrom('CKErrorDomain', 'NSURLErrorDomain'))
      .map(([n, d]) => `${d} Code=-${n}`),
    digits(0, 0x7fffffff).map(n => `0x${n.toString(16)}`),
    fc.uuid().map(id => id.toUpperCase()),
    digits(0, 100).map(n => `${n} %`),
  );
  const line = fc.array(harmless, { minLength: 1, maxLength: 6 }).map(parts => parts.join(', '));

  test('keeps dates, times, versions, sizes, codes, process ids and record ids, however they are put together', () => {
    fc.assert(
      fc.property(line, text => {
        expect(maskPrivate(text)).toBe(text);
      }),
    );
  });

  const octet = digits(1, 254);
  const hex = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
  const word = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 3, maxLength: 12 });
  const secret = fc.oneof(
    fc.tuple(word, word).map(([a, b]) => ({ text: `${a}@${b}.example.com`, mask: '<e-mail>' })),
    fc.tuple(octet, octet, octet, octet).map(parts => ({ text: parts.join('.'), mask: '<ip>' })),
    fc.tuple(hex(2), hex(2), hex(2), hex(2), hex(2), hex(2)).map(parts => ({ text: parts.join(':'), mask: '<mac>' })),
    fc.tuple(hex(8), hex(16)).map(parts => ({ text: parts.join('-').toUpperCase(), mask: '<udid>' })),
    word.map(name => ({ text: `/Users/${name}`, mask: '/Users/<user>' })),
    digits(2_000_000, 9_999_999).map(n => ({
      text: `+1 415 ${String(n).slice(0, 3)} ${String(n).slice(3)}`,
      mask: '<phone>',
    })),
  );

  test('hides what is private among what is not, and leaves the rest alone', () => {
    fc.assert(
      fc.property(line, secret, line, (before, { text, mask }, after) => {
        expect(maskPrivate(`${before} | ${text} | ${after}`)).toBe(`${before} | ${mask} | ${after}`);
      }),
    );
  });

  test('changes nothing the second time, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), line), secret, (text, { text: hidden }) => {
        const once = maskPrivate(`${text} ${hidden}`);
        expect(maskPrivate(once)).toBe(once);
      }),
    );
  });

  test('takes its time by the length of the line, not by its square', () => {
    for (const part of [
      'a@',
      '1.',
      '+1 ',
      'ab:',
      'account name ',
      '/Users/',
      '0123456789',
      'a.b@c-',
      '"',
      '\\\\',
      'deviceName="A ',
      '7:41:05 a ',
      '+1(1)',
    ])
      expect(maskPrivate(part.repeat(20_000)).length).toBeGreaterThan(0);
  });
});
