const word =
  /^(?:|~|[yn]|[YN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|true|True|TRUE|false|False|FALSE|null|Null|NULL|\.nan|\.NaN|\.NAN|[-+]?\.(?:inf|Inf|INF))$/;

/** True for a text that go-yaml 2 reads as that text where it stands without quotes, not as a number, a date or the like. */
export function isPlainString(text: string): boolean {
  if (word.test(text)) return false;
  if (!/^[-+.\d]/.test(text)) return true;
  return !isNumber(text) && !isDate(text) && !/^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/.test(text);
}

function isNumber(text: string): boolean {
  if (text.startsWith('.')) return /^\.\d+(?:[eE][-+]?\d+)?$/.test(text);
  const plain = text.replaceAll('_', '');
  return (
    /^[-+]?(?:0[bB][01]+|0[oO][0-7]+|0[xX][\da-fA-F]+)$/.test(plain) ||
    /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(plain)
  );
}

/** The dates that Go's parser takes: with one digit or two, and a time only if it is whole. */
function isDate(text: string): boolean {
  const found = /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|( ))(\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?(Z|[-+]\d\d:\d\d)?)?$/.exec(
    text,
  );
  if (!found) return false;
  const [, year, month, day, blank, hour, minute, second, zone] = found;
  if (hour !== undefined && (blank !== undefined) !== (zone === undefined)) return false;
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const inYear = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days;
  return inYear && Number(hour ?? 0) < 24 && Number(minute ?? 0) < 60 && Number(second ?? 0) < 60;
}
