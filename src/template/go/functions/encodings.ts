import { Failure } from '../failure.ts';
import { constraintOf, isWithin, versionOf, versionText } from '../../../text/semver.ts';
import { GoObject, Typed } from '../typed.ts';
import { unknownValue } from '../unknown.ts';
import type { GoValue } from '../value.ts';
import { fn, type Functions } from './define.ts';

/** Functions that read and write base64 and versions (sprig 3.3, strings.go and semver.go). */
export function encodings(): Functions {
  return {
    b64enc: fn(['string'], base64),
    b64dec: fn(['string'], fromBase64),
    semver: fn(['string'], semver),
    semverCompare: fn(['string', 'string'], semverCompare),
  };
}

function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}

/** Go has a message in place of the text where it is no base64, and bytes where it is none of a text. */
function fromBase64(text: string): GoValue {
  const plain = text.replace(/[\r\n]/g, '');
  if (plain.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(plain)) return unknownValue;
  try {
    const bytes = Uint8Array.from(atob(plain), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return unknownValue;
  }
}

function semverCompare(constraint: string, version: string): boolean {
  const wanted = constraintOf(constraint);
  if (!wanted) throw new Failure(`improper constraint: ${JSON.stringify(constraint)}`);
  const found = versionOf(version);
  if (!found) throw new Failure('invalid semantic version');
  return isWithin(found, wanted);
}

/** Methods of a version that take another one. */
const comparing = 'Compare Equal GreaterThan GreaterThanEqual LessThan LessThanEqual IncMajor IncMinor IncPatch';

function semver(text: string): GoValue {
  const version = versionOf(text);
  if (!version) throw new Failure('invalid semantic version');
  const method = (value: GoValue): { strings: 0; call: () => GoValue } => ({ strings: 0, call: () => value });
  const [major, minor, patch] = version.numbers;
  const methods = {
    Major: method(new Typed('uint64', major)),
    Minor: method(new Typed('uint64', minor)),
    Patch: method(new Typed('uint64', patch)),
    Prerelease: method(version.pre),
    Metadata: method(version.build),
    Original: method(text),
    String: method(versionText(version)),
  };
  const others = Object.fromEntries(comparing.split(' ').map((name) => [name, unknownValue]));
  return new GoObject('*semver.Version', others, methods, versionText(version));
}
