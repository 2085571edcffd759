import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Push, Reply, Value } from '../../shared/contract/index.ts'
import { workspaceContract } from '../../shared/contract/system.ts'
import type { Topic } from '../../shared/contract/topics.ts'
import { DAY } from '../../shared/domain/calendar.ts'
import type { Caller } from '../../shared/domain/permissions.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Language } from '../../shared/messages/language.ts'
import { ok, type Result } from '../../shared/result.ts'
import { CLOSING } from '../closing.ts'
import { type Core, composeCore, openCore, refusalToOpen } from './compose.ts'
import type { Log, Printer, Workspace } from './context.ts'
import { closedEngine } from './engine/closed.ts'
import { Mutex } from './engine/mutex.ts'
import type { Seat } from './features/auth/desk.ts'
import type { ReadPepper } from './features/auth/vault.ts'
import { createDemo } from './features/demo/service.ts'
import type { StripeOutside } from './features/stripe/port.ts'
import { findStudio } from './features/studio/queries.ts'
import { speakingIn, words } from './speaking.ts'
import { startUpkeep, type Upkeep } from './upkeep.ts'

export type WorkspaceOptions = {
  /** Holds `studio.db` and `demo.db`. */
  readonly folder: string
  readonly migrations: string
  readonly appVersion: string
  /** Whether to open on the demo studio. */
  readonly demo: boolean
  readonly now: () => number
  readonly log: Log
  push(push: Push): void
  readonly printer?: Printer
  /** The Stripe of the studio's own file, when it is opened. The demo has none: nobody's money belongs there. */
  readonly stripe?: () => StripeOutside
  readonly pepper?: ReadPepper
  readonly elapsed?: () => number
}

/** The files of one person's app: which studio is open, and who is signed in to it. */
export type WorkspaceHost = {
  /** Answers in English unless told otherwise. */
  call(method: string, raw: unknown, language?: Language): Promise<Reply>
  close(): Promise<void>
}

type Open = {
  readonly core: Core
  readonly demo: boolean
  /** Why the file could not be opened, or cannot be used any more. */
  readonly refusal: AppError | null
  /** Keeps it up to date with the clock; null when it is not open. */
  readonly upkeep: Upkeep | null
  /** Calls under way, which end before the file is closed. */
  readonly calls: Set<Promise<unknown>>
  /** Who is at the desk of this file; asked anew after every change of it, and of staff. */
  caller: { readonly seat: Seat | null; readonly who: Promise<Caller> } | null
}

/** A demo older than this no longer has a schedule around today, so it is made anew. */
const DEMO_AGE_DAYS = 7

/** The calls that are about the files themselves. Those of them that close a file cannot wait for themselves. */
const ABOUT_FILES: ReadonlySet<string> = new Set(Object.keys(workspaceContract))

/** What decides who is at the desk, and what they may do. */
const ABOUT_PEOPLE: ReadonlySet<Topic> = new Set(['staff', 'session'])

/**
 * Opens the studio's own file, or the demo's. A file that cannot be opened does not stop the app: the
 * workspace says why, and every other method is refused with the reason.
 */
export async function openWorkspace(options: WorkspaceOptions): Promise<WorkspaceHost> {
  mkdirSync(options.folder, { recursive: true })
  const switches = new Mutex()
  let open: Open
  /** The end of the file that was left last: until then nobody can open it again. */
  let left: Promise<void> = Promise.resolve()
  let closing = false

  const workspace: Workspace = {
    status: async () => statusOf(open),
    openDemo: async () => switchTo(true),
    leaveDemo: async () => switchTo(false),
  }
  const { stripe, ...others } = options
  const coreOptions = { ...others, workspace, push }
  const optionsFor = (file: string) => ({ ...coreOptions, file, mode: 'write' as const })
  const withStripe = () => (stripe === undefined ? {} : { stripe: stripe() })

  function push(change: Push): void {
    if (change.kind === 'changed' && change.topics.some((topic) => ABOUT_PEOPLE.has(topic)))
      open.caller = null
    options.push(change)
  }

  async function openFile(demo: boolean): Promise<Open> {
    const file = join(options.folder, demo ? 'demo.db' : 'studio.db')
    try {
      return opened(
        demo ? await openDemo(file) : await openCore({ ...optionsFor(file), ...withStripe() }),
        demo,
      )
    } catch (error) {
      return closed(refusalToOpen(error, options.log), demo)
    }
  }

  function closed(refusal: AppError, demo: boolean): Open {
    return opened(composeCore(closedEngine(refusal), coreOptions), demo, refusal)
  }

  /** Opens the demo's file and makes sure that it holds a demo around today. */
  async function openDemo(file: string): Promise<Core> {
    const core = await openCore(optionsFor(file))
    try {
      const studio = await core.deps.engine.read(findStudio)
      if (studio === null) return await withDemo(core)
      if (options.now() - studio.createdAt < DEMO_AGE_DAYS * DAY) return core
    } catch (error) {
      await core.close()
      throw error
    }
    await core.close()
    removeDatabase(file)
    return openDemo(file)
  }

  function switchTo(demo: boolean): Promise<Result<{ demo: boolean }>> {
    return switches.run(async () => {
      if (closing) return { ok: false, error: CLOSING }
      if (open.demo !== demo) {
        await left
        const next = await openFile(demo)
        left = leave(open)
        open = next
      }
      return ok({ demo })
    })
  }

  open = await openFile(options.demo)
  return {
    call: async (method, raw, language = 'en') => {
      const file = open
      const reply = speakingIn(language, () => answerIn(file, { method, raw, language }))
      if (!ABOUT_FILES.has(method)) {
        file.calls.add(reply)
        const end = () => file.calls.delete(reply)
        reply.then(end, end)
      }
      return reply
    },
    close: () =>
      switches.run(async () => {
        if (closing) return
        closing = true
        const last = open
        open = closed(CLOSING, last.demo)
        await Promise.all([left, leave(last)])
      }),
  }
}

async function withDemo(core: Core): Promise<Core> {
  await createDemo(core.deps, {})
  return core
}

function opened(core: Core, demo: boolean, refusal: AppError | null = null): Open {
  const upkeep = refusal === null ? startUpkeep(core) : null
  if (refusal === null) core.deps.stripeDesk.start()
  return { core: upkeep?.core ?? core, demo, refusal, upkeep, calls: new Set(), caller: null }
}

type Asked = { readonly method: string; readonly raw: unknown; readonly language: Language }

/** Calls as who works in this file. A file that is not open answers everything with the reason but what is about files. */
async function answerIn(file: Open, { method, raw, language }: Asked): Promise<Reply> {
  const { core, refusal } = file
  if (refusal !== null) {
    return ABOUT_FILES.has(method) ? core.call(null, method, raw, language) : words().refusalReply(refusal)
  }
  try {
    return await core.call(await whoIsAt(file), method, raw, language)
  } catch (error) {
    file.caller = null
    const unreadable = core.deps.engine.refusalOf(error)
    if (unreadable === null) throw error
    return words().refusalReply(unreadable)
  }
}

function whoIsAt(file: Open): Promise<Caller> {
  const { core } = file
  const { seat } = core.deps.desk
  if (file.caller?.seat !== seat) file.caller = null
  file.caller ??= { seat, who: core.atDesk(core.firstAtDesk) }
  return file.caller.who
}

/** Closes a file once the calls that were made to it have their answers. */
async function leave({ core, calls, upkeep }: Open): Promise<void> {
  // First: whoever waits for Stripe need not wait for it any more.
  await core.deps.stripe?.close()
  await Promise.allSettled(calls)
  await upkeep?.stop()
  await core.deps.stripeDesk.stop()
  await core.close()
}

async function statusOf(open: Open): Promise<Value<'workspace.status'>> {
  const { core, demo, refusal } = open
  if (refusal !== null) return { state: 'failed', demo, problem: words().sentenceOf(refusal) }
  const studio = await core.deps.engine.read(findStudio)
  return { state: studio === null ? 'first_run' : 'open', demo, problem: null }
}

/** Moves a file and what belongs to it out of the way. Only ever the demo's: nothing of a studio is removed. */
function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${file}${suffix}.old`)
    rmSync(`${file}${suffix}.old`, { force: true })
  }
}
