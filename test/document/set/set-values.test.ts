import assert from 'node:assert/strict';
import fc from 'fast-check';
import { given, merged, refused } from '../layers.ts';

const set = (...values: string[]): unknown =>
  merged(
    [],
    values.map((value) => `--set ${value}`),
  );

describe('--set', () => {
  it('reads whole numbers as int64, booleans and null in any case, all else as text', () => {
    assert.deepEqual(set('a=1000000,b=True,c=NULL,d=04,e=1e3,f=2.5,g=-7,h=0,i=99999999999999999999'), {
      a: 1000000n,
      b: true,
      c: null,
      d: '04',
      e: '1e3',
      f: '2.5',
      g: -7n,
      h: 0n,
      i: '99999999999999999999',
    });
  });

  it('keeps the last digit of a large number', () => {
    assert.deepEqual(set('a=9223372036854775807'), { a: 9223372036854775807n });
  });

  it('takes the meaning of dots, commas and equal signs behind a backslash', () => {
    assert.deepEqual(set('a.kubernetes\\.io/os=x\\,y', 'b\\=c=d'), {
      a: { 'kubernetes.io/os': 'x,y' },
      'b=c': 'd',
    });
  });

  it('makes lists of braces', () => {
    assert.deepEqual(set('a={x,1, y},b={}'), { a: ['x', 1n, ' y'], b: [''] });
  });

  it('keeps equal signs and quotes in a value', () => {
    assert.deepEqual(set('a="https://x/?b=c"'), { a: '"https://x/?b=c"' });
  });

  it('gives an empty text where the value is left out before a comma', () => {
    assert.deepEqual(set('a=,b='), { a: '', b: '' });
  });

  it('sets nothing under an empty key', () => {
    assert.deepEqual(set('=5,.a=6'), {});
  });

  it('lets a later argument win', () => {
    assert.deepEqual(set('a.b=1,a.c=2', 'a.b=3'), { a: { b: 3n, c: 2n } });
  });

  it('puts an item among those of a file', () => {
    const file = 'envVars: [{name: A, value: one}, {name: B, value: two}]\n';
    assert.deepEqual(merged([file], ['--set envVars[0].value=changed,envVars[2].name=C']), {
      envVars: [{ name: 'A', value: 'changed' }, { name: 'B', value: 'two' }, { name: 'C' }],
    });
  });

  it('leaves every part of a mixed list its own origin and place', () => {
    const items = given(['envVars: [{name: A, value: one}]\n'], ['--set envVars[0].value=changed'])
      .at('envVars')
      .items();
    const [name, value] = [items[0]?.at('name'), items[0]?.at('value')];
    assert.deepEqual(name?.origin, { kind: 'file' });
    assert.deepEqual(name?.place, {
      file: 'values-1.yaml',
      span: { start: 11, end: 15 },
      route: ['envVars', 0, 'name'],
    });
    assert.deepEqual(value?.origin, { kind: 'set', argument: 'envVars[0].value=changed' });
    assert.equal(value?.place.file, null);
  });

  it('fills a list up with nulls', () => {
    assert.deepEqual(set('a[2].b=x'), { a: [null, null, { b: 'x' }] });
  });

  it('reaches into lists of lists', () => {
    assert.deepEqual(set('a[0][1]=x,a[0][0]=y'), { a: [['y', 'x']] });
  });

  it('makes a map of an item that is none', () => {
    assert.deepEqual(merged(['a: [text]\n'], ['--set a[0].b=x']), { a: [{ b: 'x' }] });
  });

  it('loses a new item whose value is left out at the end', () => {
    assert.deepEqual(set('a[0].b='), { a: [] });
    assert.deepEqual(set('a[0].b=x,a[0].b='), { a: [{ b: '' }] });
  });

  it('refuses a value that commas cut', () => {
    assert.equal(
      refused([], ['--set tags=a,b,c']),
      'failed parsing --set data: key "b" has no value (cannot end with ,)',
    );
    assert.equal(refused([], ['--set tags=a,b']), 'failed parsing --set data: key "b" has no value');
  });

  it('refuses a path through a text', () => {
    assert.equal(
      refused(['a: text\n'], ['--set a.b=c']),
      'failed parsing --set data: unable to parse key: interface conversion: interface {} is string, not map[string]interface {}',
    );
  });

  it('refuses a path through a null and a list', () => {
    assert.match(refused(['a: null\n'], ['--set a.b=c']), /interface \{\} is nil, not map/);
    assert.match(refused(['a: []\n'], ['--set a.b=c']), /interface \{\} is \[\]interface \{\}, not map/);
  });

  it('refuses an index of a map', () => {
    assert.match(refused(['a: {}\n'], ['--set a[0]=c']), /is map\[string\]interface \{\}, not \[\]interface/);
  });

  it('refuses indexes that are negative, too large or none', () => {
    assert.match(refused([], ['--set a[-1]=x']), /negative -1 index not allowed$/);
    assert.match(refused([], ['--set a[65537]=x']), /index of 65537 is greater than maximum supported index of 65536$/);
    assert.match(refused([], ['--set a[x]=x']), /error parsing index: strconv.Atoi: parsing "x": invalid syntax$/);
    assert.match(refused([], ['--set a[0']), /error parsing index: EOF$/);
    assert.match(refused([], ['--set a[0]b=x']), /unexpected data at end of array index: \['b'\]$/);
  });

  it('refuses two dots and an open brace', () => {
    assert.match(refused([], ['--set a..b=x']), /key map "a" has no value$/);
    assert.match(refused([], ['--set a={x']), /list must terminate with '\}'$/);
  });

  it('refuses more than 30 levels', () => {
    const levels = (count: number): string => `--set ${'a.'.repeat(count)}b=x`;
    assert.match(refused([], [levels(31)]), /greater than maximum supported nested level of 30$/);
    assert.equal(
      given([], [levels(30)])
        .at(Array.from({ length: 30 }, () => 'a'))
        .at('b').string,
      'x',
    );
  });

  it('has a limit for lists in lists', () => {
    assert.match(refused([], [`--set a${'[0]'.repeat(500)}=x`]), /paths of more than 200 steps are not read$/);
  });

  it('knows the whole list no more where the list is unknown', () => {
    const values = given(['a: ENC[AES256_GCM,data:x]\n'], ['--set a[0]=x']);
    assert.equal(values.at('a').unknown, true);
  });
});

describe('--set-string', () => {
  it('makes text of everything', () => {
    assert.deepEqual(merged([], ['--set-string a=1,b=null,c={1,true}']), { a: '1', b: 'null', c: ['1', 'true'] });
  });
});

describe('--set-literal', () => {
  it('takes the value as it stands', () => {
    assert.deepEqual(merged([], ['--set-literal a.b=x,y{z}\\.=']), { a: { b: 'x,y{z}\\.=' } });
  });
});

describe('--set-file', () => {
  it('takes the text of a file', () => {
    assert.deepEqual(merged([], ['--set-file a=there.txt']), { a: 'text\nof a file\n' });
  });

  it('refuses a file that is not there', () => {
    assert.equal(
      refused([], ['--set-file a=missing.txt']),
      'failed parsing --set-file data: open missing.txt: no such file or directory',
    );
  });
});

describe('--set-json', () => {
  it('reads numbers as files do', () => {
    assert.deepEqual(merged([], ['--set-json a=1000000,b=[1.5,"x,y"],c={"d":null}']), {
      a: 1000000,
      b: [1.5, 'x,y'],
      c: { d: null },
    });
  });

  it('replaces a map of a file', () => {
    assert.deepEqual(merged(['a: {b: 1, c: 2}\n'], ['--set-json a={"b":3}']), { a: { b: 3 } });
  });

  it('replaces a map in a list of a file', () => {
    assert.deepEqual(merged(['a: [{b: {c: 1}}]\n'], ['--set-json a[0].b={"d":2}']), { a: [{ b: { d: 2 } }] });
  });

  it('takes a missing value for null', () => {
    assert.deepEqual(merged([], ['--set-json a=,b= ']), { a: null, b: null });
  });

  it('has a limit for maps in maps', () => {
    const deep = `${'{"b":'.repeat(201)}1${'}'.repeat(201)}`;
    assert.match(refused([], [`--set-json a=${deep}`]), /^failed parsing --set-json data/);
    assert.match(refused([], [`--set-json ${deep}`], 4), /^failed parsing --set-json data/);
  });

  it('refuses what is no JSON with the argument alone', () => {
    assert.equal(refused([], ['--set-json a=x']), 'failed parsing --set-json data a=x');
  });

  it('takes an object without a key in Helm 4 only', () => {
    assert.deepEqual(merged(['a: {b: 1}\n'], ['--set-json {"a":{"c":2}}'], 4), { a: { b: 1, c: 2 } });
    assert.match(refused([], ['--set-json {"a":1}']), /^failed parsing --set-json data/);
    assert.match(refused([], ['--set-json {"a":1} x'], 4), /^failed parsing --set-json data/);
  });
});

describe('arguments of any text', () => {
  it('give values or Helm’s words, never an exception', () => {
    const word = fc.constantFrom('a', 'b', '.', '[', ']', '0', '=', ',', '{', '}', '\\', '"', ' ', '-', 'null', '1');
    const flag = fc.constantFrom('--set', '--set-string', '--set-json', '--set-literal', '--set-file');
    fc.assert(
      fc.property(flag, fc.array(word, { maxLength: 20 }), (name, words) => {
        const argument = `${name} ${words.join('')}`;
        try {
          assert.equal(typeof merged(['a: {b: [1]}\n'], [argument]), 'object');
        } catch {
          assert.match(refused(['a: {b: [1]}\n'], [argument]), /^failed parsing --set/);
        }
      }),
    );
  });
});
