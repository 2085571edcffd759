import { describe, expect, test } from 'vitest'
import { SEVERITIES } from '../../src/main/core/features/system/findings.ts'
import type { Value } from '../../src/shared/contract/index.ts'
import { checkWords } from '../../src/shared/messages/de/findings.ts'
import { REPAIR_SENTENCES } from '../../src/shared/messages/repairs.ts'
import { aBusyStudio, type BusyStudio } from '../support/busy-studio.ts'
import { damage } from '../support/damage.ts'
import { CHAIN_DAMAGES } from '../support/damages/chains.ts'
import { CREDIT_DAMAGES } from '../support/damages/credits.ts'
import type { Damage } from '../support/damages/damage-case.ts'
import { KEPT_DAMAGES } from '../support/damages/kept.ts'
import { RECORD_DAMAGES } from '../support/damages/records.ts'
import { SALE_DAMAGES } from '../support/damages/sales.ts'
import { SCHEDULE_DAMAGES } from '../support/damages/schedule.ts'
import { allRows } from '../support/refusals.ts'
import { describeStudio, type StudioOptions, type TestStudio } from '../support/studio.ts'

const DAMAGES = [
  ...CREDIT_DAMAGES,
  ...SCHEDULE_DAMAGES,
  ...RECORD_DAMAGES,
  ...KEPT_DAMAGES,
  ...SALE_DAMAGES,
  ...CHAIN_DAMAGES,
]

type Finding = Value<'integrity.check'>['findings'][number]

const NAMES = new Map<string, string>(Object.entries(REPAIR_SENTENCES).map(([name, words]) => [words, name]))

function sentence({ id, entity, entityId, expected, found, repair }: Finding): string {
  const name = repair === undefined ? '' : ` > ${NAMES.get(repair)}`
  return `${id} ${entity} ${entityId}: ${expected} | ${found}${name}`
}

/** Of the file and not of what is in it: SQLite sees what its constraints would have refused, and what is dropped. */
const OF_THE_FILE = ['STORAGE', 'SCHEMA']

async function findingsOf(studio: TestStudio): Promise<Finding[]> {
  const { findings } = await studio.call('integrity.check', {})
  return findings.filter((finding) => !OF_THE_FILE.includes(finding.id))
}

function inWords(findings: readonly Finding[]): string[] {
  return findings.map(sentence).sort()
}

async function damaged(
  open: (options?: StudioOptions) => Promise<TestStudio>,
  each: Damage,
): Promise<BusyStudio> {
  const scene = await aBusyStudio(open)
  await each.before?.(scene)
  await damage(scene.studio, each.statements(scene), each.inTheWay)
  if (each.at !== undefined) scene.studio.setNow(each.at)
  return scene
}

/** Repairs one finding after the other, the first first, as a person would from the list. */
async function repairAll(studio: TestStudio): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    const finding = (await findingsOf(studio)).find(({ repair }) => repair !== undefined)
    if (finding === undefined) return
    const { id, entity, entityId } = finding
    await studio.call('integrity.repair', { id, entity, entityId })
  }
  throw new Error('The repairs do not come to an end.')
}

/** Whatever happened, the figures of every client add up, per subscription and in all. */
async function expectFiguresToAddUp(studio: TestStudio): Promise<void> {
  const clients = await studio.raw.rows<{ id: number }>('select id from clients order by id')
  for (const { id } of clients) {
    const { subscriptions, ...all } = await studio.call('credits.summary', { clientId: id })
    for (const figures of [all, ...subscriptions]) {
      expect(figures.completed + figures.scheduled + figures.remaining).toBe(figures.total)
    }
  }
}

describe('the damages', () => {
  const kinds = (pattern: RegExp) => {
    const scene = anyScene()
    const words = DAMAGES.flatMap((each) => [...each.found(scene)])
    return [...new Set(words.flatMap((word) => pattern.exec(word)?.[1] ?? []))].sort()
  }

  test('are of every kind that the check knows', () => {
    // What the file itself has lost is damaged elsewhere.
    const known = Object.keys(SEVERITIES).filter((id) => !OF_THE_FILE.includes(id))
    expect(kinds(/^([A-Z]\d)/)).toEqual(known.sort())
  })

  test('of sales are told in German too, whatever the figures', () => {
    const words = SALE_DAMAGES.flatMap((each) => [...each.found(anyScene())]).flatMap((word) =>
      word.replace(/^.*?: | > [a-z_]+$/g, '').split(' | '),
    )
    expect(words.length).toBeGreaterThan(40)
    for (const word of words) expect(checkWords(word)).not.toBe(word)
  })

  test('are mended in every way that there is', () => {
    expect(kinds(/ > ([a-z_]+)$/)).toEqual(Object.keys(REPAIR_SENTENCES).sort())
  })
})

/** A studio whose ids are all 1, for the words alone. */
function anyScene(): BusyStudio {
  const one: unknown = new Proxy(() => 1, {
    get: (_target, key) => (key === Symbol.toPrimitive ? () => 1 : one),
  })
  return one as BusyStudio
}

describeStudio('damage', (open) => {
  test.each(DAMAGES)('is named, and repaired where that is lawful: $name', async (each) => {
    const scene = await damaged(open, each)
    const { studio } = scene

    const found = await findingsOf(studio)
    expect(inWords(found)).toEqual([...each.found(scene)].sort())

    await expectDryRunsToKeepNothing(studio, found)

    await repairAll(studio)
    const stays = each.stays === true ? each.found(scene) : (each.leaves?.(scene) ?? [])
    const left = await findingsOf(studio)
    expect(inWords(left)).toEqual([...stays].sort())
    if (left.length === 0) await expectFiguresToAddUp(studio)
    if (found.every(({ repair }) => repair === undefined)) return
    const { rows } = await studio.call('audit.list', { limit: 1 })
    expect(rows[0]?.method).toBe('integrity.repair')
  })
})

/** Shows each repair before it happens, and refuses with a reason where there is none; nothing is written. */
async function expectDryRunsToKeepNothing(studio: TestStudio, found: readonly Finding[]): Promise<void> {
  const database = { raw: studio.raw, dialect: studio.engine.dialect }
  const stored = await allRows(database)
  for (const { id, entity, entityId } of found) {
    const input = { id, entity, entityId, dryRun: true }
    const same = found.filter((other) => other.id === id && other.entityId === entityId)
    if (same.every(({ repair }) => repair === undefined)) {
      const refusal = await studio.refused('integrity.repair', input)
      expect(refusal).toMatchObject({ code: 'INVALID_TRANSITION' })
      continue
    }
    const { finding, before, after, applied } = await studio.call('integrity.repair', input)
    expect({ id: finding.id, entityId: finding.entityId }).toEqual({ id, entityId })
    expect(applied).not.toEqual([])
    expect(after).not.toEqual(before)
  }
  expect(await allRows(database)).toEqual(stored)
}
