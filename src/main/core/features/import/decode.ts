/** Bytes to text, strictly: what is not certainly text of the encoding is refused, never replaced by U+FFFD. */
import { isUtf8 } from 'node:buffer'
import {
  IMPORT_LIMITS,
  type ImportEncoding,
  type ImportRefusal,
  refuseFile,
} from '../../../../shared/domain/client-import-terms.ts'
import type { Result } from '../../../../shared/result.ts'
import { recogniseForeignFile } from './file-kind.ts'

export interface DecodedFile {
  readonly text: string
  readonly encoding: ImportEncoding
  /** The file began with a byte order mark, which is not part of the text. */
  readonly byteOrderMark: boolean
}

type Decoded = Result<DecodedFile, ImportRefusal>
interface Guess {
  readonly encoding: ImportEncoding
  readonly markLength: number
  /** Only the zero bytes speak for it, and other kinds of file have those too. */
  readonly fromZeros?: true
}

const BYTE_ORDER_MARKS: readonly (readonly [ImportEncoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]
const SAMPLE_BYTES = 65_536
/** A table in UTF-16 has at least its delimiters, line breaks, digits and `@` in the ASCII range. */
const LEAST_SHARE_OF_ZEROS = 0.05
const MOST_CONTROLS = 0.05
const END_OF_FILE_MARK = '\u001a' // what MS-DOS programs put behind the last line

/** The upper controls of Latin-1 as Windows-1252 uses them; blank where it defines nothing. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
const UNDEFINED_IN_1252 = /[\u0081\u008d\u008f\u0090\u009d]/

/**
 * Turns the bytes of a file into text: by its byte order mark, else UTF-16 by where its zero bytes lie, else UTF-8 if
 * it is valid, else Windows-1252. `encoding` overrides the guess, except a mark. Refused: no text at all (EMPTY_FILE),
 * more than 50 MB, other kinds of file by name, and bytes the encoding does not allow, naming the line.
 */
export function decodeFile(bytes: Uint8Array, chosen?: ImportEncoding): Decoded {
  const limit = IMPORT_LIMITS.bytes
  if (bytes.byteLength > limit) return refuseFile('FILE_TOO_LARGE', { bytes: bytes.byteLength, limit })
  if (bytes.byteLength === 0) return refuseFile('EMPTY_FILE', {})
  const kind = recogniseForeignFile(bytes)
  if (kind) return refuseFile('NOT_A_TEXT_FILE', { kind })
  const guess = guessEncoding(bytes, chosen)
  if (!guess) return refuseFile('NOT_A_TEXT_FILE', { kind: 'unknown' })
  return decodeAs(bytes.subarray(guess.markLength), guess)
}

function guessEncoding(bytes: Uint8Array, chosen: ImportEncoding | undefined): Guess | null {
  for (const [encoding, mark] of BYTE_ORDER_MARKS) {
    if (mark.every((byte, index) => bytes[index] === byte)) return { encoding, markLength: mark.length }
  }
  if (chosen) return { encoding: chosen, markLength: 0 }
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  if (sample.includes(0)) {
    const encoding = guessByteOrder(sample)
    return encoding && { encoding, markLength: 0, fromZeros: true }
  }
  return { encoding: looksLikeUtf8(bytes) ? 'utf-8' : 'windows-1252', markLength: 0 }
}

/** UTF-16 in the order that makes more characters Latin; null when too few bytes are zero for a table in UTF-16. */
function guessByteOrder(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let latinLittle = 0
  let latinBig = 0
  for (let index = 0; index + 1 < sample.length; index += 2) {
    const even = sample[index] ?? 0
    const odd = sample[index + 1] ?? 0
    if (odd === 0) latinLittle += isLatin(even) ? 1 : -1
    if (even === 0) latinBig += isLatin(odd) ? 1 : -1
  }
  const least = Math.max(1, (sample.length / 2) * LEAST_SHARE_OF_ZEROS)
  if (Math.max(latinLittle, latinBig) < least) return null
  return latinLittle >= latinBig ? 'utf-16le' : 'utf-16be'
}

/** The characters of Latin-1 that text is made of. */
function isLatin(byte: number): boolean {
  return isPlain(byte) || byte >= 0xa0
}

/** Tab, line breaks and the printable characters of ASCII. */
function isPlain(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d
}

/**
 * Whether the bytes are meant as UTF-8: valid, or with more whole multi-byte characters than broken ones. In another
 * encoding whole ones hardly ever occur, so the few broken ones are damage, which must not be hidden by reading
 * every accent of the file as two letters of Windows-1252.
 */
function looksLikeUtf8(bytes: Uint8Array): boolean {
  if (isUtf8(bytes)) return true
  let whole = 0
  let broken = 0
  for (let index = 0; index < bytes.length; ) {
    const length = characterLength(bytes, index)
    if (length > 1) whole++
    else if ((bytes[index] ?? 0) >= 0x80) broken++
    index += length
  }
  return whole > broken
}

/** How many bytes the UTF-8 character at `index` takes; 1 also for a byte that begins none. */
function characterLength(bytes: Uint8Array, index: number): number {
  const lead = bytes[index] ?? 0
  if (lead < 0xc2 || lead > 0xf4) return 1
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  for (let offset = 1; offset < length; offset++) {
    if (((bytes[index + offset] ?? 0) & 0xc0) !== 0x80) return 1
  }
  return length
}

function decodeAs(bytes: Uint8Array, guess: Guess): Decoded {
  const { encoding } = guess
  const read = encoding === 'windows-1252' ? readWindows1252(bytes) : readUnicode(bytes, encoding)
  if (!read.ok && guess.fromZeros) return refuseFile('NOT_A_TEXT_FILE', { kind: 'unknown' })
  if (!read.ok) return refuseFile('UNREADABLE_TEXT', { encoding, line: read.line })
  const text = withoutEndMark(read.text)
  if (text.trim() === '') return refuseFile('EMPTY_FILE', {})
  if (isBinary(text)) return refuseFile('NOT_A_TEXT_FILE', { kind: 'unknown' })
  return { ok: true, value: { text, encoding, byteOrderMark: guess.markLength > 0 } }
}

type Read = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly line: number }

function readUnicode(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): Read {
  // Both orders of UTF-16 are read as little-endian: that decoder exists in every build of Node and Electron.
  const ordered = encoding === 'utf-16be' ? swapBytes(bytes) : bytes
  const label = encoding === 'utf-8' ? 'utf-8' : 'utf-16le'
  try {
    return { ok: true, text: new TextDecoder(label, { fatal: true }).decode(ordered) }
  } catch {
    // `fatal` throws a TypeError on malformed input and for no other reason.
    const lenient = new TextDecoder(label).decode(ordered)
    return { ok: false, line: lineOf(lenient, lenient.indexOf('\ufffd')) }
  }
}

/** A copy with each pair of bytes turned round; an odd last byte stays, and the decoder refuses it. */
function swapBytes(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes)
  copy.subarray(0, copy.length - (copy.length % 2)).swap16()
  return copy
}

/**
 * Windows-1252 by its own table: the decoders of the platform let the five bytes that it does not define pass as
 * control characters, and some versions of Node read all of 0x80 to 0x9F that way.
 */
function readWindows1252(bytes: Uint8Array): Read {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const undefinedAt = latin1.search(UNDEFINED_IN_1252)
  if (undefinedAt !== -1) return { ok: false, line: lineOf(latin1, undefinedAt) }
  const text = latin1.replace(/[\u0080-\u009f]/g, (letter) => WINDOWS_1252[letter.charCodeAt(0) - 0x80] ?? '')
  return { ok: true, text }
}

function lineOf(text: string, index: number): number {
  const before = text.slice(0, Math.max(0, index))
  return before.split(/\r\n?|\n/).length
}

function withoutEndMark(text: string): string {
  let end = text.length
  while (text[end - 1] === END_OF_FILE_MARK) end--
  return text.slice(0, end)
}

/** No table of text holds NUL, and none has control characters all over its beginning. */
function isBinary(text: string): boolean {
  if (text.includes('\0')) return true
  const sample = text.slice(0, SAMPLE_BYTES)
  let controls = 0
  for (let index = 0; index < sample.length; index++) {
    const code = sample.charCodeAt(index)
    if (code < 0x20 && !isPlain(code) && code !== 0x0b && code !== 0x0c) controls++
  }
  return controls > sample.length * MOST_CONTROLS
}
