import { unknownValue } from '../unknown.ts';
import type { Functions, GoFunction, Parameter } from './define.ts';

/**
 * Functions whose results are chance, time, the cluster's, or not worth their code, by the types of their parameters; `...` marks
 * that of all further ones. They are called for their failures alone.
 */
const signatures: Readonly<Record<string, string>> = {
  '': 'now uuidv4',
  string:
    'adler32sum b32dec b32enc base bcrypt clean dir ext fromJsonArray fromToml fromYamlArray genPrivateKey isAbs ' +
    'osBase osClean osDir osExt osIsAbs sha1sum sha256sum sha512sum shuffle urlParse',
  int: 'randAlpha randAlphaNum randAscii randBytes randNumeric',
  any: 'add1f ago duration durationRound htmlDate toYamlPretty unixEpoch',
  map: 'urlJoin',
  '...any': 'addf html js urlquery',
  'any ...any': 'call divf maxf minf mulf subf',
  'int int': 'randInt',
  'int string': 'abbrev wrap',
  'int int string': 'abbrevboth',
  'int string string': 'wrapWith',
  'string any': 'date dateModify date_modify mustDateModify must_date_modify',
  'string any string': 'dateInZone date_in_zone',
  'any string': 'htmlDateInZone',
  'string string': 'buildCustomCert decryptAES encryptAES htpasswd mustToDate toDate',
  'string int': 'genCA',
  'string int string': 'genCAWithKey',
  'string string string string': 'lookup',
  'any string string string string': 'derivePassword',
  'string any any int': 'genSelfSignedCert',
  'string any any int string': 'genSelfSignedCertWithKey',
  'string any any int any': 'genSignedCert',
  'string any any int any string': 'genSignedCertWithKey',
};

/** Functions that Helm has and whose results this engine does not know. */
export function opaque(): Functions {
  const functions = Object.entries(signatures).flatMap(([signature, names]) => {
    const called = opaqueFunction(signature.split(' ').filter((word) => word !== ''));
    return names.split(' ').map((name) => [name, called] as const);
  });
  return Object.fromEntries(functions);
}

function opaqueFunction(words: readonly string[]): GoFunction {
  const fixed = words.filter((word) => !word.startsWith('...')).map(parameter);
  const last = words.find((word) => word.startsWith('...'));
  return { fixed, rest: last === undefined ? undefined : parameter(last.slice(3)), call: () => unknownValue };
}

function parameter(word: string): Parameter {
  return word === 'string' || word === 'int' || word === 'map' ? word : 'raw';
}
