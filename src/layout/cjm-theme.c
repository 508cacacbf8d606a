#include "cjm-theme-private.h"

#include <math.h>

static const CjmTheme *const themes[] = {
  &cjm_theme_editorial,
  &cjm_theme_workshop,
  &cjm_theme_large,
  &cjm_theme_grey,
};

const CjmTheme *
cjm_theme_get_default (void)
{
  return themes[0];
}

guint
cjm_theme_get_n_themes (void)
{
  return G_N_ELEMENTS (themes);
}

const CjmTheme *
cjm_theme_get_nth (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (themes), NULL);

  return themes[index];
}

const CjmTheme *
cjm_theme_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    if (g_str_equal (themes[i]->id, id))
      return themes[i];

  return NULL;
}

const CjmTheme *
cjm_theme_get_for (const char *id)
{
  const CjmTheme *theme = cjm_theme_find (id);

  return theme != NULL ? theme : cjm_theme_get_default ();
}

/* Colour */

/* From how many phases on neighbours part in lightness where a ramp asks for it. */
#define FIRST_CROWDED 7

/* The place at @part (0 to 1) of the ramp, between two of its anchors. */
static void
get_place (const CjmRamp *ramp, double part, double *lightness, double *chroma, double *hue)
{
  double place = part * (ramp->n_anchors - 1);
  guint before = MIN ((guint) place, ramp->n_anchors - 1);
  guint after = MIN (before + 1, ramp->n_anchors - 1);
  const CjmAnchor *a = &ramp->anchors[before], *b = &ramp->anchors[after];
  double t = place - before;

  *lightness = a->lightness + t * (b->lightness - a->lightness);
  *chroma = a->chroma + t * (b->chroma - a->chroma) + ramp->swell * sin (G_PI * part);
  *hue = fmod (a->hue + t * (b->hue - a->hue), 360);
}

guint32
cjm_theme_get_phase_color (const CjmTheme *theme, guint index, guint n_phases)
{
  const CjmRamp *ramp = &theme->ramp;
  double lightness, chroma, hue;
  guint32 color = 0;

  get_place (ramp, n_phases > 1 ? index / (n_phases - 1.0) : 0, &lightness, &chroma, &hue);
  if (n_phases >= FIRST_CROWDED)
    lightness += index % 2 == 0 ? -ramp->alternation : ramp->alternation;

  while (!cjm_color_from_oklch (lightness, chroma, hue, &color) && chroma > 0)
    chroma = MAX (chroma - 0.004, 0);
  while (cjm_color_get_contrast (color, 0xffffff) < CJM_COLOR_CONTRAST && lightness > 0)
    {
      lightness -= 0.005;
      cjm_color_from_oklch (lightness, chroma, hue, &color);
    }

  return color;
}

guint32
cjm_theme_get_chosen_color (const CjmTheme *theme, guint32 color)
{
  return theme->ramp.guards_choice ? cjm_color_for_text (color, theme->inks[CJM_INK_CARD]) : color;
}

guint32
cjm_theme_find_phase_color (const CjmTheme *theme, gint32 chosen, guint index, guint n_phases)
{
  if (chosen < 0 || theme->ramp.ignores_choice)
    return cjm_theme_get_phase_color (theme, index, n_phases);

  return cjm_theme_get_chosen_color (theme, (guint32) chosen);
}

guint32
cjm_theme_get_ground (const CjmTheme *theme, guint32 color)
{
  double lightness, chroma, hue;
  guint32 ground = theme->inks[CJM_INK_PAPER];

  if (theme->ground.lightness == 0)
    return cjm_color_mix (ground, color, theme->ground.tint);

  /* A grey has no hue to speak of. */
  cjm_color_to_oklch (color, &lightness, &chroma, &hue);
  cjm_color_from_oklch (theme->ground.lightness, MIN (theme->ground.chroma, chroma), hue, &ground);
  return ground;
}

guint32
cjm_theme_get_text_color_on (const CjmTheme *theme, guint32 color)
{
  guint32 light = theme->inks[CJM_INK_CARD], dark = theme->inks[CJM_INK_TEXT];

  return cjm_color_get_contrast (light, color) >= 4.5
                 || cjm_color_get_contrast (light, color) >= cjm_color_get_contrast (dark, color)
             ? light
             : dark;
}

const gint32 *
cjm_theme_get_palette (void)
{
  /* The ramp of five, and hues that lie off it; white text reads on each. */
  static const gint32 palette[] = { 0x133986, 0x593392, 0x8b307e, 0xac3b55, 0xb45826,     0x7a5c00,
                                    0x3f6b21, 0x0f6b5c, 0x0b6480, 0x434956, CJM_COLOR_END };

  return palette;
}
