import { describe, expect, it } from 'vitest'
import { meantBy } from '../../src/renderer/src/frame/booking-line/meant.ts'
import { type LineWords, parseBookingLine } from '../../src/renderer/src/frame/booking-line/parse.ts'

const ENGLISH = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const GERMAN = ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonntag']
/** A Tuesday, at 10:20. */
const WORDS: LineWords = {
  today: '2026-11-17',
  now: '10:20',
  weekdays: ENGLISH.map((name, at) => [name, GERMAN[at] ?? '']),
  todayIs: ['today', 'heute'],
  tomorrowIs: ['tomorrow', 'morgen'],
}
const parse = (text: string) => parseBookingLine(text, WORDS)
const whenOf = (text: string) => {
  const line = parse(text)
  return line === null ? null : `${line.day} ${line.time} ×${line.times}`
}

describe('a booking in one line', () => {
  it('is for whom, how often, when and with whom', () => {
    expect(parse('jo 10 mon 9 anna')).toEqual({
      ...{ day: '2026-11-23', time: '09:00', times: 10, before: ['jo'], after: ['anna'] },
    })
    expect(parse('Jö Berg tomorrow 9:30pm Anna')).toEqual({
      ...{ day: '2026-11-18', time: '21:30', times: 1, before: ['jo', 'berg'], after: ['anna'] },
    })
  })

  it.each([
    ['jo mon 9', '2026-11-23 09:00 ×1'],
    ['jo 9 mon', '2026-11-23 09:00 ×1'],
    ['jo 10 mon', '2026-11-23 10:00 ×1'],
    ['jo 3x monday 9', '2026-11-23 09:00 ×3'],
    ['jo 9 3x mon', '2026-11-23 09:00 ×3'],
    ['jo 4 fr 18:15', '2026-11-20 18:15 ×4'],
    ['jo fri 0930', '2026-11-20 09:30 ×1'],
    ['jo 930 we', '2026-11-18 09:30 ×1'],
    ['jo 9am do', '2026-11-19 09:00 ×1'],
    ['jo 12am sun', '2026-11-22 00:00 ×1'],
    ['jo 12pm sun', '2026-11-22 12:00 ×1'],
    ['jo heute 11', '2026-11-17 11:00 ×1'],
    ['jo 2026-12-24 8.30', '2026-12-24 08:30 ×1'],
  ])('understands %s', (text, when) => {
    expect(whenOf(text)).toBe(when)
  })

  it('means the next time that is still ahead', () => {
    expect(whenOf('jo 11')).toBe('2026-11-17 11:00 ×1')
    expect(whenOf('jo 10')).toBe('2026-11-18 10:00 ×1')
    expect(whenOf('jo 10:20 tue')).toBe('2026-11-24 10:20 ×1')
    expect(whenOf('jo 10:21 tue')).toBe('2026-11-17 10:21 ×1')
  })

  it('begins with a client, even with one whose name is short for a day', () => {
    expect(parse('mo mon 9')).toMatchObject({ before: ['mo'], day: '2026-11-23' })
    expect(parse('sunny 9')).toMatchObject({ before: ['sunny'] })
    expect(parse('jo monika 9')).toMatchObject({ before: ['jo', 'monika'], day: '2026-11-18' })
  })

  it.each([
    '',
    'jo',
    'jo mon',
    'jo mon tue 9',
    'jo 9:00 10:00',
    'jo 25',
    'jo 9:60',
    'jo 975',
    'jo 13pm',
    'jo 0am',
    'jo 2x 3x mon 9',
    'jo 60x mon 9',
    'jo 0x mon 9',
    'jo 1 2 3',
  ])('is not %j', (text) => {
    expect(parse(text)).toBeNull()
  })
})

describe('the words of a line', () => {
  const anna = { id: 1, name: 'Anna Smith' }
  const zoe = { id: 2, name: 'Zoë van der Meer' }
  const training = { id: 3, name: 'Personal training' }
  const meant = (before: string[], after: string[]) =>
    meantBy({ before, after }, [anna, zoe], [training, { id: 4, name: 'Annual check' }])

  it('are a trainer, else a service, else the client', () => {
    expect(meant(['jo'], ['anna'])).toEqual({ trainer: anna, service: null, client: 'jo' })
    expect(meant(['jo'], ['zoe', 'pers'])).toEqual({ trainer: zoe, service: training, client: 'jo' })
    expect(meant(['jo'], ['berg'])).toEqual({ trainer: null, service: null, client: 'jo berg' })
    expect(meant(['anna'], [])).toEqual({ trainer: null, service: null, client: 'anna' })
  })

  it('may be several of one name', () => {
    expect(meant(['jo'], ['anna', 'smith', 'personal', 'training'])).toEqual({
      ...{ trainer: anna, service: training, client: 'jo' },
    })
  })
})
