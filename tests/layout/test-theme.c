#include "cjm-theme.h"

/* What every theme keeps to, computed from its table. */

/* AA of WCAG 2 for text, for text that is read at length, and for graphics. */
#define AA 4.5
#define AAA 7.0
#define AA_GRAPHICS 3.0

#define EACH_THEME(theme)                                                                          \
  const CjmTheme *theme = NULL;                                                                    \
  for (guint theme_index = 0; theme_index < cjm_theme_get_n_themes ()                              \
                              && (theme = cjm_theme_get_nth (theme_index)) != NULL;                \
       theme_index++)

static void
check_contrast (const CjmTheme *theme, const char *what, guint32 a, guint32 b, double least)
{
  double contrast = cjm_color_get_contrast (a, b);

  if (contrast < least)
    g_error ("%s: %s has a contrast of %.2f, not %.2f (#%06x on #%06x)", theme->id, what, contrast,
             least, a, b);
}

static void
test_list (void)
{
  EACH_THEME (theme)
  {
    g_assert_cmpstr (theme->label, !=, "");
    g_assert_cmpstr (theme->description, !=, "");
    g_assert_true (cjm_theme_find (theme->id) == theme);
    g_assert_true (cjm_theme_get_for (theme->id) == theme);
  }

  g_assert_true (cjm_theme_get_nth (0) == cjm_theme_get_default ());
  g_assert_null (cjm_theme_find ("of a later version"));
  g_assert_true (cjm_theme_get_for ("of a later version") == cjm_theme_get_default ());
  g_assert_true (cjm_theme_get_for ("") == cjm_theme_get_default ());
}

static void
test_inks (void)
{
  EACH_THEME (theme)
  {
    guint32 paper = theme->inks[CJM_INK_PAPER];

    check_contrast (theme, "text", theme->inks[CJM_INK_TEXT], paper, AAA);
    check_contrast (theme, "secondary text", theme->inks[CJM_INK_SECONDARY], paper, AAA);
    check_contrast (theme, "a hint", theme->inks[CJM_INK_TERTIARY], paper, AA);
    check_contrast (theme, "a plus", theme->inks[CJM_INK_PLUS], paper, AA_GRAPHICS);
  }
}

/* Everything that is written on a frame, and what tells frames apart without colour. */
static void
test_frames (void)
{
  EACH_THEME (theme)
  {
    const CjmShapes *shapes = theme->shapes;

    for (guint i = 0; i < CJM_N_FRAMES; i++)
      {
        const CjmFrame *frame = &shapes->frames[i];

        if (!frame->is_drawn)
          continue;
        check_contrast (theme, "text on a frame", theme->inks[CJM_INK_TEXT], frame->fill, AAA);
        check_contrast (theme, "secondary text on a frame", theme->inks[CJM_INK_SECONDARY],
                        frame->fill, AA);
        if (frame->bar > 0)
          check_contrast (theme, "a bar", frame->bar_color, frame->fill, AA_GRAPHICS);
      }
    if (shapes->frames[CJM_FRAME_BARRIER].is_drawn)
      {
        check_contrast (theme, "the barrier", theme->inks[CJM_INK_BARRIER],
                        shapes->frames[CJM_FRAME_BARRIER].fill, AA);
        check_contrast (theme, "the insight", theme->inks[CJM_INK_INSIGHT],
                        shapes->frames[CJM_FRAME_INSIGHT].fill, AA);
      }
    if (shapes->group_ink == CJM_INK_BAND)
      check_contrast (theme, "a group", theme->inks[CJM_INK_BAND_TEXT], theme->inks[CJM_INK_BAND],
                      AA);
    for (guint i = CJM_INK_GOOD; i <= CJM_INK_BAD && shapes->curves[0].form == CJM_FACE_TONED; i++)
      check_contrast (theme, "a face", theme->inks[CJM_INK_TEXT], theme->inks[i], AAA);
  }
}

/* Two kinds of note that lie on frames differ in more than their colours. */
static void
test_frames_without_color (void)
{
  static const CjmFrameKind kinds[]
      = { CJM_FRAME_NOTE, CJM_FRAME_THOUGHT, CJM_FRAME_OBSTACLE, CJM_FRAME_OTHER };

  EACH_THEME (theme)
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; j < i; j++)
      {
        const CjmFrame *a = &theme->shapes->frames[kinds[i]];
        const CjmFrame *b = &theme->shapes->frames[kinds[j]];

        g_assert_true (!a->is_drawn || a->bar != b->bar || a->fold != b->fold
                       || a->tail != b->tail);
      }
}

/* A theme for printers without colour has none: every ink is a grey. */
static void
test_grey (void)
{
  const CjmTheme *theme = cjm_theme_find ("grey");

  for (guint i = 0; i < CJM_N_INKS; i++)
    {
      guint32 ink = theme->inks[i];

      g_assert_cmpuint (ink >> 16, ==, ink & 0xff);
      g_assert_cmpuint (ink >> 8 & 0xff, ==, ink & 0xff);
    }
  g_assert_cmpuint (theme->inks[CJM_INK_TEXT], ==, 0);
  g_assert_cmpuint (theme->inks[CJM_INK_PAPER], ==, 0xffffff);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (cjm_theme_get_phase_color (theme, i, 5), ==, 0);
  g_assert_true (theme->ramp.ignores_choice);
}

/* From one phase to the next a theme of colours goes on in lightness too, for those who see no
 * hue and for copies. */
static void
test_neighbors (void)
{
  EACH_THEME (theme)
  for (guint n = 2; n <= 8 && !theme->ramp.ignores_choice; n++)
    for (guint i = 1; i < n; i++)
      {
        double before, lightness, chroma, hue;

        cjm_color_to_oklch (cjm_theme_get_phase_color (theme, i - 1, n), &before, &chroma, &hue);
        cjm_color_to_oklch (cjm_theme_get_phase_color (theme, i, n), &lightness, &chroma, &hue);
        g_assert_cmpfloat (ABS (lightness - before), >, 0.004);
      }
}

/* Every kind of text has a size, a lead that parts its lines, and a weight that there is. */
static void
test_type (void)
{
  EACH_THEME (theme)
  for (guint i = 0; i < CJM_N_DENSITIES; i++)
    for (guint j = 0; j < CJM_N_TEXT_ROLES; j++)
      {
        const CjmTextStyle *style = &theme->metrics[i]->text[j];

        g_assert_cmpfloat (style->size, >=, 8);
        g_assert_cmpfloat (style->lead, >=, style->size);
        g_assert_cmpint (style->weight, >=, 400);
        g_assert_cmpint (style->weight, <=, 800);
      }
}

/* White text reads on every phase. */
static void
test_phase_colors (void)
{
  EACH_THEME (theme)
  for (guint n = 1; n <= 60; n++)
    for (guint i = 0; i < n; i++)
      check_contrast (theme, "a phase", cjm_theme_get_phase_color (theme, i, n), 0xffffff, AA);
}

/* In the default theme no phase is darker than the one before it. */
static void
test_default_ramp (void)
{
  for (guint n = 1; n <= 60; n++)
    {
      double before = 21;

      for (guint i = 0; i < n; i++)
        {
          guint32 color = cjm_theme_get_phase_color (cjm_theme_get_default (), i, n);
          double contrast = cjm_color_get_contrast (color, 0xffffff);

          g_assert_cmpfloat (contrast, <=, before + 0.1);
          before = contrast;
        }
    }
}

/* A colour that somebody chose is no reason for a text that cannot be read. */
static void
test_chosen_colors (void)
{
  EACH_THEME (theme)
  for (guint32 color = 0; color < 0xffffff; color += 0x010f0d)
    {
      guint32 paper = theme->inks[CJM_INK_PAPER];

      guint32 phase = cjm_theme_get_chosen_color (theme, color);
      guint32 ground = cjm_theme_get_ground (theme, phase);

      check_contrast (theme, "a mark", cjm_color_for_text (phase, paper), paper, AA);
      check_contrast (theme, "a mark on its ground", cjm_color_for_text (phase, ground), ground,
                      AA);
      check_contrast (theme, "a name", cjm_theme_get_text_color_on (theme, phase), phase, 4);
      check_contrast (theme, "a text on its ground", theme->inks[CJM_INK_TEXT], ground, AAA);
      check_contrast (theme, "a hint on its ground", theme->inks[CJM_INK_TERTIARY], ground, AA);
    }
}

static void
test_oklch (void)
{
  for (guint32 color = 0; color < 0xffffff; color += 0x010f0d)
    {
      double lightness, chroma, hue;
      guint32 back = 0;

      cjm_color_to_oklch (color, &lightness, &chroma, &hue);
      if (!cjm_color_from_oklch (lightness, chroma, hue, &back))
        cjm_color_from_oklch (lightness, MAX (chroma - 0.002, 0), hue, &back);
      for (int shift = 0; shift <= 16; shift += 8)
        g_assert_cmpint (ABS ((int) (color >> shift & 0xff) - (int) (back >> shift & 0xff)), <=, 3);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/theme/list", test_list);
  g_test_add_func ("/theme/inks", test_inks);
  g_test_add_func ("/theme/frames", test_frames);
  g_test_add_func ("/theme/frames-without-color", test_frames_without_color);
  g_test_add_func ("/theme/grey", test_grey);
  g_test_add_func ("/theme/neighbors", test_neighbors);
  g_test_add_func ("/theme/type", test_type);
  g_test_add_func ("/theme/phase-colors", test_phase_colors);
  g_test_add_func ("/theme/default-ramp", test_default_ramp);
  g_test_add_func ("/theme/chosen-colors", test_chosen_colors);
  g_test_add_func ("/theme/oklch", test_oklch);

  return g_test_run ();
}
