import { BrowserWindow, ipcMain } from 'electron'
import { CALL_CHANNEL, PUSH_CHANNEL } from '../../shared/contract/channels.ts'
import type { Push } from '../../shared/contract/index.ts'
import { type Answering, answer } from './answer.ts'

/** Opens the one channel on which windows ask. Nothing else listens to them. */
export function registerCalls(answering: Answering): void {
  ipcMain.handle(CALL_CHANNEL, ({ sender, senderFrame }, method: unknown, input: unknown) =>
    answer(answering, { contentsId: sender.id, frame: senderFrame }, method, input),
  )
}

/** Tells every open window. */
export function pushToWindows(push: Push): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.webContents.isDestroyed()) window.webContents.send(PUSH_CHANNEL, push)
  }
}
