type Props = {
  /** Edge length in px. */
  readonly size?: number
  readonly className?: string | undefined
}

/** Our mark: four strokes and the slash that makes five. Decorative; the name beside it speaks. */
export function TallyMark({ size = 20, className }: Props) {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M4 4v12M8 4v12M12 4v12M16 4v12" />
      <path d="M1.5 13.5l17-7" />
    </svg>
  )
}
