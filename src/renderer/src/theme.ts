import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** Our one accent, a petrol ink; shade 8 carries white text in both themes. */
const petrol: MantineColorsTuple = [
  '#eef7f8',
  '#d9ecee',
  '#b2d9dd',
  '#88c5cb',
  '#62b1ba',
  '#3f9ba6',
  '#27838f',
  '#1b6f7b',
  '#0f5964',
  '#0a464f',
]

/** Mantine's neutrals, warm like our paper; `dark` counts from ink to ground. */
const gray: MantineColorsTuple = [
  '#f6f4ef',
  '#efece5',
  '#e4e0d8',
  '#cfcac0',
  '#aaa59b',
  '#85817a',
  '#66635c',
  '#55534d',
  '#38362f',
  '#1d1c1a',
]
const dark: MantineColorsTuple = [
  '#edebe6',
  '#d0cdc6',
  '#b5b2aa',
  '#9a978f',
  '#42433f',
  '#2d2e2b',
  '#232422',
  '#1a1b19',
  '#151614',
  '#0f100e',
]

const INTER = "'Inter Variable', system-ui, sans-serif"

const control = { size: 'sm' } as const
/** Menus, popovers and the like: quick, and nothing when the system asks for less motion. */
const quick = { transition: 'fade', duration: 100 } as const

const choices = {
  // A list that opens because a dialog put the focus there would hide what lies below it.
  openOnFocus: false,
  // In place, so that a screen reader finds it in the dialog or landmark of its field; fixed, so that no edge of
  // either cuts it.
  comboboxProps: { transitionProps: quick, withinPortal: false, floatingStrategy: 'fixed' },
  // The list itself scrolls: keys reach all of it from its field.
  withScrollArea: false,
  styles: { options: { maxHeight: 224, overflowY: 'auto' } },
} as const

const veil = { color: 'var(--veil)', backgroundOpacity: 1, blur: 0 } as const

/** Mantine at our measures: 13 px text, 32 px controls, 8 px radius, hairlines instead of shadows. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 8 },
  colors: { petrol, gray, dark },
  fontFamily: INTER,
  headings: { fontFamily: INTER, fontWeight: '600' },
  fontSizes: {
    xs: 'var(--text-secondary)',
    sm: 'var(--text-body)',
    md: 'var(--text-body)',
    lg: 'var(--text-heading)',
    xl: 'var(--text-title)',
  },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '20px', xl: '28px' },
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  shadows: {
    xs: 'none',
    sm: 'none',
    md: 'var(--lift)',
    lg: 'var(--lift)',
    xl: 'var(--lift)',
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  activeClassName: '',
  components: {
    Button: {
      defaultProps: control,
      vars: () => ({
        root: {
          '--button-height': 'var(--control-height)',
          '--button-padding-x': '12px',
          '--button-fz': 'var(--text-body)',
        },
      }),
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    Input: {
      defaultProps: control,
      vars: () => ({
        wrapper: { '--input-height': 'var(--control-height)', '--input-fz': 'var(--text-body)' },
      }),
    },
    InputWrapper: {
      defaultProps: control,
      styles: {
        label: { marginBottom: 4, fontSize: 'var(--text-body)', lineHeight: '20px' },
        error: { marginTop: 4, fontSize: 'var(--text-secondary)', lineHeight: '16px' },
        description: { fontSize: 'var(--text-secondary)', lineHeight: '16px' },
      },
    },
    TextInput: { defaultProps: control },
    NumberInput: { defaultProps: control },
    Select: { defaultProps: { ...control, ...choices } },
    Autocomplete: { defaultProps: { ...control, ...choices } },
    Radio: { defaultProps: { size: 'xs' } },
    DatePicker: {
      defaultProps: { size: 'xs', weekendDays: [], hideOutsideDates: true, highlightToday: true },
    },
    Checkbox: { defaultProps: { size: 'xs', radius: 'xs' } },
    Switch: { defaultProps: { size: 'sm', withThumbIndicator: false } },
    SegmentedControl: { defaultProps: { size: 'xs', transitionDuration: 120 } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: quick } },
    Menu: {
      // In place, so that a menu belongs to the landmark its button is in.
      defaultProps: {
        shadow: 'md',
        transitionProps: quick,
        offset: 4,
        withinPortal: false,
        withInitialFocusPlaceholder: false,
      },
    },
    Tooltip: {
      defaultProps: {
        openDelay: 400,
        transitionProps: quick,
        events: { hover: true, focus: true, touch: false },
      },
    },
    // The window itself never scrolls, so there is nothing to lock (and no style tag to inject).
    Modal: { defaultProps: { lockScroll: false, transitionProps: quick, overlayProps: veil } },
    ModalRoot: { defaultProps: { lockScroll: false, transitionProps: quick } },
    ModalOverlay: { defaultProps: { ...veil, transitionProps: quick } },
    SpotlightRoot: { defaultProps: { lockScroll: false, transitionProps: quick, overlayProps: veil } },
  },
})

/** Mantine's own variables, answered by our tokens, so that both looks change together. */
export const cssVariables: CSSVariablesResolver = (resolved) => {
  const both = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-bright': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-secondary)',
    '--mantine-color-placeholder': 'var(--ink-faint)',
    '--mantine-color-anchor': 'var(--accent-ink)',
    '--mantine-color-default': 'var(--raised)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-control)',
    '--mantine-color-disabled': 'var(--sunken)',
    '--mantine-color-disabled-color': 'var(--ink-faint)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-color-petrol-filled': 'var(--accent)',
    '--mantine-color-petrol-filled-hover': 'var(--accent-hover)',
    '--mantine-color-petrol-text': 'var(--accent-ink)',
    '--mantine-color-petrol-light': 'var(--selected)',
    '--mantine-color-petrol-light-color': 'var(--accent-ink)',
    '--mantine-color-petrol-outline': 'var(--accent-ink)',
  }
  return {
    variables: { '--mantine-line-height': '20px' },
    light: { ...both, '--mantine-color-error': resolved.colors.red?.[9] ?? 'var(--danger)' },
    dark: { ...both, '--mantine-color-error': resolved.colors.red?.[4] ?? 'var(--danger)' },
  }
}
