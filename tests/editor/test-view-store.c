#include "cjm-view-store.h"

#include <glib/gstdio.h>
#include <string.h>

/* How files were left: what is kept comes back, only so much is kept, several writers keep each
 * other's, and whatever stands in the file does no harm. */

#define N_WRITERS 6
#define N_SAVES 8

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("cjm-views-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "state", "views.ini", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lock = g_strconcat (fixture->path, ".lock", NULL);
  g_autofree char *state = g_path_get_dirname (fixture->path);

  g_unlink (fixture->path);
  g_unlink (lock);
  g_rmdir (state);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static CjmViewState
make_state (double zoom)
{
  return (CjmViewState){
    .view = { zoom, 12.5, -42 },
    .focus = cjm_place_for_note (0xfedcba9876543210, 7, 9),
    .has_inspector = TRUE,
    .panel = "review",
    .width = 1200,
    .height = 800,
    .is_maximized = TRUE,
  };
}

static void
save (const char *path, const char *uri, double zoom)
{
  g_autoptr (GError) error = NULL;
  CjmViewState state = make_state (zoom);
  gboolean is_saved = cjm_view_store_save (path, uri, &state, &error);

  g_assert_no_error (error);
  g_assert_true (is_saved);
}

static void
test_keeps (Fixture *fixture, gconstpointer data)
{
  const char *uri = "file:///home/%C3%A1na/[odd]%20name.cjm";
  CjmViewState saved = make_state (0.5), state;

  g_assert_false (cjm_view_store_load (fixture->path, uri, &state));
  g_assert_false (cjm_view_store_load (fixture->path, NULL, &state));
  save (fixture->path, uri, 0.5);

  g_assert_true (cjm_view_store_load (fixture->path, uri, &state));
  g_assert_cmpfloat (state.view.zoom, ==, 0.5);
  g_assert_cmpfloat (state.view.x, ==, 12.5);
  g_assert_cmpfloat (state.view.y, ==, -42);
  g_assert_true (cjm_place_equal (&state.focus, &saved.focus));
  g_assert_true (state.has_inspector);
  g_assert_cmpstr (state.panel, ==, "review");
  g_assert_cmpint (state.width, ==, 1200);
  g_assert_cmpint (state.height, ==, 800);
  g_assert_true (state.is_maximized);

  /* The next new window is as large as this one. */
  g_assert_true (cjm_view_store_load (fixture->path, NULL, &state));
  g_assert_cmpint (state.width, ==, 1200);
}

static void
test_wants_map (Fixture *fixture, gconstpointer data)
{
  g_assert_true (cjm_view_store_get_wants_map (fixture->path));
  g_assert_true (cjm_view_store_set_wants_map (fixture->path, FALSE, NULL));
  save (fixture->path, "file:///a.cjm", 1);
  g_assert_false (cjm_view_store_get_wants_map (fixture->path));
  g_assert_true (cjm_view_store_set_wants_map (fixture->path, TRUE, NULL));
  g_assert_true (cjm_view_store_get_wants_map (fixture->path));
}

static void
test_bounded (Fixture *fixture, gconstpointer data)
{
  CjmViewState state;
  guint n_known = 0;

  for (guint i = 0; i < CJM_VIEW_STORE_MAX_FILES + 5; i++)
    {
      g_autofree char *uri = g_strdup_printf ("file:///%u.cjm", i);

      save (fixture->path, uri, 1);
      /* The first one is used again from time to time. */
      if (i % 50 == 0)
        save (fixture->path, "file:///0.cjm", 2);
    }

  for (guint i = 0; i < CJM_VIEW_STORE_MAX_FILES + 5; i++)
    {
      g_autofree char *uri = g_strdup_printf ("file:///%u.cjm", i);

      n_known += cjm_view_store_load (fixture->path, uri, &state) ? 1 : 0;
    }
  g_assert_cmpuint (n_known, ==, CJM_VIEW_STORE_MAX_FILES);
  g_assert_true (cjm_view_store_load (fixture->path, "file:///0.cjm", &state));
  g_assert_false (cjm_view_store_load (fixture->path, "file:///1.cjm", &state));
  g_assert_false (cjm_view_store_load (fixture->path, "file:///5.cjm", &state));
  g_assert_true (cjm_view_store_load (fixture->path, "file:///6.cjm", &state));
}

typedef struct
{
  const char *path;
  guint number;
} Writer;

static gpointer
writer_thread (gpointer data)
{
  const Writer *writer = data;

  for (guint i = 0; i < N_SAVES; i++)
    {
      g_autofree char *uri = g_strdup_printf ("file:///%u/%u.cjm", writer->number, i);

      save (writer->path, uri, 1);
    }

  return NULL;
}

/* The lock belongs to whoever has opened its file, so that threads stand for programs. */
static void
test_concurrent (Fixture *fixture, gconstpointer data)
{
  GThread *threads[N_WRITERS];
  Writer writers[N_WRITERS];
  CjmViewState state;

  for (guint i = 0; i < N_WRITERS; i++)
    {
      writers[i] = (Writer){ fixture->path, i };
      threads[i] = g_thread_new ("writer", writer_thread, &writers[i]);
    }
  for (guint i = 0; i < N_WRITERS; i++)
    g_thread_join (threads[i]);

  for (guint i = 0; i < N_WRITERS * N_SAVES; i++)
    {
      g_autofree char *uri = g_strdup_printf ("file:///%u/%u.cjm", i / N_SAVES, i % N_SAVES);

      g_assert_true (cjm_view_store_load (fixture->path, uri, &state));
    }
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "",
    "\xff\xfe\x00",
    "[file:///a.cjm",
    "zoom=1\n[file:///a.cjm]\nzoom=1\nx=0\ny=0\n",
    "[file:///a.cjm]\n",
    "[file:///a.cjm]\nzoom=nan\nx=0\ny=0\n",
    "[file:///a.cjm]\nzoom=1e9\nx=0\ny=0\n",
    "[file:///a.cjm]\nzoom=0\nx=0\ny=0\n",
    "[file:///a.cjm]\nzoom=1\nx=inf\ny=0\n",
    "[file:///a.cjm]\nzoom=1\nx=1e300\ny=0\n",
    "[file:///a.cjm]\nzoom=one\nx=0\ny=0\n",
  };
  CjmViewState state;

  save (fixture->path, "file:///a.cjm", 1);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (g_file_set_contents (fixture->path, texts[i], -1, NULL));
      g_assert_false (cjm_view_store_load (fixture->path, "file:///a.cjm", &state));
      save (fixture->path, "file:///a.cjm", 0.75);
      g_assert_true (cjm_view_store_load (fixture->path, "file:///a.cjm", &state));
      g_assert_cmpfloat (state.view.zoom, ==, 0.75);
    }
}

/* Only what cannot be is left out. */
static void
test_strange (Fixture *fixture, gconstpointer data)
{
  static const char *const places[]
      = { "", "1", "9 0 0 0 0", "1 999 0 0 0", "1 0 x 0 0", "1 0 -1 0 0", "1 0 0 0 0 0" };

  save (fixture->path, "file:///a.cjm", 1);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("[file:///a.cjm]\nzoom=1\nx=0\ny=0\nfocus=%s\nwidth=-5\nheight=99999\n"
                             "panel=a name that is far too long for any panel\n",
                             places[i]);
      CjmViewState state;

      g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
      g_assert_true (cjm_view_store_load (fixture->path, "file:///a.cjm", &state));
      g_assert_cmpint (state.focus.kind, ==, CJM_PLACE_NONE);
      g_assert_cmpint (state.width, ==, 0);
      g_assert_cmpint (state.height, ==, 0);
      g_assert_cmpuint (strlen (state.panel), <, sizeof state.panel);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/view-store/keeps", Fixture, NULL, set_up, test_keeps, tear_down);
  g_test_add ("/view-store/wants-map", Fixture, NULL, set_up, test_wants_map, tear_down);
  g_test_add ("/view-store/bounded", Fixture, NULL, set_up, test_bounded, tear_down);
  g_test_add ("/view-store/concurrent", Fixture, NULL, set_up, test_concurrent, tear_down);
  g_test_add ("/view-store/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/view-store/strange", Fixture, NULL, set_up, test_strange, tear_down);
  return g_test_run ();
}
