#include "cjm-inspector-bindings.h"
#include "cjm-theme.h"

#include <glib/gi18n.h>

/* How the sheet looks: its theme, and the family that its texts are set in. */

/* Theme */

static void
fill_themes (CjmInspectorRow *row, CjmInspectorPickList *list)
{
  const char *id = cjm_inspector_row_get_map (row)->theme;
  const CjmTheme *current = cjm_theme_get_for (id);

  for (guint i = 0; i < cjm_theme_get_n_themes (); i++)
    {
      const CjmTheme *theme = cjm_theme_get_nth (i);

      cjm_inspector_pick_list_add (list, _ (theme->label), i, theme == current);
    }
}

/* The one that is seen already is no change, whatever the map calls it. */
static CjmMap *
choose_theme (CjmInspectorRow *row, CjmId id)
{
  const CjmMap *map = cjm_inspector_row_get_map (row);
  const CjmTheme *theme = cjm_theme_get_nth ((guint) id);

  return theme == cjm_theme_get_for (map->theme) ? cjm_map_ref (map)
                                                 : cjm_map_set_theme (map, theme->id);
}

const CjmInspectorPick cjm_inspector_pick_theme = { .fill = fill_themes, .choose = choose_theme };

/* Font */

#define FAMILIES "families"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the families that are installed, listed once for each row. */
static GPtrArray *
get_families (CjmInspectorRow *row)
{
  GPtrArray *names = g_object_get_data (G_OBJECT (row), FAMILIES);
  PangoFontFamily **families;
  int n_families;

  if (names != NULL)
    return names;

  names = g_ptr_array_new_with_free_func (g_free);
  pango_context_list_families (gtk_widget_get_pango_context (GTK_WIDGET (row)), &families,
                               &n_families);
  for (int i = 0; i < n_families; i++)
    g_ptr_array_add (names, g_strdup (pango_font_family_get_name (families[i])));
  g_free (families);
  g_ptr_array_sort (names, compare_names);
  g_object_set_data_full (G_OBJECT (row), FAMILIES, names, (GDestroyNotify) g_ptr_array_unref);

  return names;
}

/* The theme's own comes first; one that is not installed here is named all the same. */
static void
fill_fonts (CjmInspectorRow *row, CjmInspectorPickList *list)
{
  const char *font = cjm_inspector_row_get_map (row)->font;
  const GPtrArray *names = get_families (row);
  gboolean is_listed = *font == '\0';

  cjm_inspector_pick_list_add (list, _ ("The theme's own"), 0, is_listed);
  for (guint i = 0; i < names->len; i++)
    {
      gboolean is_current = g_str_equal (names->pdata[i], font);

      is_listed = is_listed || is_current;
      cjm_inspector_pick_list_add (list, names->pdata[i], i + 1, is_current);
    }
  if (!is_listed)
    cjm_inspector_pick_list_add (list, font, names->len + 1, TRUE);
}

static CjmMap *
choose_font (CjmInspectorRow *row, CjmId id)
{
  const CjmMap *map = cjm_inspector_row_get_map (row);
  const GPtrArray *names = get_families (row);

  if (id > names->len)
    return cjm_map_ref (map);

  return cjm_map_set_font (map, id == 0 ? "" : names->pdata[id - 1]);
}

const CjmInspectorPick cjm_inspector_pick_font = { .fill = fill_fonts, .choose = choose_font };
