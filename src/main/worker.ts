import type { Worker } from 'node:worker_threads'
import type { Push, Reply, Value } from '../shared/contract/index.ts'
import type { Language, LanguageChoice } from '../shared/messages/language.ts'
import { refusalReplyIn } from '../shared/messages/refusal-reply-in.ts'
import { CLOSING } from './closing.ts'
import type { Log, Printer } from './core/context.ts'
import type { StripeSecrets } from './core/features/stripe/outside.ts'
import { incidentReply } from './incident.ts'
import type { StripeKeyKeeper } from './stripe-key.ts'
import type { FromWorker, ToWorker } from './worker-messages.ts'

const CLOSING_MILLISECONDS = 5000

export type CoreOptions = {
  /** Starts the core's thread on the demo's file or on the studio's own. */
  start(demo: boolean): Worker
  readonly demo: boolean
  /** Somebody has chosen what this computer shall speak. */
  speak(choice: LanguageChoice): void
  /** What answers are written in now. */
  language(): Language
  readonly log: Log
  push(push: Push): void
  /** Draws pages for the core. */
  readonly print: Printer
  /** What PINs are sealed with besides; null where the computer keeps no secrets. Never rejects. */
  pepper(): Promise<Uint8Array | null>
  /** Keeps what Stripe is read with. */
  readonly stripeKey: StripeKeyKeeper
}

/** The core as the shell sees it: it runs in a thread of its own, so that no query ever holds up a window. */
export type CoreClient = {
  /** Always answers, also when the core's thread dies, then INTERNAL with an incident id, and while it closes, then READ_ONLY. */
  call(method: string, input: unknown): Promise<Reply>
  /** Lets calls under way finish, closes the file and ends the thread. */
  close(): Promise<void>
}

type Thread = { readonly worker: Worker; readonly waiting: Map<number, (reply: Reply) => void> }

/**
 * Starts the core at once, and again at the next call after its thread has died: on the same file, so that
 * nobody who was trying out the demo finds themselves in the real studio.
 */
export function startCore(options: CoreOptions): CoreClient {
  let demo = options.demo
  let lastId = 0
  let closing = false
  let secretsKept: Promise<void> = Promise.resolve()
  let thread: Thread | null = begin()

  function begin(): Thread {
    const worker = options.start(demo)
    const started: Thread = { worker, waiting: new Map() }
    let cause: unknown
    worker.on('message', (message: FromWorker) => receive(started, message))
    worker.on('error', (error) => {
      cause = error
    })
    worker.on('exit', (code) => {
      if (thread === started) thread = null
      if (!closing || started.waiting.size > 0) explain(started, code, cause)
    })
    return started
  }

  function receive({ worker, waiting }: Thread, message: FromWorker): void {
    if (message.kind === 'push') options.push(message.push)
    else if (message.kind === 'log') options.log[message.level](message.text)
    else if (message.kind === 'print') void print(worker, message)
    else if (message.kind === 'pepper') void season(worker)
    else if (message.kind === 'stripe-secrets') keepSecrets(worker, message.write)
    else {
      waiting.get(message.id)?.(message.reply)
      waiting.delete(message.id)
    }
  }

  async function season(worker: Worker): Promise<void> {
    const pepper = await options.pepper()
    worker.postMessage({ kind: 'peppered', pepper } satisfies ToWorker)
  }

  /** One after the other: answers must come in the order of the questions. */
  function keepSecrets(worker: Worker, write: StripeSecrets | null): void {
    secretsKept = secretsKept.then(async () => {
      const { stripeKey } = options
      const secrets = write === null ? await stripeKey.read() : await stripeKey.write(write)
      worker.postMessage({ kind: 'stripe-secrets', secrets } satisfies ToWorker)
    })
  }

  async function print(worker: Worker, { id, sheet }: Extract<FromWorker, { kind: 'print' }>): Promise<void> {
    const answer = (outcome: { readonly pdf: Uint8Array | null; readonly problem: string }) =>
      worker.postMessage({ kind: 'printed', id, ...outcome } satisfies ToWorker)
    try {
      answer({ pdf: await options.print(sheet), problem: '' })
    } catch (error) {
      answer({ pdf: null, problem: String(error) })
    }
  }

  /** Answers everybody who still waits for a thread that is gone. */
  function explain({ waiting }: Thread, code: number, cause: unknown): void {
    const where = `in the core, which ended with code ${code} and ${waiting.size} open calls`
    const reply = incidentReply({ log: options.log, language: options.language() }, where, cause)
    for (const answer of waiting.values()) answer(reply)
    waiting.clear()
  }

  function remember(method: string, reply: Reply): void {
    if (!reply.ok) return
    if (method === 'workspace.openDemo') demo = true
    if (method === 'workspace.leaveDemo') demo = false
    if (method === 'workspace.speak') options.speak((reply.value as Value<'workspace.speak'>).language)
  }

  return {
    async call(method, input) {
      if (closing) return refusalReplyIn[options.language()](CLOSING)
      thread ??= begin()
      const { worker, waiting } = thread
      lastId += 1
      const language = options.language()
      const message: ToWorker = { kind: 'call', id: lastId, method, input, language }
      worker.postMessage(message)
      const reply = await new Promise<Reply>((resolve) => waiting.set(message.id, resolve))
      remember(method, reply)
      return reply
    },
    async close() {
      closing = true
      if (thread === null) return
      const { worker } = thread
      const ended = new Promise((resolve) => worker.once('exit', resolve))
      const deadline = setTimeout(() => void worker.terminate(), CLOSING_MILLISECONDS)
      worker.postMessage({ kind: 'close' } satisfies ToWorker)
      await ended
      clearTimeout(deadline)
    },
  }
}
