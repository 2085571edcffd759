/** An amount in the currency's smallest unit: `{ amount: 1250, currency: 'EUR' }` is twelve euros fifty. */
export interface Money {
  amount: number
  currency: Currency
}

/** An ISO 4217 code in capitals, as `isCurrency` accepts it. */
export type Currency = string

/**
 * The currencies in circulation under ISO 4217. Funds, metals and test codes are left out. BGN, withdrawn in 2026,
 * stays: sales of the years before are still imported and refunded.
 */
const CURRENCIES: ReadonlySet<string> = new Set(
  `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
  CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF
  IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD
  MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB
  RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD
  UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`.split(/\s+/),
)

/**
 * Decimals that are not two. ISK and UGX have none here and everywhere on screen, but Stripe states their amounts in
 * hundredths, so its mapping divides by 100; MGA has none because Stripe's amounts have none (its fifths are not
 * used in prices). The engine's own table is not asked: it follows CLDR, which hides decimals (IQD, HUF, COP).
 */
const EXPONENTS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  MGA: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
}

/** Whether the text is the code, in capitals, of a currency in circulation. */
export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code)
}

/** Every currency a studio can choose, sorted by code. */
export function listCurrencies(): Currency[] {
  return [...CURRENCIES].sort()
}

/** How many decimals the currency has: 0, 2 or 3. Throws a RangeError for a code `isCurrency` refuses. */
export function currencyExponent(currency: Currency): number {
  if (!isCurrency(currency)) throw new RangeError(`${currency} is not a currency`)
  return EXPONENTS[currency] ?? 2
}

const moneyFormats = new Map<string, Intl.NumberFormat>()

/** The amount as the locale writes it, with all of the currency's decimals: `1.234,50 €`, `$1,234.50`, `¥1,235`. */
export function formatMoney(money: Money, locale: string): string {
  const exponent = currencyExponent(money.currency)
  return moneyFormat(money.currency, locale).format(decimalText(money.amount, exponent))
}

function moneyFormat(currency: Currency, locale: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`
  const known = moneyFormats.get(key)
  if (known !== undefined) return known
  const exponent = currencyExponent(currency)
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  })
  moneyFormats.set(key, format)
  return format
}

/** The amount alone, without groups and without its currency, as a spreadsheet of the locale reads it: `1234,50`. */
export function decimalAmount({ amount, currency }: Money, locale: string): string {
  const exponent = currencyExponent(currency)
  const [decimals = '.'] = numberStyle(currency, locale).decimals
  return decimalText(amount, exponent).replace('.', decimals)
}

/** The amount as decimal text, because dividing by a power of ten would round large amounts. */
function decimalText(amount: number, exponent: number): `${number}` {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is not an amount in minor units`)
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0')
  const whole = digits.slice(0, digits.length - exponent)
  const decimals = exponent === 0 ? '' : `.${digits.slice(-exponent)}`
  return `${amount < 0 ? '-' : ''}${whole}${decimals}` as `${number}`
}

interface NumberStyle {
  /** One that also stands before decimals counts as that. */
  groups: ReadonlySet<string>
  decimals: ReadonlySet<string>
  /** Digits in the last group and in those before it: 3 and 3, or 3 and 2 in India. */
  lastGroup: number
  otherGroups: number
  /** The locale's own digits, 0 to 9. */
  digits: string[]
}

const numberStyles = new Map<string, NumberStyle>()

/**
 * Reads an amount as a person in the locale types it, with or without grouping, currency code or sign: `1.234,50`
 * in German, `1,234.50` in English. Null rather than a guess: for grouping in the wrong places (`1,23` in English),
 * more decimals than the currency has, or anything that is not one number.
 *
 * @returns the amount in minor units, or null
 */
export function parseMoney(text: string, currency: Currency, locale: string): number | null {
  const exponent = currencyExponent(currency)
  const style = numberStyle(currency, locale)
  const number = withoutCurrency(plainDigits(text, style), currency, locale)
  const match = /^([-−]?)([^-−]*)$/.exec(number)
  if (match === null) return null
  const [, sign = '', unsigned = ''] = match
  const [whole = '', decimals = '', ...rest] = unsigned.split(separatorPattern(style.decimals))
  if (rest.length > 0 || whole + decimals === '' || !/^\d*$/.test(decimals)) return null
  if (decimals.length > exponent || (decimals === '' && whole.length < unsigned.length)) return null
  const digits = ungrouped(whole, style)
  if (digits === null) return null
  const amount = Number(digits + decimals.padEnd(exponent, '0'))
  if (!Number.isSafeInteger(amount)) return null
  return sign === '' || amount === 0 ? amount : -amount
}

/** Latin digits for the locale's own, one kind of blank, no invisible direction marks, no blanks at the ends. */
function plainDigits(text: string, style: NumberStyle): string {
  const latin = [...text].map((character) => {
    const digit = style.digits.indexOf(character)
    return digit === -1 ? character : String(digit)
  })
  return latin
    .join('')
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/\s/g, ' ')
    .trim()
}

/** The text without the currency's code or symbol, once, at either end. */
function withoutCurrency(text: string, currency: Currency, locale: string): string {
  const parts = moneyFormat(currency, locale).formatToParts(1)
  const symbol = (parts.find((part) => part.type === 'currency')?.value ?? currency).replace(/\s/g, ' ')
  for (const name of [currency, currency.toLowerCase(), symbol]) {
    if (text.endsWith(name)) return text.slice(0, -name.length).trim()
    const start = /^[-−]? ?/.exec(text)?.[0] ?? ''
    if (text.startsWith(name, start.length)) {
      return start.trim() + text.slice(start.length + name.length).trim()
    }
  }
  return text
}

/** The digits of the whole part, or null when the separators do not stand where the locale puts them. */
function ungrouped(whole: string, style: NumberStyle): string | null {
  const [first = '', ...others] = whole.split(separatorPattern(style.groups))
  const last = others.pop()
  if (last === undefined) return /^\d*$/.test(first) ? first : null
  const sizes = others.every((group) => group.length === style.otherGroups) && last.length === style.lastGroup
  const digits = [first, ...others, last].join('')
  return sizes && first.length >= 1 && first.length <= style.otherGroups && /^\d+$/.test(digits)
    ? digits
    : null
}

function separatorPattern(separators: ReadonlySet<string>): RegExp {
  return new RegExp(`[${[...separators].join('').replace(/[\\\]^-]/g, '\\$&')}]`)
}

function numberStyle(currency: Currency, locale: string): NumberStyle {
  const key = `${locale} ${currency}`
  const known = numberStyles.get(key)
  if (known !== undefined) return known
  const sample = '1234567890123.5'
  // Some locales separate prices otherwise than plain numbers (de-CH, de-AT), and people type either.
  const parts = [
    new Intl.NumberFormat(locale, { useGrouping: true }),
    new Intl.NumberFormat(locale, {
      useGrouping: true,
      style: 'currency',
      currency,
      minimumFractionDigits: 1,
    }),
  ].map((format) => format.formatToParts(sample))
  const separators = (type: 'group' | 'decimal') =>
    new Set(parts.flat().flatMap((part) => (part.type === type ? spellings(part.value) : [])))
  const groupSizes = (parts[0] ?? [])
    .filter((part) => part.type === 'integer')
    .map((part) => part.value.length)
  const digits = [...new Intl.NumberFormat(locale, { useGrouping: false }).format(9_876_543_210)].reverse()
  const style = {
    groups: separators('group'),
    decimals: separators('decimal'),
    lastGroup: groupSizes.at(-1) ?? 3,
    otherGroups: groupSizes.at(-2) ?? 3,
    digits,
  }
  numberStyles.set(key, style)
  return style
}

/** What people type for a separator: any blank for a narrow one, either apostrophe. */
function spellings(separator: string): string[] {
  if (/\s/.test(separator)) return [' ']
  return separator === '’' || separator === "'" ? ['’', "'"] : [separator]
}

/**
 * Splits an amount in proportion to the weights so that the parts sum to it exactly: each part is rounded down and
 * what is left goes, one unit each, to the largest remainders, the earlier part first among equals. A negative
 * amount is split like its opposite. Throws a RangeError when there is something to split and every weight is zero.
 *
 * @param total amount in minor units
 * @param weights non-negative integers
 * @returns one amount in minor units per weight
 */
export function splitMoney(total: number, weights: readonly number[]): number[] {
  if (!Number.isSafeInteger(total)) throw new RangeError(`${total} is not an amount in minor units`)
  if (!weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0)) {
    throw new RangeError('Weights are non-negative integers')
  }
  const sum = weights.reduce((accumulated, weight) => accumulated + BigInt(weight), 0n)
  if (sum === 0n) {
    if (total === 0) return weights.map(() => 0)
    throw new RangeError('An amount cannot be split over weights that are all zero')
  }
  // BigInt, because an amount times a weight may exceed what a number holds exactly.
  const shares = weights.map((weight, index) => {
    const product = BigInt(Math.abs(total)) * BigInt(weight)
    return { index, amount: Number(product / sum), remainder: product % sum }
  })
  let left = Math.abs(total) - shares.reduce((accumulated, share) => accumulated + share.amount, 0)
  const byRemainder = [...shares].sort((a, b) => compareShares(a.remainder, b.remainder) || a.index - b.index)
  for (const share of byRemainder) {
    if (left === 0) break
    share.amount += 1
    left -= 1
  }
  return shares.map((share) => (total < 0 && share.amount > 0 ? -share.amount : share.amount))
}

function compareShares(a: bigint, b: bigint): number {
  if (a === b) return 0
  return a > b ? -1 : 1
}
