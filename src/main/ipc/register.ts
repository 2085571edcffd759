import { BrowserWindow, ipcMain } from 'electron'
import { CALL_CHANNEL, LANGUAGE_CHANNEL, PUSH_CHANNEL } from '../../shared/contract/channels.ts'
import type { Push } from '../../shared/contract/index.ts'
import { type LanguageChoice, languageChoiceOf } from '../../shared/messages/language.ts'
import { type Answering, answer } from './answer.ts'
import { refuseSender } from './sender.ts'

/** Opens the channel on which windows ask the studio. */
export function registerCalls(answering: Answering): void {
  ipcMain.handle(CALL_CHANNEL, ({ sender, senderFrame }, method: unknown, input: unknown) =>
    answer(answering, { contentsId: sender.id, frame: senderFrame }, method, input),
  )
}

/**
 * Opens the channel on which a desk's window says what this computer shall speak; nothing else listens to windows. What
 * comes from elsewhere, from the wall, or names no language of ours is passed over: no window of ours sends it.
 */
export function registerLanguage(
  { ourWindows, walls }: Pick<Answering, 'ourWindows' | 'walls'>,
  choose: (choice: LanguageChoice) => void,
): void {
  ipcMain.handle(LANGUAGE_CHANNEL, ({ sender, senderFrame }, asked: unknown) => {
    const stranger = refuseSender({ contentsId: sender.id, frame: senderFrame }, ourWindows)
    const choice = languageChoiceOf(asked)
    if (stranger === null && !walls.has(sender.id) && choice !== null) choose(choice)
  })
}

/** Tells every open window. */
export function pushToWindows(push: Push): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.webContents.isDestroyed()) window.webContents.send(PUSH_CHANNEL, push)
  }
}
