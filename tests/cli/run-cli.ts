import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const ROOT = join(import.meta.dirname, '..', '..')

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** Starts the real command line; the caller ends its input. */
export function startCli(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [join(ROOT, 'src', 'cli', 'index.ts'), ...args], {
    // The same files are compiled for every run, so they are compiled once.
    env: { ...process.env, NODE_COMPILE_CACHE: join(ROOT, '.cache', 'compiled'), ...environment },
  })
}

/** Runs the real command line to its end. */
export async function runCli(
  args: readonly string[],
  {
    input = '',
    environment = {},
  }: { input?: string | Uint8Array; environment?: Record<string, string> } = {},
): Promise<Ended> {
  const child = startCli(args, environment)
  child.stdin.end(input)
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ])
  return { code, stdout, stderr }
}

/** The replies on stdout, one a line. */
export function repliesOf({ stdout }: Ended): Record<string, unknown>[] {
  const lines = stdout.split('\n')
  if (lines.pop() !== '') throw new Error('The last line has no end.')
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}
