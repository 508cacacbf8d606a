#include "cjm-theme-private.h"

/* Grey: for printers without colour. Black ink on white paper and hardly any areas of grey, so
 * that nothing turns into a screen of dots; what the other themes say in colour is said by form,
 * weight and pattern alone. */

const CjmTheme cjm_theme_grey = {
  .id = "grey",
  .label = N_ ("Grey"),
  .description = N_ ("Black ink alone, for printers without color"),
  .font = "Inter, Cantarell, Noto Sans, sans-serif",
  .display_font = "Inter Display, Inter, Cantarell, Noto Sans, sans-serif",
  .inks = {
    [CJM_INK_PAPER] = 0xffffff,
    [CJM_INK_TEXT] = 0x000000,
    [CJM_INK_SECONDARY] = 0x2e2e2e,
    [CJM_INK_TERTIARY] = 0x595959,
    [CJM_INK_PLUS] = 0x808080,
    [CJM_INK_RULE] = 0xb8b8b8,
    [CJM_INK_RULE_STRONG] = 0x808080,
    [CJM_INK_TRACK] = 0xffffff,
  },
  .ramp = { .n_anchors = 1, .anchors = { { 0, 0, 0 } }, .ignores_choice = TRUE },
  .metrics = { &cjm_editorial_comfort, &cjm_editorial_dense },
};
