import { mapCharacters } from '../text.ts';
import { unknownValue } from '../unknown.ts';
import type { GoValue } from '../value.ts';
import { fn, type Functions } from './define.ts';

/** Functions of sprig on letters and words. */
export function words(): Functions {
  return {
    upper: fn(['string'], (text) => mapCharacters(text, (character) => character.toUpperCase()) ?? unknownValue),
    lower: fn(['string'], (text) => mapCharacters(text, (character) => character.toLowerCase()) ?? unknownValue),
    title: fn(['string'], (text) => asciiOnly(text, title)),
    untitle: fn(['string'], (text) => asciiOnly(text, untitle)),
    swapcase: fn(['string'], (text) => asciiOnly(text, swapCase)),
    nospace: fn(['string'], (text) => asciiOnly(text, (plain) => plain.replace(/[\t-\r ]/g, ''))),
    initials: fn(['string'], (text) => asciiOnly(text, initials)),
    snakecase: fn(['string'], (text) => cased(text, '_')),
    kebabcase: fn(['string'], (text) => cased(text, '-')),
    camelcase: fn(['string'], camelCase),
  };
}

/** Where these functions do not follow Unicode as JavaScript does, nothing is said of text beyond ASCII. */
function asciiOnly(text: string, change: (text: string) => string): GoValue {
  return /^[\0-\x7f]*$/.test(text) ? change(text) : unknownValue;
}

/** strings.Title: the first letter after anything but letters, digits and underscores. */
function title(text: string): string {
  return text.replace(/(^|\W)([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function untitle(text: string): string {
  return text.replace(/(^|[\t-\r ])([A-Z])/g, (_, before: string, letter: string) => before + letter.toLowerCase());
}

/** goutils.SwapCase: a small letter at the start of a word becomes a capital, as every other does. */
function swapCase(text: string): string {
  return text.replace(/[a-zA-Z]/g, (letter) => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()));
}

function initials(text: string): string {
  return text.replace(/([^\t-\r ])[^\t-\r ]*|[\t-\r ]/g, '$1');
}

/** Words that xstrings tells apart beyond doubt: of letters, with a capital at most at the front of each. */
const plainWords = /^[A-Z]?[a-z]+(?:[ _-]?[A-Z][a-z]+|[ _-][a-z]+)*$/;

function cased(text: string, separator: string): GoValue {
  if (!plainWords.test(text)) return unknownValue;
  return text.replace(/[ _-]|(?<=[a-z])(?=[A-Z])/g, separator).toLowerCase();
}

function camelCase(text: string): GoValue {
  if (!plainWords.test(text)) return unknownValue;
  return text.replace(/(?:^|[ _-])([a-zA-Z])/g, (_, letter: string) => letter.toUpperCase());
}
