#include "cjm-recent-maps.h"

#include "cjm-format.h"

#include <string.h>

static int
compare_recent (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

static gboolean
is_map (GtkRecentInfo *info)
{
  return strcmp (gtk_recent_info_get_mime_type (info), CJM_FORMAT_MEDIA_TYPE) == 0
         || g_str_has_suffix (gtk_recent_info_get_uri (info), CJM_FORMAT_SUFFIX);
}

GList *
cjm_recent_maps_get (void)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  GList *maps = NULL;

  for (GList *link = items; link != NULL; link = link->next)
    if (is_map (link->data))
      maps = g_list_prepend (maps, gtk_recent_info_ref (link->data));
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);

  return g_list_sort (maps, compare_recent);
}

void
cjm_recent_maps_add (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  char *groups[] = { NULL };
  GtkRecentData data = { .mime_type = (char *) CJM_FORMAT_MEDIA_TYPE,
                         .app_name = (char *) "CJMap",
                         .app_exec = (char *) "cjmap %f",
                         .groups = groups };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}
