import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract, type Method, type Reply } from '../../src/shared/contract/index.ts'
import { describeOnBothDialects } from '../support/databases.ts'
import { setStage } from '../support/examples.ts'
import { openTestStudio, type TestStudio } from '../support/studio.ts'
import { complaintOf, mayBeCounted } from './answers.ts'
import { type AnyExample, examplesOf } from './examples.ts'
import type { Input } from './fields.ts'
import { drawRecipes, inputOf, type Recipe } from './recipes.ts'
import { PAYLOADS, SEED } from './sizes.ts'
import { type Watch, watch } from './watch.ts'

/** So many requests come to one studio, whose state moves with those that it takes. */
const A_SHARE = 500

/** Examples that would damage the studio or move its clock: here what has happened before is enough for them. */
const PLAIN: { readonly [M in Method]?: Input } = {
  'integrity.repair': { id: 'V3', entity: 'booking', entityId: 1 },
  'upkeep.run': {},
  'undo.last': {},
  'undo.redo': {},
}

const figures = { payloads: 0, taken: 0, slowest: 0, slowestMethod: '' }

beforeAll(() => {
  process.stdout.write(`figures: seed ${SEED}: TALLYBOOK_FUZZ_SEED=${SEED} draws the same requests again\n`)
})

afterAll(() => {
  const { payloads, taken, slowest, slowestMethod } = figures
  process.stdout.write(
    `figures: ${payloads} drawn requests, ${taken} of them taken; the slowest, ${slowestMethod}, took ${Math.round(slowest)} ms\n`,
  )
})

/** Valid inputs, each good until the studio has taken it. */
function larder(stage: Parameters<AnyExample>[0]) {
  const fresh = new Map<Method, Input>()
  return {
    async take(method: Method): Promise<Input> {
      const known = PLAIN[method] ?? fresh.get(method)
      if (known !== undefined) return known
      const [example] = examplesOf(method)
      const made = (await example?.(stage).catch(refusedOnly)) ?? {}
      fresh.set(method, made)
      return made
    },
    use: (method: Method) => fresh.delete(method),
  }
}

/** What a studio has become may refuse what an example needs; a failure is a failure all the same. */
function refusedOnly(error: Error): null {
  if (error.message.includes('"INTERNAL"')) throw error
  return null
}

/** Why the answer to a request is wrong; null when it is right. */
async function wrongWith(recipe: Recipe, reply: Reply, look: Watch): Promise<string | null> {
  const complaint = complaintOf(reply)
  if (complaint !== null) return complaint
  const mayWrite = mayBeCounted(reply) || (reply.ok && contract[recipe.method].kind !== 'query')
  return (await look.hasWritten()) && !mayWrite ? 'it has written' : null
}

async function sendAll(studio: TestStudio, recipes: readonly Recipe[], first: number): Promise<string[]> {
  const { take, use } = larder(await setStage(studio))
  const look = await watch(studio)
  const wrong: string[] = []
  for (const [place, recipe] of recipes.entries()) {
    const { method } = recipe
    const input = inputOf(recipe, await take(method))
    await look.hasWritten()
    const start = performance.now()
    const reply = await studio.core.call(studio.owner, method, input)
    note(method, performance.now() - start, reply.ok)
    const why = await wrongWith(recipe, reply, look)
    if (why !== null) wrong.push(`seed ${SEED}, request ${first + place}, ${method} ${show(input)}: ${why}`)
    if (reply.ok) use(method)
  }
  return wrong
}

function note(method: Method, milliseconds: number, taken: boolean): void {
  figures.payloads += 1
  if (taken) figures.taken += 1
  if (milliseconds <= figures.slowest) return
  figures.slowest = milliseconds
  figures.slowestMethod = method
}

function show(input: unknown): string {
  try {
    return JSON.stringify(input, (_key, value: unknown) =>
      typeof value === 'bigint' ? `${value}n` : value,
    ).slice(0, 500)
  } catch {
    return String(input)
  }
}

describeOnBothDialects('whatever is sent', (open, dialect) => {
  const payloads = dialect === 'sqlite' ? PAYLOADS : PAYLOADS / 10
  const shares = Array.from({ length: payloads / A_SHARE }, (_, share) => share)

  test.each(shares)('is taken or refused in words, and does no damage: share %i', async (share) => {
    const studio = await openTestStudio(await open())

    expect(await sendAll(studio, drawRecipes(SEED + share, A_SHARE), share * A_SHARE)).toEqual([])

    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})
