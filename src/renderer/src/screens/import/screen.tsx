import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Screen } from '../../components/screen.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { DoneStep } from './done-step.tsx'
import { FileStep } from './file-step.tsx'
import { startOver, useImport } from './import-store.ts'
import { PreviewStep } from './preview-step.tsx'
import { RunningStep } from './running-step.tsx'
import { StepBar } from './step-bar.tsx'

/** Brings clients and the sessions they have left over from another system, one step at a time. */
export function ImportScreen() {
  const { t } = useTranslation()
  const place = useImport((state) => state.place)
  const steps = useRef<HTMLDivElement>(null)
  useFocusOnStep(steps, place.at)
  useEffect(() => {
    useImport.setState({ isOnScreen: true })
    return () => {
      useImport.setState({ isOnScreen: false })
      if (useImport.getState().place.at === 'done') startOver()
    }
  }, [])
  return (
    <Screen title={t('screen.import')} ready fill toolbar={<StepBar at={place.at} />}>
      <div ref={steps} style={{ display: 'contents' }}>
        {place.at === 'file' && <FileStep />}
        {place.at === 'columns' && <ColumnsStep draft={place.draft} />}
        {place.at === 'preview' && <PreviewStep draft={place.draft} />}
        {place.at === 'running' && <RunningStep running={place} />}
        {place.at === 'done' && <DoneStep draft={place.draft} result={place.result} />}
      </div>
    </Screen>
  )
}

/** Each step begins at its heading; the first one seen at the screen's own. */
function useFocusOnStep(steps: RefObject<HTMLDivElement | null>, at: string): void {
  const shown = useRef(at)
  useEffect(() => {
    if (shown.current === at) return
    shown.current = at
    steps.current?.querySelector<HTMLElement>('h2')?.focus()
  }, [steps, at])
}
