import { i18n } from './setup.ts'

/**
 * The regional form of the language on screen ("en-GB", "en-US"), taken from the computer's settings, so
 * that dates, clocks and money read as they do in the studio's other programs.
 */
export function locale(): string {
  const language = i18n.language
  return (
    navigator.languages.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? `${language}-GB`
  )
}
