import type { ReactNode } from 'react'
import type { Answer } from '../api/use-query.ts'
import { RefusedState } from './refused-state.tsx'
import { Skeleton } from './skeleton.tsx'

type Props<T> = {
  readonly answer: Answer<T>
  /** What stands here meanwhile; grey lines unless told. */
  readonly skeleton?: ReactNode
  readonly children: (value: T) => ReactNode
}

/** The three states of every read: on the way, refused, or here. An old value stays while a new one is fetched. */
export function Answered<T>({ answer, skeleton, children }: Props<T>) {
  if (answer.value !== undefined) return children(answer.value)
  if (answer.refusal !== null) return <RefusedState refusal={answer.refusal} onRetry={answer.retry} />
  return skeleton ?? <Skeleton lines={3} />
}
