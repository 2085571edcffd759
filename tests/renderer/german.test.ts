import { describe, expect, it } from 'vitest'
import { de } from '../../src/renderer/src/i18n/de.ts'
import { en } from '../../src/renderer/src/i18n/en.ts'

type Texts = ReadonlyMap<string, string>

function textsOf(resource: object, under = ''): [string, string][] {
  return Object.entries(resource).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${under}${key}`, value]] : textsOf(value, `${under}${key}.`),
  )
}

const english: Texts = new Map(textsOf(en))
const german: Texts = new Map(textsOf(de))
const pairs = [...english].map(([key, text]) => [key, text, german.get(key) ?? ''] as const)

const placesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{[^}]*\}\}/g)].map(([place]) => place)
/** Without what is filled in, which is as long in every language. */
const wordsOf = (text: string): string => text.replace(/\{\{[^}]*\}\}/g, '')

/** Words that German has from English, names, and signs. */
const SAME: ReadonlySet<string> = new Set([
  'Agenda',
  'Bronze',
  'Filter',
  'Google Meet',
  'Import',
  'Jade',
  'Microsoft Teams',
  'Name',
  'Normal',
  'Online',
  'Port',
  'Status',
  'Stripe',
  'Studio',
  'System',
  'Tallybook',
  'Trainer',
  'UTF-16',
  'UTF-8',
  'Webinar',
  'Windows-1252',
  'Zoom',
  ', in {{room}}',
  'in {{room}}',
  'in {{time}}',
  '{{hours}} h {{minutes}} min',
  '{{minutes}} min',
  '{{screen}} – Tallybook',
])

/** What is longer than 1.6 times the English, and why it may be. */
const LONG: Readonly<Record<string, string>> = {
  'schedule.side.views.save': 'a menu grows with its items',
  'schedule.many.menu.place': 'read aloud, not seen',
  'schedule.many.menu.nextWeek': 'a menu grows with its items',
  'hours.add': 'read aloud, not seen',
  'panels.allocate.button_other': 'the only button of a dialog that has a width of its own',
}

/** Places of one line that do not grow: buttons, menus, heads of columns, tabs, states. */
const NARROW =
  /(^|\.)(column|tab|act|menu|choice|action|status|screen|section|theme|role|verdict)\.|[bB]utton(None|Named|Book)?(_one|_other)?$|\.(open|add|edit|save|book|export)$/

describe('the German strings', () => {
  it('stand in the same places as the English ones', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('are there, each with its own words', () => {
    const same = pairs.filter(([, one, other]) => one === other && /[a-z]{2}/i.test(wordsOf(one)))
    const untranslated = same.filter(([, one]) => !SAME.has(one))

    expect(pairs.filter(([, , text]) => text.trim() === '')).toEqual([])
    expect(untranslated.map(([key, text]) => `${key}: ${text}`)).toEqual([])
    expect([...SAME].filter((word) => !same.some(([, one]) => one === word))).toEqual([])
  })

  it('fill in what the English ones fill in', () => {
    const others = pairs.filter(
      ([, one, other]) => String([...placesIn(one)].sort()) !== String([...placesIn(other)].sort()),
    )

    expect(others.map(([key]) => key)).toEqual([])
  })

  it('have both forms of every plural', () => {
    const alone = [...german.keys()].filter((key) => {
      const twin = key.endsWith('_one') ? key.replace(/_one$/, '_other') : key.replace(/_other$/, '_one')
      return /_(one|other)$/.test(key) && !german.has(twin)
    })

    expect(alone).toEqual([])
  })

  it('begin and end as the English ones: with the same spaces, commas, and an ellipsis where a dialog follows', () => {
    const edges = (text: string) => [/^[ ,]*/.exec(text)?.[0], /[ …]*$/.exec(text)?.[0], text.includes('...')]
    const others = pairs.filter(([, one, other]) => String(edges(one)) !== String(edges(other)))

    expect(others.map(([key, , text]) => `${key}: ${text}`)).toEqual([])
  })

  it('quote „so“ and write no straight quotation marks', () => {
    const wrong = [...german].filter(([, text]) => /["']|“[^“]*”|„[^“]*$/.test(text))
    const unlike = pairs.filter(([, one, other]) => one.split('“').length !== other.split('„').length)

    expect(wrong).toEqual([])
    expect(unlike.map(([key]) => key)).toEqual([])
  })

  it('say Sie and never du', () => {
    expect(
      [...german].filter(([, text]) => /\b(du|dir|dich|dein|deine|deinen|deiner)\b/i.test(text)),
    ).toEqual([])
  })

  it('fit where the English ones fit', () => {
    const long = pairs.filter(([key, one, other]) => {
      const [room, needed] = [wordsOf(one).length, wordsOf(other).length]
      return NARROW.test(key) && needed > 14 && needed > room * 1.6
    })

    expect(long.map(([key]) => key).filter((key) => !Object.hasOwn(LONG, key))).toEqual([])
    expect(Object.keys(LONG).filter((key) => !long.some(([one]) => one === key))).toEqual([])
  })
})
