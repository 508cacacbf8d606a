#include <string.h>

#include "cjm-channel.h"
#include "cjm-template.h"

static CjmMap *
make_map (CjmId own)
{
  CjmMap *map = cjm_map_new ("es");
  CjmChannel *channel = cjm_record_new (CJM_RECORD_CHANNEL, own);
  g_autoptr (GPtrArray) channels = g_ptr_array_new_with_free_func (cjm_record_unref);

  cjm_record_set_string (&channel->name, "Taller del barrio");
  cjm_record_set_string (&channel->icon, "support");
  g_ptr_array_add (channels, channel);
  cjm_record_take_sequence (&map->channels, cjm_sequence_new_from_array (channels));
  return map;
}

static void
check_touchpoint (const char *name, CjmId own, const char *icon, const char *word)
{
  g_autoptr (CjmMap) map = make_map (5);
  g_autoptr (CjmWords) words = cjm_template_load_words ("es");
  g_autoptr (CjmTouchpoint) touchpoint = cjm_record_new (CJM_RECORD_TOUCHPOINT, 0);

  cjm_record_set_string (&touchpoint->channel, name);
  touchpoint->own_channel = own;
  g_assert_cmpstr (cjm_touchpoint_get_icon (map, touchpoint), ==, icon);
  g_assert_cmpstr (cjm_touchpoint_get_channel_name (map, touchpoint, words), ==, word);
}

static void
test_touchpoints (void)
{
  g_autoptr (CjmMap) map = make_map (5);

  check_touchpoint ("shop", 0, "shop", "Tienda");
  check_touchpoint ("", 0, CJM_CHANNEL_OTHER, "");
  check_touchpoint ("hologram", 0, CJM_CHANNEL_OTHER, "hologram");
  check_touchpoint ("", 5, "support", "Taller del barrio");
  check_touchpoint ("shop", 5, "support", "Taller del barrio");
  check_touchpoint ("shop", 6, "shop", "Tienda");

  g_assert_cmpstr (cjm_touchpoint_get_icon (map, NULL), ==, CJM_CHANNEL_OTHER);
  g_assert_cmpstr (cjm_touchpoint_get_channel_name (map, NULL, NULL), ==, "");
  g_assert_null (cjm_touchpoint_find_channel_kind (map, NULL));
}

static void
test_vocabulary (void)
{
  g_autoptr (CjmWords) english = cjm_template_load_words ("en");
  gboolean has_family[CJM_N_CHANNEL_FAMILIES] = { FALSE };

  g_assert_cmpuint (cjm_channel_kind_get_n_kinds (), >=, 28);
  for (guint i = 0; i < cjm_channel_kind_get_n_kinds (); i++)
    {
      const CjmChannelKind *kind = cjm_channel_kind_get_nth (i);
      g_autofree char *path
          = g_strdup_printf ("%s/icons/channels/%s.svg", CJM_RESOURCE_PATH, kind->name);

      g_assert_true (cjm_channel_kind_find (kind->name) == kind);
      g_assert_true (g_resources_get_info (path, 0, NULL, NULL, NULL));
      g_assert_cmpstr (cjm_words_get_channel (english, kind->name), !=, kind->name);
      has_family[kind->family] = TRUE;
    }

  for (guint i = 0; i < CJM_N_CHANNEL_FAMILIES; i++)
    g_assert_true (has_family[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/channels/touchpoints", test_touchpoints);
  g_test_add_func ("/channels/vocabulary", test_vocabulary);

  return g_test_run ();
}
