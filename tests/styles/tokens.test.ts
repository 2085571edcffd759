import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast, difference, linear, mix, seenBy, VISIONS } from './colour.ts'

const css = readFileSync(new URL('../../src/renderer/src/styles/tokens.css', import.meta.url), 'utf8')

type Note = { token: string; kind: 'text' | 'edge'; ratio: number; ground: string }

const FLOOR = { text: 4.5, edge: 3 } as const
const SERVICES = Array.from({ length: 10 }, (_, index) => `--service-${index}`)

/** The declarations of the first block whose selector starts so. */
function block(selector: string): string {
  const start = css.indexOf(selector)
  return css.slice(start, css.indexOf('\n}', start))
}

function colours(source: string): Map<string, string> {
  return new Map(
    [...source.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

function notes(source: string): Note[] {
  const pattern = /(--[\w-]+): #[0-9a-f]{6}; \/\* (text|edge) ([\d.]+):1 on (--[\w-]+) \*\//g
  return [...source.matchAll(pattern)].map(([, token = '', kind, ratio, ground = '']) => ({
    token,
    kind: kind === 'text' ? 'text' : 'edge',
    ratio: Number(ratio),
    ground,
  }))
}

const light = block(':root {')
const dark = block(':root[data-mantine-color-scheme=')
const themes = [
  { theme: 'light', source: light, palette: colours(light) },
  { theme: 'dark', source: dark, palette: new Map([...colours(light), ...colours(dark)]) },
]

const GROUNDS = ['--paper', '--surface', '--raised', '--sunken', '--hover', '--selected']

describe.each(themes)('tokens of the $theme theme', ({ source, palette }) => {
  const colour = (name: string) => linear(palette.get(name) ?? expect.fail(`${name} is not a colour`))

  it('state a contrast that is true', () => {
    const wrong = notes(source)
      .map((note) => ({ ...note, actual: contrast(colour(note.token), colour(note.ground)) }))
      .filter((note) => note.actual < FLOOR[note.kind] || Math.abs(note.actual - note.ratio) > 0.1)

    expect(notes(source).length).toBeGreaterThan(20)
    expect(wrong).toEqual([])
  })

  it.each([
    '--ink',
    '--ink-secondary',
    '--ink-faint',
    '--accent-ink',
    '--ok',
    '--warning',
    '--danger',
    '--info',
  ])('keep %s readable on every ground', (ink) => {
    const worst = Math.min(...GROUNDS.map((ground) => contrast(colour(ink), colour(ground))))

    expect(worst).toBeGreaterThanOrEqual(FLOOR.text)
  })

  it.each(['--line-control', '--focus'])('keep %s visible on every ground', (edge) => {
    const worst = Math.min(...GROUNDS.map((ground) => contrast(colour(edge), colour(ground))))

    expect(worst).toBeGreaterThanOrEqual(FLOOR.edge)
  })

  it.each(['--accent', '--accent-hover', '--danger-fill'])('keep the label on %s readable', (fill) => {
    expect(contrast(colour('--ink-on-accent'), colour(fill))).toBeGreaterThanOrEqual(FLOOR.text)
  })

  it('keep ink readable on the wash of every service colour', () => {
    const share = Number(/--service-wash: (\d+)%/.exec(source)?.[1]) / 100
    const worst = Math.min(
      ...SERVICES.flatMap((service) =>
        ['--ink', '--ink-secondary'].map((ink) =>
          contrast(colour(ink), mix(palette.get(service) ?? '', palette.get('--surface') ?? '', share)),
        ),
      ),
    )

    expect(worst).toBeGreaterThanOrEqual(FLOOR.text)
  })

  it.each(VISIONS)('tell the ten service colours apart for %s eyes', (vision) => {
    const seen = SERVICES.map((service) => seenBy(vision, colour(service)))
    const nearest = Math.min(
      ...seen.flatMap((one, index) => seen.slice(index + 1).map((other) => difference(one, other))),
    )

    expect(nearest).toBeGreaterThanOrEqual(8)
  })
})
