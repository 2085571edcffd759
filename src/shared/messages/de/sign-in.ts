import type * as English from '../sign-in.ts'
import { counted } from './counted.ts'

/** Nobody is at the desk, or whoever tried to be typed the wrong thing. */
export const notSignedIn: typeof English.notSignedIn = ({ why, triesLeft = 0 }) => {
  if (why === undefined) return 'Melden Sie sich zuerst an.'
  if (why === 'elsewhere') {
    return 'Diese PIN wurde auf einem anderen Computer gesetzt und kann hier nicht geprüft werden. Bitten Sie die Leitung um eine neue.'
  }
  if (why === 'unsupported') {
    return 'Das kann hier nicht geprüft werden: Auf diesem Computer fehlt ein Teil von Tallybook. Installieren Sie es neu.'
  }
  return triesLeft === 1
    ? 'Das war nicht richtig. Noch ein Versuch bis zur Wartezeit.'
    : `Das war nicht richtig. Noch ${triesLeft} Versuche bis zur Wartezeit.`
}

/** The app is locked, or somebody has been wrong too often. */
export const lockedSentence: typeof English.lockedSentence = ({ why, seconds = 0 }) => {
  if (why === undefined) return 'Die App ist gesperrt. Entsperren Sie sie, um weiterzuarbeiten.'
  if (why === 'shut_out') return 'Zu viele falsche Versuche. Bitten Sie die Leitung um eine neue PIN.'
  return `Zu viele falsche Versuche. Versuchen Sie es in ${waitWords(seconds)} noch einmal.`
}

function waitWords(seconds: number): string {
  if (seconds < 60) return counted(seconds, 'Sekunde', 'Sekunden')
  return counted(Math.ceil(seconds / 60), 'Minute', 'Minuten')
}
