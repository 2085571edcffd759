import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeTemplates, runSeed, templateOf } from './bench/prove.ts'
import type { Fault } from './bench/run.ts'
import { shrink } from './bench/shrink.ts'
import type { Template } from './bench/stage.ts'

/** A run in which each of these comes up, whatever seed is asked for elsewhere. */
const SEED = 1

type Input = Readonly<Record<string, unknown>>

/** Faults that a product could have, each as what it would seem to hear. */
const FAULTS: Readonly<Record<string, (method: string, input: Input) => Input>> = {
  'gives back what is cancelled late': (method, input) =>
    method === 'bookings.cancel' ? { ...input, by: 'studio' } : input,
  'pays from another pack than the one that was named': (method, { grantId, ...input }) =>
    method === 'bookings.create' || grantId === undefined ? input : { ...input, grantId },
  'adds one session too many to a large allocation': (method, input) =>
    method === 'credits.allocate' && input.sessionCount === 4 ? { ...input, sessionCount: 5 } : input,
  'does a command again that is sent again': (_method, { commandId: _commandId, ...input }) => input,
  'keeps what was only tried': (_method, { dryRun: _dryRun, ...input }) => input,
  'overwrites what somebody else has changed': (method, { version, ...input }) =>
    method.startsWith('bookings.') || version === undefined ? input : { ...input, version },
  'freezes a day too long': (method, input) =>
    method === 'subscriptions.freeze' && typeof input.until === 'string'
      ? { ...input, until: dayAfter(input.until) }
      : input,
}

const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

describe('the model finds a product out that', () => {
  let templates: Template[] = []
  beforeAll(async () => {
    templates = await makeTemplates()
  })
  afterAll(() => {
    for (const template of templates) template.discard()
  })

  test.each(Object.entries(FAULTS))('%s, and shows it in a few commands', async (_name, hears) => {
    const fault: Fault = (method, input) => hears(method, input as Input)
    const template = templateOf(templates, SEED)

    const { taken, failure } = await runSeed(template, SEED, 2_000, new Map(), fault)
    const shrunk = await shrink(template, taken, fault)

    expect(failure).not.toBeNull()
    expect(shrunk.failure).not.toBeNull()
    expect(shrunk.steps.length).toBeLessThanOrEqual(8)
  })
})
