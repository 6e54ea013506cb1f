import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtin } from '../../server/knowledge/builtin.ts';
import { newMemory } from '../../server/triage/memory.ts';
import type { Reading } from '../../server/triage/model.ts';
import { readTicket } from '../../server/triage/ticket.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 10_000);

/** Words that meet the rules, joined at random: far more telling than random characters. */
const word = fc.constantFrom(
  'iCloud',
  'storage',
  'is',
  'full',
  'not',
  'but',
  'the',
  'iPhone',
  'Wi-Fi',
  'off',
  'on',
  'Low Power Mode',
  'battery',
  '9 %',
  '4.9 GB of 5 GB',
  'iOS 17.2',
  'iPhone 12',
  'restarted',
  'twice',
  'if',
  'maybe',
  'her',
  'iPad',
  'VPN',
  'charging',
  '?',
  '.',
  ',',
  ';',
  ':',
  '\n',
  '\n\n',
  '- ',
  '- [x] ',
  '- [ ] ',
  '## Steps tried\n',
  '## Next steps\n',
  '| a | b |\n',
  '\na | b\n--- | ---\n',
  '<tr><td>',
  '</td><td>',
  '</td></tr>',
  '<br>',
  '<h2>',
  '</h2>\n<p>',
  '<p>',
  '</p><ul><li>',
  '<b>',
  '</b>',
  '&nbsp;',
  '{color:red}',
  '](https://desk.example.com/a)',
  'isn\uFFFDt',
  '\n1) ',
  '\n  - ',
  'asked whether',
  '---\n',
  'Agent: ',
  'Dana: ',
  'yes',
  'no',
  '😀',
  'é',
  '\u00a0',
  '`',
  '**',
  '> ',
  '```\n',
  '\n2026-04-02 08:15:30.120045+0100 0x3f21 Default 0x0 411 0 cloudphotod: CKErrorDomain Code=25\n',
  '☐ ',
  '\nFrom: Kay\nSent: Monday\n',
  '<!-- symptom-lens: ignore battery-level-low -->\n',
); // prettier-ignore
const ticket = fc.oneof(
  { weight: 4, arbitrary: fc.array(word, { maxLength: 24 }).map(words => words.join(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
);
const edit = fc.record({
  at: fc.nat(400),
  remove: fc.nat(30),
  insert: fc.array(word, { maxLength: 4 }).map(words => words.join(' ')),
});

const statuses = ({ findings }: Reading) => findings.map(({ symptom, status }) => `${symptom} ${status}`);
const read = (text: string) => readTicket(text, builtin);

describe('any text', () => {
  test('gives findings whose ranges slice to their text', () => {
    fc.assert(
      fc.property(ticket, text => {
        for (const { start, end, text: quoted } of read(text).findings) {
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(quoted);
        }
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  test('reads the same in one piece and after any sequence of edits', () => {
    fc.assert(
      fc.property(ticket, fc.array(edit, { maxLength: 4 }), (start, edits) => {
        const memory = newMemory();
        let text = start;
        readTicket(text, builtin, memory);
        for (const { at, remove, insert } of edits) {
          const place = Math.min(at, text.length);
          text = text.slice(0, place) + insert + text.slice(place + remove);
          readTicket(text, builtin, memory);
        }
        expect(readTicket(text, builtin, memory)).toEqual(read(text));
      }),
      { numRuns: RUNS },
    );
  }, 240_000);
});

/** Lines with which a ticket of any form is built: what one of them says depends on those around it. */
const line = fc.constantFrom(
  '2026-04-02 08:15:30.120045+0100 0x3f21 Default 0x0 411 0 cloudphotod: CKErrorDomain Code=25',
  '1 Oct: Low Power Mode is on',
  'From: Kay',
  'Sent: Monday',
  '| Item | Before | After |',
  '| Wi-Fi weak | Low Power Mode on |',
  '| no | yes |',
  'Low Power Mode: on -> off',
  '☐ yes ☒ no',
  '---',
  'model: iPhone 12',
  'ios: 17.2',
  'summary: |',
  '  The plan is full.',
  '# Photos of the regatta do not arrive',
  '## Steps tried',
  '**Ruled out**',
  'Next steps:',
  'h2. Resolution',
  '# Restarted the phone',
  'Remedy: Free space',
  'Battery: 9 %',
  'Wi-Fi: none',
  'Low Power Mode   on',
  '- [x] Wi-Fi',
  '- [ ] battery is low',
  '[x] yes [ ] no',
  '1) is iCloud full?',
  '1) yes',
  '  - Low Power Mode',
  'asked if Wi-Fi works, she said no',
  '|| iCloud || iPhone ||',
  '| 4.9 GB | 200 MB free |',
  '"name","battery_level","vpn"',
  '"Dana","4 %","false"',
  'Agent: Is the storage full?',
  'Agent: How much charge?',
  'Agent: Any warning that the plan is full?',
  'Dana: none',
  'Dana: It is full.',
  'Dana: yes',
  'Dana: 9',
  'Dana: No, 3 GB are free.',
  'Dana - 10:02',
  'She is on iOS 18.7, brought to 26.2.',
  'The 50 GB plan, 49.8 used.',
  'It is still stuck at 1,204 items.',
  'It works now, photos arrive again.',
  "Photos on my wife's iPhone do not sync.",
  "My wife's iPhone and my son's iPad have Low Power Mode on.",
  'So is the battery. The iPhone isn’t.',
  'On Monday it was at 90 %.',
  'All devices except the iPad are full.',
  'Agent: Is the Wi-Fi slow? Is the battery low?',
  'Dana: Yes. No.',
  '✅ Wi-Fi',
  '❌ Low Power Mode on',
  '| Check | Pass | Fail |',
  '| Wi-Fi | | x |',
  'iPad',
  'If it is full, or off, it waits.',
  '> Sent from my iPhone',
  'Sent from my iPhone with 1 % battery',
  '```',
  'Log evidence: iCloud storage',
  '<!-- not said -->',
  '~~The plan is full~~',
  '<h3>Ruled out</h3>',
  '<p><b>Next steps</b></p>',
  '<ul><li>Low Power Mode on</li></ul>',
  'Wi-Fi is weak \t ',
  'Ruled out:\\',
  '',
  '',
);
const breaks = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r');
const structured = fc
  .array(fc.tuple(line, breaks), { minLength: 1, maxLength: 24 })
  .map(lines => lines.map(parts => parts.join('')).join(''));
const typed = fc.record({
  at: fc.nat(600),
  remove: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(60)),
  insert: fc.oneof(
    fc.constantFrom('', 'x', ' ', '\n', '\r', '#', '?', 'no', '- [ ] ', ': '),
    fc.tuple(line, breaks).map(parts => parts.join('')),
  ),
});

describe('a ticket of any form', () => {
  test('reads after each of many edits as it does in one piece', () => {
    fc.assert(
      fc.property(structured, fc.array(typed, { minLength: 1, maxLength: 8 }), (start, edits) => {
        const memory = newMemory();
        let text = start;
        readTicket(text, builtin, memory);
        for (const { at, remove, insert } of edits) {
          const place = Math.min(at, text.length);
          text = text.slice(0, place) + insert + text.slice(place + remove);
          expect(readTicket(text, builtin, memory)).toEqual(read(text));
        }
      }),
      { numRuns: RUNS / 2 },
    );
  }, 240_000);
});

const sentence = fc.constantFrom(
  'iCloud storage is full.',
  'The phone isn’t charging.',
  'Low Power Mode is on, Wi-Fi is fine.',
  'Already restarted twice, no change.',
  'If the battery is low it pauses.',
  'iPhone 12 on iOS 17.2 with 300 MB free.',
  'Her iPad’s battery is dead.',
  'There’s no VPN but Low Data Mode is on.',
);
const ticketOfSentences = fc.array(sentence, { minLength: 1, maxLength: 4 }).map(parts => parts.join('\n\n'));

describe('what changes no meaning changes no status', () => {
  const unchangedBy = (name: string, change: (text: string) => string) =>
    test(name, () => {
      fc.assert(
        fc.property(ticketOfSentences, text => {
          expect(statuses(read(change(text)))).toEqual(statuses(read(text)));
        }),
        { numRuns: RUNS / 5 },
      );
    }, 60_000);
  unchangedBy('upper case', text => text.toUpperCase());
  unchangedBy('lower case', text => text.toLowerCase());
  unchangedBy('straight quotes', text => text.replace(/’/g, "'"));
  unchangedBy('Windows line endings', text => text.replace(/\n/g, '\r\n'));
  unchangedBy('no-break spaces', text => text.replace(/ /g, '\u00a0'));
  unchangedBy(
    'paragraphs about nothing around it',
    text => `Good morning and greetings from the harbour.\n\n${text}\n\nThe weather is lovely and the tea is warm.`,
  );
});
