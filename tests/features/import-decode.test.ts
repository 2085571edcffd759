import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeFile } from '../../src/main/core/features/import/decode.ts'
import { IMPORT_ENCODINGS, IMPORT_LIMITS } from '../../src/shared/domain/client-import-terms.ts'

const TABLE = 'Vorname;E-Mail\r\nJürgen;j@example.com\r\n'

describe('the encoding of a file', () => {
  it.each([
    ['utf-8', true],
    ['utf-8', false],
    ['utf-16le', true],
    ['utf-16le', false],
    ['utf-16be', true],
    ['utf-16be', false],
    ['windows-1252', false],
  ] as const)('is found for %s, with a byte order mark: %s', (encoding, byteOrderMark) => {
    const bytes = iconv.encode(TABLE, encoding, { addBOM: byteOrderMark })

    expect(decodeFile(bytes)).toEqual({ ok: true, value: { text: TABLE, encoding, byteOrderMark } })
  })

  it.each([
    [
      'Cyrillic and Japanese',
      'имя,почта\nЮлия,yulia@example.com\nОльга,olga@example.com\n名前,日本@example.com\n',
    ],
    ['accents only', 'ÄÖÜß;àéîõü\nçñøåæ;ýþðÿë\n'],
  ])('is found for UTF-16 without a mark when the letters are no ASCII: %s', (_, text) => {
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      expect(decodeFile(iconv.encode(text, encoding, { addBOM: false }))).toMatchObject({
        ok: true,
        value: { text, encoding },
      })
    }
  })

  it('is taken as chosen, but never against a byte order mark', () => {
    const bytes = iconv.encode(TABLE, 'utf-8')

    expect(decodeFile(bytes, 'windows-1252')).toMatchObject({
      value: { text: 'Vorname;E-Mail\r\nJÃ¼rgen;j@example.com\r\n', encoding: 'windows-1252' },
    })
    for (const chosen of IMPORT_ENCODINGS) {
      expect(decodeFile(iconv.encode(TABLE, 'utf-16le', { addBOM: true }), chosen)).toMatchObject({
        value: { text: TABLE, encoding: 'utf-16le' },
      })
    }
  })

  it('maps every byte of Windows-1252 as two other decoders do', () => {
    const undefinedBytes = [0x81, 0x8d, 0x8f, 0x90, 0x9d]
    for (let byte = 0x80; byte <= 0xff; byte++) {
      if (undefinedBytes.includes(byte)) continue
      const bytes = Uint8Array.of(0x41, byte)
      const text = iconv.decode(bytes, 'windows-1252')

      expect(new TextDecoder('windows-1252').decode(bytes)).toBe(text)
      expect(decodeFile(bytes, 'windows-1252')).toMatchObject({ ok: true, value: { text } })
    }
    for (const byte of undefinedBytes) {
      expect(decodeFile(Uint8Array.of(0x41, 0x0a, byte), 'windows-1252')).toEqual({
        ok: false,
        error: { code: 'UNREADABLE_TEXT', details: { encoding: 'windows-1252', line: 2 } },
      })
    }
  })

  it('ignores the end-of-file mark of old programs', () => {
    expect(decodeFile(ascii('Name\r\nAnna\r\n\u001a'))).toMatchObject({ value: { text: 'Name\r\nAnna\r\n' } })
  })
})

describe('a damaged file', () => {
  it('in UTF-8 is refused with its line and not read as Windows-1252', () => {
    const bytes = Buffer.concat([iconv.encode('Jürgen\r\nZoë\r\n', 'utf-8'), Buffer.of(0xc3), ascii('\r\n')])

    expect(decodeFile(bytes)).toEqual({
      ok: false,
      error: { code: 'UNREADABLE_TEXT', details: { encoding: 'utf-8', line: 3 } },
    })
    expect(decodeFile(bytes, 'windows-1252').ok).toBe(true)
  })

  it('in UTF-16 is refused with its line', () => {
    const odd = Buffer.concat([iconv.encode(TABLE, 'utf-16be', { addBOM: true }), Buffer.of(0)])
    const loneSurrogate = Buffer.concat([
      iconv.encode(TABLE, 'utf-16le', { addBOM: true }),
      Buffer.of(0, 0xd8, 65, 0),
    ])

    for (const [bytes, encoding] of [
      [odd, 'utf-16be'],
      [loneSurrogate, 'utf-16le'],
    ] as const) {
      expect(decodeFile(bytes)).toEqual({
        ok: false,
        error: { code: 'UNREADABLE_TEXT', details: { encoding, line: 3 } },
      })
    }
  })
})

describe('a file that is no table of text', () => {
  it.each([
    ['excel', zip('[Content_Types].xml')],
    ['excel', zip('xl/workbook.xml')],
    ['excel', Buffer.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0)],
    ['excel', ascii('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>')],
    ['opendocument', zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')],
    ['numbers', zip('Index/Document.iwa')],
    ['archive', zip('clients.csv')],
    ['archive', gzipSync('Name\nAnna\n')],
    ['pdf', ascii('%PDF-1.7\n')],
    ['web_page', ascii('\r\n<!DOCTYPE html>\n<table>')],
    ['web_page', ascii('<table border="1"><tr>')],
    ['rich_text', ascii('{\\rtf1\\ansi')],
    ['database', ascii('SQLite format 3\0')],
    ['unknown', Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d)],
    ['unknown', Buffer.from(Array.from({ length: 600 }, (_, index) => (index * 151) % 256))],
    ['unknown', ascii('Name,E-mail\nAn\0na,anna@example.com\n')],
    ['unknown', ascii('\u0001\u0002\u0003\u0004Name')],
  ])('is refused by name: %s', (kind, bytes) => {
    expect(decodeFile(bytes)).toEqual({ ok: false, error: { code: 'NOT_A_TEXT_FILE', details: { kind } } })
  })

  it.each([
    ['nothing', Buffer.of()],
    ['a mark', Buffer.of(0xef, 0xbb, 0xbf)],
    ['blanks', ascii(' \r\n\t\r\n')],
  ])('is empty with %s in it', (_, bytes) => {
    expect(decodeFile(bytes)).toEqual({ ok: false, error: { code: 'EMPTY_FILE', details: {} } })
  })

  it('is refused unread above 50 MB and read at 50 MB', () => {
    const bytes = Buffer.alloc(IMPORT_LIMITS.bytes + 1, 'Anna,anna@example.com\n')

    expect(decodeFile(bytes)).toEqual({
      ok: false,
      error: { code: 'FILE_TOO_LARGE', details: { bytes: bytes.length, limit: 52_428_800 } },
    })
    expect(decodeFile(bytes.subarray(0, -1)).ok).toBe(true)
  })
})

function ascii(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}

function zip(content: string): Buffer {
  return Buffer.concat([Buffer.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0), Buffer.alloc(20), ascii(content)])
}
