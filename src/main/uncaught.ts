import { app } from 'electron'
import type { Log } from './core/context.ts'

/**
 * Ends the app on a failure that nothing caught. Electron would show a dialog and go on half alive, and where
 * nobody looks at the screen it would hang.
 */
export function endOnUncaughtErrors(log: Log): void {
  const end = (error: unknown) => {
    log.error('The app ended on an error that nothing caught.', error)
    app.exit(1)
  }
  process.on('uncaughtException', end)
  process.on('unhandledRejection', end)
  // Nobody reads what is printed any more, as after `npm start | head`: no reason to close a studio.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}
