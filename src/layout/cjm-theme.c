#include "cjm-theme.h"

#include <math.h>

/* Editorial: white paper, one text edge a column, the evidence mark is the bullet. */

#define FACE(size_, lead_, weight_, ink_)                                                          \
  {                                                                                                \
    .size = size_, .lead = lead_, .weight = weight_, .ink = CJM_INK_##ink_                         \
  }

static const CjmTheme editorial = {
  .name = "editorial",
  .font = "Inter, Cantarell, Noto Sans, sans-serif",
  .display_font = "Inter Display, Inter, Cantarell, Noto Sans, sans-serif",
  .inks = {
    [CJM_INK_PAPER] = 0xffffff,
    [CJM_INK_TEXT] = 0x14171d,
    [CJM_INK_SECONDARY] = 0x434956,
    [CJM_INK_TERTIARY] = 0x666c78,
    [CJM_INK_PLUS] = 0x868c98,
    [CJM_INK_RULE] = 0xd6d9df,
    [CJM_INK_RULE_STRONG] = 0x9ba1ac,
    [CJM_INK_TRACK] = 0xe1e4e9,
  },
  .metrics = {
    [CJM_DENSITY_COMFORT] = {
      .side_margin = 72,
      .masthead_rule_y = 56,
      .masthead_top = 84,
      .masthead_bottom = 40,
      .photo_size = 136,
      .photo_gap = 26,
      .summary_width = 500,
      .label_width = 196,
      .label_inset = 16,
      .natural_width = 2384,
      .wide_column = 254,
      .inset = 28,
      .end_padding = 20,
      .max_measure = 440,
      .row_top = 14,
      .row_bottom = 15,
      .row_min_height = 54,
      .row_max_spare = 34,
      .group_band = 20,
      .note_gap = 9,
      .chevron_height = 60,
      .chevron_tip = 18,
      .chevron_gap = 5,
      .footer_top = 26,
      .footer_bottom = 24,
      .legend_bottom = 56,
      .meta_room = 238,
      .steps_height = 38,
      .curve_height = 241,
      .curve_pad = 44,
      .face_radius = 13,
      .face_radius_other = 8.5,
      .chip_height = 26,
      .chip_gap = 5,
      .chip_lead = 6,
      .chip_end_padding = 10,
      .action_gap = 12,
      .metric_gap = 12,
      .letter_size = 14.5,
      .max_bar = 300,
      .line_height = 30,
      .text = {
        [CJM_TEXT_TITLE] = { TRUE, 70, 73.5, 600, FALSE, -0.022, CJM_INK_TEXT },
        [CJM_TEXT_TITLE_LONG] = { TRUE, 46, 50, 600, FALSE, -0.018, CJM_INK_TEXT },
        [CJM_TEXT_SCENARIO] = FACE (16, 23, 400, SECONDARY),
        [CJM_TEXT_OVERLINE] = { FALSE, 13, 18, 600, FALSE, 0.02, CJM_INK_TERTIARY },
        [CJM_TEXT_PERSONA_NAME] = { TRUE, 32, 40, 600, FALSE, -0.015, CJM_INK_TEXT },
        [CJM_TEXT_SUMMARY] = FACE (15, 22, 400, SECONDARY),
        [CJM_TEXT_PHASE_NUMBER] = FACE (24, 27, 400, PAPER),
        [CJM_TEXT_PHASE_NAME] = FACE (24, 27, 600, PAPER),
        [CJM_TEXT_ROW_LABEL] = FACE (15, 19, 600, TEXT),
        [CJM_TEXT_QUESTION] = FACE (12, 16, 400, TERTIARY),
        [CJM_TEXT_GROUP] = { FALSE, 12, 16, 700, FALSE, 0.07, CJM_INK_TEXT },
        [CJM_TEXT_DESCRIPTION] = FACE (14.5, 19.5, 400, SECONDARY),
        [CJM_TEXT_NOTE] = FACE (14, 19, 400, TEXT),
        [CJM_TEXT_THOUGHT] = { FALSE, 14, 19, 400, TRUE, 0, CJM_INK_TEXT },
        [CJM_TEXT_PROMPT] = { FALSE, 13, 18, 400, TRUE, 0, CJM_INK_TERTIARY },
        [CJM_TEXT_FOOTER_LABEL] = FACE (15, 19, 600, TEXT),
        [CJM_TEXT_FOOTER] = { TRUE, 26, 33, 500, FALSE, -0.005, CJM_INK_TEXT },
        [CJM_TEXT_LEGEND] = FACE (12, 16, 400, SECONDARY),
        [CJM_TEXT_LEGEND_HEAD] = FACE (12, 16, 600, TEXT),
        [CJM_TEXT_META_LABEL] = FACE (13, 20, 400, TERTIARY),
        [CJM_TEXT_META] = FACE (13, 20, 500, SECONDARY),
        [CJM_TEXT_STEP_NUMBER] = FACE (14, 19, 400, TEXT),
        [CJM_TEXT_STEP_NAME] = FACE (14, 19, 600, TEXT),
        [CJM_TEXT_NOTE_STRONG] = FACE (14, 19, 600, TEXT),
        [CJM_TEXT_THOUGHT_STRONG] = { FALSE, 14, 19, 600, TRUE, 0, CJM_INK_TEXT },
        [CJM_TEXT_CHIP] = FACE (12.5, 16, 500, TEXT),
        [CJM_TEXT_FEELING] = { FALSE, 14, 18, 600, FALSE, 0, CJM_INK_TEXT, TRUE },
        [CJM_TEXT_FEELING_OTHER] = { FALSE, 12.5, 16, 400, FALSE, 0, CJM_INK_SECONDARY, TRUE },
        [CJM_TEXT_AXIS] = FACE (12, 16, 400, SECONDARY),
        [CJM_TEXT_FLAG] = FACE (12, 16, 600, PAPER),
        [CJM_TEXT_OBJECTIVE] = FACE (14, 19, 600, TEXT),
        [CJM_TEXT_METRIC_NAME] = FACE (12.5, 17, 400, SECONDARY),
        [CJM_TEXT_ACTUAL] = FACE (13, 17, 600, TEXT),
        [CJM_TEXT_TARGET] = FACE (12, 17, 400, SECONDARY),
        [CJM_TEXT_LETTER] = FACE (10.4, 14, 700, TEXT),
        [CJM_TEXT_INITIALS] = FACE (11, 14, 600, SECONDARY),
        [CJM_TEXT_ACTION_META] = FACE (12, 17, 400, SECONDARY),
        [CJM_TEXT_CAPTION] = FACE (12.5, 17, 400, SECONDARY),
        [CJM_TEXT_STAGE] = FACE (13, 17, 600, TEXT),
      },
    },
    [CJM_DENSITY_DENSE] = {
      .side_margin = 72,
      .masthead_rule_y = 56,
      .masthead_top = 84,
      .masthead_bottom = 36,
      .photo_size = 136,
      .photo_gap = 26,
      .summary_width = 500,
      .label_width = 168,
      .label_inset = 16,
      .natural_width = 2384,
      .wide_column = 196,
      .inset = 22,
      .end_padding = 14,
      .max_measure = 440,
      .row_top = 11,
      .row_bottom = 12,
      .row_min_height = 44,
      .row_max_spare = 34,
      .group_band = 17,
      .note_gap = 7,
      .chevron_height = 50,
      .chevron_tip = 14,
      .chevron_gap = 5,
      .footer_top = 26,
      .footer_bottom = 24,
      .legend_bottom = 56,
      .meta_room = 238,
      .steps_height = 35,
      .curve_height = 190,
      .curve_pad = 36,
      .face_radius = 10.5,
      .face_radius_other = 7,
      .chip_height = 22,
      .chip_gap = 5,
      .chip_lead = 6,
      .chip_end_padding = 8,
      .action_gap = 10,
      .metric_gap = 10,
      .letter_size = 12,
      .max_bar = 300,
      .line_height = 30,
      .text = {
        [CJM_TEXT_TITLE] = { TRUE, 60, 63, 600, FALSE, -0.022, CJM_INK_TEXT },
        [CJM_TEXT_TITLE_LONG] = { TRUE, 46, 50, 600, FALSE, -0.018, CJM_INK_TEXT },
        [CJM_TEXT_SCENARIO] = FACE (16, 23, 400, SECONDARY),
        [CJM_TEXT_OVERLINE] = { FALSE, 13, 18, 600, FALSE, 0.02, CJM_INK_TERTIARY },
        [CJM_TEXT_PERSONA_NAME] = { TRUE, 32, 40, 600, FALSE, -0.015, CJM_INK_TEXT },
        [CJM_TEXT_SUMMARY] = FACE (15, 22, 400, SECONDARY),
        [CJM_TEXT_PHASE_NUMBER] = FACE (16, 18, 400, PAPER),
        [CJM_TEXT_PHASE_NAME] = FACE (16, 18, 600, PAPER),
        [CJM_TEXT_ROW_LABEL] = FACE (13, 17, 600, TEXT),
        [CJM_TEXT_QUESTION] = FACE (11, 15, 400, TERTIARY),
        [CJM_TEXT_GROUP] = { FALSE, 11, 15, 700, FALSE, 0.07, CJM_INK_TEXT },
        [CJM_TEXT_DESCRIPTION] = FACE (12, 16.5, 400, SECONDARY),
        [CJM_TEXT_NOTE] = FACE (12, 16, 400, TEXT),
        [CJM_TEXT_THOUGHT] = { FALSE, 12, 16, 400, TRUE, 0, CJM_INK_TEXT },
        [CJM_TEXT_PROMPT] = { FALSE, 11, 15, 400, TRUE, 0, CJM_INK_TERTIARY },
        [CJM_TEXT_FOOTER_LABEL] = FACE (15, 19, 600, TEXT),
        [CJM_TEXT_FOOTER] = { TRUE, 24, 31, 500, FALSE, -0.005, CJM_INK_TEXT },
        [CJM_TEXT_LEGEND] = FACE (12, 16, 400, SECONDARY),
        [CJM_TEXT_LEGEND_HEAD] = FACE (12, 16, 600, TEXT),
        [CJM_TEXT_META_LABEL] = FACE (13, 20, 400, TERTIARY),
        [CJM_TEXT_META] = FACE (13, 20, 500, SECONDARY),
        [CJM_TEXT_STEP_NUMBER] = FACE (12, 16, 400, TEXT),
        [CJM_TEXT_STEP_NAME] = FACE (12, 16, 600, TEXT),
        [CJM_TEXT_NOTE_STRONG] = FACE (12, 16, 600, TEXT),
        [CJM_TEXT_THOUGHT_STRONG] = { FALSE, 12, 16, 600, TRUE, 0, CJM_INK_TEXT },
        [CJM_TEXT_CHIP] = FACE (10.5, 14, 500, TEXT),
        [CJM_TEXT_FEELING] = { FALSE, 12, 15, 600, FALSE, 0, CJM_INK_TEXT, TRUE },
        [CJM_TEXT_FEELING_OTHER] = { FALSE, 10.5, 13, 400, FALSE, 0, CJM_INK_SECONDARY, TRUE },
        [CJM_TEXT_AXIS] = FACE (11, 15, 400, SECONDARY),
        [CJM_TEXT_FLAG] = FACE (11, 15, 600, PAPER),
        [CJM_TEXT_OBJECTIVE] = FACE (12, 16, 600, TEXT),
        [CJM_TEXT_METRIC_NAME] = FACE (11.5, 15, 400, SECONDARY),
        [CJM_TEXT_ACTUAL] = FACE (12, 15, 600, TEXT),
        [CJM_TEXT_TARGET] = FACE (11, 15, 400, SECONDARY),
        [CJM_TEXT_LETTER] = FACE (8.6, 12, 700, TEXT),
        [CJM_TEXT_INITIALS] = FACE (10, 13, 600, SECONDARY),
        [CJM_TEXT_ACTION_META] = FACE (11, 15, 400, SECONDARY),
        [CJM_TEXT_CAPTION] = FACE (11.5, 15, 400, SECONDARY),
        [CJM_TEXT_STAGE] = FACE (12, 15, 600, TEXT),
      },
    },
  },
};

#undef FACE

const CjmTheme *
cjm_theme_get_default (void)
{
  return &editorial;
}

/* Colour */

/* White text on a phase, and a phase's colour as text on paper, have at least this contrast:
 * AA asks for 4.5, and print loses a little. */
#define PHASE_CONTRAST 4.75

static double
linear_from_srgb (guint32 channel)
{
  double value = channel / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static guint32
srgb_from_linear (double value)
{
  double encoded = value <= 0.0031308 ? value * 12.92 : 1.055 * pow (value, 1 / 2.4) - 0.055;

  return (guint32) lround (CLAMP (encoded, 0, 1) * 255);
}

static double
get_luminance (guint32 color)
{
  return 0.2126 * linear_from_srgb (color >> 16 & 0xff)
         + 0.7152 * linear_from_srgb (color >> 8 & 0xff) + 0.0722 * linear_from_srgb (color & 0xff);
}

double
cjm_color_get_contrast (guint32 a, guint32 b)
{
  double la = get_luminance (a), lb = get_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/* OKLCH to sRGB, after Björn Ottosson's definition of OKLab. FALSE outside the sRGB gamut. */
static gboolean
color_from_oklch (double lightness, double chroma, double hue, guint32 *color)
{
  double a = chroma * cos (hue * G_PI / 180), b = chroma * sin (hue * G_PI / 180);
  double l = pow (lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
  double m = pow (lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
  double s = pow (lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
  double rgb[3] = { 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                    -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s };

  for (int i = 0; i < 3; i++)
    if (rgb[i] < 0 || rgb[i] > 1)
      return FALSE;

  *color = srgb_from_linear (rgb[0]) << 16 | srgb_from_linear (rgb[1]) << 8
           | srgb_from_linear (rgb[2]);
  return TRUE;
}

guint32
cjm_theme_get_phase_color (guint index, guint n_phases)
{
  double t = n_phases > 1 ? index / (n_phases - 1.0) : 0;
  double lightness = 0.37 + 0.20 * t;
  double chroma = 0.135 + 0.02 * sin (G_PI * t);
  double hue = fmod (262 + 144 * t, 360);
  guint32 color = 0;

  while (!color_from_oklch (lightness, chroma, hue, &color) && chroma > 0)
    chroma -= 0.004;
  while (cjm_color_get_contrast (color, 0xffffff) < PHASE_CONTRAST && lightness > 0)
    {
      lightness -= 0.005;
      color_from_oklch (lightness, chroma, hue, &color);
    }

  return color;
}

guint32
cjm_color_for_text (guint32 color)
{
  while (cjm_color_get_contrast (color, 0xffffff) < PHASE_CONTRAST)
    {
      guint32 r = color >> 16 & 0xff, g = color >> 8 & 0xff, b = color & 0xff;

      color = (r * 15 / 16) << 16 | (g * 15 / 16) << 8 | (b * 15 / 16);
    }

  return color;
}

guint32
cjm_color_for_text_on (const CjmTheme *theme, guint32 color)
{
  guint32 paper = theme->inks[CJM_INK_PAPER], text = theme->inks[CJM_INK_TEXT];

  return cjm_color_get_contrast (paper, color) >= 4.5
                 || cjm_color_get_contrast (paper, color) >= cjm_color_get_contrast (text, color)
             ? paper
             : text;
}

guint32
cjm_color_tint (guint32 color, double part)
{
  guint32 tint = 0;

  for (int shift = 16; shift >= 0; shift -= 8)
    tint |= (guint32) lround (255 - part * (255 - (color >> shift & 0xff))) << shift;

  return tint;
}

const gint32 *
cjm_theme_get_palette (void)
{
  /* The ramp of five, and hues that lie off it; white text reads on each. */
  static const gint32 palette[] = { 0x133986, 0x593392, 0x8b307e, 0xac3b55, 0xb45826,     0x7a5c00,
                                    0x3f6b21, 0x0f6b5c, 0x0b6480, 0x434956, CJM_COLOR_END };

  return palette;
}
