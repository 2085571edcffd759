import { contract } from '../../src/shared/contract/index.ts'
import { INSIDE } from '../../tests/fuzz/inside.ts'
import { HOSTILE_VALUES, nested } from '../../tests/fuzz/values.ts'
import { DEMO_START, expect, test } from '../fixtures.ts'
import { ask } from '../support/seed.ts'

test.use({ start: DEMO_START })

const REQUESTS = 1_000

/** A page opens and leaves the demo on purpose, and nothing in these requests could be wrong. */
const METHODS = Object.entries(contract).filter(([method]) => !method.startsWith('workspace.'))

type Sent = { readonly method: string; readonly field: string | null; readonly value: string }
type Answered = { readonly code: string; readonly text: string }

/** One request after the other, each with another method, field and value; every eighth is the value itself. */
function requests(): Sent[] {
  const values = Object.keys(HOSTILE_VALUES)
  return Array.from({ length: REQUESTS }, (_, n) => {
    const [method, { input }] = METHODS[n % METHODS.length] ?? ['', { input: { shape: {} } }]
    const round = Math.floor(n / METHODS.length)
    const fields = Object.keys(input.shape)
    const field = n % 8 === 0 ? null : (fields[round % fields.length] ?? 'other')
    return { method, field, value: values[(n * 7 + round) % values.length] ?? '' }
  })
}

/** The program that sends them from inside the page: the values are made there, because few of them are JSON. */
const sending = (all: readonly Sent[]): string => `(async () => {
  const nested = ${nested.toString()}
  const values = { ${Object.entries(HOSTILE_VALUES)
    .map(([name, make]) => `${JSON.stringify(name)}: ${make.toString()}`)
    .join(',\n')} }
  const answers = []
  const send = async (method, input) => {
    try {
      const reply = await studio.call(method, input)
      return reply.ok ? { code: 'ok', text: '' } : { code: reply.error.code, text: reply.error.message }
    } catch (error) {
      return { code: /contextBridge/.test(error) ? 'never sent' : 'threw', text: String(error) }
    }
  }
  for (const { method, field, value } of ${JSON.stringify(all)}) {
    const made = values[value]()
    answers.push(await send(method, field === null ? made : { [field]: made }))
  }
  return answers
})()`

/** What no request may be answered with, whatever it holds. What is nested too deep Electron itself does not send. */
const BROKEN = ['threw', 'INTERNAL', 'DATABASE_ERROR', 'DATABASE_DAMAGED', 'READ_ONLY', 'LOCKED']

test('a page that sends nonsense is answered in words, a thousand times, and the studio stays whole', async ({
  page,
}) => {
  const all = requests()
  const before = await ask(page, 'clients.list', { limit: 1 })

  const answers = await page.evaluate<Answered[]>(sending(all))

  const wrong = answers.flatMap(({ code, text }, n) => {
    const leak = code === 'never sent' ? undefined : INSIDE.find((pattern) => pattern.test(text))
    return BROKEN.includes(code) || leak !== undefined ? [{ ...all[n], code, text, leak }] : []
  })
  expect(wrong).toEqual([])
  expect(answers).toHaveLength(REQUESTS)
  expect(answers.filter(({ code }) => code !== 'ok').length).toBeGreaterThan(REQUESTS * 0.9)
  expect(await page.evaluate(() => Reflect.get({}, 'polluted'))).toBeUndefined()
  expect(await ask(page, 'integrity.check', {})).toMatchObject({ ok: true })
  expect((await ask(page, 'clients.list', { limit: 1 })).total).toBe(before.total)
})
