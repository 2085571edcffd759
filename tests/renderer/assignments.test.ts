import { describe, expect, it } from 'vitest'
import { formatDay } from '../../src/renderer/src/i18n/format-date.ts'
import {
  type Card,
  columnBeside,
  columnsOf,
  hoursOf,
  type Load,
  NOBODY,
  nextTarget,
} from '../../src/renderer/src/screens/assignments/columns.ts'
import {
  cardDays,
  columnName,
  daysInWords,
  hintOf,
  loadInFull,
  loadInWords,
} from '../../src/renderer/src/screens/assignments/words.ts'

/** As the region of this computer writes it. */
const shown = (day: string) => formatDay(day, 'short')

const trainer = (trainerId: number, name: string, change: Partial<Load['rows'][number]> = {}) => ({
  trainerId,
  name,
  active: true,
  clients: 0,
  sessions: 0,
  minutes: 0,
  ...change,
})

const load = (unassigned: number | null): Load => ({
  on: '2026-03-02',
  unassigned,
  rows: [
    trainer(3, 'Ana', { clients: 4, sessions: 2, minutes: 90 }),
    trainer(5, 'Ben', { clients: 1, active: false }),
    trainer(7, 'Cleo'),
  ],
})

const card = (change: Partial<Card>): Card => ({
  id: 1,
  clientId: 1,
  clientName: 'Ada Berg',
  trainerId: 3,
  trainerName: 'Ana',
  from: '2026-01-10',
  until: null,
  note: null,
  version: 1,
  state: 'current',
  next: null,
  ...change,
})

describe('the columns of the board', () => {
  const columns = columnsOf(load(2))

  it('are nobody’s first, then the trainers with what they have beside the fullest', () => {
    expect(columns.map(({ key, clients, share }) => [key, clients, share])).toEqual([
      [NOBODY, 2, 0],
      [3, 4, 1],
      [5, 1, 0.25],
      [7, 0, 0],
    ])
  })

  it('have none of nobody for who may not read clients', () => {
    expect(columnsOf(load(null)).map(({ key }) => key)).toEqual([3, 5, 7])
  })

  it('lie beside one another, and end', () => {
    expect([columnBeside(columns, 3, 1)?.key, columnBeside(columns, 3, -1)?.key]).toEqual([5, NOBODY])
    expect([columnBeside(columns, 7, 1)?.key, columnBeside(columns, NOBODY, -1)?.key]).toEqual([7, NOBODY])
    expect(columnBeside([], 3, 1)).toBeNull()
  })

  it('take clients where the trainer works here', () => {
    expect([nextTarget(columns, 3, 1)?.key, nextTarget(columns, 7, -1)?.key]).toEqual([7, 3])
    expect([nextTarget(columns, 7, 1), nextTarget(columns, NOBODY, -1)]).toEqual([null, null])
  })

  it('tell how much there is to do, or why not', () => {
    expect(columns.map(loadInWords)).toEqual([
      'Without a trainer',
      '1.5 h in 14 days',
      'Does not work here any more',
      'No sessions in 14 days',
    ])
    expect(columns.map(loadInFull)).toEqual([undefined, '2 sessions, 1.5 h in 14 days', undefined, undefined])
    expect(columns.map(columnName)).toEqual(['Nobody', 'Ana', 'Ben', 'Cleo'])
  })

  it.each([
    [0, 0],
    [45, 0.8],
    [60, 1],
    [100, 1.7],
  ])('tell %s minutes as %s hours', (minutes, hours) => {
    expect(hoursOf(minutes)).toBe(hours)
  })
})

describe('the days of a client on the board', () => {
  it.each<[Partial<Card>, string]>([
    [{}, `since ${shown('2026-01-10')}`],
    [{ until: '2026-03-31' }, `since ${shown('2026-01-10')} · until ${shown('2026-03-31')}`],
    [
      { until: '2026-03-31', next: { trainerId: 5, trainerName: 'Ben', from: '2026-04-01' } },
      `since ${shown('2026-01-10')} · until ${shown('2026-03-31')} · then Ben from ${shown('2026-04-01')}`,
    ],
    [{ from: null }, ''],
    [
      { from: null, next: { trainerId: 5, trainerName: 'Ben', from: '2026-04-01' } },
      `then Ben from ${shown('2026-04-01')}`,
    ],
  ])('%o are told', (change, words) => {
    expect(cardDays(card(change))).toBe(words)
  })

  it.each([
    ['2026-03-02', null, `from ${shown('2026-03-02')}`],
    ['2026-03-02', '2026-03-08', `${shown('2026-03-02')} to ${shown('2026-03-08')}`],
    ['2026-03-02', '2026-03-02', `${shown('2026-03-02')}`],
  ])('from %s until %s are “%s”', (from, until, words) => {
    expect(daysInWords(from, until)).toBe(words)
  })
})

it.each([
  ['2026-03-01', 'A day that is over: clients can be looked at, not moved.'],
  ['2026-03-02', 'Drag a client to a trainer, or press the space bar and choose with the arrow keys.'],
  ['2026-03-03', `Clients that you move now move on ${shown('2026-03-03')}.`],
])('on 2 March the board of %s says: %s', (on, hint) => {
  expect(hintOf(on, '2026-03-02')).toBe(hint)
})
