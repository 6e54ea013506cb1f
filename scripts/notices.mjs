// The licences of the packages that the bundles hold: each wants its text and copyright to go with its code.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const LICENCE = /^(?:licen[cs]e|copying)(?:\.(?:md|txt))?$/i;
const COPYRIGHT = /^[^\w\n]*copyright (?:\(c\)|©|\d).*$/gim;
const TITLE = /^[^\w\n]*(?:the )?(?:mit|isc) licen[cs]e(?: \(mit\))?\W*$/gim;

/** The folders of the packages that bundles hold. @param metafiles of esbuild, whose paths are those of the working folder */
export const packagesIn = metafiles => {
  const inputs = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(output => Object.keys(output.inputs)),
  );
  const folders = inputs.map(file => PACKAGE.exec(path.resolve(file).split(path.sep).join('/'))?.[0]);
  return [...new Set(folders.filter(Boolean))].sort();
};

const licenceOf = folder => {
  const { name, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find(entry => LICENCE.test(entry));
  if (!file) throw new Error(`${name} has no licence text, so it must not be bundled: ${folder}`);
  const text = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  const holders = [...text.matchAll(COPYRIGHT)].map(([line]) => line.trim());
  // Several are of parts, each with its own terms below it.
  if (holders.length !== 1) return { label: `${name} ${version}`, holders: [], terms: text };
  const terms = text
    .replace(COPYRIGHT, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { label: `${name} ${version}`, holders, terms };
};

/** Each licence once, below the packages that are under it and their copyright lines. */
export const noticesOf = metafiles => {
  const byTerms = new Map();
  for (const { label, holders, terms } of packagesIn(metafiles).map(licenceOf)) {
    const key = terms.replace(TITLE, '').toLowerCase().replace(/\W+/g, ' ');
    const known = byTerms.get(key) ?? { terms, packages: [] };
    byTerms.set(key, known);
    known.packages.push([label, ...holders.map(line => `  ${line}`)].join('\n'));
  }
  const parts = [...byTerms.values()].map(({ terms, packages }) => `${packages.join('\n')}\n\n${terms}\n`);
  return ['Symptom Lens holds code of these packages, each under the terms below its name.\n', ...parts].join(
    `\n${'-'.repeat(80)}\n\n`,
  );
};
