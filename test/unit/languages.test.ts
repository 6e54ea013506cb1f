import { describe, expect, test } from 'vitest';
import { hoverAt } from '../../server/features/hover.ts';
import { compilePack } from '../../server/knowledge/compile.ts';
import type { Preferences, ReadDocument } from '../../server/triage/document.ts';
import { applyChanges } from '../../server/triage/insert.ts';
import { allRemedies } from '../../server/triage/insertion/document-changes.ts';
import { type Language, languageOf } from '../../server/triage/language.ts';
import { ESCALATION, remedyText, renderRemedy } from '../../server/triage/remedy.ts';
import { readTicket } from '../../server/triage/ticket.ts';
import { packFiles } from './pack.ts';

const knowledge = compilePack(packFiles);
const CAUSES = [...knowledge.causes.map(({ id }) => id), ESCALATION];

const PREFERENCES: Preferences = {
  severity: { likely: 'warning', possible: 'information' },
  hiddenCauses: new Set(),
  audience: 'internal',
  labels: 'us',
  masksPrivate: true,
};

const GERMAN = `# Fotos fehlen auf dem iPad

Modell: iPhone 12
iOS: 17.7

Die Kundin sagt, dass seit Montag keine Bilder mehr ankommen und das Telefon eine Meldung zeigt:
iCloud-Speicher ist voll
`;
const SPANISH = `# Las fotos no suben

Modelo: iPhone 12
iOS: 17.7

El cliente dice que desde el lunes las fotos nuevas no aparecen y que hay un aviso en su teléfono:
Espacio de almacenamiento en iCloud lleno
`;
const FRENCH = `# Photos absentes de l’iPad

Modèle : iPhone 12
iOS : 17.7

Depuis lundi, les photos prises avec le téléphone ne sont plus dans la photothèque et un message est affiché :
Espace de stockage iCloud saturé
`;
const JAPANESE = `# iPadに写真が届かない

機種: iPhone 12
iOS: 17.7

月曜日から新しい写真がほかの端末に表示されません。次のメッセージが出ています。
iCloudストレージがいっぱいです
`;
const ENGLISH = `# Photos are missing on the iPad

Model: iPhone 12
iOS: 17.7

Since Monday nothing that she takes with the phone has shown up, and there is a message: iCloud Storage Is Full
`;
const MIXED = `# Photos are missing on the iPad

Model: iPhone 12
iOS: 17.7

She has used this phone since spring and nothing of the last days was on the iPad. The phone is from Berlin and says
iCloud-Speicher ist voll
`;

const read = (text: string): ReadDocument => ({
  uri: 'file:///case.ticket',
  kind: 'ticket',
  text,
  reading: readTicket(text, knowledge),
});
const insert = (text: string, causes?: string[], audience: 'internal' | 'customer' = 'internal'): string =>
  applyChanges(text, allRemedies(read(text), PREFERENCES, knowledge, causes, audience));

describe('a ticket’s language shows in the remedies’ names', () => {
  test.each([
    ['German', GERMAN, 'Settings (Einstellungen) > [your name] > iCloud'],
    ['Spanish', SPANISH, 'Settings (Ajustes / Configuración) > [your name] > iCloud'],
    ['French', FRENCH, 'Settings (Réglages) > [your name] > iCloud'],
    ['Japanese', JAPANESE, 'Settings (設定) > [your name] > iCloud'],
    ['English', ENGLISH, 'Open Settings > [your name] > iCloud'],
    ['mixed, mostly English', MIXED, 'Open Settings > [your name] > iCloud'],
  ])('%s', (_, text, path) => {
    expect(insert(text, ['icloud-storage'])).toContain(path);
    expect(insert(text, ['icloud-storage'], 'customer')).toContain(path);
  });

  test.each([GERMAN, SPANISH, FRENCH, JAPANESE, ENGLISH, MIXED])(
    'and a remedy that stands there changes neither the language nor anything a second time: %j',
    text => {
      for (const audience of ['internal', 'customer'] as const) {
        const after = insert(text, CAUSES, audience);
        expect(languageOf(after)).toBe(languageOf(text));
        expect(allRemedies(read(after), PREFERENCES, knowledge, CAUSES, audience)).toEqual([]);
        const statuses = (ticket: string) => readTicket(ticket, knowledge).findings.map(f => [f.symptom, f.status]);
        expect(statuses(after)).toEqual(statuses(text));
      }
    },
  );

  test('on hover as in the ticket', () => {
    const document = read(GERMAN);
    const line = GERMAN.split('\n').indexOf('iCloud-Speicher ist voll');
    const hover = hoverAt(document, { line, character: 3 }, PREFERENCES, knowledge);
    const [step = ''] = /^1\. Open .*$/m.exec(insert(GERMAN, ['icloud-storage'])) ?? [];
    expect(step).toContain('Settings (Einstellungen) >');
    expect(JSON.stringify(hover?.contents).replaceAll('\\\\', '')).toContain(step);
  });
});

describe('the language of a ticket', () => {
  test('is not that of a name which is a word in it', () => {
    expect(languageOf('elle: syncing 1 item\nelle: ONE\nelle: over a month\nelle: no idea')).toBe(undefined);
  });

  test.each<[Language | undefined, string]>([
    ['de', 'Hallo, ich habe ein neues iPhone und die Fotos werden nicht geladen.'],
    ['es', 'Hola, las fotos de mi iPhone ya no se suben desde ayer.'],
    ['fr', 'Bonjour, mes photos ne sont plus dans iCloud depuis hier.'],
    ['ja', 'iPhoneの写真がiCloudにアップロードされません。'],
    [undefined, 'Hi, my photos are not in iCloud and it says nothing.'],
    [undefined, ''],
    [undefined, 'iCloud-Speicher ist voll'],
    [undefined, 'iCloudストレージがいっぱいです'],
    [undefined, 'As minhas fotos não sincronizam com o iCloud desde ontem e o telefone não mostra nada.'],
    [undefined, 'Le mie foto non si sincronizzano con iCloud da ieri e il telefono non mostra nulla.'],
    [undefined, 'Mijn foto’s worden niet gesynchroniseerd en de telefoon zegt dat het vol is.'],
  ])('%s: %s', (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  test.each([
    'Model: iPhone 14 Plus\nMac: macOS Big Sur\nCalled: 9:30 EST\nIssue: photos stuck, status shows Low Power Mode',
    'Model: iPhone SE\nStore: Los Angeles, El Segundo\nIssue: photos not syncing\nStatus: iCloud Storage Is Full',
    'Issue: photos not syncing\nStatus: "Das iPhone muss abkühlen, bevor es wieder benutzt werden kann."',
    'Issue: photos not syncing, called twice\nStatus: 「iPhoneの本体温度が下がるまでお待ちください」',
    'Im not sure, the aux plus the mac est. 2019, ma’am',
    'Olá, o cliente está em casa desde ontem, porque a foto não aparece e se mostra um aviso.',
  ])('is not taken from names, from English, from what is cited, or from a language akin: %s', text => {
    expect(languageOf(text)).toBe(undefined);
  });

  test('is that of most sentences, not of the form around them nor of a log excerpt', () => {
    const mail = 'Seit gestern werden die Fotos nicht mehr geladen, ich habe auch neu gestartet.';
    expect(languageOf(`Name of the customer: A.\nSteps to date: none\n\n> ${mail}\n`)).toBe('de');
    expect(languageOf(`The user wrote this and it is all that we have from her side:\n${mail.slice(0, 30)}\n`)).toBe(
      undefined,
    );
    expect(languageOf(`${mail}\n\n\`\`\`\n${'the sync is to be done when it is on\n'.repeat(9)}\`\`\`\n`)).toBe('de');
  });
});

describe('names in a language', () => {
  const render = (cause: string, language?: Language, ios?: string) =>
    remedyText(
      renderRemedy(
        cause,
        ios ? { ios: { value: ios, start: 0, end: 0 } } : {},
        { audience: 'internal', labels: 'us', markup: 'plain', language },
        knowledge,
      ),
    );

  test('stand once in a step', () => {
    for (const language of ['de', 'es', 'fr', 'ja'] as const)
      for (const cause of CAUSES)
        for (const line of render(cause, language).split('\n')) {
          const names = Object.values(knowledge.labels).flatMap(variants => variants.flatMap(l => l[language] ?? []));
          for (const name of names) expect(line.split(`(${name})`).length, line).toBeLessThanOrEqual(2);
        }
  });

  test.each<[Language, string, string, string]>([
    ['de', 'power', '17.7', 'Turn Low Power Mode (Stromsparmodus) off: Settings (Einstellungen) > Battery.'],
    ['fr', 'device-storage', '17.7', 'Optimize iPhone Storage (Optimiser le stockage de l’iPhone)'],
    ['ja', 'settings', '17.7', 'turn Sync this iPhone (このiPhoneを同期) on'],
    [
      'es',
      'connection',
      '17.7',
      'Photos (Fotos) > Cellular Data (Datos móviles / Datos celulares), turn Cellular Data on',
    ],
  ])('%s: %s on iOS %s', (language, cause, ios, words) => {
    expect(render(cause, language, ios)).toContain(words);
  });

  test('stay English alone where no name is known', () => {
    expect(render('settings', 'de', '17.7')).toContain('turn Sync this iPhone on');
    expect(render('connection', 'de', '17.7')).toContain('> Transfer or Reset iPhone > Reset > Reset Network Settings');
  });

  test('are left out of headings, by which an inserted remedy is known again', () => {
    for (const cause of CAUSES) expect(render(cause, 'ja').split('\n')[0]).toBe(render(cause).split('\n')[0]);
  });
});

describe('a label’s parts', () => {
  const compile = (labels: string) =>
    compilePack({ ...packFiles, 'labels.yaml': `${packFiles['labels.yaml']}\n${labels}` });

  test('that do not exist are named', () => {
    expect(() => compile('  odd: [{ us: "{moon} > Photos" }]')).toThrow(
      /labels\.yaml:\d+:\d+: labels\.odd\.0\.us: \{moon\}/,
    );
  });

  test('have no parts themselves', () => {
    expect(() => compile('  odd: [{ us: "{icloudUse} > Photos" }]')).toThrow(/odd\.0\.us: \{icloudUse\} has parts/);
  });
});
