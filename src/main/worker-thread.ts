import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { Reply } from '../shared/contract/index.ts'
import type { Log } from './core/context.ts'
import { openStripe } from './core/features/stripe/outside.ts'
import { logText } from './core/log-text.ts'
import { openWorkspace } from './core/workspace.ts'
import { incidentReply } from './incident.ts'
import { pepperOutside } from './pepper-outside.ts'
import { printOutside } from './print/outside.ts'
import { stripeVaultOutside } from './stripe-outside.ts'
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages.ts'

if (parentPort === null) throw new Error('The core runs in a worker thread.')
const port: MessagePort = parentPort
const { frozenAt, stripeHost, ...start } = workerData as WorkerStart

const send = (message: FromWorker) => port.postMessage(message)
const writeTo = (level: 'info' | 'error') => (message: string, details?: unknown) =>
  send({ kind: 'log', level, text: `${message}\n${logText(details)}`.trimEnd() })
const log: Log = { info: writeTo('info'), error: writeTo('error') }

const { printer, printed } = printOutside(send)
const { pepper, peppered } = pepperOutside(send)
const { vault, answered } = stripeVaultOutside(send)
const now = frozenAt === null ? Date.now : () => frozenAt

// Messages wait in the port until something listens, so calls may arrive while the file still opens.
const host = await openWorkspace({
  ...start,
  printer,
  pepper,
  stripe: () => openStripe({ vault, host: stripeHost, now }),
  now,
  log,
  push: (push) => send({ kind: 'push', push }),
})

type Call = Extract<ToWorker, { kind: 'call' }>

async function answer({ method, input, language }: Call): Promise<Reply> {
  try {
    return await host.call(method, input, language)
  } catch (error) {
    return incidentReply({ log, language }, 'beside every use case', error)
  }
}

port.on('message', async (message: ToWorker) => {
  if (message.kind === 'printed') printed(message)
  else if (message.kind === 'peppered') peppered(message)
  else if (message.kind === 'stripe-secrets') answered(message)
  else if (message.kind === 'call') {
    send({ kind: 'reply', id: message.id, reply: await answer(message) })
  } else {
    await host.close()
    port.close()
  }
})
