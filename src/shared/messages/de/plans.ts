import type { Clash } from '../../domain/plan-times.ts'
import type { PlanProblem } from '../../domain/plans.ts'
import type { ChoiceReason, RuledOutWhy } from '../../domain/trainer-choice.ts'
import type * as English from '../plans.ts'
import { sessions } from './counted.ts'
import { dayWords, freezeWords } from './days.ts'
import { durationWords } from './substitutes.ts'

const PROBLEMS: Readonly<Record<PlanProblem, string>> = {
  count_defaulted: 'Der Verkauf sagt nicht, für wie viele Termine er ist.',
  tier_unknown: 'Der Verkauf nennt eine Stufe, die niemand kennt.',
  count_out_of_range: 'Der Verkauf nennt eine Zahl von Terminen, die nicht zwischen 1 und 100 liegt.',
  time_unknown: 'Niemand hat gesagt, um welche Uhrzeit.',
  date_unknown: 'Niemand hat gesagt, ab welchem Tag.',
  service_unknown:
    'Mit diesen Einheiten lassen sich mehrere Leistungen bezahlen, oder keine. Wählen Sie eine.',
  place_unknown: 'Termine beim Kunden brauchen den Ort.',
  no_trainer: 'Niemand, der das leitet, ist zu diesen Zeiten frei.',
  no_credits: 'Von diesem Verkauf sind keine Einheiten zum Buchen mehr übrig.',
  pack_queued:
    'Das Paket dieses Verkaufs wartet hinter einem, das nie abläuft: Ab welchem Tag es zahlt, ist nicht bekannt.',
  pack_frozen: 'Das Paket dieses Verkaufs ist bis auf Weiteres pausiert.',
  pack_expired: 'Das Paket dieses Verkaufs ist nicht so lange gültig.',
  no_place: 'Kein Termin hat einen Platz gefunden.',
  undone: 'Was er gemacht hat, wurde zurückgenommen.',
  interrupted: 'Er ist abgebrochen, bevor er fertig war. Nichts wurde gemacht.',
}

export const planProblemSentence: typeof English.planProblemSentence = (problem) => PROBLEMS[problem]

const MET: Readonly<Record<Clash, string>> = {
  past: 'Diese Zeit ist vorbei.',
  client: 'Der Kunde ist zu dieser Zeit in einem anderen Termin.',
  full: 'Der Kurs zu dieser Zeit hat keinen Platz mehr.',
  trainer: 'Der Trainer ist zu dieser Zeit in einem anderen Termin.',
  room: 'Der Raum ist zu dieser Zeit belegt.',
  hours: 'Das Studio ist zu dieser Zeit geschlossen oder der Trainer abwesend.',
}

export const clashSentence: typeof English.clashSentence = (clash) => MET[clash]

export const noTimeSentence: typeof English.noTimeSentence = (clash, wished) => {
  if (clash === null) return 'Niemand hat eine Zeit dafür gewählt.'
  const what = clash === 'full' ? 'beginnt kein anderer Kurs mit freiem Platz' : 'ist nichts frei'
  return `${MET[clash]} Eine Stunde um ${wished.slice(11, 16)} ${what}, weder an diesem Tag noch an den Tagen dieser Woche ohne Termin dieses Plans.`
}

export const PLAN_UNDONE = 'Sein Termin wurde zurückgenommen.'

export const planNotWhole: typeof English.planNotWhole = (missing) =>
  `${sessions(missing)} ${missing === 1 ? 'hat' : 'haben'} noch keine Zeit. Wählen Sie eine, oder machen Sie, was passt.`

export const PLAN_DONE = 'Alle Termine dieses Plans sind schon gemacht.'

export const PLAN_WAITS = 'Dieser Plan wartet darauf, dass ihn jemand bestätigt.'

const RULED_OUT: Readonly<Record<RuledOutWhy, string>> = {
  inactive: 'Nicht mehr aktiv.',
  not_qualified: 'Leitet das nicht.',
  on_leave: 'Abwesend:',
  unavailable: 'Arbeitet nicht:',
  busy: 'Leitet andere Termine:',
}

const INSTEAD: Readonly<Record<RuledOutWhy, string>> = {
  inactive: 'ist aber nicht mehr aktiv',
  not_qualified: 'leitet das aber nicht',
  on_leave: 'ist aber zu den meisten dieser Zeiten abwesend',
  unavailable: 'arbeitet aber zu den meisten dieser Zeiten nicht',
  busy: 'leitet aber zu den meisten dieser Zeiten andere Termine',
}

export const passedOverSentence: typeof English.passedOverSentence = (name, { as, why }) =>
  `${name} ${as === 'assigned' ? 'betreut den Kunden' : 'sollte diese Termine leiten'}, ${INSTEAD[why]}.`

export const othersClassesSentence: typeof English.othersClassesSentence = (name, count) =>
  `${name} leitet ${sessions(count)} davon nicht: ${count === 1 ? 'Er ist ein Platz im Kurs' : 'Sie sind Plätze in Kursen'} von anderen.`

export const onePlaceSentence: typeof English.onePlaceSentence = (people) =>
  `Der Verkauf ist für ${people} Personen. Ein Kurs wird gewählt, wenn alle darin Platz finden, gebucht wird aber ein Platz. Buchen Sie die anderen selbst.`

export const paidFromSentence: typeof English.paidFromSentence = (
  { name, queuedBehind, expiresOn },
  problem,
  { day, freeze },
) => {
  const before = queuedBehind ?? 'das Paket davor'
  if (day !== null) {
    const from = `Zahlt ab ${dayWords(day)}`
    if (problem === 'queued') return `${from}, wenn ${before} zu Ende ist.`
    return freeze === null ? `${from}.` : `${from}: ${name} ist ${freezeWords(freeze)} pausiert.`
  }
  switch (problem) {
    case 'queued':
      return `${name} wartet hinter ${before}, das nie abläuft: Ab welchem Tag es zahlt, ist nicht bekannt. Planen Sie die Termine, wenn ${before} verbraucht ist, oder beenden Sie ${before} zuerst.`
    case 'frozen':
      return `${name} ist ${freeze === null ? 'bis auf Weiteres' : freezeWords(freeze)} pausiert. Beenden Sie zuerst die Pause, oder sagen Sie, wann sie endet.`
    case 'expired':
      return `${name} ist ${expiresOn === null ? 'abgelaufen' : `nur bis ${dayWords(expiresOn)} gültig`}. Wählen Sie einen früheren ersten Tag, oder verlängern Sie es zuerst.`
    default:
      return PROBLEMS.no_credits
  }
}

export const ruledOutSentence: typeof English.ruledOutSentence = (why, { of, missing }) => {
  if (why === 'inactive' || why === 'not_qualified') return RULED_OUT[why]
  const one = missing ? 'zur Zeit, die noch fehlt' : 'zu dieser Zeit'
  const many = missing ? 'zu den meisten Zeiten, die noch fehlen' : 'zu den meisten dieser Zeiten'
  return `${RULED_OUT[why]} ${of === 1 ? one : many}.`
}

export const trainerReasons: typeof English.trainerReasons = ({ assigned, continuity, fit, of, minutes }) => [
  ...(assigned ? ['Betreut den Kunden'] : []),
  ...(continuity > 0 ? [`Leitete ${continuity} der letzten 5`] : []),
  fit === of ? 'Frei zu allen gewünschten Zeiten' : `Frei bei ${fit} von ${of}`,
  minutes === 0 ? 'Sonst nichts in den ersten 14 Tagen' : `${durationWords(minutes)} in den ersten 14 Tagen`,
]

const DECIDED: Readonly<Record<Exclude<ChoiceReason, 'only'>, string>> = {
  assigned: 'betreut den Kunden',
  continuity: 'hat mehr der letzten Termine geleitet',
  fit: 'ist zu mehr der gewünschten Zeiten frei',
  load: 'hat in den ersten 14 Tagen weniger zu tun',
  least_recent: 'hat am längsten auf einen Termin gewartet',
  lowest_id: 'ist bei sonst gleichem Stand am längsten hier',
}

export const choiceSentence: typeof English.choiceSentence = (
  decidedBy,
  { first, second, byHand, stays = null },
) => {
  if (stays !== null) return `${stays} leitet, was von diesem Plan schon im Kalender steht.`
  if (first === null || decidedBy === null)
    return byHand === null ? PROBLEMS.no_trainer : `${byHand} wurde von Hand gewählt.`
  const why = decidedBy === 'only' ? `Nur ${first} kommt infrage.` : `${first} ${DECIDED[decidedBy]}.`
  if (byHand !== null) return `${byHand} wurde von Hand gewählt. Von selbst wäre es ${first}.`
  return second === null ? why : `${why} Danach: ${second}.`
}
