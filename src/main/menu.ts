import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron'
import type { Language } from '../shared/messages/language.ts'
import { logFile } from './log.ts'
import { SHELL_TEXTS, type ShellTexts } from './shell-texts.ts'

const onMac = process.platform === 'darwin'

type MenuActs = { openWindow(): void; openWall(): void; lock(): void }

/** The application's menu, in the order and with the keys of the platform. */
export function installMenu(acts: MenuActs, language: Language): void {
  const texts = SHELL_TEXTS[language]
  app.setAboutPanelOptions({
    applicationName: 'Tallybook',
    applicationVersion: app.getVersion(),
    copyright: texts.about,
  })
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(onMac ? [{ role: 'appMenu' } as const] : []),
      fileMenu(acts, texts.menu),
      editMenu(texts.menu),
      viewMenu(texts.menu),
      ...(onMac ? [{ role: 'windowMenu' } as const] : []),
      helpMenu(texts.menu),
    ]),
  )
}

/** Where nobody signs in there is nothing to lock. */
export function offerLock(offered: boolean): void {
  const lock = Menu.getApplicationMenu()?.getMenuItemById('lock')
  if (lock) lock.enabled = offered
}

type MenuTexts = ShellTexts['menu']

function fileMenu({ openWindow, openWall, lock }: MenuActs, texts: MenuTexts): MenuItemConstructorOptions {
  return {
    label: texts.file,
    submenu: [
      { id: 'new-window', label: texts.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: openWindow },
      { id: 'open-wall', label: texts.openWall, click: openWall },
      { id: 'lock', label: texts.lock, accelerator: 'CmdOrCtrl+Shift+L', click: lock, enabled: false },
      { id: 'close-window', label: texts.closeWindow, accelerator: 'CmdOrCtrl+W', role: 'close' },
      ...(onMac
        ? []
        : [
            { type: 'separator' } as const,
            { role: 'quit', label: texts.quit, accelerator: 'CmdOrCtrl+Q' } as const,
          ]),
    ],
  }
}

function editMenu(texts: MenuTexts): MenuItemConstructorOptions {
  return {
    label: texts.edit,
    submenu: [
      { role: 'undo', label: texts.undo },
      { role: 'redo', label: texts.redo },
      { type: 'separator' },
      { role: 'cut', label: texts.cut },
      { role: 'copy', label: texts.copy },
      { role: 'paste', label: texts.paste },
      { role: 'delete', label: texts.delete },
      { type: 'separator' },
      { role: 'selectAll', label: texts.selectAll },
    ],
  }
}

function viewMenu(texts: MenuTexts): MenuItemConstructorOptions {
  const forDevelopers: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload', label: texts.reload },
    { role: 'toggleDevTools', label: texts.developerTools },
  ]
  return {
    label: texts.view,
    submenu: [
      { role: 'resetZoom', label: texts.actualSize },
      { role: 'zoomIn', label: texts.zoomIn },
      { role: 'zoomOut', label: texts.zoomOut },
      { type: 'separator' },
      { role: 'togglefullscreen', label: texts.fullScreen },
      ...(app.isPackaged ? [] : forDevelopers),
    ],
  }
}

function helpMenu(texts: MenuTexts): MenuItemConstructorOptions {
  return {
    role: 'help',
    label: texts.help,
    submenu: [
      { label: texts.showLog, click: () => shell.showItemInFolder(logFile()) },
      ...(onMac ? [] : [{ role: 'about', label: texts.aboutTallybook } as const]),
    ],
  }
}
