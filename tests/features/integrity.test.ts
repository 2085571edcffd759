import { describe, expect, test } from 'vitest'
import { collectFindings, MOST_FINDINGS } from '../../src/main/core/features/system/findings.ts'
import type { Value } from '../../src/shared/contract/index.ts'
import { damage, type InTheWay } from '../support/damage.ts'
import { giveLongHistory } from '../support/long-history.ts'
import {
  aClient,
  aPackage,
  aRoom,
  aService,
  aTrainer,
  describeStudio,
  type StudioOptions,
  type TestStudio,
} from '../support/studio.ts'

type Findings = Value<'integrity.check'>['findings']

/** The days of a small studio: one booking of every kind, nothing wrong with any of them. */
async function aBusyStudio(open: (options?: StudioOptions) => Promise<TestStudio>) {
  const studio = await open()
  const { call } = studio
  const personal = await aService(studio)
  const group = await aService(studio, { name: 'Yoga', kind: 'group', family: 'Classes', capacity: 2 })
  const trial = await aService(studio, { name: 'Trial', kind: 'trial' })
  const trainer = await aTrainer(studio)
  const room = await aRoom(studio)
  const [ada, ben] = [await aClient(studio), await aClient(studio, { firstName: 'Ben' })]
  const { id: packageId } = await aPackage(studio)
  const sale = await call('purchases.create', { clientId: ada.id, packageId, externalId: 'till-1' })
  const gift = await call('credits.allocate', {
    clientId: ben.id,
    sessionCount: 5,
    commandId: 'five-for-ben',
  })

  const at = { trainerId: trainer.id, roomId: room.id }
  const book = async (
    startsAt: string,
    input: Omit<Parameters<typeof call<'sessions.create'>>[1], 'startsAt'>,
  ) => {
    const { session, booking } = await call('sessions.create', { startsAt, ...input })
    return { sessionId: session.id, bookingId: booking?.id ?? 0 }
  }
  const adaPersonal = { serviceId: personal.id, clientId: ada.id }
  const done = await book('2026-03-02T10:00+01:00', { ...adaPersonal, ...at })
  const live = await book('2026-03-03T10:00+01:00', { ...adaPersonal, ...at })
  const beside = await book('2026-03-03T10:30+01:00', {
    serviceId: personal.id,
    clientId: ben.id,
    funding: 'unpaid',
  })
  const classes = await book('2026-03-04T10:00+01:00', { serviceId: group.id, clientId: ben.id })
  await call('bookings.create', { sessionId: classes.sessionId, clientId: ada.id, funding: 'unpaid' })
  const tried = await book('2026-03-05T10:00+01:00', { serviceId: trial.id, clientId: ben.id })
  const comp = await book('2026-03-06T10:00+01:00', { ...adaPersonal, funding: 'comp' })
  const gone = await book('2026-03-09T10:00+01:00', adaPersonal)
  await call('bookings.cancel', { bookingId: gone.bookingId })
  studio.setNow('2026-03-02T12:00+01:00')
  await call('bookings.setOutcome', { bookingId: done.bookingId, outcome: 'completed' })
  const grants = { pack: sale.grant.id, general: gift.grant.id }
  return {
    studio,
    personal,
    group,
    trainer,
    room,
    ada,
    ben,
    packageId,
    sale,
    gift: gift.grant,
    grants,
    bookings: { done, live, beside, classes, tried, comp, gone },
  }
}

type Scene = Awaited<ReturnType<typeof aBusyStudio>>

/** The findings without SQLite's own: it also sees rows that its constraints would have refused. */
async function findingsOf({ studio }: Pick<Scene, 'studio'>): Promise<Findings> {
  const { findings } = await studio.call('integrity.check', {})
  return findings.filter((finding) => finding.id !== 'STORAGE')
}

type Case = {
  readonly name: string
  readonly statements: (scene: Scene) => readonly string[]
  readonly inTheWay?: InTheWay
  /** `id entity entityId: expected | found`, in any order. */
  readonly found: (scene: Scene) => readonly string[]
}

const ADD_UP: InTheWay = {
  constraints: [
    ['grants', 'grants_buckets_add_up'],
    ['grants', 'grants_buckets_positive'],
  ],
}
const CLASH: InTheWay = {
  constraints: [
    ['sessions', 'sessions_trainer_conflict'],
    ['sessions', 'sessions_room_conflict'],
    ['bookings', 'bookings_client_conflict'],
  ],
}

const CREDITS: readonly Case[] = [
  {
    name: 'a bucket that was filled by hand',
    statements: ({ grants }) => [`update grants set available = available + 1 where id = ${grants.pack}`],
    inTheWay: ADD_UP,
    found: ({ grants, sale }) => [
      `I1 grant ${grants.pack}: buckets that add up to 10 granted | 11 in all`,
      `V1 grant ${grants.pack}: available 8 | available 9`,
      `I2 subscription ${sale.grant.subscriptionId}: a total of 10 | completed 1 + scheduled 1 + remaining 9`,
    ],
  },
  {
    name: 'a bucket below zero',
    statements: ({ grants }) => [
      `update grants set available = -1, used = used + 9 where id = ${grants.pack}`,
    ],
    inTheWay: ADD_UP,
    found: ({ grants }) => [
      `I1 grant ${grants.pack}: no bucket below 0 | available -1`,
      `V1 grant ${grants.pack}: available 8, used 1 | available -1, used 10`,
    ],
  },
  {
    name: 'credits added to a grant and to what was granted',
    statements: ({ grants }) => [
      `update grants set available = available + 5, granted = granted + 5 where id = ${grants.general}`,
    ],
    found: ({ grants }) => [`V1 grant ${grants.general}: granted 5, available 4 | granted 10, available 9`],
  },
  {
    name: 'a hold that was moved by hand',
    statements: ({ bookings }) => [
      `update booking_holds set held = 0, captured = 1 where booking_id = ${bookings.live.bookingId}`,
    ],
    found: ({ bookings: { live }, grants }) => [
      `V1 booking ${live.bookingId}: 1 held and 0 used of grant ${grants.pack} | 0 held and 1 used of grant ${grants.pack}`,
      `I4 booking ${live.bookingId}: 1 held by a confirmed booking | 0 held and 1 used`,
    ],
  },
  {
    name: 'a hold that is gone',
    statements: ({ bookings }) => [`delete from booking_holds where booking_id = ${bookings.live.bookingId}`],
    found: ({ bookings: { live }, grants }) => [
      `V1 booking ${live.bookingId}: 1 held and 0 used of grant ${grants.pack} | 0 held and 0 used of grant ${grants.pack}`,
      `V2 booking ${live.bookingId}: 1 held by a confirmed booking | nothing held`,
    ],
  },
  {
    name: 'a hold that no line of the ledger made',
    statements: ({ bookings, grants, ben }) => [
      `insert into booking_holds (booking_id, grant_id, client_id, subscription_id, held, captured, last_seq)
       values (${bookings.tried.bookingId}, ${grants.general}, ${ben.id},
         (select subscription_id from grants where id = ${grants.general}), 1, 0, 1)`,
    ],
    found: ({ bookings: { tried }, grants }) => [
      `V1 booking ${tried.bookingId}: 0 held and 0 used of grant ${grants.general} | 1 held and 0 used of grant ${grants.general}`,
      `I4 booking ${tried.bookingId}: nothing held or used (trial session, none funding) | 1 held and 0 used`,
    ],
  },
  {
    name: 'a grant that was given to somebody else',
    statements: ({ grants, ben }) => [`update grants set client_id = ${ben.id} where id = ${grants.pack}`],
    found: ({ bookings, grants, ada, ben }) =>
      [bookings.done, bookings.live].map(
        ({ bookingId }) =>
          `I3 booking ${bookingId}: a grant of client ${ada.id} | grant ${grants.pack} of client ${ben.id}, held for client ${ada.id}`,
      ),
  },
  {
    name: 'a grant that was moved to another subscription',
    statements: ({ grants }) => [
      `update grants set subscription_id = (select subscription_id from grants where id = ${grants.general})
       where id = ${grants.pack}`,
    ],
    found: ({ bookings, grants, sale, gift }) => [
      ...[bookings.done, bookings.live].map(
        ({ bookingId }) =>
          `I3 booking ${bookingId}: grant ${grants.pack} of subscription ${gift.subscriptionId} | grant ${grants.pack} of subscription ${sale.grant.subscriptionId}`,
      ),
      `V5 purchase ${sale.purchase.id}: credits for what was paid | none granted`,
    ],
  },
  {
    name: 'a grant that does not exist any more',
    statements: ({ grants }) => [`delete from grants where id = ${grants.general}`],
    found: ({ bookings: { classes }, grants }) => [
      `I3 booking ${classes.bookingId}: a grant that exists | grant ${grants.general}, which does not`,
    ],
  },
  {
    name: 'a grant for other services',
    statements: ({ grants, group }) => [
      `update grants set family_id = ${group.familyId} where id = ${grants.pack}`,
    ],
    found: ({ bookings, grants, personal, group }) =>
      [bookings.done, bookings.live].map(
        ({ bookingId }) =>
          `I3 booking ${bookingId}: a grant for family ${personal.familyId} | grant ${grants.pack} for family ${group.familyId}`,
      ),
  },
  {
    name: 'a grant that was over before the session',
    statements: ({ grants }) => [`update grants set expires_on = '2026-03-02' where id = ${grants.pack}`],
    found: ({ bookings: { live }, grants }) => [
      `I3 booking ${live.bookingId}: a grant valid on 2026-03-03 | grant ${grants.pack}, valid from 2026-03-02 to 2026-03-02`,
    ],
  },
  {
    name: 'a grant that begins after the session',
    statements: ({ grants }) => [
      `update grants set effective_from = '2026-03-05' where id = ${grants.general}`,
    ],
    found: ({ bookings: { classes }, grants }) => [
      `I3 booking ${classes.bookingId}: a grant valid on 2026-03-04 | grant ${grants.general}, valid from 2026-03-05`,
    ],
  },
  {
    name: 'a booking that costs more than it holds',
    statements: ({ bookings }) => [`update bookings set cost = 2 where id = ${bookings.live.bookingId}`],
    found: ({ bookings: { live } }) => [
      `I4 booking ${live.bookingId}: 2 held by a confirmed booking | 1 held and 0 used`,
    ],
  },
  {
    name: 'an unpaid booking that holds a credit',
    statements: ({ bookings }) => [
      `update bookings set funding = 'unpaid' where id = ${bookings.live.bookingId}`,
    ],
    found: ({ bookings: { live } }) => [
      `I4 booking ${live.bookingId}: nothing held or used (personal session, unpaid funding) | 1 held and 0 used`,
      `I4 booking ${live.bookingId}: a payment due for a confirmed booking | none due`,
    ],
  },
  {
    name: 'a live booking without a hold',
    statements: ({ bookings }) => [
      `update bookings set funding = 'credit' where id = ${bookings.beside.bookingId}`,
    ],
    found: ({ bookings: { beside } }) => [
      `V2 booking ${beside.bookingId}: 1 held by a confirmed booking | nothing held`,
      `I4 booking ${beside.bookingId}: no payment due (credit funding) | a pending payment`,
    ],
  },
  {
    name: 'a hold of a booking that was cancelled by hand',
    statements: ({ bookings }) => [
      `update bookings set status = 'cancelled' where id = ${bookings.live.bookingId}`,
    ],
    found: ({ bookings: { live } }) => [
      `V3 booking ${live.bookingId}: nothing held by a cancelled booking | 1 held and 0 used`,
    ],
  },
  {
    name: 'a used credit of a booking that lapsed',
    statements: ({ bookings }) => [
      `update bookings set status = 'lapsed' where id = ${bookings.done.bookingId}`,
    ],
    found: ({ bookings: { done } }) => [
      `V3 booking ${done.bookingId}: nothing used by a lapsed booking | 0 held and 1 used`,
    ],
  },
]

const SCHEDULE: readonly Case[] = [
  {
    name: 'a trainer in two sessions at once',
    statements: ({ bookings: { beside }, trainer }) => [
      `update sessions set trainer_id = ${trainer.id} where id = ${beside.sessionId}`,
    ],
    inTheWay: CLASH,
    found: ({ bookings: { beside, live }, trainer }) => [
      `I5 session ${beside.sessionId}: trainer ${trainer.id} in one session at a time | overlaps session ${live.sessionId}`,
    ],
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
  },
  {
    name: 'a session with too many people',
    statements: ({ bookings: { classes } }) => [
      `update sessions set capacity = 1 where id = ${classes.sessionId}`,
    ],
    found: ({ bookings: { classes } }) => [
      `I5 session ${classes.sessionId}: at most 1 place taken | 2 taken`,
    ],
  },
  {
    name: 'a cancelled session that somebody still comes to',
    statements: ({ bookings: { live } }) => [
      `update sessions set status = 'cancelled', cancelled_at = 0 where id = ${live.sessionId}`,
    ],
    found: ({ bookings: { live } }) => [
      `I5 session ${live.sessionId}: no live booking in a cancelled session | 1 live`,
    ],
  },
  {
    name: 'a wall time that is not the instant',
    statements: ({ bookings: { live } }) => [
      `update sessions set wall_start = '2026-03-03T11:00' where id = ${live.sessionId}`,
    ],
    found: ({ bookings: { live } }) => [
      `V8 session ${live.sessionId}: the wall time 2026-03-03T10:00 | 2026-03-03T11:00`,
    ],
  },
  {
    name: 'a wall time that is none',
    statements: ({ bookings: { live } }) => [
      `update sessions set wall_start = 'ten' where id = ${live.sessionId}`,
    ],
    found: ({ bookings: { live } }) => [`V8 session ${live.sessionId}: the wall time 2026-03-03T10:00 | ten`],
  },
  {
    name: 'a session on another day than its instant',
    statements: ({ bookings: { live } }) => [
      `update sessions set studio_date = '2026-03-04' where id = ${live.sessionId}`,
    ],
    found: ({ bookings: { live } }) => [`V8 session ${live.sessionId}: the day 2026-03-03 | 2026-03-04`],
  },
  {
    name: 'a session in a zone that does not exist',
    statements: ({ bookings: { live } }) => [
      `update sessions set zone = 'Mars/Base' where id = ${live.sessionId}`,
    ],
    found: ({ bookings: { live } }) => [`V8 session ${live.sessionId}: a time zone that exists | Mars/Base`],
  },
  {
    name: 'a studio in a zone that does not exist',
    statements: () => ["update studio set zone = 'Mars/Base'"],
    found: () => ['V8 studio 1: a time zone that exists | Mars/Base'],
  },
]

const SALES: readonly Case[] = [
  {
    name: 'a sale that was booked twice',
    statements: ({ sale, ben }) => [
      `insert into purchases (client_id, package_id, provider, external_id, amount, currency, status, terms, created_at)
       select ${ben.id}, package_id, provider, external_id, amount, currency, 'pending', terms, created_at
       from purchases where id = ${sale.purchase.id}`,
    ],
    inTheWay: { indexes: ['purchases_external_unique'] },
    found: ({ sale }) => [
      `I6 purchase ${sale.purchase.id + 1}: an external id of its own | the same on 2 purchases`,
    ],
  },
  {
    name: 'a command that was answered twice',
    statements: ({ studio }) =>
      studio.engine.dialect === 'postgres'
        ? ['insert into commands select * from commands']
        : [
            'create table answers as select * from commands',
            'insert into answers select * from commands',
            'drop table commands',
            'alter table answers rename to commands',
          ],
    inTheWay: { constraints: [['commands', 'commands_pkey']] },
    found: () => ['I6 command 0: one answer per command id | 2 answers'],
  },
  {
    name: 'two packs of one family that are active at once',
    statements: ({ ada }) => [
      `update subscriptions set status = 'active', ended_at = null, family_id = (
         select family_id from subscriptions where client_id = ${ada.id} and purchase_id is not null)
       where client_id = ${ada.id}`,
    ],
    inTheWay: { indexes: ['subscriptions_one_active'] },
    found: ({ ada }) => [`I8 client ${ada.id}: one active subscription per family and kind | 2 of one`],
  },
  {
    name: 'a paid sale that gave nothing',
    statements: ({ sale }) => [
      `update subscriptions set purchase_id = null where purchase_id = ${sale.purchase.id}`,
    ],
    found: ({ sale }) => [`V5 purchase ${sale.purchase.id}: credits for what was paid | none granted`],
  },
]

/** Line 3 of the ledger is the first hold; line 2 of the audit log tells of the first location. */
const CHAINS: readonly Case[] = [
  {
    name: 'a line of the ledger that was edited',
    statements: () => ["update entries set reason = 'a friend' where seq = 3"],
    found: () => ['I7 entry 3: content that matches its hash | content that was changed'],
  },
  {
    name: 'a line of the ledger that was hashed anew',
    statements: () => [`update entries set hash = '${'f'.repeat(64)}' where seq = 3`],
    found: () => [
      'I7 entry 3: content that matches its hash | content that was changed',
      'I7 entry 4: the hash of row 3 | another hash before it',
    ],
  },
  {
    name: 'units that were changed in the ledger',
    statements: ({ grants }) => [
      `update entries set units = 20 where grant_id = ${grants.general} and kind = 'GRANT'`,
    ],
    found: ({ grants }) => [
      'I7 entry 2: content that matches its hash | content that was changed',
      `V1 grant ${grants.general}: granted 20, available 19 | granted 5, available 4`,
    ],
  },
  {
    name: 'units that were never there',
    statements: ({ grants }) => [`delete from entries where grant_id = ${grants.general} and kind = 'GRANT'`],
    found: ({ grants }) => [
      'I7 entry 3: number 2 after 1 | number 3',
      `I7 grant ${grants.general}: its line 1 next | line 2, entry 5`,
      `I1 grant ${grants.general}: no bucket below 0 | available -1 after entry 5`,
      `V1 grant ${grants.general}: granted 0, available -1 | granted 5, available 4`,
    ],
  },
  {
    name: 'a row of the audit log that was edited',
    statements: () => [`update audit set "after" = '{"name":"Elsewhere"}' where seq = 2`],
    found: () => ['I7 audit 2: content that matches its hash | content that was changed'],
  },
  {
    name: 'a row of the audit log that cannot be read, where that can be',
    statements: ({ studio }) => [
      `update audit set "after" = '${studio.engine.dialect === 'sqlite' ? '{' : '{}'}' where seq = 2`,
    ],
    found: () => ['I7 audit 2: content that matches its hash | content that was changed'],
  },
  {
    name: 'a row of the audit log that is gone',
    statements: () => ['delete from audit where seq = 2'],
    found: () => ['I7 audit 3: number 2 after 1 | number 3'],
  },
  {
    name: 'a row of the audit log that cites another one',
    statements: () => [`update audit set prev_hash = '${'f'.repeat(64)}' where seq = 2`],
    found: () => [
      'I7 audit 2: the hash of row 1 | another hash before it',
      'I7 audit 2: content that matches its hash | content that was changed',
    ],
  },
  {
    name: 'the place of a line among those of its grant',
    statements: ({ grants }) => [
      `update entries set grant_seq = 7 where grant_id = ${grants.general} and grant_seq = 2`,
    ],
    found: ({ grants }) => [
      'I7 entry 5: content that matches its hash | content that was changed',
      `I7 grant ${grants.general}: its line 2 next | line 7, entry 5`,
      `V1 grant ${grants.general}: lines 7 | lines 2`,
    ],
  },
  {
    name: 'the end of the ledger moved',
    statements: () => ["update chain_heads set seq = seq + 1 where chain = 'ledger'"],
    found: () => ['I7 entry 10: the chain to end at row 11 | its end at row 10'],
  },
  {
    name: 'the end of the audit log lost',
    statements: () => ["update chain_heads set hash = '0' where chain = 'audit'"],
    found: () => ['I7 audit 32: the chain to end at row 32 | another hash at row 32'],
  },
]

function sentence({ id, entity, entityId, expected, found }: Findings[number]): string {
  return `${id} ${entity} ${entityId}: ${expected} | ${found}`
}

describeStudio('the integrity check', (open, openEmpty) => {
  test('finds nothing where nothing is wrong, and counts what it looked at', async () => {
    const { studio } = await aBusyStudio(open)

    expect(await studio.call('integrity.check', {})).toEqual({
      ok: true,
      checked: { grants: 3, entries: 10, bookings: 8 },
      findings: [],
    })
  })

  test.each([...CREDITS, ...SCHEDULE, ...SALES, ...CHAINS])('names $name', async (each) => {
    const scene = await aBusyStudio(open)

    await damage(scene.studio, each.statements(scene), each.inTheWay)

    const findings = await findingsOf(scene)
    expect(findings.map(sentence).sort()).toEqual([...each.found(scene)].sort())
  })

  test('asks for the outcome of a session once its day is over, and does not call that damage', async () => {
    const scene = await aBusyStudio(open)
    const { studio, bookings } = scene

    studio.setNow('2026-03-03T23:59+01:00')
    expect(await findingsOf(scene)).toEqual([])

    studio.setNow('2026-03-04T00:00+01:00')
    const unmarked = [bookings.live, bookings.beside].map(({ sessionId }) => ({
      id: 'V4',
      severity: 'attention',
      entity: 'session',
      entityId: sessionId,
      expected: 'an outcome for every booking',
      found: '1 without one',
    }))
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: unmarked })
  })

  test('lets a session that runs past midnight come to its end first', async () => {
    const scene = await aBusyStudio(open)
    const { studio, personal, ben } = scene
    const late = { serviceId: personal.id, clientId: ben.id, startsAt: '2026-03-02T23:30+01:00' }
    const { session } = await studio.call('sessions.create', late)

    studio.setNow('2026-03-03T00:15+01:00')
    expect(await findingsOf(scene)).toEqual([])

    studio.setNow('2026-03-03T00:30+01:00')
    expect(await findingsOf(scene)).toMatchObject([{ id: 'V4', entityId: session.id }])
  })

  test('finds nothing wrong with a credit that came back after its expiry', async () => {
    const scene = await aBusyStudio(open)
    const { studio, bookings, grants } = scene
    const lastDay = "expires_on = '2026-03-03'"
    await damage(studio, [`update grants set ${lastDay} where id = ${grants.pack}`])

    studio.setNow('2026-03-05T12:00+01:00')
    await studio.call('bookings.cancel', { bookingId: bookings.live.bookingId, by: 'studio' })

    expect(await findingsOf(scene)).toMatchObject([
      { id: 'V4', entityId: bookings.beside.sessionId },
      { id: 'V4' },
    ])
  })

  test('accepts a grant that was valid on the day on which the booking was settled', async () => {
    const scene = await aBusyStudio(open)
    const { studio, bookings, grants } = scene

    await damage(studio, [
      `update grants set expires_on = '2026-03-02' where id = ${grants.pack}`,
      `update bookings set booked_at = booked_at - 1 where id = ${bookings.live.bookingId}`,
    ])

    expect(await findingsOf(scene)).toEqual([])
  })

  test('accepts the wall time that was wished for where the clock jumps over it', async () => {
    const scene = await aBusyStudio(open)
    const { studio, trainer, personal } = scene
    const inSpring = { serviceId: personal.id, trainerId: trainer.id, startsAt: '2026-03-29T03:30+02:00' }
    const { session } = await studio.call('sessions.create', inSpring)

    await damage(studio, [
      `update sessions set wall_start = '2026-03-29T02:30', wall_kind = 'gap' where id = ${session.id}`,
    ])

    expect(await findingsOf(scene)).toEqual([])
  })

  test('finds nothing before there is a studio', async () => {
    const empty = await openEmpty()

    expect(await empty.as(null).call('system.health', {})).toEqual({
      status: 'healthy',
      version: '0.0.0-test',
      schemaVersion: await empty.engine.schemaVersion(),
      lastBackupAt: null,
      lastSyncAt: null,
      integrity: { ok: true, checked: { grants: 0, entries: 0, bookings: 0 }, findings: [] },
    })
  })

  test('tells what the file itself has lost', async () => {
    const { studio, bookings, ada } = await aBusyStudio(open)

    await damage(studio, [`delete from clients where id = ${ada.id}`])

    const { findings } = await studio.call('integrity.check', {})
    const lost = {
      id: 'STORAGE',
      severity: 'error',
      entity: 'database',
      entityId: 0,
      expected: 'every row of clients that is named',
      found: `row ${bookings.live.bookingId} of bookings names a row that is missing`,
    }
    // The server of PostgreSQL watches over its own storage.
    if (studio.engine.dialect === 'postgres') expect(findings).toEqual([])
    else expect(findings).toContainEqual(lost)
  })

  test('may be run by owner and front desk, and not by a trainer', async () => {
    const { studio, trainer } = await aBusyStudio(open)
    const { staff } = await studio.call('staff.create', { name: 'Fred Front', role: 'front_desk' })

    expect(await studio.as(staff.id).call('integrity.check', {})).toMatchObject({ ok: true })
    expect(await studio.as(trainer.id).refused('integrity.check', {})).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
    })
  })
})

describeStudio('the health of the database', (open) => {
  test('is good, then asks for attention, then tells of damage and of its repair', async () => {
    const { studio, bookings } = await aBusyStudio(open)
    const setCost = (cost: number) =>
      damage(studio, [`update bookings set cost = ${cost} where id = ${bookings.comp.bookingId}`])
    const health = async () => (await studio.call('system.health', {})).status

    expect(await health()).toBe('healthy')

    studio.setNow('2026-03-04T09:00+01:00')
    expect(await health()).toBe('attention')

    await setCost(2)
    expect(await health()).toBe('damaged')

    await setCost(1)
    expect(await health()).toBe('attention')
  })

  test('is told to everybody, and what was found to those who may run the check', async () => {
    const { studio, trainer, bookings } = await aBusyStudio(open)
    await damage(studio, [`update bookings set cost = 2 where id = ${bookings.live.bookingId}`])

    const told = [
      await studio.call('system.health', {}),
      await studio.as(trainer.id).call('system.health', {}),
    ]
    const nobody = await studio.as(null).call('system.health', {})

    expect(told.map(({ status }) => status)).toEqual(['damaged', 'damaged'])
    expect(told.map(({ integrity }) => integrity.findings.length)).toEqual([1, 0])
    expect(nobody.integrity).toEqual({ ...told[0]?.integrity, findings: [] })
  })
})

describeStudio('the health of a database of some thousand lines', (open) => {
  const setUp = async (now = '2026-03-02T09:00:00Z') => {
    const studio = await open({ now })
    await giveLongHistory(studio, 400)
    const health = async () => (await studio.call('system.health', {})).status
    return { studio, health, before: await health() }
  }
  const damaged = (studio: TestStudio) =>
    damage(studio, ["update bookings set cost = 2, status = 'confirmed' where id = 7"])

  test('is looked at anew at once when something was written past the commands', async () => {
    const { studio, health, before } = await setUp()

    await damaged(studio)

    expect([before, await health()]).toEqual(['healthy', 'damaged'])
  })

  test('is looked at anew a quarter of a minute later when commands were kept', async () => {
    const { studio, health } = await setUp()
    await damaged(studio)
    await aClient(studio)

    studio.setNow('2026-03-02T09:00:14Z')
    expect(await health()).toBe('healthy')

    studio.setNow('2026-03-02T09:00:15Z')
    expect(await health()).toBe('damaged')
  })

  test('is looked at anew a quarter of an hour later when nothing was written', async () => {
    const { studio, health } = await setUp('2026-03-02T23:00:00+01:00')
    const service = await aService(studio, { name: 'Late', minutes: 30 })
    const { id: clientId } = await aClient(studio)
    const startsAt = '2026-03-02T23:10:00+01:00'
    await studio.call('sessions.create', { serviceId: service.id, startsAt, clientId, funding: 'unpaid' })
    studio.setNow('2026-03-02T23:50:00+01:00')
    expect(await health()).toBe('healthy')

    // The day is over, and nobody has said whether they came.
    studio.setNow('2026-03-03T00:04:59+01:00')
    expect(await health()).toBe('healthy')

    studio.setNow('2026-03-03T00:05:00+01:00')
    expect(await health()).toBe('attention')
  })

  test('is what the whole check has just found', async () => {
    const { studio, health } = await setUp()
    await damaged(studio)

    await studio.call('integrity.check', {})

    expect(await health()).toBe('damaged')
  })
})

describe('a list of findings', () => {
  test('begins with the errors', () => {
    const findings = collectFindings()

    findings.add('V4', 'session', 1, 'an outcome', 'none')
    findings.add('I1', 'grant', 2, 'a sum', 'another')

    expect(findings.list().map(({ id }) => id)).toEqual(['I1', 'V4'])
    expect(findings.damaged).toBe(true)
  })

  test('ends where nobody would read on, and says how much is left out', () => {
    const findings = collectFindings()

    for (let session = 1; session <= 3_000; session += 1)
      findings.add('V4', 'session', session, 'an outcome', 'none')
    findings.add('I1', 'grant', 1, 'a sum', 'another')

    const list = findings.list()
    expect(list).toHaveLength(MOST_FINDINGS)
    expect(list[0]).toMatchObject({ id: 'I1' })
    expect(list.at(-1)).toEqual({
      id: 'MORE',
      severity: 'attention',
      entity: 'database',
      entityId: 0,
      expected: 'a list of at most 1000 findings',
      found: '2002 more that are not listed',
    })
  })

  test('lists a full thousand without another word', () => {
    const findings = collectFindings()

    for (let grant = 1; grant <= 1_000; grant += 1) findings.add('I1', 'grant', grant, 'a sum', 'another')

    expect(findings.list().at(-1)).toMatchObject({ id: 'I1', entityId: 1_000 })
  })
})
