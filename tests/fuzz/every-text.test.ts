import { afterAll, expect, test } from 'vitest'
import { type CommandName, contract, type Method, type Reply } from '../../src/shared/contract/index.ts'
import { normaliseName } from '../../src/shared/domain/text.ts'
import { setStage } from '../support/examples.ts'
import { allRows } from '../support/refusals.ts'
import { describeStudio, type TestCore } from '../support/studio.ts'
import { complaintOf } from './answers.ts'
import { type AnyExample, examplesOf, isCommand } from './examples.ts'
import { type Field, fieldsOf, type Input, withValue } from './fields.ts'
import { ODD_TEXTS } from './values.ts'

const METHODS = Object.keys(contract) as Method[]
const figures = { fields: 0, texts: 0, kept: 0 }

afterAll(() => {
  process.stdout.write(
    `figures: ${figures.texts} odd texts in ${figures.fields} fields, ${figures.kept} of them kept as they were written\n`,
  )
})

/** Texts of a form of their own, or that name what there is or is not. */
const NAMES: readonly string[] = ['email', 'importId', 'id', 'entity', 'batch']
/** Only services make a family by its name. */
const NAMED_BY: Readonly<Record<string, readonly CommandName[]>> = {
  family: ['credits.allocate', 'credits.allocateMany'],
}
/** Texts that are kept as nothing but a proof of themselves. */
const SECRETS: readonly string[] = ['pin', 'currentPin']

type Call = (input: unknown) => Promise<Reply>

/** As long as it may be, in signs that are longer than one unit or grow when they are folded. */
function longTexts({ expected }: Field): Record<string, string> {
  const most = expected.kind === 'text' ? Math.min(expected.most ?? 0, 2_000) : 0
  return { 'as long as it may be': 'x'.repeat(most), 'as long as it may be, in signs': '🏋'.repeat(most) }
}

/** What the two databases could treat differently; the rest comes to neither of them as anything but text. */
const SHORT_LIST = [
  'SQL',
  'quotes in quotes',
  'a way of Windows',
  'what cannot be seen',
  'accents apart',
  'one sign of many',
  'as long as it may be, in signs',
]

function textsFor(field: Field, { engine }: TestCore): [string, string][] {
  const all = Object.entries({ ...ODD_TEXTS, ...longTexts(field) })
  return engine.dialect === 'sqlite' ? all : all.filter(([name]) => SHORT_LIST.includes(name))
}

/** Why a text did not come to what it should; null when it did. */
async function tryText(core: TestCore, call: Call, input: Input, text: string, named: boolean) {
  const reply = await current(call, input)
  const complaint = complaintOf(reply)
  if (complaint !== null) return complaint
  if (!reply.ok) return named ? null : `refused with ${reply.error.code}: ${reply.error.message}`
  const kept = await textsOf(core)
  const forms = [text, text.trim(), normaliseName(text)]
  if (!forms.some((form) => kept.has(form))) return 'not kept as it was written'
  figures.kept += 1
  return null
}

/** The stage changes under some of the examples; what they know of its version is brought up to date. */
async function current(call: Call, input: Input): Promise<Reply> {
  const reply = await call(input)
  if (reply.ok || reply.error.code !== 'STALE_VERSION') return reply
  return call({ ...input, version: reply.error.details.found })
}

/** Every text in the database, those inside JSON as well. */
async function textsOf({ raw, engine: { dialect } }: TestCore): Promise<ReadonlySet<string>> {
  const texts = new Set<string>()
  collect(await allRows({ raw, dialect }), texts)
  return texts
}

function collect(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') {
    texts.add(value)
    if (/^[[{]/.test(value)) collect(fromJson(value), texts)
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) collect(inner, texts)
  }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function tryTexts(
  core: TestCore,
  call: Call,
  method: CommandName,
  example: () => ReturnType<AnyExample>,
) {
  const misses: string[] = []
  const texts = fieldsOf(method, await example()).filter(
    ({ expected, path }) => expected.kind === 'text' && !SECRETS.includes(path.at(-1) ?? ''),
  )
  for (const field of texts) {
    figures.fields += 1
    for (const [name, text] of textsFor(field, core)) {
      figures.texts += 1
      const own = field.path.at(-1) ?? ''
      const named =
        NAMES.includes(own) ||
        NAMED_BY[own]?.includes(method) === true ||
        normaliseName(text).length > mostOf(field)
      const miss = await tryText(core, call, withValue(await example(), field.path, text), text, named)
      if (miss !== null) misses.push(`${method}, ${field.path.join('.')}: ${name}: ${miss}`)
    }
  }
  return misses
}

const mostOf = ({ expected }: Field): number =>
  expected.kind === 'text' ? (expected.most ?? Number.POSITIVE_INFINITY) : 0

const WRITING = METHODS.filter(
  (method): method is CommandName =>
    isCommand(method) &&
    // There is one first run for each database; what follows takes the same texts.
    method !== 'studio.create',
)

describeStudio('odd text', (open, openEmpty) => {
  test.each(WRITING)('is text like any other to %s', async (method) => {
    for (const example of examplesOf(method)) {
      const studio = await open()
      const stage = await setStage(studio)
      const call = (input: unknown) => studio.core.call(studio.owner, method, input)

      expect(await tryTexts(studio, call, method, () => example(stage))).toEqual([])
      // The example of a repair is damage.
      if (method === 'integrity.repair') continue
      const { findings } = await studio.call('integrity.check', {})
      // What only asks for a look, like a session on a day of leave, is no damage.
      expect(findings.filter(({ severity }) => severity !== 'attention')).toEqual([])
    }
  })

  test.each(Object.entries(ODD_TEXTS))(
    'is a name like any other to the first run: %s',
    async (_name, text) => {
      const core = await openEmpty()
      const first = { name: text, zone: 'Europe/Berlin', currency: 'EUR', ownerName: text }

      const { studio, staff } = await core.as(null).call('studio.create', first)

      expect([studio.name, staff.name]).toEqual([normaliseName(text), normaliseName(text)])
    },
  )

  test.each(Object.entries(ODD_TEXTS))(
    'finds what was written when it is searched for: %s',
    async (_name, text) => {
      const { call } = await open()
      await call('clients.create', { firstName: text, lastName: 'Berg' })
      await call('clients.create', { firstName: 'Ben', lastName: 'Tal' })

      for (const method of ['clients.search', 'clients.list'] as const) {
        const { rows } = await call(method, { query: text })
        expect(
          rows.every(({ firstName }) => firstName === normaliseName(text) || !/[\p{L}\p{N}]/u.test(text)),
        ).toBe(true)
      }
    },
  )
})
