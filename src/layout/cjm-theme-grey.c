#include "cjm-theme-private.h"

/* Grey: for printers without colour. Black ink on white paper and hardly any areas of grey, so
 * that nothing turns into a screen of dots; what the other themes say in colour is said by form,
 * weight and pattern alone. */

static const CjmShapes shapes = {
  .masthead = CJM_MASTHEAD_COLUMNS,
  .group_ink = CJM_INK_TEXT,
  .colors_evidence = FALSE,
  .marks_obstacles = TRUE,
  .has_footer_rules = TRUE,
  .is_outlined = TRUE,
  .wash_pitch = 5,
  .chip_radius = 4,
  .chip_tint = 0,
  .chip_edge = 0.5,
  .flag_radius = 4,
  .wash_alpha = 1,
  .masthead_rule = { CJM_INK_TEXT, 3, { 0 } },
  .row_rule = { CJM_INK_RULE, 0.75, { 0 } },
  .section_rule = { CJM_INK_TEXT, 1.25, { 0 } },
  .phase_divider = { CJM_INK_RULE, 0.75, { 0 } },
  .step_divider = { CJM_INK_RULE_STRONG, 0.75, { 1, 4, 0 } },
  .grid_zero = { CJM_INK_TERTIARY, 0.75, { 0 } },
  .grid_other = { CJM_INK_RULE_STRONG, 0.75, { 1, 4, 0 } },
  .curves = {
    { { CJM_INK_TEXT, 2.75, { 0 } }, CJM_FACE_OUTLINE, FALSE },
    { { CJM_INK_CURVE, 1.5, { 6, 5, 0 } }, CJM_FACE_OUTLINE, FALSE },
    { { CJM_INK_SECONDARY, 2, { 1.5, 4, 0 } }, CJM_FACE_SOLID, TRUE },
    { { CJM_INK_SECONDARY, 1.5, { 12, 4, 2, 4, 0 } }, CJM_FACE_OUTLINE, TRUE },
  },
};

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
    [CJM_INK_CARD] = 0xffffff,
    [CJM_INK_CURVE] = 0x2e2e2e,
    [CJM_INK_GAP] = 0x000000,
    [CJM_INK_GAP_SAMPLE] = 0xffffff,
    [CJM_INK_STAR] = 0xffffff,
    [CJM_INK_BARRIER] = 0x000000,
    [CJM_INK_INSIGHT] = 0x000000,
  },
  .ramp = { .n_anchors = 1, .anchors = { { 0, 0, 0 } }, .ignores_choice = TRUE },
  .shapes = &shapes,
  .metrics = { &cjm_editorial_comfort, &cjm_editorial_dense },
};
