import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { MIGRATIONS, makeFolder } from '../support/storages.ts'
import { type Line, linesOf, type Orders } from './orders.ts'
import { runToEnd, startProgram } from './run-program.ts'

/** One thing that a program did to the files of its folder. Files are named without the folder. */
export type Operation =
  | { readonly kind: 'open'; readonly handle: number; readonly name: string; readonly empties: boolean }
  | { readonly kind: 'write'; readonly handle: number; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly handle: number; readonly length: number }
  /** It waited until the file was on the disk; or, where the handle is the folder's, the names in it. */
  | { readonly kind: 'sync'; readonly handle: number }
  | { readonly kind: 'remove'; readonly name: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }

/** What the folder itself is called among its files. */
export const FOLDER_ITSELF = ''
export const STUDIO_FILE = 'studio.db'
const SAID_FILE = 'said'

/** The files of a folder, by name. */
export type Files = ReadonlyMap<string, Buffer>

export type Recording = {
  /** In the order in which they happened. */
  readonly operations: readonly Operation[]
  /** What the program said, each with the number of operations before it. */
  readonly said: readonly { readonly line: Line; readonly after: number }[]
  /** The files as the program left them. */
  readonly left: Files
}

/**
 * Runs the program on an empty folder to its last command and records what it does to its files. They are left as
 * they are in the middle of a day: the studio is not closed.
 */
export async function record(
  orders: Pick<Orders, 'seed' | 'commands' | 'reopenEvery' | 'synchronous'>,
): Promise<Recording> {
  const tools = makeFolder()
  const folder = makeFolder()
  try {
    const log = join(tools, 'log')
    const program = startProgram({
      LD_PRELOAD: compileRecorder(tools),
      TALLYBOOK_RECORD_FOLDER: folder,
      TALLYBOOK_RECORD_LOG: log,
    })
    await runToEnd(program, {
      ...orders,
      file: join(folder, STUDIO_FILE),
      migrations: MIGRATIONS,
      from: 0,
      saidFile: join(folder, SAID_FILE),
      answersTooEarly: false,
    })
    return { ...readLog(readFileSync(log), folder), left: readFiles(folder) }
  } finally {
    rmSync(tools, { recursive: true })
    rmSync(folder, { recursive: true })
  }
}

/** All but what is not recorded: SQLite's shared memory, and what the program said. */
function readFiles(folder: string): Files {
  const names = readdirSync(folder).filter((name) => name !== SAID_FILE && !name.endsWith('-shm'))
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]))
}

/** Compiles the recorder into this folder and answers its path. */
function compileRecorder(folder: string): string {
  if (process.platform !== 'linux') {
    throw new Error('Power cuts are recorded through the dynamic linker of Linux: run this proof on Linux.')
  }
  const source = join(import.meta.dirname, 'recorder.c')
  const target = join(folder, 'recorder.so')
  const options = ['-std=gnu11', '-O2', '-Wall', '-Wextra', '-Werror', '-fPIC', '-shared']
  try {
    execFileSync('cc', [...options, '-o', target, source, '-ldl', '-lpthread'], { stdio: 'pipe' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new Error('The power-cut proof needs a C compiler: install one that starts as "cc".')
    }
    throw error
  }
  return target
}

/** `struct record` of recorder.c. */
const RECORD = { kind: 0, handle: 4, offset: 8, length: 16, size: 24 } as const
const EMPTIES = 0o1000

function readLog(log: Buffer, folder: string): Pick<Recording, 'operations' | 'said'> {
  const operations: Operation[] = []
  const said: Recording['said'][number][] = []
  const nameOf = (path: string) => path.slice(folder.length + 1)
  const speaking = new Set<number>()
  for (let at = 0; at < log.length; ) {
    const kind = String.fromCharCode(log.readUInt32LE(at + RECORD.kind))
    const handle = log.readInt32LE(at + RECORD.handle)
    const offset = Number(log.readBigInt64LE(at + RECORD.offset))
    const end = at + RECORD.size + Number(log.readBigUInt64LE(at + RECORD.length))
    const bytes = log.subarray(at + RECORD.size, end)
    at = end
    if (kind === 'O') {
      speaking.delete(handle)
      const name = nameOf(bytes.toString())
      if (name === SAID_FILE) speaking.add(handle)
      else operations.push({ kind: 'open', handle, name, empties: (offset & EMPTIES) !== 0 })
    } else if (speaking.has(handle)) {
      for (const line of linesOf(bytes.toString())) said.push({ line, after: operations.length })
    } else {
      operations.push(operationOf(kind, { handle, offset, bytes, nameOf }))
    }
  }
  return { operations, said }
}

type Fields = {
  readonly handle: number
  readonly offset: number
  readonly bytes: Buffer
  nameOf(path: string): string
}

function operationOf(kind: string, { handle, offset, bytes, nameOf }: Fields): Operation {
  switch (kind) {
    case 'W':
      return { kind: 'write', handle, offset, bytes }
    case 'T':
      return { kind: 'truncate', handle, length: offset }
    case 'S':
      return { kind: 'sync', handle }
    case 'U':
      return { kind: 'remove', name: nameOf(bytes.toString()) }
    case 'R': {
      const [from = '', to = ''] = bytes.toString().split('\0')
      return { kind: 'rename', from: nameOf(from), to: nameOf(to) }
    }
    default:
      throw new Error(`The program changed a file in a way that is not recorded: ${bytes.toString()}.`)
  }
}
