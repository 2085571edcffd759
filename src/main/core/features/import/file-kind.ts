import type { ForeignFileKind } from '../../../../shared/domain/client-import-terms.ts'

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const LOOKED_AT = 4_096

const SIGNATURES: readonly (readonly [ForeignFileKind, readonly number[]])[] = [
  ['excel', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]], // workbooks of Excel 97 to 2003
  ['pdf', ascii('%PDF-')],
  ['database', ascii('SQLite format 3\0')],
  ['archive', [0x1f, 0x8b, 0x08]], // gzip
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]], // 7z
  ['archive', ascii('Rar!')],
  ['rich_text', ascii('{\\rtf')],
]
// Booking systems like to call an HTML table or an XML sheet ".xls".
const MARKUP: readonly (readonly [ForeignFileKind, RegExp])[] = [
  ['web_page', /^\s*<(?:!doctype html|html|head|body|table|meta)\b/i],
  ['excel', /^\s*<\?xml[^>]*>[\s\S]*?<(?:\?mso-application|Workbook)\b/i],
]

/** What the file is when its first bytes show that it is no table of text; null when nothing speaks against one. */
export function recogniseForeignFile(bytes: Uint8Array): ForeignFileKind | null {
  if (startsWith(bytes, ZIP)) return recogniseZip(bytes)
  const signature = SIGNATURES.find(([, start]) => startsWith(bytes, start))
  if (signature) return signature[0]
  const opening = latin1(bytes)
  return MARKUP.find(([, pattern]) => pattern.test(opening))?.[0] ?? null
}

/** A zip names its first files near its beginning, which tells the spreadsheet formats apart. */
function recogniseZip(bytes: Uint8Array): ForeignFileKind {
  const opening = latin1(bytes)
  if (opening.includes('mimetypeapplication/vnd.oasis.opendocument')) return 'opendocument'
  if (opening.includes('Index/') && opening.includes('.iwa')) return 'numbers'
  if (opening.includes('[Content_Types].xml') || opening.includes('xl/')) return 'excel'
  return 'archive'
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, LOOKED_AT)).toString('latin1')
}

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0))
}
