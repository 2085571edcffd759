import { isCurrency } from '../../../../shared/domain/money.ts'
import { isZone } from '../../../../shared/domain/time.ts'

/** What a studio in a region most likely counts in; the person at the form corrects it. */
const CURRENCY_OF_REGION: Readonly<Record<string, string>> = {
  AU: 'AUD',
  BR: 'BRL',
  CA: 'CAD',
  CH: 'CHF',
  CZ: 'CZK',
  DK: 'DKK',
  GB: 'GBP',
  IN: 'INR',
  JP: 'JPY',
  MX: 'MXN',
  NO: 'NOK',
  NZ: 'NZD',
  PL: 'PLN',
  SE: 'SEK',
  TR: 'TRY',
  US: 'USD',
  ZA: 'ZAR',
}

/** The currency to begin with for a language tag like `en-GB`; euros where the region says nothing. */
export function usualCurrency(languageTag: string): string {
  const region = new Intl.Locale(languageTag).region
  const currency = region === undefined ? undefined : CURRENCY_OF_REGION[region]
  return currency !== undefined && isCurrency(currency) ? currency : 'EUR'
}

/** The zone of this computer, which is most likely the studio's. */
export function usualZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return isZone(zone) ? zone : 'Europe/London'
}
