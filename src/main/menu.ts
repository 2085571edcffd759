import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron'
import { logFile } from './log.ts'

const onMac = process.platform === 'darwin'

type MenuActs = { openWindow(): void; openWall(): void; lock(): void }

/** The application's menu, in the order and with the keys of the platform. */
export function installMenu(acts: MenuActs): void {
  app.setAboutPanelOptions({
    applicationName: 'Tallybook',
    applicationVersion: app.getVersion(),
    copyright: 'The day of a studio: schedule, clients and session credits that always add up.',
  })
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(onMac ? [{ role: 'appMenu' } as const] : []),
      fileMenu(acts),
      editMenu,
      viewMenu(),
      ...(onMac ? [{ role: 'windowMenu' } as const] : []),
      helpMenu(),
    ]),
  )
}

/** Where nobody signs in there is nothing to lock. */
export function offerLock(offered: boolean): void {
  const lock = Menu.getApplicationMenu()?.getMenuItemById('lock')
  if (lock) lock.enabled = offered
}

function fileMenu({ openWindow, openWall, lock }: MenuActs): MenuItemConstructorOptions {
  return {
    label: '&File',
    submenu: [
      { id: 'new-window', label: 'New window', accelerator: 'CmdOrCtrl+Shift+N', click: openWindow },
      { id: 'open-wall', label: 'Open the wall screen', click: openWall },
      { id: 'lock', label: 'Lock', accelerator: 'CmdOrCtrl+Shift+L', click: lock, enabled: false },
      { id: 'close-window', label: 'Close window', accelerator: 'CmdOrCtrl+W', role: 'close' },
      ...(onMac
        ? []
        : [
            { type: 'separator' } as const,
            { role: 'quit', label: 'Quit', accelerator: 'CmdOrCtrl+Q' } as const,
          ]),
    ],
  }
}

const editMenu: MenuItemConstructorOptions = {
  label: '&Edit',
  submenu: [
    { role: 'undo' },
    { role: 'redo' },
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'delete' },
    { type: 'separator' },
    { role: 'selectAll', label: 'Select all' },
  ],
}

function viewMenu(): MenuItemConstructorOptions {
  const forDevelopers: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload' },
    { role: 'toggleDevTools', label: 'Developer tools' },
  ]
  return {
    label: '&View',
    submenu: [
      { role: 'resetZoom', label: 'Actual size' },
      { role: 'zoomIn', label: 'Zoom in' },
      { role: 'zoomOut', label: 'Zoom out' },
      { type: 'separator' },
      { role: 'togglefullscreen', label: 'Full screen' },
      ...(app.isPackaged ? [] : forDevelopers),
    ],
  }
}

function helpMenu(): MenuItemConstructorOptions {
  return {
    role: 'help',
    label: '&Help',
    submenu: [
      { label: 'Show the log file', click: () => shell.showItemInFolder(logFile()) },
      ...(onMac ? [] : [{ role: 'about', label: 'About Tallybook' } as const]),
    ],
  }
}
