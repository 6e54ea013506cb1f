import { describe, expect, test } from 'vitest';
import { compilePack } from '../../server/knowledge/compile.ts';
import { readTicket } from '../../server/triage/ticket.ts';
import { packFiles } from './pack.ts';

const knowledge = compilePack(packFiles);
const askedIn = (ticket: string): string => readTicket(ticket, knowledge).next.ask;
const questionsOf = (cause: string): string[] =>
  knowledge.causes.find(({ id }) => id === cause)?.ask.map(({ text }) => text) ?? [];

const STATED = 'Status line: "Updated Just Now". Photos from the Mac do not arrive.\n';

describe('where no cause is likely', () => {
  test('the first one of which nothing is said is asked for', () => {
    expect(askedIn(STATED)).toBe(questionsOf('settings')[0]);
    expect(askedIn(`${STATED}Both use the same Apple ID, iCloud Photos is on.\n`)).toBe(questionsOf('connection')[0]);
  });

  test('the case is handed over once something is said of each', () => {
    const checked = [
      'Both use the same Apple ID, iCloud Photos is on.',
      'The Wi-Fi is fine.',
      'iCloud storage: 20 GB of 200 GB used.',
      'iPhone storage: 40 GB of 128 GB used.',
      'We restarted the iPhone, no change.',
      'iOS is up to date.',
      'The battery is at 95 % and Low Power Mode is off.',
    ];
    expect(askedIn(`${STATED}\n${checked.join('\n')}\n`)).toMatch(/hand over/);
  });

  test('the line of Photos says nothing of an update of iOS', () => {
    for (const ticket of [
      STATED,
      'Photos says Updated Just Now.\n',
      'Under the photos it reads "Updated just now".\n',
    ]) {
      const { findings, facts } = readTicket(ticket, knowledge);
      expect(findings).toEqual([]);
      expect(facts.statusLine?.value).toMatch(/^updated just now$/i);
    }
    const { causes } = readTicket('Updated just now to 18.7, photos still wait.\n', knowledge);
    expect(causes).toMatchObject([{ cause: 'outdated-ios', verdict: 'tried' }]);
  });
});

describe('what the ticket states is not asked', () => {
  test.each([
    ['icloud-storage', 'iCloud storage: 4.9 GB of 5 GB used.', /takes the most space/],
    ['device-storage', 'iPhone storage: 63.7 GB of 64 GB used.', /takes the most space/],
    ['power', 'Low Power Mode is on, battery at 12%.', /on a charger and on Wi-Fi at night/],
    ['power', 'Low Power Mode is on.', /on a charger and on Wi-Fi at night/],
    ['glitch', 'Counter shows 411 items on Monday and 411 on Wednesday.', /restarted/],
    ['settings', 'Same Apple ID on both. She is signed out in Settings.', /switch for iCloud Photos/],
    ['connection', 'The Wi-Fi at home is down.', /a VPN, a filter/],
  ])('of %s: %s', (cause, ticket, question) => {
    expect(askedIn(ticket)).toBe(questionsOf(cause)[1]);
    expect(askedIn(ticket)).toMatch(question);
  });

  test.each([
    ['icloud-storage', 'Photos says that iCloud storage is full.'],
    ['icloud-storage', 'Her iCloud plan is 50 GB, and iCloud storage is full.'],
    ['device-storage', 'The iPhone storage is full.'],
  ])('but of %s: %s', (cause, ticket) => {
    expect(askedIn(ticket)).toBe(questionsOf(cause)[0]);
  });

  test.each([
    'Low Data Mode is on, he is on Wi-Fi, pages load.',
    'iCloud Photos is switched off. Same Apple ID on both.',
    'Counter shows 411 items on Monday and 411 on Wednesday, we restarted, 411 again.',
  ])('nothing of its own is left to ask: %s', ticket => {
    expect(askedIn(`Photos do not sync. ${ticket}`)).toMatch(/status line in Photos say/);
  });

  test.each([
    'Not restarted yet.',
    'Restarted: no',
    '| Restarted | no |',
    'We did not restart it.',
    'Agent: Was it restarted?\nCustomer: no',
  ])('nor whether it was restarted, where it was not: %s', ticket => {
    expect(askedIn(`It says "Syncing 40 Items" since Monday, 40 now as well.\n${ticket}\n`)).not.toMatch(/restarted/);
  });

  test.each([
    ['glitch', 'Counter shows 411 items on Monday and 411 on Wednesday. If nothing helps, restart it.'],
    ['glitch', 'Counter shows 411 items on Monday and 411 on Wednesday.\n- [ ] Restarted'],
  ])('but of %s, which is only advised: %s', (cause, ticket) => {
    expect(askedIn(ticket)).toBe(questionsOf(cause)[1]);
  });

  test.each([
    'iPhone 12 on iOS 17.2. The update fails with an error.',
    'iPhone storage: 63.8 GB of 64 GB used. Download and Keep Originals is chosen.',
    'iCloud: 49.9 GB of 50 GB used. Old backups eat most of the iCloud storage.',
  ])('nor what keeps or fills it: %s', ticket => {
    expect(askedIn(`Photos wait. ${ticket}`)).toMatch(/status line in Photos say/);
  });

  test.each([
    ['New photos do not upload.', 'upload'],
    ['The photos will not upload.', 'upload'],
    ['Photos from the Mac do not download.', 'download'],
  ])('nor the direction: %s', (ticket, direction) => {
    expect(readTicket(ticket, knowledge).facts.direction?.value).toBe(direction);
  });

  test('what is only mentioned answers nothing', () => {
    const ticket = 'Photos do not sync. The phone is never on a charger. If Low Power Mode is on, turn it off.';
    expect(askedIn(ticket)).toBe(questionsOf('power')[0]);
  });

  test('a question that names no symptom of the pack does not build', () => {
    const files = {
      ...packFiles,
      'causes.yaml': (packFiles['causes.yaml'] ?? '').replace('[not-restarted]', '[restart]'),
    };
    expect(() => compilePack(files)).toThrow(
      /causes\.yaml:\d+:\d+: causes\.4\.ask\.1\.symptoms\.0: there is no symptom "restart"/,
    );
  });
});

describe('the direction of the fault', () => {
  test.each([
    ['Status line: "Unable to Upload". iPhone 16.', 'upload'],
    ['Photos says "Uploading 233 Items".', 'upload'],
    ["Her photos won't go to iCloud.", 'upload'],
    ["iPhone photos won't show on the Mac.", 'upload'],
    ["Photos from my Mac won't show on my iPhone.", 'download'],
    ['Photos from the Mac do not arrive. Status line: Uploading 3 Items', 'download'],
  ])('is known: %s', (ticket, direction) => {
    const { facts, next } = readTicket(`${ticket}\n`, knowledge);
    expect(facts.direction?.value).toBe(direction);
    expect(next.ask).not.toMatch(/Do new photos not leave/);
  });
});

test('where it is told where photos sync and where not, nobody asks for the network', () => {
  for (const ticket of [
    'Photos do not upload at home. It works at the office Wi-Fi.',
    'Photos do not upload. He has Airplane Mode on.',
    'Photos do not upload over cellular, Mobile Data for Photos is off.',
  ])
    expect(askedIn(ticket)).not.toBe(questionsOf('connection')[0]);
});
