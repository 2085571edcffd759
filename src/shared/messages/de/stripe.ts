import { formatMoney } from '../../domain/money.ts'
import type * as English from '../stripe.ts'
import { LOCALE } from './days.ts'

/** Why a text is not taken as the key. */
export const WRONG_KEY: typeof English.WRONG_KEY = {
  secret:
    'Das ist ein geheimer Schlüssel: Wer ihn hätte, könnte Geld bewegen. Tallybook liest nur. Legen Sie in Stripe einen eingeschränkten Schlüssel an, der nur lesen darf, und geben Sie diesen ein.',
  publishable:
    'Das ist ein öffentlicher Schlüssel; er liest keine Verkäufe. Legen Sie in Stripe einen eingeschränkten Schlüssel an und geben Sie diesen ein.',
  signing_secret: 'Damit werden Webhooks unterschrieben. Geben Sie hier den eingeschränkten Schlüssel ein.',
  incomplete:
    'Das beginnt wie ein eingeschränkter Schlüssel, ist aber kein ganzer. Kopieren Sie ihn ganz und sonst nichts.',
  malformed:
    'Das ist kein Schlüssel von Stripe. Ein eingeschränkter Schlüssel beginnt mit rk_live_ oder rk_test_.',
}

export const NOT_A_SIGNING_SECRET = 'Womit Webhooks unterschrieben werden, beginnt mit whsec_.'
export const PORT_TAKEN =
  'Ein anderes Programm nutzt diesen Port. Wählen Sie einen anderen, oder 0 für irgendeinen.'
export const NO_STRIPE_HERE = 'Stripe ist aus der App erreichbar, in der eigenen Datei des Studios.'

export const REFUND_IN_STRIPE =
  'Das wurde in Stripe bezahlt. Erstatten Sie es dort; hier kommt es von selbst an.'

export const assignProblemSentence: typeof English.assignProblemSentence = (problem, borne) =>
  problem === 'more_than_paid'
    ? 'Nichts kann mehr tragen, als es gekostet hat.'
    : `Die Beträge müssen ${formatMoney(borne, LOCALE)} ergeben: So viel wurde erstattet.`

export const otherAccountSentence: typeof English.otherAccountSentence = (known, now) => {
  if (known.livemode === now.livemode) {
    return 'Dieser Schlüssel gehört zu einem anderen Konto bei Stripe als dem, aus dem die Käufe dieses Studios kommen.'
  }
  return now.livemode
    ? 'Die Käufe dieses Studios kommen aus dem Testmodus von Stripe; dieser Schlüssel gehört zum Livemodus.'
    : 'Die Käufe dieses Studios kommen aus dem Livemodus von Stripe; dieser Schlüssel gehört zum Testmodus.'
}

export const stripeProblemSentence: typeof English.stripeProblemSentence = (kind, scope) => {
  switch (kind) {
    case 'no_key':
      return 'Der Schlüssel ist auf diesem Computer heute nicht lesbar. Geben Sie ihn noch einmal ein.'
    case 'unauthorized':
      return 'Stripe lehnt den Schlüssel ab. Geben Sie einen neuen ein; bis dahin geht nichts verloren.'
    case 'forbidden':
      return scope === null
        ? 'Der Schlüssel darf nicht alles lesen, was gebraucht wird. Erlauben Sie es in Stripe, oder geben Sie einen anderen ein.'
        : `Der Schlüssel darf ${scope} nicht lesen. Erlauben Sie es in Stripe, oder geben Sie einen anderen ein.`
    case 'other_account':
      return 'Der Schlüssel gehört zu einem anderen Konto oder Modus als die Käufe dieses Studios. Geben Sie den richtigen ein.'
    case 'rate_limited':
      return 'Stripe bittet um Geduld. Es wird von selbst noch einmal versucht.'
    case 'unreachable':
      return 'Stripe ist nicht erreichbar. Es wird von selbst noch einmal versucht.'
    default:
      return 'Stripe hat etwas Unerwartetes geantwortet. Es wird von selbst noch einmal versucht.'
  }
}
