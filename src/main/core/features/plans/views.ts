import type { Value } from '../../../../shared/contract/index.ts'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { formatInstant, type WallTime } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { listNames } from '../staff/name-queries.ts'
import {
  type KeptChoice,
  listPlanSessions,
  type PlanRecord,
  type PlanSessionRecord,
  type Unplaced,
} from './queries.ts'

export type PlanView = Value<'plans.list'>['rows'][number]
type PlannedSession = Value<'plans.commit'>['sessions'][number]
export type ChoiceView = Value<'plans.preview'>['trainer']

export function planView(plan: PlanRecord): PlanView {
  const { problem, createdAt, finishedAt, pattern, grantId, payload, trainerChoice, startedAt, ...own } = plan
  return {
    ...own,
    pattern: { ...pattern, weekdays: [...pattern.weekdays] },
    problem: problem === null ? null : { code: problem, message: words().planProblemSentence(problem) },
    createdAt: formatInstant(createdAt),
    finishedAt: finishedAt === null ? null : formatInstant(finishedAt),
  }
}

/** A plan with each of its sessions, as every command about it answers. */
export async function plannedView(
  q: Reader,
  plan: PlanRecord,
): Promise<{ plan: PlanView; sessions: PlannedSession[] }> {
  const sessions = await listPlanSessions(q, plan.id)
  return { plan: planView(plan), sessions: sessions.map(sessionView) }
}

function sessionView(row: PlanSessionRecord): PlannedSession {
  const { index, wishedAt: wallStart, state, sessionId, bookingId, startsAt, bookingStatus, reason } = row
  return {
    ...{ index, wallStart, state, sessionId, bookingId, bookingStatus },
    startsAt: startsAt === null ? null : formatInstant(startsAt),
    reason: reason === null ? null : { code: reason.code, message: unplacedSentence(reason, wallStart) },
  }
}

/** Why a session has no place, for a person. */
function unplacedSentence(reason: Unplaced, wished: WallTime): string {
  switch (reason.code) {
    case 'NO_TIME':
      return words().noTimeSentence(reason.clash, wished)
    case 'NO_TRAINER':
      return words().planProblemSentence('no_trainer')
    case 'UNDONE':
      return words().PLAN_UNDONE
    default:
      return words().sentenceOf(reason)
  }
}

/** Who teaches and why, with everybody's name as it is now. */
export async function choiceView(q: Reader, choice: KeptChoice): Promise<ChoiceView> {
  const { chosenId, byHand, decidedBy, ranked, ruledOut, of, passedOver = null, stays = false } = choice
  const names = new Map((await listNames(q)).map(({ id, name }) => [id, name]))
  const nameOf = (id: number | undefined | null) => (id == null ? null : (names.get(id) ?? null))
  return {
    chosenId,
    byHand,
    decidedBy,
    sentence: words().choiceSentence(decidedBy, {
      first: nameOf(ranked[0]?.trainerId),
      second: nameOf(ranked[1]?.trainerId),
      byHand: byHand ? nameOf(chosenId) : null,
      stays: stays ? nameOf(chosenId) : null,
    }),
    passedOver:
      passedOver === null
        ? null
        : {
            trainerId: passedOver.trainerId,
            sentence:
              passedOver.as === 'asked'
                ? words().othersClassesSentence(nameOf(passedOver.trainerId) ?? '', passedOver.sessions)
                : words().passedOverSentence(nameOf(passedOver.trainerId) ?? '', passedOver),
          },
    ranked: ranked.map(({ trainerId, fit, assigned, continuity, load }) => {
      const minutes = Math.round(load / MINUTE)
      const facts = { fit, assigned, continuity, minutes }
      const reasons = words().trainerReasons({ ...facts, of })
      return { trainerId, name: nameOf(trainerId) ?? '', ...facts, reasons }
    }),
    ruledOut: ruledOut.map(({ trainerId, why }) => {
      return {
        trainerId,
        name: nameOf(trainerId) ?? '',
        why,
        message: words().ruledOutSentence(why, { of, missing: stays }),
      }
    }),
  }
}
