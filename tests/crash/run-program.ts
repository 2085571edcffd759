import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { type Line, linesOf, type Orders } from './orders.ts'

export type Program = ChildProcessWithoutNullStreams

/** Starts the program on the Node of this process; it waits for its orders. */
export function startProgram(environment: Readonly<Record<string, string>> = {}): Program {
  const program = process.env.TALLYBOOK_CRASH_PROGRAM
  if (program === undefined) throw new Error('The program was not made: see set-up.ts.')
  return spawn(process.execPath, [program], { env: { ...process.env, ...environment } })
}

/** Has the program do what it is ordered, to its end; throws when it fails. */
export async function runToEnd(program: Program, orders: Orders): Promise<void> {
  give(program, orders)
  const [errors, [code]] = await Promise.all([text(program.stderr), once(program, 'close')])
  if (code !== 0) throw new Error(`The program ended with ${String(code)}: ${errors}`)
}

/** So many milliseconds after it was told so many times that something is done; 0 times is after its orders. */
export type Moment = { readonly acknowledgements: number; readonly milliseconds: number }

/**
 * Has the program work and kills it at a moment, wherever it is then (SIGKILL: nothing of it runs any more).
 * Answers what it has said until then; throws when it ended by itself.
 */
export async function runUntilKilled(program: Program, orders: Orders, moment: Moment): Promise<Line[]> {
  let said = ''
  let told = 0
  let armed = false
  const arm = () => {
    if (armed || told < moment.acknowledgements) return
    armed = true
    setTimeout(() => program.kill('SIGKILL'), moment.milliseconds)
  }
  program.stdout.setEncoding('utf8').on('data', (piece: string) => {
    said += piece
    told += piece.split('"kind":"told"').length - 1
    arm()
  })
  const errors = text(program.stderr)
  const closed = once(program, 'close')
  give(program, orders)
  arm()
  const [code] = await closed
  if (code !== null) throw new Error(`The program ended by itself with ${String(code)}: ${await errors}`)
  return linesOf(said)
}

function give(program: Program, orders: Orders): void {
  program.stdin.end(`${JSON.stringify(orders)}\n`)
}
