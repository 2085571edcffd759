import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import electronLog from 'electron-log/node.js'
import type { Log } from './core/context.ts'
import { logText } from './core/log-text.ts'

/** Where the log is: beside the data, readable by this person only. */
export const logFile = (): string => join(app.getPath('userData'), 'logs', 'main.log')

/** The app's log: a file of one megabyte and the one before it. It holds failures, no secrets and no client data. */
export function openLog(): Log {
  const { file, console: terminal } = electronLog.transports
  file.resolvePathFn = logFile
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
  terminal.level = app.isPackaged ? false : 'error'
  return {
    info: (message, details) => electronLog.info(withDetails(message, details)),
    error: (message, details) => electronLog.error(withDetails(message, details)),
  }
}

function withDetails(message: string, details: unknown): string {
  const text = logText(details)
  return text === '' ? message : `${message}\n${text}`
}

/** Says which Electron runs; networks that cannot reach the one that ships use an older one (ADR 0006). */
export function describeRuntime(): string {
  const fallback = existsSync(join(dirname(process.execPath), 'fallback-electron.json'))
  const { electron, chrome, node } = process.versions
  const which = fallback ? `${electron} (fallback, not the one that ships)` : electron
  return `Tallybook ${app.getVersion()} on Electron ${which}, Chromium ${chrome}, Node ${node}`
}
