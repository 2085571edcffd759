import { FileUp } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import classes from './drop-zone.module.css'
import { chooseFiles } from './import-store.ts'

type Props = {
  /** The name of the file that is being read right now. */
  readonly reading: string | null
}

/** Takes a file by drag and drop, or by the system's own dialog. */
export function DropZone({ reading }: Props) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void chooseFiles([...event.dataTransfer.files])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way for the pointer; the button is the first
    <div
      className={classes.root}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        const to = event.relatedTarget
        if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false)
      }}
      onDrop={onDrop}
    >
      <FileUp size={28} strokeWidth={1.5} aria-hidden="true" className={classes.icon} />
      <p className={classes.drop} role="status">
        {reading === null
          ? t(isOver ? 'import.file.dropNow' : 'import.file.drop')
          : t('import.file.reading', { name: reading })}
      </p>
      <p className={classes.or}>{t('import.file.or')}</p>
      <Button tone="primary" busy={reading !== null} onClick={() => input.current?.click()}>
        {t('import.file.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        // Every kind of file can be chosen: one that is none of ours is told what it is and how to make it one.
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])]
          // So that the same file can be chosen again after it was mended.
          event.currentTarget.value = ''
          void chooseFiles(chosen)
        }}
      />
    </div>
  )
}
