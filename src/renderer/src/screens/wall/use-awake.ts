import { useEffect, useState } from 'react'

const AWAKE_SECONDS = 5

/** Whether somebody has just moved the pointer: only then is there something to press. */
export function useAwake(): boolean {
  const [awake, setAwake] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const stir = () => {
      setAwake(true)
      clearTimeout(timer)
      timer = setTimeout(() => setAwake(false), AWAKE_SECONDS * 1000)
    }
    window.addEventListener('pointermove', stir)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pointermove', stir)
    }
  }, [])
  return awake
}
