import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useQuery } from '../api/use-query.ts'

/** A trainer who takes over the window finds their own day in it, whatever was looked at before. */
export function useOwnDay(): void {
  const navigate = useNavigate()
  const person = useQuery('auth.current', {}).value?.actor ?? null
  const before = useRef(person?.staffId)
  const staffId = person?.staffId
  const isTrainer = person?.role === 'trainer'
  useEffect(() => {
    if (before.current === staffId) return
    before.current = staffId
    if (isTrainer) void navigate({ to: '/today' })
  }, [staffId, isTrainer, navigate])
}
