import type { RaThemeOptions } from 'react-admin';

import { CHINESE, dark, LATIN, light, SANS, type Tokens } from './tokens.js';

declare module '@mui/material/styles' {
  interface Theme { readonly tokens: Tokens }
  interface ThemeOptions { readonly tokens?: Tokens }
}

const NARROW = '@media (max-width: 599.95px)';

/** Calm and dense: 14 px text, 1.6 lines for Chinese, thin lines instead of shadows, and no slanted Chinese. */
function themeOf(t: Tokens): RaThemeOptions {
  const ring = { outline: `2px solid ${t.accent}`, outlineOffset: 2 };
  return {
    tokens: t,
    palette: {
      mode: t.mode,
      primary: { main: t.accent, contrastText: t.accentInk }, secondary: { main: t.accent, contrastText: t.accentInk },
      success: { main: t.good }, warning: { main: t.warn }, error: { main: t.bad }, info: { main: t.accent },
      background: { default: t.paper, paper: t.sheet }, text: { primary: t.ink, secondary: t.faint }, divider: t.line,
    },
    shape: { borderRadius: 6 },
    sidebar: { width: 216, closedWidth: 56 },
    typography: {
      fontFamily: SANS, fontSize: 14, fontWeightMedium: 600,
      body1: { fontSize: 14, lineHeight: 1.6 }, body2: { fontSize: 14, lineHeight: 1.6 }, caption: { fontSize: 12, lineHeight: 1.5 },
      h1: { fontSize: 22, fontWeight: 600, lineHeight: 1.4 }, h2: { fontSize: 17, fontWeight: 600, lineHeight: 1.5 }, h3: { fontSize: 15, fontWeight: 600, lineHeight: 1.5 },
      h4: { fontSize: 15, fontWeight: 600 }, h5: { fontSize: 15, fontWeight: 600 }, h6: { fontSize: 15, fontWeight: 600 },
      subtitle1: { fontSize: 14, lineHeight: 1.6 }, subtitle2: { fontSize: 14, fontWeight: 600, lineHeight: 1.6 },
      button: { fontSize: 14, fontWeight: 500, textTransform: 'none', letterSpacing: 0 }, overline: { fontSize: 12, textTransform: 'none', letterSpacing: 0 },
    },
    components: {
      MuiCssBaseline: {
        styleOverrides: {
          ':root': { '--sans': CHINESE }, ':root:lang(en)': { '--sans': `${LATIN},${CHINESE}` },
          body: { letterSpacing: 0, fontVariantNumeric: 'tabular-nums', fontSynthesisStyle: 'none', colorScheme: t.mode },
          'em, i, cite': { fontStyle: 'normal' },
          'a:not([class])': { color: t.accent, textDecoration: 'none' }, 'a:not([class]):hover': { textDecoration: 'underline' },
          ':focus-visible': ring,
          '@media print': { '@page': { size: 'A4', margin: '14mm' }, 'body, body *': { background: 'transparent !important', color: '#000 !important', borderColor: '#999 !important', boxShadow: 'none !important', overflow: 'visible !important' }, '.no-print': { display: 'none !important' } },
        },
      },
      MuiButtonBase: { defaultProps: { disableRipple: true }, styleOverrides: { root: { '&.Mui-focusVisible': ring } } },
      MuiButton: { defaultProps: { disableElevation: true, size: 'small' }, styleOverrides: { root: { minHeight: 34, paddingInline: 14 }, outlined: { borderColor: t.line, color: t.ink } } },
      MuiIconButton: { styleOverrides: { root: { borderRadius: 6 } } },
      MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' }, outlined: { borderColor: t.line } } },
      MuiMenu: { styleOverrides: { paper: { border: `1px solid ${t.line}`, boxShadow: '0 8px 24px rgba(10,25,40,.16)' } } },
      MuiAutocomplete: { styleOverrides: { paper: { border: `1px solid ${t.line}`, boxShadow: '0 8px 24px rgba(10,25,40,.16)' } } },
      MuiDialog: { styleOverrides: { paper: { border: `1px solid ${t.line}`, boxShadow: '0 16px 48px rgba(10,25,40,.28)' } } },
      MuiDialogTitle: { styleOverrides: { root: { fontSize: 17, fontWeight: 600, paddingBottom: 8 } } },
      MuiDialogActions: { styleOverrides: { root: { padding: '12px 24px 20px', flexWrap: 'wrap', rowGap: 8 } } },
      MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', margin: 'none', fullWidth: true } },
      MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small', margin: 'none' } },
      MuiOutlinedInput: { styleOverrides: { root: { backgroundColor: t.sheet }, notchedOutline: { borderColor: t.mode === 'light' ? '#b9c4cd' : '#4a5863' } } },
      MuiTableCell: {
        styleOverrides: {
          root: { borderBottomColor: t.line, padding: '8px 12px', fontSize: 14, lineHeight: 1.5, '@media print': { padding: '3px 6px', fontSize: 12 } },
          head: { color: t.faint, fontSize: 13, fontWeight: 600, whiteSpace: 'nowrap', backgroundColor: t.raised },
          paddingCheckbox: { padding: '0 4px 0 8px' },
        },
      },
      // On a phone a notice at the bottom would lie over the buttons of the dialog that it is about.
      MuiSnackbar: { styleOverrides: { root: { [NARROW]: { '&&': { top: 8, bottom: 'auto' } } } } },
      MuiSnackbarContent: { styleOverrides: { message: { maxHeight: '30vh', overflowY: 'auto' } } },
      MuiTooltip: { defaultProps: { enterDelay: 400 }, styleOverrides: { tooltip: { fontSize: 12, backgroundColor: t.mode === 'light' ? t.ink : t.raised } } },
      MuiChip: { styleOverrides: { root: { borderRadius: 4 } } },
      MuiLink: { defaultProps: { underline: 'hover' } },
      MuiAlert: {
        styleOverrides: {
          root: { border: `1px solid ${t.line}`, alignItems: 'center', [NARROW]: { flexWrap: 'wrap' } },
          message: { [NARROW]: { flex: '1 1 0', minWidth: 0, overflowWrap: 'anywhere' } },
          action: { '& .MuiButton-root': { whiteSpace: 'nowrap' }, [NARROW]: { flexBasis: '100%', justifyContent: 'flex-end', paddingTop: 0 } },
        },
      },
    },
  };
}

export const lightTheme = themeOf(light);
export const darkTheme = themeOf(dark);
