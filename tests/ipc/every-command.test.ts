import { expect, it } from 'vitest'
import { type CommandName, contract, type Method } from '../../src/shared/contract/index.ts'
import { EXAMPLES, type Stage, setStage } from '../support/examples.ts'
import { allRows } from '../support/refusals.ts'
import { describeStudio, type TestCore } from '../support/studio.ts'

const COMMANDS = (Object.keys(contract) as Method[]).filter(
  (method): method is CommandName => contract[method].kind === 'command',
)

/** Those that have no field of their own, so that there is no other input. */
const WITHOUT_FIELDS: readonly CommandName[] = ['upkeep.run', 'undo.last', 'undo.redo']

type Fields = Readonly<Record<string, unknown>>
type Call = (input: Fields) => Promise<unknown>

/** Another input of the same shape: a number is one higher, a list has one more or less, or a text is one letter longer. */
function otherInput(input: Fields): Fields {
  const numbered = Object.entries(input).find(([, value]) => typeof value === 'number')
  if (numbered !== undefined) return { ...input, [numbered[0]]: Number(numbered[1]) + 1 }
  const listed = Object.entries(input).find(([, value]) => Array.isArray(value))
  if (listed !== undefined) {
    const items = listed[1] as unknown[]
    const others = typeof items[0] === 'object' ? items.slice(1) : [...items, 999]
    return { ...input, [listed[0]]: others }
  }
  const named = ['name', 'firstName', 'importId', 'batch'].find((field) => field in input)
  if (named === undefined) throw new Error(`No other input than ${JSON.stringify(input)}`)
  return { ...input, [named]: `${String(input[named])}x` }
}

/** Everything in the database; the answers already given count as well. */
const everything = ({ raw, engine }: TestCore) => allRows({ raw, dialect: engine.dialect })

/** A dry run keeps nothing and says what the run itself then says; sent again, it answers the same and does nothing. */
async function expectOnce(core: TestCore, method: CommandName, input: Fields, call: Call): Promise<void> {
  const before = await everything(core)
  const tried = await call({ ...input, dryRun: true })
  expect(await everything(core), `${method} as a dry run`).toEqual(before)

  const commandId = `once-${method}`
  const first = await call({ ...input, commandId })
  const after = await everything(core)
  expect(after, `${method} for real`).not.toEqual(before)
  // What is new has another id each time, and only then.
  expect(Object.keys(Object(first)), `${method} as it was announced`).toEqual(Object.keys(Object(tried)))

  expect(await call({ ...input, commandId }), `${method} sent again`).toEqual(first)
  expect(await everything(core), `${method} sent again`).toEqual(after)
}

async function expectConflict(stage: Stage, method: CommandName, input: Fields): Promise<void> {
  const { studio } = stage
  const commandId = `once-${method}`
  const before = await everything(studio)
  const withoutFields = WITHOUT_FIELDS.includes(method)
  const [asked, sent]: [CommandName, Fields] = withoutFields
    ? ['clients.create', { firstName: 'Nia', lastName: 'New', commandId }]
    : [method, { ...otherInput(input), commandId }]

  expect(await studio.refused(asked, sent), `${method} with other input`).toMatchObject({
    code: 'COMMAND_CONFLICT',
    details: { commandId },
  })
  expect(await everything(studio), `${method} with other input`).toEqual(before)
}

describeStudio('every command', (open, openEmpty) => {
  it('keeps nothing of a dry run, happens once for an id, and refuses another input under it', async () => {
    const stage = await setStage(await open())
    for (const method of COMMANDS.filter((one) => one !== 'studio.create')) {
      const { studio } = stage
      const input: Fields = await EXAMPLES[method](stage)
      const call: Call = (sent) => studio.call(method, sent as never)

      await expectOnce(studio, method, input, call)
      await expectConflict(stage, method, input)
    }
    expect(await stage.studio.call('integrity.check', {})).toMatchObject({ ok: true })
  }, 120_000)

  it('the first of all as well', async () => {
    const core = await openEmpty()
    const input = EXAMPLES['studio.create']({} as Stage) as Fields

    await expectOnce(core, 'studio.create', input, (sent) =>
      core.as(null).call('studio.create', sent as never),
    )

    const commandId = 'once-studio.create'
    const other = { ...otherInput(input), commandId }
    expect(await core.as(null).refused('studio.create', other)).toMatchObject({ code: 'COMMAND_CONFLICT' })
  })
})
