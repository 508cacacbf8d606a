#include "cjm-pptx.h"
#include "cjm-drawing.h"
#include "cjm-export.h"
#include "cjm-package.h"
#include "cjm-painter.h"
#include "cjm-poster.h"
#include "cjm-slide-device.h"
#include "cjm-svg-writer.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What is the same in every file, with places for what is not: "@NAME@". */
#define PARTS_PATH "/org/example/CJMap/slide/"

/* A screen of 16:9, in millimetres as programs begin with it, and what stays free at its edges. */
#define SLIDE_WIDTH 338.667
#define SLIDE_HEIGHT 190.5
#define MARGIN 6.0

/* A slide ends at 56 inches. Letters of notes below this are enlarged with all of it, as far as
 * that goes, and no program has letters below one point. */
#define MAX_SIDE (56 * 72.0)
#define GOOD_TYPE 8.0
#define MIN_TYPE 1.0

#define N_ACCENTS 6

/* Parts in their order in the file, and what each is made of. */
static const struct
{
  const char *name;
  const char *resource;
} parts[] = {
  { "[Content_Types].xml", "content-types.xml" },
  { "_rels/.rels", "package.rels" },
  { "docProps/app.xml", "app.xml" },
  { "docProps/core.xml", "core.xml" },
  { "ppt/presentation.xml", "presentation.xml" },
  { "ppt/_rels/presentation.xml.rels", "presentation.rels" },
  { "ppt/theme/theme1.xml", "theme.xml" },
  { "ppt/slideMasters/slideMaster1.xml", "slide-master.xml" },
  { "ppt/slideMasters/_rels/slideMaster1.xml.rels", "slide-master.rels" },
  { "ppt/slideLayouts/slideLayout1.xml", "slide-layout.xml" },
  { "ppt/slideLayouts/_rels/slideLayout1.xml.rels", "slide-layout.rels" },
  { "ppt/slides/slide1.xml", "slide.xml" },
  { "ppt/slides/_rels/slide1.xml.rels", "slide.rels" },
};

typedef struct
{
  CjmLayout *layout;
  CjmArtwork *artwork;
  CjmPage page;
} Slide;

/* Values, of "NAME" */

static void
set_text (GHashTable *values, const char *name, const char *text)
{
  GString *xml = g_string_new (NULL);

  cjm_svg_append_text (xml, text, strlen (text));
  g_hash_table_insert (values, g_strdup (name), g_string_free (xml, FALSE));
}

static void
set_color (GHashTable *values, const char *name, guint32 color)
{
  g_hash_table_insert (values, g_strdup (name), g_strdup_printf ("%06X", color & 0xffffff));
}

static void
set_length (GHashTable *values, const char *name, double points)
{
  g_hash_table_insert (values, g_strdup (name),
                       g_strdup_printf ("%ld", lround (points * CJM_EMU_PER_POINT)));
}

/* New shapes have the colours of the map. */
static void
set_theme (GHashTable *values, const Slide *slide)
{
  const CjmTheme *theme = slide->layout->theme;
  const char *families = cjm_typesetter_get_family (slide->layout->typesetter, FALSE);
  g_autofree char *family = g_strndup (families, strcspn (families, ","));

  set_text (values, "FONT", family);
  set_color (values, "TEXT", theme->inks[CJM_INK_TEXT]);
  set_color (values, "PAPER", theme->inks[CJM_INK_PAPER]);
  set_color (values, "QUIET", theme->inks[CJM_INK_SECONDARY]);
  set_color (values, "TRACK", theme->inks[CJM_INK_TRACK]);
  for (guint i = 0; i < N_ACCENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("ACCENT%u", i + 1);

      set_color (values, name, cjm_theme_get_phase_color (theme, i, N_ACCENTS));
    }
}

/* A file without a date would ask the clock. */
static void
set_properties (GHashTable *values, const Slide *slide)
{
  const CjmMap *map = slide->layout->map;
  g_autofree char *created
      = g_strconcat (*map->date != '\0' ? map->date : "1980-01-01", "T00:00:00Z", NULL);

  set_text (values, "TITLE",
            *map->title != '\0' ? map->title : slide->layout->document_kind->source);
  set_text (values, "SUBJECT", map->scenario);
  set_text (values, "AUTHOR", map->author);
  set_text (values, "LANGUAGE", map->language);
  set_text (values, "CREATED", created);
  set_text (values, "RTL", slide->layout->is_rtl ? "1" : "0");
  set_length (values, "WIDTH", slide->page.width);
  set_length (values, "HEIGHT", slide->page.height);
}

static char *
name_picture (const CjmSlideDevice *device, guint index)
{
  const char *suffix;

  cjm_slide_device_get_picture (device, index, &suffix);
  return g_strdup_printf ("media/image%u.%s", index + 1, suffix);
}

static void
set_pictures (GHashTable *values, const CjmSlideDevice *device)
{
  GString *xml = g_string_new (NULL);

  for (guint i = 0; i < cjm_slide_device_get_n_pictures (device); i++)
    {
      g_autofree char *name = name_picture (device, i);

      g_string_append_printf (xml,
                              "<Relationship Id=\"rId%u\" Type=\"http://schemas."
                              "openxmlformats.org/officeDocument/2006/relationships/image\" "
                              "Target=\"../%s\"/>\n",
                              i + CJM_SLIDE_FIRST_PICTURE, name);
    }
  g_hash_table_insert (values, g_strdup ("PICTURES"), g_string_free (xml, FALSE));
}

/* Parts */

/* Each place is filled once, from the begin to the end: a value is never looked at for places. */
static GBytes *
fill_part (const char *resource, GHashTable *values)
{
  g_autofree char *path = g_strconcat (PARTS_PATH, resource, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) pieces = g_strsplit (text, "@", -1);
  GString *part = g_string_new (pieces[0]);

  for (guint i = 1; pieces[i] != NULL; i++)
    g_string_append (part, i % 2 == 1 ? g_hash_table_lookup (values, pieces[i]) : pieces[i]);

  return g_string_free_to_bytes (part);
}

static GBytes *
pack (const CjmSlideDevice *device, GHashTable *values, GError **error)
{
  g_autoptr (CjmPackage) package = cjm_package_new ();

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GBytes) part = fill_part (parts[i].resource, values);

      cjm_package_add (package, parts[i].name, part);
    }
  for (guint i = 0; i < cjm_slide_device_get_n_pictures (device); i++)
    {
      g_autofree char *name = name_picture (device, i);
      g_autofree char *full = g_strconcat ("ppt/", name, NULL);
      const char *suffix;

      cjm_package_add (package, full, cjm_slide_device_get_picture (device, i, &suffix));
    }

  return cjm_package_finish (package, error);
}

/* The slide */

static void
enlarge (CjmPage *page, double factor)
{
  page->x *= factor;
  page->y *= factor;
  page->width *= factor;
  page->height *= factor;
  page->scale *= factor;
}

/* A poster for a screen; and where its letters are too small, for a larger one. */
static gboolean
lay_out (Slide *slide, const CjmMap *map, CjmWords *words, GError **error)
{
  const CjmPaper paper = { SLIDE_WIDTH, SLIDE_HEIGHT };
  g_autoptr (CjmTypesetter) typesetter
      = cjm_typesetter_new (cjm_theme_get_for (map->theme), map->font, words);
  g_autoptr (CjmLayout) natural = cjm_layout_new (map, typesetter, NULL);
  double size;

  slide->layout = cjm_poster_lay_out (natural, &paper, CJM_ORIENTATION_LANDSCAPE, MARGIN,
                                      &slide->page, error);
  if (slide->layout == NULL)
    return FALSE;

  size = cjm_poster_get_type_size (slide->layout, &slide->page);
  enlarge (&slide->page, CLAMP (GOOD_TYPE / size, 1, MAX_SIDE / slide->page.width));
  if (cjm_poster_get_type_size (slide->layout, &slide->page) >= MIN_TYPE)
    return TRUE;

  g_set_error (error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_TYPE, "%s",
               _ ("The map is too large for a slide: its letters would be too small. Write a PDF "
                  "instead."));
  return FALSE;
}

static GBytes *
draw (const Slide *slide, GError **error)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (CjmSlideDevice) device
      = cjm_slide_device_new (slide->layout, &slide->page, slide->artwork);
  CjmPainter painter
      = { .device = (CjmDevice *) device, .layout = slide->layout, .lacks_paper = TRUE };

  cjm_paint_sheet (&painter);
  set_theme (values, slide);
  set_properties (values, slide);
  set_pictures (values, device);
  g_hash_table_insert (values, g_strdup ("SHAPES"), g_strdup (cjm_slide_device_get_xml (device)));

  return pack (device, values, error);
}

GBytes *
cjm_pptx_write (const CjmMap *map, CjmWords *words, GError **error)
{
  Slide slide = { .artwork = cjm_artwork_new () };
  GBytes *bytes = lay_out (&slide, map, words, error) ? draw (&slide, error) : NULL;

  g_clear_pointer (&slide.layout, cjm_layout_unref);
  cjm_artwork_free (slide.artwork);
  return bytes;
}
