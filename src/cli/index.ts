import { CannotRun } from './cannot-run.ts'
import { call } from './commands/call.ts'
import { check } from './commands/check.ts'
import { demo } from './commands/demo.ts'
import { importFile } from './commands/import.ts'
import { init } from './commands/init.ts'
import { rpc } from './commands/rpc.ts'
import { complain } from './open.ts'
import { USAGE } from './usage.ts'

/** Each answers with the exit code: 0 when it did what was asked, 1 when it was refused. */
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  init,
  demo,
  call,
  rpc,
  check,
  import: importFile,
}

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === 'help' || name === '--help') {
    process.stderr.write(USAGE)
    return 0
  }
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  try {
    if (command === undefined)
      throw new CannotRun(name === undefined ? 'Name a command.' : `There is no command "${name}".`, true)
    return await command(args)
  } catch (error) {
    if (error instanceof CannotRun)
      process.stderr.write(`${error.message}\n${error.misused ? `\n${USAGE}` : ''}`)
    else complain('Something went wrong.', error)
    return 2
  }
}

// Whoever read the replies has gone: there is nobody left to work for.
process.stdout.on('error', () => process.exit(2))
process.exitCode = await main(process.argv.slice(2))
