import { afterAll, expect, test } from 'vitest'
import { contract, type Method, type Reply } from '../../src/shared/contract/index.ts'
import { type Stage, setStage } from '../support/examples.ts'
import { describeStudio, type TestCore } from '../support/studio.ts'
import { complaintOf, mayBeCounted } from './answers.ts'
import { type Case, casesOf } from './cases.ts'
import { examplesOf, isCommand } from './examples.ts'
import { isInput } from './fields.ts'
import { NO_METHODS } from './values.ts'
import { type Watch, watch } from './watch.ts'

const METHODS = Object.keys(contract) as Method[]
const figures = { methods: new Set<Method>(), cases: 0, refused: 0 }

afterAll(() => {
  process.stdout.write(
    `figures: ${figures.methods.size} methods, ${figures.cases} wrong inputs, ${figures.refused} of them refused\n`,
  )
})

/** Why an answer is not the one that the case must get; null when it is. */
function missOf({ codes, at }: Case, reply: Reply): string | null {
  const complaint = complaintOf(reply)
  if (complaint !== null || codes === undefined) return complaint
  if (reply.ok) return 'accepted'
  if (!codes.includes(reply.error.code)) return `refused with ${reply.error.code}: ${reply.error.message}`
  return at === undefined || namesField(reply.error.details, at)
    ? null
    : `not named: ${JSON.stringify(reply.error)}`
}

function namesField(details: object, at: string): boolean {
  const { issues = [], fields = [] } = details as { issues?: { path: string }[]; fields?: string[] }
  const named = [...issues.map(({ path }) => path), ...fields]
  // What does not fit into a request at all is refused before its fields are looked at.
  return named.some((path) => path === '' || path === '__proto__' || path === at || path.startsWith(`${at}.`))
}

/** Whether an answer may go with something written: a task that was taken does, and a wrong secret is counted. */
const mayWrite = (method: Method, reply: Reply): boolean =>
  mayBeCounted(reply) || (reply.ok && contract[method].kind === 'task')

/** Sends one wrong input, a command first as a dry run; what is refused then is refused for real. */
async function tryCase(send: (input: unknown) => Promise<Reply>, look: Written, dry: boolean, one: Case) {
  const tried =
    dry && isInput(one.input) && !('dryRun' in one.input) ? { ...one, input: withDryRun(one.input) } : one
  const reply = await send(tried.input)
  figures.cases += 1
  if (!reply.ok) figures.refused += 1
  const miss = missOf(one, reply)
  if (miss !== null) return miss
  if (await look.hasWrittenBy(reply)) return 'written'
  if (reply.ok || tried === one) return null
  const again = await send(one.input)
  const same = !again.ok && (again.error.code === reply.error.code || mayBeCounted(again))
  if (!same) return `another answer: ${JSON.stringify(again)}`
  return (await look.hasWrittenBy(again)) ? 'written' : null
}

type Written = {
  /** Whether something was written that does not go with this answer. */
  hasWrittenBy(reply: Reply): Promise<boolean>
  /** Whether nothing was written at all that would go with one. */
  readonly untouched: boolean
}

function writtenBy(method: Method, look: Watch): Written {
  let untouched = true
  return {
    hasWrittenBy: async (reply) => {
      const written = await look.hasWritten()
      if (!mayWrite(method, reply)) return written
      untouched = false
      return false
    },
    get untouched() {
      return untouched
    },
  }
}

function withDryRun(input: object): object {
  const copy = Object.create(Object.prototype) as object
  return Object.defineProperties(copy, {
    ...Object.getOwnPropertyDescriptors(input),
    dryRun: { value: true, enumerable: true, configurable: true, writable: true },
  })
}

async function tryMethod(
  core: TestCore,
  send: (input: unknown) => Promise<Reply>,
  method: Method,
  stage: Stage | null,
) {
  const misses: string[] = []
  for (const example of examplesOf(method)) {
    const input = stage === null ? await example({} as Stage) : await example(stage)
    const look = await watch(core)
    const written = writtenBy(method, look)
    const before = await look.digest()
    for (const one of casesOf(method, input)) {
      // What is refused by its shape never comes to a database: one of the two is enough.
      if (one.codes !== undefined && core.engine.dialect === 'postgres') continue
      const miss = await tryCase(send, written, isCommand(method), one)
      if (miss !== null) misses.push(`${method}, ${one.name}: ${miss}`)
    }
    if (written.untouched && (await look.digest()) !== before) misses.push(`${method}: something was written`)
  }
  figures.methods.add(method)
  return misses
}

describeStudio('every wrong input', (open, openEmpty) => {
  test.each(METHODS.filter((method) => method !== 'studio.create'))(
    'of %s is refused in words, and nothing is written',
    async (method) => {
      const studio = await open()
      const stage = await setStage(studio)
      const send = (input: unknown) => studio.core.call(studio.owner, method, input)

      expect(await tryMethod(studio, send, method, stage)).toEqual([])
      expect(Reflect.get({}, 'polluted')).toBeUndefined()
    },
  )

  test('of the first run is refused in words, and nothing is written', async () => {
    const core = await openEmpty()
    const send = (input: unknown) => core.core.call(null, 'studio.create', input)

    expect(await tryMethod(core, send, 'studio.create', null)).toEqual([])
  })

  test('that names no method is refused, whatever it holds', async () => {
    const { core, owner } = await open()

    for (const name of NO_METHODS) {
      for (const input of [{}, null, { __proto__: { polluted: 1 } }]) {
        expect(await core.call(owner, name, input)).toMatchObject({
          ok: false,
          error: { code: 'VALIDATION' },
        })
      }
    }
  })
})
