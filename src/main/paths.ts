import { join, resolve } from 'node:path'
import { app } from 'electron'
import type { Switches } from './switches.ts'

export type Paths = {
  /** Everything of this person: studios, log, window places. */
  readonly data: string
  /** The migrations that the core runs. */
  readonly migrations: string
  readonly page: string
  readonly preload: string
}

/**
 * Decides where this app keeps its data, before anything reads it. A build from source keeps it apart from an
 * installed app, so that trying something out never opens (or migrates) somebody's real studio.
 */
export function choosePaths(switches: Switches): Paths {
  const given = app.commandLine.getSwitchValue('user-data-dir')
  const data = switches.dataFolder ?? (given === '' ? defaultFolder() : given)
  app.setPath('userData', resolve(data))
  return {
    data: app.getPath('userData'),
    migrations: join(app.getAppPath(), 'drizzle'),
    page: join(import.meta.dirname, '..', 'renderer'),
    preload: join(import.meta.dirname, '..', 'preload', 'index.cjs'),
  }
}

function defaultFolder(): string {
  return app.isPackaged ? app.getPath('userData') : join(app.getPath('appData'), 'Tallybook from source')
}
