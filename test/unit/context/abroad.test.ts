import { describe, expect, test } from 'vitest';
import { builtin } from '../../../server/knowledge/builtin.ts';
import { readTicket } from '../../../server/triage/ticket.ts';
import { type Case, expectStatuses } from './expect-statuses.ts';

const found = (ticket: string): string[] =>
  readTicket(ticket, builtin).findings.map(({ start, end }) => ticket.slice(start, end));

describe('the name of a mode in another language', () => {
  expectStatuses([
    ['iPhone 13, photos missing. Low Power Mode (Stromsparmodus) is off.', 'power ruled-out', 'power -'],
    ['Photos do not sync. Stromsparmodus: off', 'power ruled-out', 'power -'],
    ['Photos wait. Stromsparmodus is not on.', 'power ruled-out', 'power -'],
    ['Photos wait. "Stromsparmodus" is switched off.', 'power -'],
    ['Photos wait. Switched off Stromsparmodus.', 'power tried', 'power -'],
    ['低電力モード:OFF', 'power ruled-out', 'power -'],
    ['Photos wait. Low Data Mode (Datensparmodus) is off.', 'connection ruled-out', 'connection -'],
    ['Photos wait. Low Power Mode (Stromsparmodus) is on.', 'power present'],
    ['Photos wait. Low Data Mode (Datensparmodus) is on.', 'connection present'],
    ['Fotos laden nicht. Kein Flugmodus, kein Datensparmodus, kein Stromsparmodus.', 'power ruled-out', 'connection -'],
    ['Pas de mode avion, pas de mode économie d’énergie.', 'power ruled-out', 'connection ruled-out'],
    ['Photos wait. Wenn der Stromsparmodus an ist, bitte ausschalten.', 'power -'],
  ]);

  describe('claims nothing where it is only named', () => {
    expectStatuses([
      ['Photos wait. Einstellungen > Batterie > Stromsparmodus', 'power -'],
      ['写真が同期しない。設定 > バッテリー > 低電力モード', 'power -'],
      ['Photos wait. In Ajustes > Batería > Modo de bajo consumo the switch is off.', 'power -', 'settings -'],
      ['Photos wait. The label there is "Stromsparmodus" because the phone is in German', 'power -'],
      ['> Turn Low Power Mode (Stromsparmodus) off: Settings (Einstellungen) > Battery > Stromsparmodus.', 'power -'],
    ]);
  });

  describe('is a status where the phone shows it', () => {
    expectStatuses([
      ['Status: Stromsparmodus', 'power present'],
      ['Fotos: Stromsparmodus', 'power present'],
      ['Photos : Mode Faibles données', 'connection present'],
      ['Meldung: „Datensparmodus“', 'connection present'],
      ['She says that it shows "Mode économie d’énergie" below the photos', 'power present'],
      ['写真の下に「低電力モード」と表示されています', 'power present'],
    ]);
  });
});

describe('switches, on and off in any form', () => {
  const OFF = ['aus', 'ausgeschaltet', 'deaktiviert', 'inaktiv', 'nicht aktiv', 'nein', 'off'];
  expectStatuses([
    ...OFF.flatMap((off): Case[] => [
      [`Stromsparmodus: ${off}`, 'power ruled-out', 'power -'],
      [`Datensparmodus: ${off}`, 'connection ruled-out', 'connection -'],
      [`Flugmodus: ${off}`, 'connection ruled-out', 'connection -'],
      [`iCloud-Fotos: ${off}`, 'settings present'],
    ]),
    ...['an', 'ein', 'aktiviert', 'eingeschaltet', 'aktiv', 'on'].flatMap((on): Case[] => [
      [`Stromsparmodus: ${on}`, 'power present'],
      [`Datensparmodus: ${on}`, 'connection present'],
      [`Flugmodus: ${on}`, 'connection present'],
      [`iCloud-Fotos: ${on}`, 'settings ruled-out', 'settings -'],
    ]),
    ['Modo de bajo consumo: apagado', 'power ruled-out', 'power -'],
    ['Modo Avión: desactivado', 'connection ruled-out', 'connection -'],
    ['Fotos en iCloud: activado', 'settings ruled-out'],
    ['Fotos en iCloud: desactivado', 'settings present'],
    ['Mode économie d’énergie : désactivé', 'power ruled-out'],
    ['Photos iCloud n’est pas désactivé', 'settings -'],
    ['iCloud-Fotos ist nicht ausgeschaltet.', 'settings -'],
    ['Stromsparmodus (aus)', 'power ruled-out', 'power -'],
    ['Stromsparmodus nein', 'power ruled-out', 'power -'],
    ['低電力モード：無効', 'power ruled-out', 'power -'],
    ['低電力モード：なし', 'power -'],
    ['低電力モード：いいえ', 'power -'],
    ['低電力モード：オン', 'power present'],
    ['このiPhoneを同期：オフ', 'settings present'],
    ['Fotos > Mobile Daten: aus', 'connection present'],
    ['iCloud-Fotos kommen nicht an, iCloud-Fotos aus dem Urlaub fehlen', 'settings -'],
  ]);
});

describe('a storage that is full in another language', () => {
  expectStatuses([
    ['iCloud-Speicher ist voll, Fotos laden nicht', 'icloud-storage present'],
    ['Meine Fotos sind nicht da, iCloud-Speicher ist voll', 'icloud-storage present'],
    ['Wenn ich Fotos öffne, steht da „iCloud-Speicher ist voll“.', 'icloud-storage present'],
    ['L’iCloud est plein', 'icloud-storage present'],
    ['iPhone-Speicher: voll', 'device-storage present'],
    ['iCloud-Speicher ist nicht voll.', 'icloud-storage ruled-out', 'icloud-storage -'],
    ['iCloud-Speicher: nicht voll, iPhone-Speicher: nicht voll', 'icloud-storage ruled-out', 'device-storage -'],
    ['iCloud n’est pas plein', 'icloud-storage -'],
    ['iPhone-Speicher halb voll', 'device-storage -'],
    ['Falls „iCloud-Speicher ist voll“ erscheint, bitte melden.', 'icloud-storage -'],
    ['Si « Espace de stockage iCloud saturé » s’affiche, appelez-nous.', 'icloud-storage -'],
    ['もし「iCloudストレージがいっぱいです」と表示されたら電話してください', 'icloud-storage -'],
    ['Die Meldung „iCloud-Speicher ist voll“ kommt nicht mehr.', 'icloud-storage ruled-out', 'icloud-storage -'],
    ['Keine Meldung „iCloud-Speicher ist voll“.', 'icloud-storage -'],
    ['Batterie voll, iPhone am Strom.', 'device-storage -'],
    ['Der Akku ist voll, das iPhone hängt am Ladegerät', 'device-storage -'],
    ['la batería está llena, hay espacio en iCloud', 'icloud-storage -'],
    ['iCloudストレージ：十分', 'icloud-storage -'],
    ['| 項目 | 値 |\n| --- | --- |\n| iCloudストレージ | 50GB中12GB |', 'icloud-storage -'],
    ['設定 > iCloud > iCloudストレージ', 'icloud-storage -'],
  ]);
});

describe('words of another language that are English or a name, too', () => {
  expectStatuses([
    ['Photos wait. The battery falls to 8 % by noon.', 'power present'],
    ['Photos wait. Customer from Sioux Falls says iCloud is full.', 'icloud-storage present'],
    ['Photos wait. Si says his iCloud is full.', 'icloud-storage present'],
    ['Si Chen called: iCloud storage is full.', 'icloud-storage present'],
    ['Falls der iCloud-Speicher voll ist, bitte melden.', 'icloud-storage -'],
    ['Si el almacenamiento de iCloud está lleno, avise.', 'icloud-storage -'],
    ['Photos wait. Her iCloud is voll.', 'icloud-storage present'],
    ['Das iPhone ist im Stromsparmodus.', 'power present'],
    ['El iPhone está en modo de bajo consumo', 'power present'],
  ]);
});

describe('terms and offers in another language', () => {
  expectStatuses([
    ['Photos wait. Nutzungsbedingungen waiting in Settings', 'settings present'],
    ['Photos wait. Neue Nutzungsbedingungen', 'settings present'],
    ['Photos wait. The phone wants her to accept the Nutzungsbedingungen', 'settings present'],
    ['Photos wait. Nouvelles conditions de service', 'settings present'],
    ['Accepted the Nutzungsbedingungen yesterday, photos wait.', 'settings -'],
    ['Photos do not sync.\n\nImpressum | Nutzungsbedingungen', 'settings -'],
    ['iCloud 12 GB von 50 GB belegt. [Speicher erweitern]', 'icloud-storage -'],
    ['Meldung: Speicher erweitern', 'icloud-storage present'],
  ]);
});

/** The phone's own words, as far as they are known to be Apple's, with the cause they are a sign of. */
const MESSAGES: Record<string, string[]> = {
  'icloud-storage': [
    'iCloud-Speicher ist voll',
    'Espacio de almacenamiento en iCloud lleno',
    'Sin más espacio en iCloud',
    'Espace de stockage iCloud saturé',
    'Le stockage iCloud est plein',
    'iCloudストレージがいっぱいです',
    'Nicht genügend Speicherplatz',
    'Almacenamiento insuficiente',
    'Espace de stockage insuffisant',
    '空き領域不足です',
  ],
  'device-storage': [
    'iPhone-Speicher voll',
    'El iPhone está lleno',
    'Se llenó el almacenamiento del iPhone',
    'Stockage de l’iPhone saturé',
    'iPhoneのストレージがいっぱいです',
  ],
  connection: ['Niedrige Mobildatenmenge', 'Mobile Daten werden gespeichert'],
  power: ['Batteriestrom sparen'],
};

/** Switches by what is wrong with them. */
const ON_IS_BAD: Record<string, string[]> = {
  power: ['Stromsparmodus', 'Modo de bajo consumo', 'Ahorrar batería', 'Mode économie d’énergie', '低電力モード'],
  connection: [
    ...['Datensparmodus', 'Modo de datos reducidos', 'Ahorrar datos', 'Mode Faibles données'],
    ...['Mode de données réduites', '省データモード'],
    ...['Flugmodus', 'Modo Avión', 'Modo de vuelo', 'Mode Avion', '機内モード'],
  ],
};
const OFF_IS_BAD: Record<string, string[]> = {
  settings: ['iCloud-Fotos', 'Fotos en iCloud', 'Photos iCloud', 'iCloud写真', 'このiPhoneを同期'],
  connection: ['Mobile Daten', 'Datos móviles', 'Datos celulares', 'Données cellulaires', 'モバイルデータ通信'],
};

/** Names and progress, which are no fault. */
const NEUTRAL = [
  ...['iPhone-Speicher optimieren', 'Optimizar almacenamiento', 'Optimizar almacenamiento del iPhone'],
  ...['Optimiser le stockage de l’iPhone', 'iPhoneのストレージを最適化'],
  ...['Speicher erweitern', 'Ampliar almacenamiento', 'Actualizar almacenamiento', 'Mettre à niveau le stockage'],
  ...['Mettre le stockage à niveau', 'ストレージをアップグレード', 'Speicher verwalten', 'Gestionar almacenamiento'],
  ...['Administrar almacenamiento', 'Gérer le stockage', 'ストレージを管理', 'Speicherplan ändern'],
  ...['Cambiar plan de almacenamiento', 'Cambiar plan', 'Changer de forfait de stockage', 'Forfait de stockage'],
  ...['ストレージプランを変更', 'Mehr Speicher kaufen', 'Comprar más espacio', 'Acheter du stockage supplémentaire'],
  ...['さらに容量を購入', 'Datenmodus', 'Modo de datos', 'Mode de données', 'データモード'],
  ...['Mobile Daten verwenden:', 'Usar datos móviles para:', 'Utiliser les données cellulaires pour :'],
  ...['モバイルデータ通信を使用:', 'WLAN-Unterstützung', 'Asistencia para Wi-Fi', 'Assistance Wi-Fi', 'Wi-Fiアシスト'],
  ...['Softwareupdate', 'Actualización de software', 'Mise à jour logicielle', 'ソフトウェア・アップデート'],
  ...['Laden und installieren', 'Descargar e instalar', 'Télécharger et installer', 'ダウンロードしてインストール'],
  ...['Neustart', 'Reiniciar', 'Redémarrer', '再起動', 'Einstellungen', 'Ajustes', 'Configuración', 'Réglages', '設定'],
  ...['Hochladen nicht möglich', 'No se ha podido cargar', 'No se pudo cargar', 'Téléchargement impossible'],
  ...['Téléversement impossible', 'アップロード不可', 'Mein Fotostream', 'Mon flux de photos', 'マイフォトストリーム'],
  ...['Synchronisieren …', 'Sincronizando…', 'Synchronisation…', '同期中…', 'Jetzt synchronisieren'],
  ...['Zuletzt gelöscht', 'Recién eliminado', 'Eliminados hace poco', 'Suppressions récentes', '最近削除した項目'],
  ...['Beschränkungen', 'Restricciones', 'Contenu et confidentialité', 'コンテンツとプライバシーの制限'],
  ...['Account-Änderungen', 'Cambios en la cuenta', 'Modifications de compte', 'アカウント変更'],
  ...['Änderungen mobiler Daten', 'Uso de datos móviles', 'Cambios en los datos celulares'],
  ...['Modifications de forfait cellulaire', 'モバイルデータ通信の変更', 'App-Hintergrundaktivitäten'],
  ...['Apps en segundo plano', 'Activité des apps en arrière-plan', 'バックグラウンドAppアクティビティ'],
  ...['Bildschirmzeit', 'Tiempo de uso', 'Temps d’écran', 'スクリーンタイム', 'Apple‑ID', 'ID de Apple'],
  ...['Identifiant Apple', 'Das iPhone muss abkühlen, bevor es benutzt werden kann.'],
  ...['La temperatura del iPhone debe disminuir antes de que puedas usarlo.'],
  ...[
    'L’iPhone a besoin de refroidir avant de pouvoir être réutilisé.',
    'iPhoneの本体温度が下がるまで お待ちください。',
  ],
  ...['Hochladen zu iCloud angehalten', 'Carga en iCloud en pausa', 'Chargement sur iCloud en pause'],
  ...['iCloudへのアップロードを一時停止', 'Nutzungsbedingungen', 'Condiciones de servicio', 'Conditions de service'],
  ...['利用規約', 'iCloud-Fotos angehalten, Laden nicht möglich.', 'iCloudにアップロード不可'],
  ...['Fotos en iCloud está en pausa. No se puede descargar.', 'Hochladen auf iCloud nicht möglich'],
  ...['Photos iCloud est en pause, le téléchargement est impossible.', 'Téléchargement sur iCloud impossible.'],
  ...['“iCloud写真”は一時停止中です。ダウンロードできません。', 'No se ha podido cargar en iCloud'],
];

const flat = (table: Record<string, string[]>): [string, string][] =>
  Object.entries(table).flatMap(([cause, names]) => names.map((name): [string, string] => [cause, name]));

describe('every message and label of the iPhone', () => {
  expectStatuses([
    ...flat(MESSAGES).flatMap(([cause, message]): Case[] => [
      [message, `${cause} present`],
      [`The phone shows "${message}"`, `${cause} present`],
    ]),
    ...flat(ON_IS_BAD).flatMap(([cause, name]): Case[] => [
      [name, `${cause} -`],
      [`The status says "${name}"`, `${cause} ${/Modo (?:Av|de vuelo)|Flug|Avion|機内/.test(name) ? '-' : 'present'}`],
      [`${name}: an`, `${cause} present`],
      [`${name}: aus`, `${cause} -`],
    ]),
    ...flat(OFF_IS_BAD).flatMap(([cause, name]): Case[] => [
      [name, `${cause} -`],
      [`${name}: aus`, `${cause} present`],
      [`${name}: an`, `${cause} -`],
    ]),
  ]);

  test.each(NEUTRAL)('%s is no fault', name => {
    expect(readTicket(name, builtin).findings.filter(({ status }) => status === 'present')).toEqual([]);
  });
});

describe('words with an elided article', () => {
  expectStatuses([
    ['Stockage de l’iPhone saturé', 'device-storage present'],
    ["Stockage de l'iPhone saturé", 'device-storage present'],
  ]);

  test('end behind it', () => {
    expect(found('Version d’iOS 15.1')).toEqual(['iOS 15.1']);
  });
});

describe('letters whose marks stand apart', () => {
  expectStatuses(
    (
      [
        ['Modo Avión: desactivado', 'connection ruled-out'],
        ['Modo Avión: activado', 'connection present'],
        ['iPhoneのストレージがいっぱいです', 'device-storage present'],
        ['Espace de stockage iCloud saturé', 'icloud-storage present'],
        ['Mode économie d’énergie : désactivé', 'power ruled-out'],
      ] as const
    ).map(([ticket, expected]) => [ticket.normalize('NFD'), expected]),
  );

  test('are marked whole', () => {
    for (const message of ['Espace de stockage iCloud saturé', 'iPhoneのストレージがいっぱいです'])
      expect(found(`Écran : ${message}, écrit-elle`.normalize('NFD'))).toEqual([message.normalize('NFD')]);
  });

  test('that have no sign of their own stay where they are', () => {
    expect(found('z\u0344a\u0344 iCloud is full')).toEqual(['iCloud is full']);
  });
});
