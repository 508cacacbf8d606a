#include "cjm-typesetter.h"

#include "cjm-font-file.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* What words are parted by. */
#define SPACES " \t\n\r\v\f"

/* What is measured of each style once, at scale 1. */
typedef struct
{
  PangoFontDescription *font;
  double natural; /* the height of a line as the font has it */
} StyleInfo;

struct _CjmTypesetter
{
  guint references;
  const CjmTheme *theme;
  char *font;     /* the family that was chosen, or "" */
  char *fonts[2]; /* families for texts and for display */
  CjmWords *words;
  CjmLocale *locale;
  PangoContext *context;
  gboolean is_rtl;
  gboolean is_latin; /* italics and tracking suit the language's script */
  StyleInfo styles[CJM_N_DENSITIES][CJM_N_TEXT_ROLES];
  GHashTable *blocks; /* a set of all CjmTextBlock there are; it holds no reference */
  guint limit;
  GQueue held; /* of CjmTextBlock, the one asked for last first */
};

/* What a block is told apart by; the measure of one that is not wrapped is its own. */
static guint
hash_block (gconstpointer key)
{
  const CjmTextBlock *block = key;

  return g_str_hash (block->source) + 31 * block->role
         + (block->is_wrapped ? 1009 * (guint) block->width : 0);
}

static gboolean
block_equal (gconstpointer a, gconstpointer b)
{
  const CjmTextBlock *first = a, *second = b;

  return first->role == second->role && first->density == second->density
         && first->scale == second->scale && first->is_wrapped == second->is_wrapped
         && (!first->is_wrapped || first->width == second->width)
         && g_str_equal (first->source, second->source);
}

static gboolean
language_is_latin (const char *language)
{
  static const char *const others[]
      = { "ja", "zh", "ko", "hi", "th", "bn", "ta", "te", "ka", "hy" };

  if (cjm_language_is_rtl (language))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_ascii_strncasecmp (language, others[i], 2) == 0 && !g_ascii_isalpha (language[2]))
      return FALSE;

  return TRUE;
}

static PangoContext *
create_neutral_context (const char *language, gboolean is_rtl)
{
  g_autoptr (PangoFontMap) font_map = pango_cairo_font_map_new ();
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext *context;

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (font_map), 72);
  context = pango_font_map_create_context (font_map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_context_set_language (context, pango_language_from_string (language));
  cairo_font_options_destroy (options);

  return context;
}

PangoFontDescription *
cjm_typesetter_dup_font (const CjmTypesetter *typesetter,
                         CjmDensity density,
                         CjmTextRole role,
                         double scale)
{
  const CjmTextStyle *style = &typesetter->theme->metrics[density]->text[role];
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font,
                                     cjm_typesetter_get_family (typesetter, style->is_display));
  pango_font_description_set_absolute_size (font, style->size * scale * PANGO_SCALE);
  pango_font_description_set_weight (font, (PangoWeight) style->weight);
  if (style->is_italic && typesetter->is_latin)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);

  return font;
}

/* The height of a line. Metrics take a sample of the language into account, which counts where
 * its letters come from another font than the first; for Latin letters any glyph says the same,
 * without setting that sample, once for each style at every start. */
static int
measure_line (CjmTypesetter *typesetter, const PangoFontDescription *description)
{
  g_autoptr (PangoFont) font = pango_context_load_font (typesetter->context, description);
  PangoFontMetrics *metrics;
  int height;

  cjm_font_file_keep (font);
  if (typesetter->is_latin)
    {
      PangoRectangle logical;

      pango_font_get_glyph_extents (font, PANGO_GLYPH_EMPTY, NULL, &logical);
      return logical.height;
    }

  metrics = pango_context_get_metrics (typesetter->context, description, NULL);
  height = pango_font_metrics_get_height (metrics);
  pango_font_metrics_unref (metrics);
  return height;
}

static void
measure_style (CjmTypesetter *typesetter, CjmDensity density, CjmTextRole role)
{
  StyleInfo *info = &typesetter->styles[density][role];

  info->font = cjm_typesetter_dup_font (typesetter, density, role, 1);
  info->natural = (double) measure_line (typesetter, info->font) / PANGO_SCALE;
}

/* The theme's own families behind the one that was chosen, for where that is not installed. What
 * parts and quotes names of families cannot be in one. */
static char *
dup_families (const char *chosen, const char *own)
{
  g_autofree char *family = g_strdelimit (g_strdup (chosen), ",\"'\\;{}", ' ');

  g_strstrip (family);
  return *family != '\0' ? g_strconcat (family, ", ", own, NULL) : g_strdup (own);
}

CjmTypesetter *
cjm_typesetter_new (const CjmTheme *theme, const char *font, CjmWords *words)
{
  CjmTypesetter *typesetter = g_new0 (CjmTypesetter, 1);
  const char *language = cjm_words_get_language (words);

  typesetter->references = 1;
  typesetter->theme = theme;
  typesetter->font = g_strdup (font);
  typesetter->fonts[FALSE] = dup_families (font, theme->font);
  typesetter->fonts[TRUE] = dup_families (font, theme->display_font);
  typesetter->words = cjm_words_ref (words);
  typesetter->locale = cjm_locale_new (language);
  typesetter->is_rtl = cjm_language_is_rtl (language);
  typesetter->is_latin = language_is_latin (language);
  typesetter->context = create_neutral_context (language, typesetter->is_rtl);
  typesetter->blocks = g_hash_table_new (hash_block, block_equal);

  return typesetter;
}

void
cjm_typesetter_set_limit (CjmTypesetter *typesetter, guint limit)
{
  typesetter->limit = limit;
}

CjmTypesetter *
cjm_typesetter_ref (CjmTypesetter *typesetter)
{
  typesetter->references++;
  return typesetter;
}

void
cjm_typesetter_unref (CjmTypesetter *typesetter)
{
  if (--typesetter->references > 0)
    return;

  for (guint i = 0; i < CJM_N_DENSITIES; i++)
    for (guint j = 0; j < CJM_N_TEXT_ROLES; j++)
      g_clear_pointer (&typesetter->styles[i][j].font, pango_font_description_free);
  cjm_words_unref (typesetter->words);
  cjm_locale_free (typesetter->locale);
  g_object_unref (typesetter->context);
  g_free (typesetter->font);
  g_free (typesetter->fonts[FALSE]);
  g_free (typesetter->fonts[TRUE]);
  g_hash_table_unref (typesetter->blocks);
  g_free (typesetter);
}

const CjmTheme *
cjm_typesetter_get_theme (const CjmTypesetter *typesetter)
{
  return typesetter->theme;
}

gboolean
cjm_typesetter_suits (const CjmTypesetter *typesetter,
                      const CjmTheme *theme,
                      const char *font,
                      const CjmWords *words)
{
  return typesetter->theme == theme && typesetter->words == words
         && g_str_equal (typesetter->font, font);
}

const char *
cjm_typesetter_get_family (const CjmTypesetter *typesetter, gboolean is_display)
{
  return typesetter->fonts[is_display ? 1 : 0];
}

const CjmWords *
cjm_typesetter_get_words (const CjmTypesetter *typesetter)
{
  return typesetter->words;
}

CjmLocale *
cjm_typesetter_get_locale (CjmTypesetter *typesetter)
{
  return typesetter->locale;
}

gboolean
cjm_typesetter_is_rtl (const CjmTypesetter *typesetter)
{
  return typesetter->is_rtl;
}

/* The styles are measured when they are first used: loading a face costs more than setting
 * a page of text in it. */
static const StyleInfo *
get_style (CjmTypesetter *typesetter, CjmDensity density, CjmTextRole role)
{
  StyleInfo *info = &typesetter->styles[density][role];

  if (info->font == NULL)
    measure_style (typesetter, density, role);

  return info;
}

CjmLeading
cjm_typesetter_get_leading (CjmTypesetter *typesetter,
                            CjmDensity density,
                            CjmTextRole role,
                            double scale)
{
  const StyleInfo *info = get_style (typesetter, density, role);
  double lead = typesetter->theme->metrics[density]->text[role].lead;

  if (lead < info->natural)
    return (CjmLeading){ .line_height = lead / info->natural };

  return (CjmLeading){ .spacing = (int) lround ((lead - info->natural) * scale), .line_height = 1 };
}

/* Whether @text may hold letters that run from right to left; below U+0590 there are none. */
static gboolean
may_run_left (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if (*p >= 0xd6)
      return TRUE;

  return FALSE;
}

/* Figures and signs alone take the direction of what is around them. */
static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalpha (*p) || (*p & 0x80) != 0)
      return TRUE;

  return FALSE;
}

/* Text stands at the start of its measure, whatever direction it has itself: Pango swaps the
 * alignment of a paragraph that runs against its context. To ask for the direction lays the
 * text out, so it is asked for only where there can be a doubt. It is that of the paragraph and
 * not that of the first sign: Arabic figures run to the right in a text that runs to the left. */
static void
align_to_start (const CjmTypesetter *typesetter, PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  gboolean runs_left = typesetter->is_rtl;

  if (may_run_left (text))
    runs_left = pango_layout_get_line_readonly (layout, 0)->resolved_dir == PANGO_DIRECTION_RTL;
  else if (has_letters (text))
    runs_left = FALSE;

  pango_layout_set_alignment (layout, typesetter->is_rtl == (runs_left == typesetter->is_rtl)
                                          ? PANGO_ALIGN_RIGHT
                                          : PANGO_ALIGN_LEFT);
}

/* Whether @text is made of Latin letters and common signs alone, up to U+024F and from U+2010 to
 * U+2027, so that there is nothing in it that a font could compose or decompose. */
static gboolean
is_plain_latin (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if ((*p & 0x80) != 0)
      {
        gunichar character = g_utf8_get_char (p);

        if (character > 0x24f && (character < 0x2010 || character > 0x2027))
          return FALSE;
      }

  return TRUE;
}

const char *
cjm_text_find_address (const char *text, const char **end)
{
  const char *start = text + strspn (text, SPACES);

  while (*start != '\0')
    {
      gsize length = strcspn (start, SPACES);

      *end = start + length;
      if (g_strstr_len (start, length, "://") != NULL
          || g_strstr_len (start, length, "www.") != NULL || memchr (start, '@', length) != NULL)
        return start;
      start = *end + strspn (*end, SPACES);
    }

  return NULL;
}

static void
keep_addresses (PangoAttrList *attributes, const char *text)
{
  const char *end;

  for (const char *start = text; (start = cjm_text_find_address (start, &end)) != NULL; start = end)
    {
      PangoAttribute *attribute = pango_attr_insert_hyphens_new (FALSE);

      attribute->start_index = start - text;
      attribute->end_index = end - text;
      pango_attr_list_insert (attributes, attribute);
    }
}

/* Fonts look for things to compose (ccmp) letter by letter, which in Inter is nearly half of
 * the work of setting a text; plain Latin text comes out the same without. @tracking is in
 * points. */
static void
set_attributes (PangoLayout *layout, const char *text, double tracking, double line_height)
{
  gboolean is_plain = is_plain_latin (text);
  g_autoptr (PangoAttrList) attributes = NULL;

  attributes = pango_attr_list_new ();
  if (is_plain)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("ccmp 0"));
  if (tracking != 0)
    pango_attr_list_insert (attributes,
                            pango_attr_letter_spacing_new ((int) lround (tracking * PANGO_SCALE)));
  if (line_height != 1)
    pango_attr_list_insert (attributes, pango_attr_line_height_new (line_height));
  keep_addresses (attributes, text);
  pango_layout_set_attributes (layout, attributes);
}

/* Setting the same text again gives the same lines. */
static PangoLayout *
create_layout (CjmTypesetter *typesetter, const CjmTextBlock *block)
{
  const StyleInfo *info = get_style (typesetter, block->density, block->role);
  CjmLeading leading
      = cjm_typesetter_get_leading (typesetter, block->density, block->role, block->scale);
  PangoLayout *layout = pango_layout_new (typesetter->context);

  if (block->scale == 1)
    pango_layout_set_font_description (layout, info->font);
  else
    {
      PangoFontDescription *font
          = cjm_typesetter_dup_font (typesetter, block->density, block->role, block->scale);

      pango_layout_set_font_description (layout, font);
      pango_font_description_free (font);
    }
  pango_layout_set_width (layout, block->is_wrapped ? (int) block->width * PANGO_SCALE : -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_spacing (layout, leading.spacing * PANGO_SCALE);
  set_attributes (layout, block->source,
                  typesetter->is_latin ? block->style->tracking * block->style->size * block->scale
                                       : 0,
                  leading.line_height);
  pango_layout_set_text (layout, block->source, -1);
  if (block->style->is_centered)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  else
    align_to_start (typesetter, layout);

  return layout;
}

static void
let_layout_go (CjmTypesetter *typesetter, CjmTextBlock *block)
{
  g_queue_unlink (&typesetter->held, &block->link);
  g_clear_object (&block->layout);
}

static void
hold_layout (CjmTypesetter *typesetter, CjmTextBlock *block, PangoLayout *layout)
{
  block->layout = layout;
  block->link.data = block;
  g_queue_push_head_link (&typesetter->held, &block->link);
}

static double
measure_last_line (PangoLayout *layout, int n_lines)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, n_lines - 1), NULL,
                                 &logical);
  return (double) logical.width / PANGO_SCALE;
}

/* Lays @block out and measures all that is ever asked of it, for its lines may be let go. */
static void
lay_out (CjmTypesetter *typesetter, CjmTextBlock *block)
{
  g_autoptr (PangoLayout) layout = create_layout (typesetter, block);
  double lead = block->style->lead;
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  cjm_font_file_keep_all (layout);
  block->n_lines = pango_layout_get_line_count (layout);
  block->ink_width = (double) logical.width / PANGO_SCALE;
  block->last_width = measure_last_line (layout, block->n_lines);
  if (!block->is_wrapped)
    block->width = ceil (block->ink_width);
  block->height
      = (double) logical.height / PANGO_SCALE
        + cjm_typesetter_get_leading (typesetter, block->density, block->role, block->scale)
              .spacing;
  block->baseline = block->scale * (lead / 2 + 0.36 * block->style->size);
  block->offset = block->baseline - (double) pango_layout_get_baseline (layout) / PANGO_SCALE;

  /* Faces of other scripts reach deeper than the lead was chosen for. */
  if (!typesetter->is_latin)
    block->height = MAX (block->height, block->offset + (double) logical.height / PANGO_SCALE);

  /* The first ones are those that are seen first. */
  if (typesetter->limit == 0 || typesetter->held.length < typesetter->limit)
    hold_layout (typesetter, block, g_steal_pointer (&layout));
}

/* The same words come again and again on a map (periods, channels, initials, feelings): who asks
 * for a text that is there already gets that one. */
CjmTextBlock *
cjm_typesetter_set (CjmTypesetter *typesetter,
                    CjmDensity density,
                    CjmTextRole role,
                    const char *text,
                    double width,
                    double scale)
{
  CjmTextBlock wanted = { .role = role,
                          .density = density,
                          .source = text,
                          .scale = scale,
                          .is_wrapped = width != CJM_UNWRAPPED,
                          /* Whole points, so that a widget can have the very same measure. */
                          .width = floor (MAX (width, 1)) };
  CjmTextBlock *block = g_hash_table_lookup (typesetter->blocks, &wanted);

  if (block != NULL)
    return cjm_text_block_ref (block);

  block = g_memdup2 (&wanted, sizeof wanted);
  block->references = 1;
  block->typesetter = cjm_typesetter_ref (typesetter);
  block->style = &typesetter->theme->metrics[density]->text[role];
  block->source = g_ref_string_new (text);
  lay_out (typesetter, block);
  g_hash_table_add (typesetter->blocks, block);

  return block;
}

PangoLayout *
cjm_text_block_get_layout (const CjmTextBlock *block)
{
  /* What is seen of a block never changes; whether its lines are at hand does. */
  CjmTextBlock *self = (CjmTextBlock *) block;
  CjmTypesetter *typesetter = block->typesetter;

  if (block->layout != NULL)
    g_queue_unlink (&typesetter->held, &self->link);
  else if (typesetter->limit > 0 && typesetter->held.length >= typesetter->limit)
    let_layout_go (typesetter, typesetter->held.tail->data);

  hold_layout (typesetter, self,
               block->layout != NULL ? block->layout : create_layout (typesetter, block));
  return block->layout;
}

gboolean
cjm_text_block_is_whole (const CjmTextBlock *block)
{
  PangoLayout *layout = cjm_text_block_get_layout (block);
  const PangoLogAttr *attributes;
  int n_attributes;

  attributes = pango_layout_get_log_attrs_readonly (layout, &n_attributes);

  for (int i = 1; i < block->n_lines; i++)
    {
      const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      const char *text = pango_layout_get_text (layout);
      glong offset = g_utf8_pointer_to_offset (text, text + line->start_index);

      if (offset < n_attributes && !attributes[offset].is_line_break)
        return FALSE;
    }

  return TRUE;
}

int
cjm_text_block_get_n_lines (const CjmTextBlock *block)
{
  return block->n_lines;
}

double
cjm_text_block_get_tracking (const CjmTextBlock *block)
{
  PangoAttrList *attributes = pango_layout_get_attributes (cjm_text_block_get_layout (block));
  PangoAttrIterator *iterator;
  PangoAttrInt *spacing;
  double tracking;

  if (attributes == NULL)
    return 0;

  iterator = pango_attr_list_get_iterator (attributes);
  spacing = (PangoAttrInt *) pango_attr_iterator_get (iterator, PANGO_ATTR_LETTER_SPACING);
  tracking = spacing != NULL ? (double) spacing->value / PANGO_SCALE : 0;
  pango_attr_iterator_destroy (iterator);

  return tracking;
}

double
cjm_text_block_get_last_width (const CjmTextBlock *block)
{
  return block->last_width;
}

double
cjm_text_block_get_last_middle (const CjmTextBlock *block)
{
  return block->height - block->height / block->n_lines / 2;
}

CjmTextBlock *
cjm_text_block_ref (CjmTextBlock *block)
{
  block->references++;
  return block;
}

void
cjm_text_block_unref (CjmTextBlock *block)
{
  if (--block->references > 0)
    return;

  g_hash_table_remove (block->typesetter->blocks, block);
  if (block->layout != NULL)
    let_layout_go (block->typesetter, block);
  g_ref_string_release ((char *) block->source);
  cjm_typesetter_unref (block->typesetter);
  g_free (block);
}
