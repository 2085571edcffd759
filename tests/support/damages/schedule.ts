import type { InTheWay } from '../damage.ts'
import type { Damage } from './damage-case.ts'

const CLASH: InTheWay = {
  constraints: [
    ['sessions', 'sessions_trainer_conflict'],
    ['sessions', 'sessions_room_conflict'],
    ['bookings', 'bookings_client_conflict'],
  ],
}

export const SCHEDULE_DAMAGES: readonly Damage[] = [
  {
    name: 'a trainer in two sessions at once',
    statements: ({ bookings: { beside }, trainer }) => [
      `update sessions set trainer_id = ${trainer.id} where id = ${beside.sessionId}`,
    ],
    inTheWay: CLASH,
    found: ({ bookings: { beside, live }, trainer }) => [
      `I5 session ${beside.sessionId}: trainer ${trainer.id} in one session at a time | overlaps session ${live.sessionId}`,
    ],
    stays: true,
  },
  {
    name: 'two sessions in one room at once',
    statements: ({ bookings: { beside }, room }) => [
      `update sessions set room_id = ${room.id} where id = ${beside.sessionId}`,
    ],
    inTheWay: CLASH,
    found: ({ bookings: { beside, live }, room }) => [
      `I5 session ${beside.sessionId}: room ${room.id} with one session at a time | overlaps session ${live.sessionId}`,
    ],
    stays: true,
  },
  {
    name: 'a client in two places at once',
    statements: ({ bookings: { beside }, ada }) => [
      `update bookings set client_id = ${ada.id} where id = ${beside.bookingId}`,
    ],
    inTheWay: CLASH,
    found: ({ bookings: { beside, live }, ada }) => [
      `I5 booking ${beside.bookingId}: client ${ada.id} in one place at a time | overlaps booking ${live.bookingId}`,
    ],
    stays: true,
  },
  {
    name: 'a session with too many people',
    statements: ({ bookings: { classes } }) => [
      `update sessions set capacity = 1 where id = ${classes.sessionId}`,
    ],
    found: ({ bookings: { classes } }) => [
      `I5 session ${classes.sessionId}: at most 1 place taken | 2 taken`,
    ],
    stays: true,
  },
  {
    name: 'a cancelled session that somebody still comes to',
    statements: ({ bookings: { live } }) => [
      `update sessions set status = 'cancelled', cancelled_at = 0 where id = ${live.sessionId}`,
    ],
    found: ({ bookings: { live } }) => [
      `I5 session ${live.sessionId}: no live booking in a cancelled session | 1 live > cancel_places`,
    ],
  },
  {
    name: 'a wall time that is not the instant',
    statements: ({ bookings: { live } }) => [
      `update sessions set wall_start = '2026-03-03T11:00' where id = ${live.sessionId}`,
    ],
    found: ({ bookings: { live } }) => [
      `V8 session ${live.sessionId}: the wall time 2026-03-03T10:00 | 2026-03-03T11:00 > wall_time`,
    ],
  },
  {
    name: 'a wall time that is none',
    statements: ({ bookings: { live } }) => [
      `update sessions set wall_start = 'ten' where id = ${live.sessionId}`,
    ],
    found: ({ bookings: { live } }) => [
      `V8 session ${live.sessionId}: the wall time 2026-03-03T10:00 | ten > wall_time`,
    ],
  },
  {
    name: 'a session on another day than its instant',
    statements: ({ bookings: { live } }) => [
      `update sessions set studio_date = '2026-03-04' where id = ${live.sessionId}`,
    ],
    found: ({ bookings: { live } }) => [
      `V8 session ${live.sessionId}: the day 2026-03-03 | 2026-03-04 > wall_time`,
    ],
  },
  {
    name: 'a session in a zone that does not exist',
    statements: ({ bookings: { live } }) => [
      `update sessions set zone = 'Mars/Base' where id = ${live.sessionId}`,
    ],
    found: ({ bookings: { live } }) => [
      `V8 session ${live.sessionId}: a time zone that exists | Mars/Base > wall_time`,
    ],
  },
  {
    name: 'a studio in a zone that does not exist',
    statements: () => ["update studio set zone = 'Mars/Base'"],
    found: () => ['V8 studio 1: a time zone that exists | Mars/Base'],
    stays: true,
  },
  {
    name: 'a studio and a session in zones that do not exist',
    statements: ({ bookings: { live } }) => [
      "update studio set zone = 'Mars/Base'",
      `update sessions set zone = 'Mars/Moon' where id = ${live.sessionId}`,
    ],
    found: ({ bookings: { live } }) => [
      'V8 studio 1: a time zone that exists | Mars/Base',
      `V8 session ${live.sessionId}: a time zone that exists | Mars/Moon`,
    ],
    stays: true,
  },
  {
    name: 'a session that nobody marked',
    at: '2026-03-04T09:00+01:00',
    statements: () => [],
    found: ({ bookings: { live, beside } }) =>
      [live, beside].map(
        ({ sessionId }) => `V4 session ${sessionId}: an outcome for every booking | 1 without one`,
      ),
    stays: true,
  },
  {
    name: 'a session in the leave of its trainer, in a closed room, outside the opening hours',
    statements: ({ trainer, room }) => [
      `insert into time_off (trainer_id, from_day, until_day, created_at) values (${trainer.id}, '2026-03-03', '2026-03-03', 0)`,
      `insert into closures (room_id, starts_at, ends_at, reason, created_at) values (${room.id}, 1772528400000, 1772532000000, 'New floor', 0)`,
      'insert into opening_hours (weekday, from_minute, until_minute) values (1, 0, 1440), (2, 0, 630), (3, 0, 1440), (4, 0, 1440), (5, 0, 1440)',
    ],
    found: ({ bookings: { live, beside } }) => [
      `V6 session ${live.sessionId}: a time at which sessions are expected | Room 1 is closed: New floor. Tara Trainer is on leave until Tue 3 March. Outside the opening hours.`,
      `V6 session ${beside.sessionId}: a time at which sessions are expected | Outside the opening hours.`,
    ],
    stays: true,
  },
  {
    name: 'a session outside the availability of its trainer',
    statements: ({ trainer }) => [
      `insert into availability (trainer_id, weekday, from_minute, until_minute) values (${trainer.id}, 1, 0, 1440)`,
    ],
    found: ({ bookings: { live } }) => [
      `V6 session ${live.sessionId}: a time at which sessions are expected | Outside Tara Trainer’s availability.`,
    ],
    stays: true,
  },
  {
    name: 'a client in two places in one session',
    statements: ({ bookings: { classes }, ben }) => [
      `update bookings set client_id = ${ben.id} where session_id = ${classes.sessionId}`,
    ],
    inTheWay: { ...CLASH, indexes: ['bookings_once_per_session'] },
    found: ({ bookings: { classes }, ben }) => [
      `I5 booking ${classes.bookingId + 1}: client ${ben.id} in one place at a time | overlaps booking ${classes.bookingId}`,
    ],
    stays: true,
  },
]
