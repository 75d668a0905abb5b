import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Unzip } from './unzip.ts';

const files = { 'a.txt': strToU8('hello '.repeat(200)), 'b/c.bin': Uint8Array.of(1, 2, 3) };
const zip = zipSync({ 'a.txt': files['a.txt'], 'b/c.bin': [files['b/c.bin'], { level: 0 }] });

/** The zip with a number in the directory's entry of a.txt changed. */
function declaring(offset: number, value: number): Uint8Array {
  const bytes = Buffer.from(zip);
  bytes.writeUInt32LE(value, bytes.indexOf('PK\u0001\u0002') + offset);
  return bytes;
}

describe('Unzip', () => {
  it('gives back what was packed', () => {
    const unzip = new Unzip(zip);
    expect(unzip.paths).toEqual(Object.keys(files));
    for (const [path, content] of Object.entries(files)) expect(unzip.read(path, 2000)).toEqual(content);
    expect(() => unzip.read('a.txt', 1000)).toThrow('larger');
    expect(() => unzip.read('d', 1000)).toThrow('missing');
  });

  it.each(['../xx', '/a.txt', 'a//xx', 'C:xxx', 'a\\txt', '.', 'a/./b'])('refuses the name %s', (path) => {
    const named = zipSync({ [path]: Uint8Array.of(1) });
    expect(() => new Unzip(named)).toThrow(expect.objectContaining({ code: 'bad-zip' }));
  });

  it('refuses two files of one name', () => {
    const twice = zipSync({ 'one.bin': Uint8Array.of(1), 'two.bin': Uint8Array.of(2) });
    const bytes = Buffer.from(twice);
    bytes.write('one', bytes.lastIndexOf('two'));
    expect(() => new Unzip(bytes)).toThrow('two files of one name');
  });

  it('refuses too many files, and what would grow out of all proportion', () => {
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`${at}`, new Uint8Array()]));
    expect(() => new Unzip(zipSync(many))).toThrow('more than 1000 files');
    expect(() => new Unzip(zipSync({ bomb: new Uint8Array(2e6) }))).toThrow('grow more than 200 times');
  });

  it('gives up a file that declares less than comes out of it', () => {
    expect(() => new Unzip(declaring(24, 100)).read('a.txt', 2000)).toThrow('not the size');
    expect(() => new Unzip(declaring(24, 1300)).read('a.txt', 2000)).toThrow('not the size');
  });

  it('sees a flipped bit in a file that is stored as it is', () => {
    const bytes = Uint8Array.from(zip);
    bytes[Buffer.from(zip).indexOf(Buffer.from([1, 2, 3]))]! ^= 1;
    expect(() => new Unzip(bytes).read('b/c.bin', 10)).toThrow('not what it was');
  });

  it('refuses what is no zip', () => {
    for (const bytes of [new Uint8Array(), strToU8('not a zip'), zip.subarray(0, zip.length - 30)])
      expect(() => new Unzip(bytes)).toThrow(expect.objectContaining({ code: 'bad-zip' }));
  });
});
