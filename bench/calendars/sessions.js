/**
 * The same sessions for every calendar, drawn by a generator of fixed seed: half an hour to an hour and a half long, on
 * quarters of an hour from 6 to 22, one in five of them across another of its column.
 */

export const FIRST_DAY = '2026-11-16'
const TRAINERS = 12
const FROM = 6 * 60
const UNTIL = 22 * 60

export const SCENES = {
  day: { days: 1, count: 300 },
  week: { days: 7, count: 2000 },
}

/** Their names, the first of them as long as a form lets a name be. */
export const trainers = Array.from({ length: TRAINERS }, (_, index) => ({
  id: index + 1,
  name: index === 0 ? 'Wilhelmina Alexandrina van den Bergh-Schimmelpenninck' : `Trainer ${index + 1}`,
}))

/** The days of a scene: `2026-11-16` and so on. */
export const daysOf = ({ days }) => Array.from({ length: days }, (_, index) => `2026-11-${16 + index}`)

/** A number from 0 to 1, the same row of them for the same seed. */
function numbers(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** `day` and `trainer` count from 0, `start` and `minutes` are minutes of the day. */
export function sessionsOf(scene) {
  const random = numbers(7)
  const columns = scene.days * TRAINERS
  return Array.from({ length: scene.count }, (_, index) => {
    const column = index % columns
    const minutes = [30, 30, 45, 60, 90][Math.floor(random() * 5)]
    const start = FROM + Math.floor((random() * (UNTIL - FROM - minutes)) / 15) * 15
    return {
      id: index + 1,
      title: index % 2 === 0 ? 'Personal training' : 'Yoga flow for beginners and those who return',
      client: `Client ${index % 160}`,
      day: Math.floor(column / TRAINERS),
      trainer: column % TRAINERS,
      start,
      minutes,
    }
  })
}

/** What a move does to a session: another trainer of the same day, a quarter of an hour later. */
export const moved = (session) => ({
  ...session,
  trainer: (session.trainer + 1) % TRAINERS,
  start: Math.min(session.start + 15, UNTIL - session.minutes),
})

/** `2026-11-16T09:15` */
export function wallTime(session, minutesOn = 0) {
  const minute = session.start + minutesOn
  const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  return `2026-11-${16 + session.day}T${clock}`
}
