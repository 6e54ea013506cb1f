import { describe, expect, test } from 'vitest';
import { compilePack } from '../../server/knowledge/compile.ts';
import type { Facts } from '../../server/triage/model.ts';
import { ESCALATION, type RemedyStyle, remedyText, renderRemedy } from '../../server/triage/remedy.ts';
import { packFiles } from './pack.ts';

const knowledge = compilePack(packFiles);
const CAUSES = knowledge.causes.map(({ id }) => id);

const at = <T>(value: T) => ({ value, start: 0, end: 0 });
const facts = (ios?: string, model?: string): Facts => ({
  ...(ios ? { ios: at(ios) } : {}),
  ...(model ? { model: at(model) } : {}),
});
const render = (cause: string, known: Facts = {}, style: Partial<RemedyStyle> = {}) =>
  renderRemedy(cause, known, { audience: 'internal', labels: 'us', markup: 'markdown', ...style }, knowledge);
const steps = (cause: string, known: Facts = {}, style: Partial<RemedyStyle> = {}): string =>
  render(cause, known, style).steps.join('\n');

describe('the steps follow the iOS version', () => {
  test.each([
    ['15.8', 'turn iCloud Photos on'],
    ['16.7.16', 'turn Sync this iPhone on'],
    ['17.7.2', 'turn Sync this iPhone on'],
    ['18.7', 'turn Sync this iPhone on'],
    ['26.6.1', 'turn Sync this iPhone on'],
  ])('the switch on iOS %s: %s', (ios, words) => {
    expect(steps('settings', facts(ios))).toContain(words);
  });

  test.each([
    ['15.8', 'Apple ID', 'Apple Account'],
    ['17.7.2', 'Apple ID', 'Apple Account'],
    ['18.7', 'Apple Account', 'Apple ID'],
    ['26.6', 'Apple Account', 'Apple ID'],
  ])('the account on iOS %s is the %s', (ios, name, other) => {
    expect(steps('settings', facts(ios))).toContain(`${name} address`);
    expect(steps('settings', facts(ios))).not.toContain(other);
  });

  test.each([
    ['15.8', 'Settings > Photos > Cellular Data'],
    ['17.7.2', 'Settings > Photos > Cellular Data'],
    ['18.7', 'Settings > Apps > Photos > Cellular Data'],
    ['26.6', 'Settings > Apps > Photos > Cellular Data'],
    ['27', 'Settings > Apps > Photos > Cellular Data'],
  ])('cellular data for Photos on iOS %s: %s', (ios, path) => {
    expect(steps('connection', facts(ios))).toContain(path);
  });

  test.each([
    ['14.8.1', 'General > Reset > Reset Network Settings'],
    ['15.8', 'General > Transfer or Reset iPhone > Reset > Reset Network Settings'],
    ['26.6', 'General > Transfer or Reset iPhone > Reset > Reset Network Settings'],
  ])('the reset on iOS %s: %s', (ios, path) => {
    expect(steps('connection', facts(ios))).toContain(path);
  });

  test.each([
    ['17.7.2', 'Photos > Library > All Photos', 'Settings > Battery.'],
    ['18.7', 'behind the profile button in the top corner', 'Settings > Battery.'],
    ['26.6', 'Photos > Collections', 'Settings > Battery > Power Mode'],
  ])('status line and Low Power Mode on iOS %s', (ios, status, battery) => {
    expect(steps('power', facts(ios))).toContain(status);
    expect(steps('power', facts(ios))).toContain(battery);
  });

  test('a step that a version does not know is left out', () => {
    expect(steps('connection', facts('12.5.8'))).not.toContain('Low Data Mode');
    expect(steps('connection', facts('13.7'))).toContain('Low Data Mode');
  });

  test('iOS 15, 17, 18 and 26 each get their own steps', () => {
    const versions = ['15.8', '17.7.2', '18.7', '26.6'];
    expect(new Set(versions.map(ios => steps('power', facts(ios)))).size).toBe(4);
    expect(new Set(versions.map(ios => steps('settings', facts(ios)))).size).toBe(3);
    expect(new Set(versions.map(ios => steps('connection', facts(ios)))).size).toBe(2);
  });
});

describe('the restart follows the model', () => {
  test.each([
    ['iPhone 15', 'Hold the side button and either volume button'],
    ['iPhone X', 'Hold the side button and either volume button'],
    ['iPhone 8', 'Hold the side button until'],
    ['iPhone SE (3rd generation)', 'Hold the side button until'],
    ['iPhone SE (1st generation)', 'Hold the top button until'],
  ])('%s: %s', (model, words) => {
    const text = steps('glitch', facts(undefined, model));
    expect(text).toContain(words);
    expect(text.match(/slider/g)).toHaveLength(1);
  });

  test('an unknown model gets each way with the models it is for', () => {
    const text = steps('glitch');
    for (const words of ['With Face ID', 'With a Home button', 'With a top button']) expect(text).toContain(words);
  });

  test('a known iOS leaves out the models that never ran it', () => {
    expect(steps('glitch', facts('26.1'))).not.toContain('top button');
    expect(steps('glitch', facts('26.1'))).toContain('With a Home button');
  });
});

describe('labels follow the region', () => {
  test('US and UK words', () => {
    const known = facts('18.7', 'iPhone 15');
    expect(steps('connection', known, { labels: 'us' })).toContain('Settings > Apps > Photos > Cellular Data');
    expect(steps('connection', known, { labels: 'uk' })).toContain('Settings > Apps > Photos > Mobile Data');
    expect(steps('device-storage', known, { labels: 'us' })).toContain('Optimize iPhone Storage');
    expect(steps('device-storage', known, { labels: 'uk' })).toContain('Optimise iPhone Storage');
  });

  test.each([...CAUSES, ESCALATION])('no US word in the UK steps and replies of %s', cause => {
    for (const ios of [undefined, '15.8', '18.7'])
      for (const audience of ['internal', 'customer'] as const)
        expect(remedyText(render(cause, facts(ios), { labels: 'uk', audience }))).not.toMatch(/cellular|optimiz/i);
  });

  test.each([...CAUSES, ESCALATION])('no UK word in the US steps and replies of %s', cause => {
    for (const audience of ['internal', 'customer'] as const)
      expect(remedyText(render(cause, {}, { audience }))).not.toMatch(/mobile data|optimis/i);
  });
});

describe('what is not known', () => {
  test('is named both ways, the newer first', () => {
    const text = steps('settings');
    expect(text).toContain('Apple Account (up to iOS 17: Apple ID)');
    expect(text).toContain('Sync this iPhone (up to iOS 15: iCloud Photos)');
    expect(steps('power')).toContain('Sync Now (up to iOS 15: Resume Updates)');
    expect(steps('connection')).toContain('Settings > Apps > Photos (up to iOS 17: Settings > Photos)');
  });

  test('iOS 15 has the names of before', () => {
    expect(steps('icloud-storage', facts('15.4', 'iPhone 13'))).toContain('Manage Storage');
    expect(steps('icloud-storage', facts('16.1', 'iPhone 13'))).toContain('Manage Account Storage');
  });

  test('names only versions that exist: 26 follows 18', () => {
    expect(steps('power')).toContain('Settings > Battery > Power Mode (up to iOS 18: Settings > Battery)');
    expect(steps('power')).toMatch(/; iOS 18: Photos, behind the profile button|\(iOS 18: Photos, behind/);
    for (const cause of [...CAUSES, ESCALATION])
      for (const label of ['us', 'uk'] as const)
        expect(steps(cause, {}, { labels: label })).not.toMatch(/iOS (?:19|2[0-5])\b|to 2[0-5]\b/);
  });

  test('is the plan that an account has: one may be upgraded, another only changed', () => {
    expect(steps('icloud-storage', facts('15.8'))).toContain('> Change Storage Plan or Buy More Storage.');
    expect(steps('icloud-storage', facts('18.7'))).toContain('> Upgrade to iCloud+ or Change Storage Plan.');
    expect(steps('icloud-storage', facts('18.7'), { language: 'de' })).toContain(
      'Upgrade to iCloud+ or Change Storage Plan (Speicherplan ändern)',
    );
  });

  test('is narrowed by the model: an iPhone 8 never had iOS 18, an iPhone 16 never less', () => {
    expect(steps('settings', facts(undefined, 'iPhone 8'))).not.toContain('Apple Account');
    expect(steps('settings', facts(undefined, 'iPhone 16'))).not.toContain('Apple ID');
    expect(steps('settings', facts(undefined, 'iPhone 16'))).not.toContain('up to iOS');
  });

  test('an unknown model does not stop anything', () => {
    expect(steps('glitch', facts('17', 'iPhone 99'))).toContain('slider');
    expect(steps('outdated-ios', facts('17', 'iPhone 99'))).toContain('Software Update');
  });
});

describe('the update', () => {
  test('names the newest iOS of the model with the date of the facts', () => {
    expect(steps('outdated-ios', facts('16.1', 'iPhone 8'))).toContain(
      `For iPhone 8 the newest known is iOS 16.7.16 (as of ${knowledge.devices.asOf}). It takes nothing newer than iOS 16.`,
    );
    expect(steps('outdated-ios', facts('17.2', 'iPhone 13'))).toContain('iOS 27.0.1 or 27.1');
  });

  test('says when it cannot be the remedy', () => {
    expect(steps('outdated-ios', facts('16.7.16', 'iPhone 8'))).toContain('an update is not the remedy');
    expect(steps('outdated-ios', facts('27.0.1', 'iPhone 13'))).not.toMatch(/Software Update|backup|After the update/);
    expect(steps('outdated-ios', facts('17.2', 'iPhone 13'))).not.toContain('not the remedy');
  });

  test('is not held against an iPhone with a newer iOS than is known', () => {
    const text = steps('outdated-ios', facts('28.0', 'iPhone 17'));
    expect(text).toMatch(/This iPhone has a newer one, so an update is not the remedy/);
    expect(text).not.toMatch(/Make a backup first/);
    expect(steps('settings', facts('28.0'))).toContain('turn Sync this iPhone on');
    expect(steps('settings', facts('28.0'))).not.toContain('Apple ID');
  });

  test('is neither promised nor asked after in a reply for an iPhone that has the newest iOS', () => {
    const text = remedyText(render('outdated-ios', facts('16.7.16', 'iPhone 8'), { audience: 'customer' }));
    expect(text).toMatch(/has the newest iOS that it takes/);
    expect(text).not.toMatch(/This is the way|after the update/);
    expect(text).toMatch(/newer device .* icloud\.com/);
    const other = remedyText(render('outdated-ios', facts('16.1', 'iPhone 8'), { audience: 'customer' }));
    expect(other).toMatch(/This is the way to the newest one/);
    expect(other).not.toContain('icloud.com');
  });

  test('sends nobody with the newest iOS of all to a newer device', () => {
    const top = remedyText(render('outdated-ios', facts('27.1', 'iPhone 17'), { audience: 'customer' }));
    expect(top).toMatch(/another device .* icloud\.com/);
    expect(top).not.toMatch(/newer device|older iPhone/);
    const stuck = steps('outdated-ios', facts('18.7.10', 'iPhone XR'));
    expect(stuck).toMatch(/newer device .* older iPhone/);
    expect(stuck).not.toContain('another device');
  });

  test('claims nothing of a version that the model cannot have, or that was never made', () => {
    expect(steps('outdated-ios', facts('17.1', 'iPhone X'))).not.toContain('not the remedy');
    expect(steps('icloud-storage', facts('19.1', 'iPhone 12'))).toContain('up to iOS 15');
  });
});

test('the escalation asks for the album of failed photos only where there is one', () => {
  expect(steps(ESCALATION, facts('12.5.8', 'iPhone 6'))).not.toContain('Unable to Upload');
  expect(steps(ESCALATION, facts('13.7', 'iPhone 6s'))).toContain('Unable to Upload');
  expect(steps(ESCALATION, {})).toContain('Unable to Upload');
});

describe('every remedy', () => {
  const everything = [...CAUSES, ESCALATION].flatMap(cause =>
    (['internal', 'customer'] as const).map(audience => [cause, audience] as const),
  );

  test.each(everything)('of %s, %s, is complete: every name filled in, nothing twice', (cause, audience) => {
    for (const known of [{}, facts('15.8', 'iPhone 7'), facts('26.1', 'iPhone 17')]) {
      const remedy = render(cause, known, { audience });
      const text = remedyText(remedy);
      expect(text).not.toMatch(/[{}]|undefined|NaN| {2}|\.\./);
      expect(new Set(remedy.steps).size).toBe(remedy.steps.length);
      expect(remedy.steps.length).toBeGreaterThan(2);
    }
  });

  test.each(everything)('of %s, %s, never gives the switch turned off and on as a cure', (cause, audience) => {
    const { steps: rendered, opening = '', closing = '' } = render(cause, {}, { audience });
    const advice = [opening, ...rendered.map(step => step.split('**Careful:**')[0]), closing].join('\n');
    expect(advice).not.toMatch(/(?:iCloud Photos|Sync this iPhone)\)? off\b/);
    expect(advice).not.toMatch(/off and (?:then )?(?:back )?on/i);
  });

  test('has seven causes in the order in which they are checked', () => {
    expect(CAUSES).toEqual([
      'settings',
      'connection',
      'icloud-storage',
      'device-storage',
      'glitch',
      'outdated-ios',
      'power',
    ]);
  });

  test('warns at the step it belongs to', () => {
    const reset = render('connection').steps.find(step => step.includes('Reset Network Settings'));
    expect(reset).toMatch(/\*\*Careful:\*\* This deletes saved Wi-Fi networks and passwords, VPN and APN settings/);
    const plain = render('connection', {}, { markup: 'plain' }).steps.join('\n');
    expect(plain).toContain(' Careful: This deletes');
    expect(plain).not.toContain('**');
  });

  test.each(['icloud-storage', 'device-storage'])('of %s warns before Recently Deleted is emptied', cause => {
    const step = render(cause).steps.find(text => text.startsWith('Empty '));
    expect(step).toMatch(/Careful:.* Look it through first.* every device/);
    expect(step).toContain('cannot be brought back');
    expect(remedyText(render(cause, {}, { audience: 'customer' }))).not.toContain('without losing');
  });

  test('has a heading that says for whom it is', () => {
    expect(render('power').heading).toBe('Remedy: Plug in and leave it alone');
    expect(render('power').opening).toBeUndefined();
    const reply = render('power', {}, { audience: 'customer' });
    expect(reply.heading).toBe('Reply: Plug in and leave it alone');
    expect(reply.opening).toMatch(/\S/);
    expect(reply.closing).toMatch(/\S/);
  });

  test('of the escalation says what to collect, and speaks to the customer in the reply', () => {
    expect(steps(ESCALATION)).toMatch(/Collect: model, iOS version/);
    expect(steps(ESCALATION)).toContain('Genius Bar');
    expect(steps(ESCALATION, {}, { audience: 'customer' })).not.toContain('Collect:');
  });

  test('that does not exist is named with those that do', () => {
    expect(() => render('moon')).toThrow(/no remedy "moon".*settings.*escalation/);
  });
});

describe('a remedy by itself', () => {
  test('reads as a note', () => {
    const text = remedyText(render('power', facts('17.7.2'), { markup: 'plain' }));
    expect(text).toMatch(
      /^Remedy: Plug in and leave it alone\n\n1\. Turn Low Power Mode off: Settings > Battery\.\n2\. /,
    );
    expect(text.endsWith('\n')).toBe(true);
  });
});

describe('a pack with a fault says where', () => {
  test.each([
    ['remedies/power.yaml', 'title: 5', /remedies\/power\.yaml:1:1: title: /],
    ['remedies/power.yaml', 'title: a\nopening: b\nclosing: c\nsteps: [{ text: "{moon}" }]', /\{moon\}.*labels\.yaml/],
    [
      'devices.yaml',
      (packFiles['devices.yaml'] ?? '').replace('last: 12', 'last: 3'),
      /devices\.yaml:6:\d+: models\.0: its first iOS/,
    ],
  ])('%s', (file, text, message) => {
    expect(() => compilePack({ ...packFiles, [file]: text })).toThrow(message);
  });

  test('a missing remedy', () => {
    const { 'remedies/glitch.yaml': _, ...rest } = packFiles;
    expect(() => compilePack(rest)).toThrow(/remedies\/glitch\.yaml: the file is missing/);
  });
});
