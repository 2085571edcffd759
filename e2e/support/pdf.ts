import { inflateSync } from 'node:zlib'

/** What a reader needs to know of a PDF as Chromium writes it. */
export type Pdf = {
  readonly pages: number
  /** The size of each page, points. */
  readonly sizes: readonly string[]
  /** Whether it says of its text what it is: headings, cells, lists. */
  readonly tagged: boolean
  /** Which kinds of text it says there are. */
  readonly tags: ReadonlySet<string>
  /** Everything that can be read, in the order in which it is drawn. */
  readonly text: string
}

type Font = { readonly glyphs: RegExp; readonly characters: ReadonlyMap<number, string> }

type Objects = ReadonlyMap<string, string>

/** Reads a PDF whose objects stand in the open and whose streams are deflated. */
export function readPdf(bytes: Buffer): Pdf {
  const file = bytes.toString('latin1')
  const objects: Objects = new Map(
    [...file.matchAll(/(?:^|\n)(\d+) 0 obj\r?\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [
      id,
      body,
    ]),
  )
  const bodies = [...objects.values()]
  const pages = bodies.filter((body) => /\/Type ?\/Page\b(?!s)/.test(body))
  const fonts = fontsOf(objects)
  return {
    pages: pages.length,
    sizes: pages.map((page) => /\/MediaBox ?\[([^\]]*)\]/.exec(page)?.[1]?.trim() ?? ''),
    tagged: bodies.some((body) => /\/MarkInfo ?<<[^>]*\/Marked true/.test(body)),
    tags: new Set(
      bodies.flatMap((body) => [...body.matchAll(/\/S ?\/([A-Z][A-Za-z0-9]*)/g)].map(([, tag = '']) => tag)),
    ),
    text: pages
      .map((page) => textOf(streamOf(objects, /\/Contents (\d+) 0 R/.exec(page)?.[1]), fonts))
      .join('\n'),
  }
}

function streamOf(objects: Objects, id: string | undefined): string {
  const body = objects.get(id ?? '') ?? ''
  const begin = /stream\r?\n/.exec(body)
  if (begin === null) return ''
  const head = body.slice(0, begin.index)
  const from = begin.index + begin[0].length
  const data = body.slice(from, from + Number(/\/Length (\d+)/.exec(head)?.[1]))
  return head.includes('/FlateDecode') ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1') : data
}

/** Which character each glyph of each font stands for. */
function fontsOf(objects: Objects): ReadonlyMap<string, Font> {
  const fonts = new Map<string, Font>()
  for (const [id, body] of objects) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(body)?.[1]
    if (map === undefined) continue
    // A font that varies is written as drawings, one byte each.
    const glyphs = /\/Subtype ?\/Type3/.test(body) ? /.{2}/g : /.{4}/g
    fonts.set(`F${id}`, { glyphs, characters: charactersOf(streamOf(objects, map)) })
  }
  return fonts
}

function charactersOf(map: string): ReadonlyMap<number, string> {
  const known = new Map<number, string>()
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', text = ''] of block.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi)) {
      known.set(Number.parseInt(glyph, 16), fromUtf16(text))
    }
  }
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = '', last = '', text = ''] of block.matchAll(
      /<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi,
    )) {
      const from = Number.parseInt(first, 16)
      for (let glyph = from; glyph <= Number.parseInt(last, 16); glyph += 1) {
        known.set(glyph, String.fromCodePoint(Number.parseInt(text, 16) + glyph - from))
      }
    }
  }
  return known
}

const fromUtf16 = (hex: string): string => {
  const bytes = Buffer.from(hex, 'hex').swap16()
  return bytes.toString('utf16le')
}

const NO_FONT: Font = { glyphs: /.{2}/g, characters: new Map() }

/**
 * The text that a page shows, every piece of it on a line of its own: what is in another part of the font, such as an
 * accented letter, is a piece too.
 */
function textOf(content: string, fonts: ReadonlyMap<string, Font>): string {
  let font = NO_FONT
  let text = ''
  for (const [, name, shown, end] of content.matchAll(
    /\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>(?=[^>]*T[jJ])|(\bET\b)/g,
  )) {
    if (name !== undefined) font = fonts.get(name) ?? NO_FONT
    else if (shown !== undefined) {
      for (const [glyph] of shown.matchAll(font.glyphs)) {
        text += font.characters.get(Number.parseInt(glyph, 16)) ?? '\uFFFD'
      }
    } else if (end !== undefined) text += '\n'
  }
  return text
}
